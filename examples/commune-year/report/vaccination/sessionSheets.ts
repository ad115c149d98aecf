import type { PersonToVaccinate } from "../../pipeline/vaccination/vaccinationYear.ts"
import { both, day, dayText, number, say } from "../bilingual.ts"
import { initials, villageLabel } from "../collaboratorPages.ts"
import { type Html, html } from "../html.ts"
import { statusMark } from "../labels.ts"
import type { StationYear } from "../stationYear.ts"
import { ageText, cannotWait, dosesText, overdueSince } from "./doseWords.ts"
import { inOrder, vaccinationFile } from "./vaccinationLists.ts"
import { sessionLabels, type SessionStanding, sessionStandingOf, whomOf } from "./whom.ts"

/** A sheet a village for the session (phiếu buổi tiêm): who comes, what each is given, what to ask before. A long one takes several pages. */
export const sessionSheets = (station: StationYear): Html => html`${villagesOf(station).map((village) => sheet(station, village))}`

/** Chooses and prints the sheets. */
export const sessionChooser = (station: StationYear): Html => html`<form class="chooser" aria-label="A4"><label for="${station.prefix}-pick-session">${say("Phiếu buổi tiêm A4, theo thôn:", "A4 session sheets, by village:")}</label>
<select id="${station.prefix}-pick-session" class="pick-session"><option value="" data-vi="Chọn thôn…" data-en="Choose a village…">Chọn thôn…</option>${villagesOf(station).map((village) => html`<option value="${village}" data-file="${vaccinationFile(station.year, village)}">${
  station.year.villages[village]?.name ?? "Chưa rõ thôn"}</option>`)}</select>
<button type="button" data-print="session">${say("In phiếu đã chọn", "Print the chosen")}</button>
<button type="button" data-print="sessions">${say("In tất cả phiếu", "Print all")}</button></form>`

const villagesOf = ({ year }: StationYear): readonly number[] => {
  const there = new Set(year.vaccination.people.map(({ at }) => year.people[at]!.village))
  return [...year.villages.keys(), -1].filter((village) => there.has(village))
}

const sheet = (station: StationYear, village: number): Html => {
  const { prefix, year } = station
  const { schedule, session } = year.vaccination
  const people = inOrder(year, village)
  const standing = (one: PersonToVaccinate): SessionStanding => sessionStandingOf(one.standing, year.people[one.at]!)
  // Women who are not pregnant, and whoever is of unknown history from five years on, are counted, and stand in the file.
  const sections = (["o", "d", "q"] as const).map((wanted) => ({ wanted, listed: people.filter((one) => standing(one) === wanted && whomOf(year.people[one.at]!) !== "w") })).filter(({ listed }) => listed.length > 0)
  const left = people.length - sections.reduce((sum, { listed }) => sum + listed.length, 0)
  const id = `${prefix}-session-${village}`
  return html`<article class="session-sheet" data-session-village="${village}" aria-labelledby="${id}"><header><div class="letterhead"><p><strong>${say("TRẠM Y TẾ", "HEALTH STATION")}</strong><br>${both(year.commune.name)}</p><p>${say("Buổi tiêm ngày", "Session of")} <strong>${
    both(dayText(session))}</strong><br><span class="soft">${say("Lập ngày", "Made on")} ${both(dayText(year.on))}</span></p></div>
<h3 id="${id}">${say("DANH SÁCH TIÊM CHỦNG", "VACCINATION LIST")} — ${villageLabel(station, village)}</h3>
<p class="who">${both(schedule.label)} ${statusMark(schedule.status)}. ${say("Khám sàng lọc trước khi tiêm; danh sách này không thay khám sàng lọc.", "Screen everybody before giving; this list is no screening.")}</p></header>
<table><thead><tr><th scope="col">${say("Họ và tên", "Name")}</th><th scope="col">${say("Sinh (tuổi)", "Born (age)")}</th><th scope="col">${say("Hộ", "Home")}</th><th scope="col">${say("Cần tiêm", "To give")}</th><th scope="col">${
    say("Quá hạn sau", "Overdue after")}</th><th scope="col">${say("Đã tiêm, số lô / lý do hoãn", "Given, lot / why not")}</th></tr></thead><tbody>${sections.map(({ listed, wanted }) => html`<tr class="section"><th scope="colgroup" colspan="6">${
    both(sessionLabels[wanted])}: ${number(listed.length)}${wanted === "q" ? html` <span class="soft">${say("xem thẻ, phiếu tiêm; mũi dưới đây là tạm tính", "look at the card; the doses below are provisional")}</span>` : undefined}</th></tr>${
    listed.map((one) => row(station, one))}`)}${left === 0 ? undefined : html`<tr class="more"><td colspan="6">${both({
      vi: `Ngoài ra ${left} người từ 5 tuổi chưa rõ tiền sử, hoặc phụ nữ không mang thai còn mũi uốn ván: xem tệp ${vaccinationFile(year, village)}`,
      en: `Besides, ${left} people of five and over of unknown history, or women who are not pregnant and lack a dose against tetanus: see the file ${vaccinationFile(year, village)}`
    })}</td></tr>`}</tbody></table>
<footer><p>${say("Người tiêm", "Vaccinator")}<br><em>${say("(ký, ghi rõ họ tên)", "(signature, full name)")}</em></p><p>${say("Trưởng trạm", "Head of the station")}<br><em>${say("(ký, ghi rõ họ tên)", "(signature, full name)")}</em></p></footer></article>`
}

const row = (station: StationYear, one: PersonToVaccinate): Html => {
  const { year: { people, vaccination }, people: columns } = station
  const person = people[one.at]!
  const since = overdueSince(one.lines, vaccination.session)
  const early = cannotWait(one, vaccination)
  const age = ageText(person.birth, vaccination.session)
  const question = one.ask.find(({ fact }) => fact !== "immunization")
  return html`<tr><td class="person"><span class="tick"></span><span class="name in-names">${person.name}</span><span class="in-meeting">${initials(person.name)}</span>${person.flags.pregnant ? html` <span class="tag">${say("có thai", "pregnant")}</span>` : undefined}</td><td class="year"><span class="in-names">${
    person.birth?.split("-").reverse().join("/")}</span><span class="in-meeting">${person.birth?.slice(0, 4)}</span>${age === undefined ? undefined : html`<br><span class="soft">${both(age)}</span>`}</td><td class="home"><span class="in-names">${columns.household[one.at]}</span></td><td class="give">${both(dosesText(one, vaccination))}${
    early === undefined ? undefined : html`<br><strong>${both(early)}</strong>`}${question === undefined ? undefined : html`<br><em>${both(question.question)}</em>`}</td><td class="since">${since === undefined ? undefined : day(since)}</td><td class="done"></td></tr>`
}

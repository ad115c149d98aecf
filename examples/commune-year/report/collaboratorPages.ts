import { both, dayText, number, say } from "./bilingual.ts"
import { collaboratorName } from "./collaboratorName.ts"
import { type Html, html } from "./html.ts"
import { standingLabels, tagLabels, unknownVillage } from "./labels.ts"
import { sheetRows, type SheetRow, type SheetSection } from "./sheetRows.ts"
import { compareText, type ListedPerson } from "./standing.ts"
import type { StationYear } from "./stationYear.ts"
import { flagsOf } from "./worklists.ts"
import { villageFile } from "./villageFiles.ts"

/** One page: a collaborator with her households, or a village that has none. */
export interface Sheet {
  readonly village: number
  readonly part: number
  readonly parts: number
  readonly collaborator: { readonly id: string; readonly name: string; readonly active: boolean } | undefined
}

/** The pages of a commune, in the order of villages; the last is for people whose village is not known. */
export const sheetsOf = (station: StationYear): readonly Sheet[] => [
  ...station.year.villages.flatMap(({ collaborators }, village): readonly Sheet[] => collaborators.length === 0
    ? [{ village, part: 0, parts: 1, collaborator: undefined }]
    : collaborators.map((collaborator, part) => ({ village, part, parts: collaborators.length, collaborator }))),
  ...(station.listed.some(({ person }) => person.village === -1) ? [{ village: -1, part: 0, parts: 1, collaborator: undefined }] : [])
]

/** A4 pages to carry from house to house: who is overdue, due, pregnant, chronically ill, frail, to clarify. */
export const collaboratorPages = (station: StationYear): Html => html`${sheetsOf(station).map((sheet, at) => page(station, sheet, at))}`

const page = (station: StationYear, sheet: Sheet, at: number): Html => {
  const { year } = station
  const mine = station.listed.filter(({ person, at: place }) => person.village === sheet.village && station.people.part[place] === sheet.part)
  const households = [...new Set(mine.flatMap(({ at: place }) => station.people.household[place] || []))].toSorted()
  const id = `${station.prefix}-sheet-${at}`
  const file = villageFile(year, sheet.village)
  return html`<article class="sheet" data-village="${sheet.village}" aria-labelledby="${id}"><header><div class="letterhead"><p><strong>${say("TRẠM Y TẾ", "HEALTH STATION")}</strong><br>${both(year.commune.name)}</p><p>${
    say("Ngày", "Day")} ${both(dayText(year.on))}</p></div>
<h3 id="${id}">${say("PHIẾU VIỆC CỦA CỘNG TÁC VIÊN", "COLLABORATOR’S WORKSHEET")} — ${villageLabel(station, sheet.village)}</h3>
<p class="who">${whose(sheet)}${sheet.parts > 1 ? html` · ${say(`phần ${sheet.part + 1}/${sheet.parts} của thôn, chia đều theo số hộ`, `part ${sheet.part + 1} of ${sheet.parts} of the village, equal parts by household number`)}` : undefined}${
    households.length > 0 ? html` · ${say("hộ", "households")} ${households[0]}–${households.at(-1)} (${number(households.length)} ${say("hộ", "households")})` : undefined}${
    sheet.parts > 1 && sheet.part === sheet.parts - 1 ? html`, ${say("và người chưa rõ hộ", "and people without a known household")}` : undefined}</p></header>
<table><colgroup><col class="person"><col class="year"><col class="home"><col class="work"><col class="until"></colgroup><tbody>${sheetRows(mine).map((section) => sectionRows(station, section, file))}</tbody></table>
<footer><p>${say("Cộng tác viên", "Collaborator")}<br><em>${say("(ký, ghi rõ họ tên)", "(signature, full name)")}</em></p><p>${say("Trạm Y tế nhận lại phiếu ngày …/…/……", "Returned to the station on …/…/……")}<br><em>${say("(ký, ghi rõ họ tên)", "(signature, full name)")}</em></p></footer></article>`
}

export const villageLabel = (station: StationYear, village: number): Html => {
  const name = station.year.villages[village]?.name
  return name === undefined ? both(unknownVillage) : html`${name}`
}

const whose = ({ collaborator, village }: Sheet): Html => {
  if (village === -1) return say("Trạm Y tế xác minh nơi ở", "The station finds out where they live")
  if (collaborator === undefined) return html`<strong>${say("Thôn chưa có cộng tác viên", "The village has no collaborator")}</strong>`
  return html`${say("Cộng tác viên", "Collaborator")}: <strong class="name">${collaboratorName(collaborator)}</strong>${collaborator.active ? undefined : html` <span class="mark unverified">${say("chưa có báo cáo trong 2 tháng", "no report for 2 months")}</span>`}`
}

const sectionRows = (station: StationYear, section: SheetSection, file: string): readonly Html[] => [
  html`<tr class="section"><th scope="colgroup" colspan="5">${both(section.label)}: ${number(section.total)}${
    section.above > 0 ? html` <span class="soft">(${number(section.above)} ${say("đã ghi ở trên", "listed above")})</span>` : undefined}</th></tr>`,
  ...section.rows.map((row) => personRow(station, row, section)),
  ...(section.left === 0 ? [] : [html`<tr class="more"><td colspan="5">${both({
    vi: `và ${section.left} người nữa: xem tệp ${file}`, en: `and ${section.left} more: see the file ${file}`
  })}</td></tr>`])
]

const personRow = (station: StationYear, { one, lines }: SheetRow, section: SheetSection): Html => {
  const { person, item } = one
  const tags = flagsOf(person).filter((flag) => flagOf[flag] !== section.key).map((flag) => html` <span class="tag">${both(tagLabels[flag])}</span>`)
  const needs = needsOf(station, one)
  const work = section.key === "c" || item === undefined
    ? html`<td colspan="2" class="ask">${question(one)}${tags}${lines > 1 || section.key !== "c" ? needs : undefined}</td>`
    : html`<td colspan="2" class="work"><div class="line"><span class="${needs === undefined ? long(station, item.protocol) : "short"}">${both(station.year.protocols[item.protocol]?.label ?? { vi: "", en: "" })}${item.state === "unknown" ? html` <span class="tag">${both(standingLabels.u)}</span>` : undefined}${tags}</span><span class="until">${
      item.dueBy === undefined ? undefined : until(item.dueBy, item.state, station.year.on)}</span></div>${needs}</td>`
  return html`<tr class="${lines > 1 ? "tall" : ""}"><td class="person"><span class="tick"></span><span class="name in-names">${person.name}</span><span class="in-meeting">${initials(person.name)}</span></td><td class="year">${
    person.birth?.slice(0, 4)}</td><td class="home"><span class="in-names">${station.people.household[one.at]}</span></td>${work}</tr>`
}

/** What the person still lacks for the plan's indicators, the earliest last day first: a second, small line in the height of one. */
const needsOf = ({ year }: StationYear, { at, item }: ListedPerson): Html | undefined => {
  const work = year.protocols[item?.protocol ?? -1]?.label.vi.toLowerCase() ?? ""
  // What the work itself says is not said twice.
  const wanted = (year.open[at] ?? []).flatMap((number) => year.gaps[number] ?? []).filter(({ what }) => !work.startsWith(what.vi.toLowerCase()))
  const open = [...new Map(wanted.toSorted((a, b) => compareText(a.by, b.by)).map((gap) => [`${gap.what.vi} ${gap.by}`, gap])).values()]
  const by = open[0]?.by
  if (by === undefined) return undefined
  const first = open.filter((gap) => gap.by === by)
  const more = open.length - first.length
  return html`<span class="needs"><span>${say("Cần có", "Needed")}: ${both({ vi: first.map(({ what }) => what.vi).join("; "), en: first.map(({ what }) => what.en).join("; ") })}</span><span>, ${
    say("chậm nhất", "by")} ${both(dayText(by))}${more > 0 ? ` (+${more})` : undefined}</span></span>`
}

/** A long name takes two small lines in the height of one. */
const long = ({ year }: StationYear, protocol: number): "long" | "short" => (year.protocols[protocol]?.label.vi.length ?? 0) > 48 ? "long" : "short"

/** Overdue with a last day still to come: last year's was missed, and this year's is open. */
const until = (dueBy: string, state: string, on: string): Html => state !== "overdue" ? html`${say("hạn", "by")} ${both(dayText(dueBy))}`
  : dueBy < on ? html`${say("quá hạn", "was due")} ${both(dayText(dueBy))}` : say(`nợ từ ${Number(on.slice(0, 4)) - 1}`, `missed in ${Number(on.slice(0, 4)) - 1}`)

const flagOf = { p: "p", c: "h", f: "f" } as const

const question = ({ person }: ListedPerson): Html | undefined => {
  const [first, ...more] = person.clarify
  return first === undefined ? undefined : html`${both(first.question)}${more.length > 0 ? ` (+${more.length})` : undefined}`
}

/** N.V.A. for Nguyễn Văn An: enough to know whose turn it is, not enough to know who it is. */
export const initials = (name: string): string => name.trim().split(/\s+/).map((word) => `${[...word][0] ?? ""}.`).join("")


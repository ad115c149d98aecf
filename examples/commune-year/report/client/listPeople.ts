/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { appointmentOf, isOnList, reasonOf, whyOf } from "./peopleColumns.ts"
import { numberAt } from "./placeLists.ts"
import { safeCsv } from "./safeCsv.ts"
import { selectPeople } from "./selectPeople.ts"
import { type StationData, unpacked } from "./stationData.ts"
import { lang, meeting, pageText, station } from "./view.ts"

const SHOWN = 200
const SMALL_LIST = 5

const loaded = new Map<string, StationData>()

/** The people of the commune that is shown, read at the first list and kept. */
const stationDataNow = (): StationData | undefined => {
  const key = station()
  if (!loaded.has(key)) {
    const block = document.getElementById(`${key}-data`)
    if (block === null) return undefined
    const data = JSON.parse(block.textContent ?? "") as StationData
    loaded.set(key, { ...data, people: unpacked(data.people) })
  }
  return loaded.get(key)
}

type ListAbout = "session" | "growth" | "campaign" | "plan"

interface OpenList {
  readonly data: StationData
  readonly selection: string
  readonly found: readonly number[]
  /** The indicator that it is about, if it tells why people stand where they do; -1 otherwise. */
  readonly told: number
  /** The list is of the next vaccination session: it says what to give, and what to ask before; of growth: how children stand, and what to do; or of the campaign: the day, the hour and the place. */
  readonly about: ListAbout
}

let open: OpenList | undefined

/** Opens the people of a selection. `need=` in it says how many of them the target asks for. */
export const openList = (term: string): void => {
  const data = stationDataNow()
  if (data === undefined) return
  const need = /(?:^|&)need=(\d+)/.exec(term)?.[1]
  const selection = term.replace(/&?need=\d+/, "")
  const indicator = Number(/(?:^|&)i=(\d+)/.exec(selection)?.[1] ?? -1)
  const about = /(?:^|&)z=/.test(selection) ? "session" : /(?:^|&)[wa]=/.test(selection) ? "growth" : /(?:^|&)[ehjo]=/.test(selection) ? "campaign" : "plan"
  open = { data, selection, about, found: mostUrgentFirst(data, selectPeople(data.people, selection), about), told: (data.people.why[indicator] ?? []).length > 0 ? indicator : -1 }
  const heading = selection.split("&").map((part) => titleOf(data, part)).filter((part) => part !== "").join(" · ")
  show(heading === "" ? pageText("Tất cả", "Everybody") : heading, definitionKey(selection), true)
  if (need !== undefined) {
    const note = document.createElement("p")
    note.className = "need"
    note.textContent = pageText(`Cần thêm ${format(Number(need))} trong số ${format(open.found.length)} người sau đây để đạt chỉ tiêu.`, `${format(Number(need))} of these ${format(open.found.length)} people are missing to the target.`)
    element("list-definition").append(note)
  }
  fill()
}

/** Opens a definition alone. */
export const openDefinition = (key: string): void => {
  open = undefined
  show(template(key)?.dataset[lang()] ?? "", key, false)
}

const mostUrgentFirst = ({ people }: StationData, found: readonly number[], about: ListAbout): readonly number[] => {
  const key = (at: number): string => about === "campaign" ? `${"numsex".indexOf(people.campaign?.standing[at] ?? "")}${String(numberAt(people.campaign?.appointment ?? "", at)).padStart(4, "0")}` : about === "growth" ? `${[..."rgmfownabu"].findIndex((mark) => people.growth[at]?.includes(mark))}${people.birth[at]}` : about === "session" ? `${"odqh".indexOf(people.session[at] ?? "h")}${"iypkw".indexOf(people.whom[at] ?? "w")}` : `${"owdcr".indexOf(people.standing[at] ?? "r")}${people.items[people.due[at]?.[0] ?? -1]?.[2] ?? "9"}`
  const keys = new Map(found.map((at) => [at, key(at)]))
  return [...found].sort((a, b) => (keys.get(a) ?? "") < (keys.get(b) ?? "") ? -1 : keys.get(a) === keys.get(b) ? a - b : 1)
}

const show = (title: string, definition: string, people: boolean): void => {
  element("list-title").textContent = title
  const place = element("list-definition")
  place.replaceChildren()
  const content = template(definition)
  if (content !== undefined) place.append(content.content.cloneNode(true))
  element("list-people").hidden = !people
  search().value = ""
  const dialog = element("list") as HTMLDialogElement
  if (!dialog.open) dialog.showModal()
  dialog.scrollTop = 0
}

const template = (key: string): HTMLTemplateElement | undefined => {
  const found = document.getElementById(`${station()}-def-${key}`)
  return found instanceof HTMLTemplateElement ? found : undefined
}

/** The definition that stands above a list: that of the indicator or item if there is one, else of what the list is about. */
const definitionKey = (selection: string): string => {
  const key = /(?:^|&)([it])=(-?\d+)/.exec(selection)
  if (key !== null) return `${key[1]}${key[2]}`
  if (/(?:^|&)z=/.test(selection)) return "z"
  if (/(?:^|&)[wa]=/.test(selection)) return "w"
  if (/(?:^|&)[ehjo]=/.test(selection)) return "e"
  return /(?:^|&)s=/.test(selection) ? "s" : /(?:^|&)[qc]=/.test(selection) ? "q" : /(?:^|&)g=/.test(selection) ? "g" : "p"
}

const titleOf = (data: StationData, part: string): string => {
  const [key = "", value = ""] = part.split("=")
  const [first = "", letters = ""] = value.split(":")
  const label = (name: string): string => data.labels[name]?.[lang()] ?? ""
  const all = (prefix: string, text: string): string => [...text].map((letter) => label(`${prefix}${letter}`)).join(", ").toLowerCase()
  switch (key) {
    case "s": return value.length >= 5 ? "" : [...value].map((letter) => label(`s${letter}`)).join(", ")
    case "z": return value.length >= 4 ? "" : [...value].map((letter) => label(`z${letter}`)).join(", ")
    case "e": return value.length >= 6 ? pageText("Danh sách khám", "List of the campaign") : [...value].map((letter) => label(`e${letter}`)).join(", ")
    case "a": return value.length >= 3 ? "" : [...value].map((letter) => label(`a${letter}`)).join(", ")
    case "y": return value.length >= 4 ? "" : [...value].map((letter) => label(`y${letter}`)).join(", ")
    case "i": return `${label(`i${first}`)}: ${all("m", letters)}`
    case "t": return `${label(`t${first}`)}: ${all("s", letters)}`
    case "q": return data.people.questions[Number(first)]?.[lang()] ?? ""
    case "c": return pageText("Cần làm rõ", "To clarify")
    case "k": return pageText(`phần ${Number(first) + 1}`, `part ${Number(first) + 1}`)
    default: return label(`${key}${value}`)
  }
}

/** Writes the rows that the search leaves, the first two hundred. */
export const fill = (): void => {
  if (open === undefined) return
  const { data, found, told, about } = open
  const body = element("list-rows")
  // Of an indicator it is told why somebody counts; of other lists, why somebody is in a group.
  const why = told >= 0 && !meeting()
  element("list-reason").hidden = why || (about !== "plan" && about !== "campaign")
  element("list-why").hidden = !why || about !== "plan"
  const shown = [["list-whom", "session"], ["list-give", "session"], ["list-state", "growth"], ["list-todo", "growth"], ["list-due", "plan"], ["list-appointment", "campaign"]] as const
  for (const [id, of] of shown) element(id).hidden = about !== of
  element("list-ask").hidden = about === "growth"
  const heads = headsOf()
  const hidden = meeting() && found.length < SMALL_LIST
  const rows = hidden ? [] : searched(data, found)
  element("list-count").textContent = hidden
    ? pageText(`Dưới ${SMALL_LIST} người: không liệt kê khi họp.`, `Fewer than ${SMALL_LIST} people: not listed in a meeting.`)
    : meeting() && rows.length > SHOWN ? pageText(`${format(rows.length)} người, hiện ${SHOWN} người đầu.`, `${format(rows.length)} people, the first ${SHOWN} are shown.`)
    : rows.length > SHOWN
      ? pageText(`${format(rows.length)} người, hiện ${SHOWN} người đầu; tải tệp để xem tất cả.`, `${format(rows.length)} people, the first ${SHOWN} are shown; the file has all.`)
      : pageText(`${format(rows.length)} người.`, `${format(rows.length)} people.`)
  body.replaceChildren(...rows.slice(0, SHOWN).map((at) => {
    const row = document.createElement("tr")
    const cells = cellsOf(data, at, told, about)
    row.append(...cells.map((text, column) => {
      const cell = document.createElement(column === 0 ? "th" : "td")
      if (column === 0) cell.scope = "row"
      cell.dir = "auto"
      cell.textContent = text
      cell.dataset["label"] = heads[column] ?? ""
      return cell
    }))
    return row
  }))
}

const searched = (data: StationData, found: readonly number[]): readonly number[] => {
  const wanted = plain(search().value).trim()
  if (wanted === "" || meeting()) return found
  const { people } = data
  return found.filter((at) =>
    plain([people.name[at], people.id[at], people.household[at], people.birth[at], data.labels[`v${people.village[at]}`]?.vi].join("\n")).includes(wanted))
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase()

/** One person as the list shows her: name, birth, sex, village, household, group and reason or why she counts in the indicator, most urgent item, questions. */
const cellsOf = ({ people, labels }: StationData, at: number, told: number, about: ListAbout): readonly string[] => {
  const now = lang()
  const label = (key: string): string => labels[key]?.[now] ?? ""
  const item = people.items[people.due[at]?.[0] ?? -1]
  const due = item === undefined ? "" : `${label(`t${item[0]}`)}: ${label(`s${item[1]}`).toLowerCase()}${item[2] === "" ? "" : `, ${pageText("hạn", "by")} ${dayOf(item[2])}`}`
  const secret = meeting()
  const couldBe = people.couldBe[at] ?? []
  const group = told >= 0 ? whyOf(people, told, at, now) : `${reasonOf(people, at, now)}${couldBe.length === 0 ? "" : ` (${pageText("có thể", "could be")}: ${couldBe.map((one) => label(`g${one}`)).join(", ")})`}`
  return [
    secret ? initialsOf(people.name[at] ?? "") : people.name[at] ?? "",
    secret ? (people.birth[at] ?? "").slice(0, 4) : dayOf(people.birth[at] ?? ""),
    { m: pageText("Nam", "M"), f: pageText("Nữ", "F") }[people.sex[at] ?? ""] ?? "",
    label(`v${people.village[at]}`),
    secret ? "" : people.household[at] ?? "",
    about === "session" ? label(`y${people.whom[at]}`) : about === "growth" ? people.needs[people.growthState[at] ?? -1]?.[now] ?? "" : secret ? label(`g${people.group[at]}`) : group === "" ? label(`g${people.group[at]}`) : group,
    about === "session" ? needOf(people, at) : about === "growth" ? people.needs[people.growthTodo[at] ?? -1]?.[now] ?? "" : about === "campaign" ? appointmentText(people, at, labels) : due,
    ...(about === "growth" ? [] : [((about === "session" ? people.asksBefore[at] : people.asks[at]) ?? []).map((question) => people.questions[question]?.[now] ?? "").join(" ")])
  ]
}

/** When and where somebody comes; else how it stands, and why there is no session. */
const appointmentText = (people: StationData["people"], at: number, labels: StationData["labels"]): string => {
  const { campaign } = people
  if (campaign === undefined) return ""
  const told = appointmentOf(people, at)
  const standing = labels[`e${campaign.standing[at]}`]?.[lang()] ?? ""
  if (told !== undefined) return `${dayOf(told.day)}${told.hour === "" ? "" : ` ${told.hour}`}, ${campaign.sites[told.site]?.[lang()] ?? ""}${campaign.standing[at] === "m" ? ` (${standing.toLowerCase()})` : ""}`
  const why = campaign.why.find((_, list) => isOnList(people, list, at))?.[lang()]
  return why === undefined ? standing : `${standing}: ${why}`
}

/** What to give at the session, and since when it is overdue. */
const needOf = (people: StationData["people"], at: number): string => {
  const since = people.since[at] ?? ""
  return `${people.needs[people.need[at] ?? -1]?.[lang()] ?? ""}${since === "" ? "" : `; ${pageText("quá hạn sau", "overdue after")} ${dayOf(since)}`}`
}

/** Offers the whole list as a file; nothing leaves the machine. */
export const saveList = (): void => {
  if (open === undefined || meeting()) return
  const { data, found, told, about } = open
  const head = headsOf()
  const rows = searched(data, found).map((at) => [data.people.id[at] ?? "", ...cellsOf(data, at, told, about)])
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([safeCsv([[pageText("Mã", "Id"), ...head], ...rows])], { type: "text/csv" }))
  link.download = `${data.key}.csv`
  link.click()
  URL.revokeObjectURL(link.href)
}

/** What the columns of the list are called. */
const headsOf = (): readonly string[] => [...element("list").querySelectorAll<HTMLElement>("thead th")].filter((cell) => !cell.hidden)
  .map((cell) => cell.querySelector(`[lang=${lang()}]`)?.textContent ?? cell.textContent ?? "")

const dayOf = (day: string): string => day.split("-").reverse().join("/")
const initialsOf = (name: string): string => name.trim().split(/\s+/).map((word) => `${[...word][0] ?? ""}.`).join("")
const format = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, lang() === "vi" ? "." : ",")
const search = (): HTMLInputElement => element("list-search") as HTMLInputElement
const element = (id: string): HTMLElement => document.getElementById(id) as HTMLElement

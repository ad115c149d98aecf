import { readFileSync } from "node:fs"
import type { CommuneYear } from "../../pipeline/model.ts"
import type { ChildToFollow } from "../../pipeline/growth/growthYear.ts"
import { collaboratorName } from "../collaboratorName.ts"
import { type CsvCell, csvText } from "../csv.ts"
import { householdParts } from "../householdParts.ts"
import { html, raw } from "../html.ts"
import { statusTexts } from "../labels.ts"
import { compareText } from "../standing.ts"
import { type StationYear, stationYear } from "../stationYear.ts"
import { ageText } from "../vaccination/doseWords.ts"
import { villageFile } from "../villageFiles.ts"
import type { ListFile } from "../worklists.ts"
import { growthSheet } from "./growthSheets.ts"
import { growthMarks, markLabels, stateText, todoText } from "./growthWords.ts"

/** Where the growth list of a village lies, `lists/cam-giang/growth/dong-sen.csv`, and its charts, `…/growth/bieu-do/dong-sen.html`. */
export const growthFile = (year: CommuneYear, village: number): string => villageFile(year, village).replace(/\/([^/]+)$/, "/growth/$1")
const chartsFile = (year: CommuneYear, village: number): string => villageFile(year, village).replace(/\/([^/]+)\.csv$/, "/growth/bieu-do/$1.html")
export const chartsFolder = (year: CommuneYear): string => `lists/${year.commune.key}/growth/bieu-do/`

const style = readFileSync(new URL("../report.css", import.meta.url), "utf8")

/** The children to follow, one list a village, and the charts of those to refer or whose growth falters, a file to print a village. */
export const growthLists = (year: CommuneYear): readonly (() => readonly ListFile[])[] => {
  const parts = householdParts(year)
  const station = stationYear(year, 0, true)
  const { charted, children } = year.growth
  const villages = [...year.villages.keys(), ...(children.some(({ at }) => year.people[at]!.village === -1) ? [-1] : [])]
  const header = ["STT", "Mã", "Họ và tên", "Ngày sinh", "Tuổi", "Giới tính", "Số hộ", "Cộng tác viên", "Diện", "Tình trạng, dấu hiệu", "Việc cần làm", "Lần đo gần nhất", "Cân nặng (kg)", "Chiều dài/cao (cm)", "Cân lại ngày", "Căn cứ"]
  return villages.map((village) => () => [
    {
      path: growthFile(year, village),
      text: csvText(header, inOrder(year, village).map((one, row) => [row + 1, ...rowOf(year, one, year.villages[village]?.collaborators[parts[one.at] ?? 0])]))
    },
    ...(charted.some(({ at }) => year.people[at]!.village === village) ? [{ path: chartsFile(year, village), text: chartsPage(station, village) }] : [])
  ])
}

/** The gravest first: refer, malnourished, faltering, …; the youngest first among equals. */
const inOrder = (year: CommuneYear, village: number): readonly ChildToFollow[] => {
  const gravest = ({ marks }: ChildToFollow): number => growthMarks.findIndex((mark) => marks.includes(mark))
  return year.growth.children.filter(({ at }) => year.people[at]!.village === village)
    .toSorted((a, b) => gravest(a) - gravest(b) || compareText(year.people[b.at]!.birth ?? "", year.people[a.at]!.birth ?? "") || a.at - b.at)
}

const rowOf = (year: CommuneYear, one: ChildToFollow, collaborator: Parameters<typeof collaboratorName>[0] | undefined): readonly CsvCell[] => {
  const person = year.people[one.at]!
  return [
    person.id, person.name, viDay(person.birth), ageText(person.birth, year.on)?.vi, person.sex === "male" ? "Nam" : person.sex === "female" ? "Nữ" : "", person.household,
    collaborator === undefined ? undefined : collaboratorName(collaborator), growthMarks.filter((mark) => one.marks.includes(mark)).map((mark) => markLabels[mark].vi).join("; "), stateText(one).vi, todoText(one).vi,
    viDay(one.last?.on), one.last?.weight, one.last?.stature, viDay(one.weighing?.due), statusTexts[one.status].vi
  ]
}

const chartsPage = (station: StationYear, village: number): string => {
  const { year } = station
  const title = `Biểu đồ tăng trưởng: ${year.villages[village]?.name ?? "chưa rõ thôn"}, ${year.commune.name.vi}`
  return html`<!doctype html>
<html lang="vi" data-view="names" data-print="growths"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${raw(style)}</style></head>
<body><main><div><section class="growth-sheets all"><h1 class="unseen">${title}</h1>${year.growth.charted.filter(({ at }) => year.people[at]!.village === village).map((child, at) => growthSheet(station, child, { id: `sheet-${at}`, langs: ["vi"] }))}</section></div></main></body></html>
`.markup
}

const viDay = (day: string | undefined): string | undefined => day?.split("-").reverse().join("/")

import { type Fill, stackedBars } from "@tramyte/charts"
import { both, say } from "./bilingual.ts"
import { villageLabel } from "./collaboratorPages.ts"
import { countTable, type WrittenTable } from "./countTable.ts"
import type { Html } from "./html.ts"
import { standingLabels, unknownVillage } from "./labels.ts"
import { picture, WIDTH } from "./picture.ts"
import { type Standing, standings } from "./standing.ts"
import type { StationYear } from "./stationYear.ts"

/** Where does the most remain to be done? */
export const standingByVillage = (station: StationYear): Html => {
  const villages = villagesOf(station)
  const numbers = byVillage(station)
  return picture(station, {
    id: "standing",
    question: { vi: "Thôn nào còn nhiều việc nhất?", en: "Which village has the most left to do?" },
    numbers,
    draw: (lang, idPrefix) => stackedBars({
      idPrefix, lang, width: WIDTH, showTitle: false, title: lang === "vi" ? "Tình trạng theo thôn" : "Standing by village",
      parts: standings.map((key) => ({ key, label: standingLabels[key][lang], fill: fills[key] })),
      rows: villages.map((village, row) => ({
        label: station.year.villages[village]?.name ?? unknownVillage[lang],
        parts: standings.map((key, column) => ({ key, value: numbers.counts[row]?.[column] ?? 0 }))
      })),
      labels: { total: lang === "vi" ? "Tổng" : "Total", empty: lang === "vi" ? "Chưa có số liệu" : "No data" }
    })
  })
}

/** How many people of each village stand where: also what a meeting sees in place of the finer table of collaborators, from which hidden numbers could be worked out. */
export const byVillage = (station: StationYear): WrittenTable => countTable(station, {
  caption: say("Số người theo thôn và tình trạng", "People by village and standing"),
  rowHead: say("Thôn", "Village"),
  rows: villagesOf(station).map((village) => ({ label: villageLabel(station, village), selection: `v=${village}` })),
  columns: standings.map((standing) => ({ label: both(standingLabels[standing]), selection: `s=${standing}` })),
  totals: true
})

/** The villages by number, and -1 where somebody's is not known. */
export const villagesOf = ({ year, listed }: StationYear): readonly number[] =>
  [...year.villages.keys(), ...(listed.some(({ person }) => person.village === -1) ? [-1] : [])]

const fills: Readonly<Record<Standing, Fill>> = { o: "stripes", w: "plain", d: "dots", c: "hatch", r: "solid" }

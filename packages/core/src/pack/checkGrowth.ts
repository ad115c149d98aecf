import type { Band, Classification, GrowthItem } from "../growth/growthItem.ts"
import type { GrowthTable } from "../growth/growthTable.ts"
import { didYouMean, type Nearest } from "./nearest.ts"
import { meet, placeOf, type PlacedItem, type Report } from "./placedItem.ts"

/** Reports rules about growth that could never hold, or refer to classes that nobody gives: nobody would notice them. */
export const checkGrowth = (sound: readonly PlacedItem[], nearest: Nearest, report: Report): void => {
  const places = sound.filter(({ section }) => section === "growth")
  const known = new Set(["measure-again", ...places.flatMap(({ item }) => codesOf(item as GrowthItem))])
  const before = new Set(places.flatMap(({ item }) => (item as GrowthItem).finding === undefined ? codesOf(item as GrowthItem) : []))
  for (const place of places) {
    const item = place.item as GrowthItem
    const wrong: Wrong = (at, message) => report("TRAMYTE_PACK_GROWTH", place.pack, `${placeOf(place)}/${at}`, message)
    const named = (codes: readonly string[], at: string): void => {
      for (const code of codes) if (!known.has(code)) wrong(at, `nobody is ever called "${code}"; name a code of a classification, a sign or a finding${didYouMean(nearest(code, known))}`)
    }
    if (item.classification !== undefined) {
      checkClassification(item.classification, wrong)
      const rival = places.find((other) => other !== place && isRival(other.item as GrowthItem, item))
      if (rival !== undefined && places.indexOf(rival) < places.indexOf(place)) {
        wrong("classification", `"${rival.item.id}" classifies the same at the same ages; a child would have both classes. Replace it: "overrides": ${JSON.stringify(rival.item.id)}`)
      }
    }
    item.finding?.grades.forEach(({ all }, grade) => all.forEach((codes, index) => {
      const at = `finding.grades[${grade}].all[${index}]`
      named(codes, at)
      for (const code of codes) if (known.has(code) && !before.has(code)) wrong(at, `"${code}" is found later, or by this very item; put the finding that gives it first`)
    }))
    for (const code of item.finding === undefined ? [] : codesOf(item)) before.add(code)
    item.weighing?.forEach(({ state = [] }, index) => named(state, `weighing[${index}].state`))
    item.supplement?.rounds.forEach(({ from, through }, index) => { if (from > through) wrong(`supplement.rounds[${index}]`, `ends on day ${through}, before it begins on day ${from}`) })
    if (item.milestones !== undefined && item.milestones.watchFrom > item.milestones.referFrom) wrong("milestones", "children would be referred before they are watched; make watchFrom at most referFrom")
    if (item.plausibility?.range !== undefined && item.plausibility.range.from > item.plausibility.range.through) wrong("plausibility.range", "nothing lies between its ends; turn them round")
    for (const field of ["bornBefore", "pretermStandardUntil"] as const) {
      const { months = 0, years = 0 } = item.preterm?.[field] ?? {}
      if (months > 0 || years > 0) wrong(`preterm.${field}`, "a pregnancy is counted in weeks and days; give these")
    }
    if (item.table !== undefined) checkTable(item.table, wrong)
  }
}

/** Two items that would both classify one child: neither replaces the other, and they hold at the same time. */
const isRival = (one: GrowthItem, other: GrowthItem): boolean => {
  const [a, b] = [one.classification, other.classification]
  return a !== undefined && b !== undefined && a.of === b.of && a.ages.from < b.ages.until && b.ages.from < a.ages.until && one.id !== other.id && one.overrides !== other.id && other.overrides !== one.id && meet(one, other)
}

type Wrong = (at: string, message: string) => void

/** What a child may be called by an item. */
const codesOf = ({ classification, finding, sign }: GrowthItem): readonly string[] =>
  [...classification?.bands ?? [], ...finding?.grades ?? [], ...(sign === undefined ? [] : [sign])].map(({ code }) => code)

const checkClassification = ({ ages, bands }: Classification, wrong: Wrong): void => {
  if (!(ages.from < ages.until)) wrong("classification.ages", `holds no age; make from, ${ages.from}, less than until, ${ages.until}`)
  bands.forEach((band, index) => {
    const earlier = bands.slice(0, index).find((one) => covers(one, band))
    if (earlier !== undefined) wrong(`classification.bands[${index}]`, `"${band.code}" is never reached, because all of it is "${earlier.code}" already; put the narrower band first`)
  })
}

/** Whether whatever fits a band fits an earlier one too; parameters are not known here. */
const covers = (earlier: Band, later: Band): boolean => reaches(earlier.below, later.below, 1) && reaches(earlier.above, later.above, -1)

const reaches = (earlier: Band["below"], later: Band["below"], side: 1 | -1): boolean =>
  earlier === undefined || (typeof earlier === "number" && typeof later === "number" && side * later <= side * earlier)

const checkTable = ({ ages, rows }: GrowthTable, wrong: Wrong): void => {
  if (!(ages.from < (ages.until ?? Infinity) && ages.from <= (ages.through ?? Infinity))) wrong("table.ages", "holds no age")
  for (const sex of ["male", "female"] as const) {
    const { l, m, s, step } = rows[sex]
    if (l.length !== m.length || s.length !== m.length) wrong(`table.rows.${sex}`, `has ${l.length} L, ${m.length} M and ${s.length} S; give one of each in every row`)
    if (Array.from(m).some((one) => one <= 0) || Array.from(s).some((one) => one <= 0)) wrong(`table.rows.${sex}`, "has an M or S that is not above 0")
    if (Math.abs(1 / step - Math.round(1 / step)) > 1e-9) wrong(`table.rows.${sex}.step`, "rows stand 1 apart, or an even part of 1 such as 0.1")
  }
}

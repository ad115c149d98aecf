import type { CivilDate, EpochDay } from "../../time/index.ts"
import type { GrowthItem, Plausibility } from "../growthItem.ts"
import type { GrowthStandards } from "../growthTable.ts"
import type { Measure } from "../measurement.ts"
import type { GrowthVisit, SetAsideMeasure } from "../visit.ts"
import { type LinePoint, lineOf, tidy } from "./line.ts"
import { type SuspectedSlip, suspectedSlip } from "./suspectedSlip.ts"

/** What a pack says about the measures of one kind, and the item that says so. */
export interface PlausibilityItem {
  readonly item: Pick<GrowthItem, "id">
  readonly is: Plausibility
}

/** A measure that cannot stand beside the child's others. */
export interface ImplausibleChange extends SetAsideMeasure {
  readonly measure: Measure
  readonly code: "implausibleChange"
  /** As recorded. */
  readonly value: number
  readonly on: CivilDate
  readonly day: EpochDay
  /** Id of the item of the pack. */
  readonly rule: string
  /** `shrinks`: children do not. `jump`: far away from the measures before and after it. */
  readonly change: "shrinks" | "jump"
  /** The measures that it cannot stand beside, each with the value that was measured: a standing height as it stands in the book. */
  readonly against: readonly LinePoint[]
  /**
   * How it was told which of them is wrong. `others`: this one is farther from the child's other measures. `reference`: there are no
   * others; this one is farther from the median. `later`: nothing tells; the later one can still be measured again.
   */
  readonly decidedBy: "others" | "reference" | "later"
  readonly suspected?: SuspectedSlip
}

/**
 * Measures that the child's own line does not believe (số đo vô lý so với các lần đo trước): stature or head that shrinks by more than
 * the measuring may err, and a z-score far away from those before and after it.
 *
 * Of two that contradict each other the one is set aside that contradicts more measures, or else is farther from the line of the others.
 * What remains contradicts nothing. Ranges are not asked here: they need no other visits.
 *
 * @param visits oldest first, with their scores
 * @param options `standards`: to name a slip that would explain the measure
 * @example
 * ```ts
 * import { assessGrowth, type ImplausibleChange } from "@tramyte/core/growth"
 * import { loadGrowth } from "@tramyte/pack-vn/growth"
 * import { whoGrowth } from "@tramyte/who-growth"
 *
 * const measured = (day: string, value: number) => ({ id: day, kind: "observation", code: ["length"], value, unit: "cm", start: day, recorded: day })
 * const { visits, setAside } = assessGrowth(loadGrowth("cam-giang", "2026-07-15"), {
 *   person: { id: "c1", sex: "male", birthDate: "2025-06-01" },
 *   facts: [measured("2026-01-05", 68.5), measured("2026-04-02", 73), measured("2026-07-02", 67)]
 * }, { standards: whoGrowth })
 * setAside.map(({ fact, code }) => `${fact} ${code}`) // => ["2026-07-02 implausibleChange"]
 * const change = setAside[0] as ImplausibleChange
 * change.change // => "shrinks"
 * change.against.map(({ on, value }) => `${on} ${value}`) // => ["2026-04-02 73"]
 * visits.map(({ on }) => on) // => ["2026-01-05", "2026-04-02"]
 * ```
 */
export const implausibleChanges = (
  items: readonly PlausibilityItem[], visits: readonly GrowthVisit[], { standards }: { readonly standards?: GrowthStandards } = {}
): readonly ImplausibleChange[] => {
  const found = items.flatMap(({ item, is: { measure, jumpInZ, shrinksAtMost } }) => {
    if (jumpInZ === undefined && shrinksAtMost === undefined) return []
    const line = lineOf(visits, measure, "doubtful")
    const jumped = jumpInZ === undefined ? [] : jumps(line, jumpInZ)
    const rest = jumped.length === 0 ? line : line.filter((point) => !jumped.some((jump) => jump.point === point))
    const shrunk = shrinksAtMost === undefined ? [] : shrinkings(rest, shrinksAtMost)
    return [...jumped, ...shrunk].map((one) => changeOf(one, visits, { rule: item.id, measure, jumpInZ, standards }))
  })
  // Several items may speak of one measure: it is set aside once.
  return found.filter((one, index) => found.findIndex(({ day, measure }) => day === one.day && measure === one.measure) === index)
}

interface Contradiction extends Pick<ImplausibleChange, "change" | "against" | "decidedBy"> {
  readonly point: LinePoint
}

/** The worst first, so that its neighbours are judged without it. */
const jumps = (line: readonly LinePoint[], jumpInZ: number): readonly Contradiction[] => {
  let left = line.filter(({ z }) => z !== undefined)
  const found: Contradiction[] = []
  for (;;) {
    let worst = -1
    let most = jumpInZ
    left.forEach(({ z }, index) => {
      const before = left[index - 1]?.z
      const after = left[index + 1]?.z
      if (before === undefined || after === undefined) return
      const away = Math.sign(z! - before) === Math.sign(z! - after) ? tidy(Math.min(Math.abs(z! - before), Math.abs(z! - after))) : 0
      if (away > most) [worst, most] = [index, away]
    })
    if (worst < 0) return found
    found.push({ point: left[worst]!, change: "jump", against: [left[worst - 1]!, left[worst + 1]!], decidedBy: "others" })
    left = left.filter((_, index) => index !== worst)
  }
}

/** The one that contradicts most first, until no measure is less than an earlier one by more than that. */
const shrinkings = (line: readonly LinePoint[], atMost: number): readonly Contradiction[] => {
  if (!shrinks(line, atMost)) return []
  let left = line
  const found: Contradiction[] = []
  for (;;) {
    const against = new Map(left.map((point) => [point, left.filter((other) => contradicts(point, other, atMost))]))
    const most = Math.max(0, ...[...against.values()].map(({ length }) => length))
    if (most === 0) return found
    const worst = farthest(left.filter((point) => against.get(point)!.length === most), (point) => left.filter((other) => other !== point && !against.get(point)!.includes(other)))
    found.push({ ...worst, change: "shrinks", against: against.get(worst.point)! })
    left = left.filter((point) => point !== worst.point)
  }
}

/** Whether any measure is less than the greatest before it by more than that: nearly no child's is. */
const shrinks = (line: readonly LinePoint[], atMost: number): boolean => {
  let greatest = -Infinity
  for (const { value } of line) {
    if (tidy(greatest - value) > atMost) return true
    greatest = Math.max(greatest, value)
  }
  return false
}

const contradicts = (one: LinePoint, other: LinePoint, atMost: number): boolean =>
  one.day < other.day ? tidy(one.value - other.value) > atMost : one.day > other.day && tidy(other.value - one.value) > atMost

/** Of some points the one that lies farthest from the line of those that do not contradict it. */
const farthest = (points: readonly LinePoint[], othersOf: (point: LinePoint) => readonly LinePoint[]): Pick<Contradiction, "point" | "decidedBy"> => {
  const [only] = points
  if (points.length === 1) return { point: only!, decidedBy: "others" }
  const others = points.map(othersOf)
  const byOthers = largest(points, points.map((point, index) => distance(point, others[index]!)))
  if (byOthers !== undefined) return { point: byOthers, decidedBy: "others" }
  const byReference = largest(points, points.map(({ z }) => z === undefined ? undefined : Math.abs(z)))
  return byReference === undefined ? { point: points.at(-1)!, decidedBy: "later" } : { point: byReference, decidedBy: "reference" }
}

/** The point of the largest figure; nothing where a figure is missing, or two are largest. */
const largest = (points: readonly LinePoint[], figures: readonly (number | undefined)[]): LinePoint | undefined => {
  if (figures.includes(undefined)) return undefined
  const most = Math.max(...figures as number[])
  return figures.filter((figure) => figure === most).length === 1 ? points[figures.indexOf(most)] : undefined
}

/** How far a point lies from where the line of the others has it, in z; straight between two of them, level beyond the first and the last. */
const distance = (point: LinePoint, others: readonly LinePoint[]): number | undefined => {
  const scored = others.filter(({ z }) => z !== undefined)
  const before = scored.findLast(({ day }) => day <= point.day)
  const after = scored.find(({ day }) => day >= point.day)
  if (point.z === undefined || (before === undefined && after === undefined)) return undefined
  if (before === undefined || after === undefined || before.day === after.day) return tidy(Math.abs(point.z - (before ?? after)!.z!))
  const share = (point.day - before.day) / (after.day - before.day)
  return tidy(Math.abs(point.z - (before.z! + share * (after.z! - before.z!))))
}

interface About {
  readonly rule: string
  readonly measure: Measure
  readonly jumpInZ: number | undefined
  readonly standards: GrowthStandards | undefined
}

const changeOf = ({ point, ...contradiction }: Contradiction, visits: readonly GrowthVisit[], { rule, measure, jumpInZ, standards }: About): ImplausibleChange => {
  const visitOn = (on: EpochDay): GrowthVisit => visits.find(({ day }) => day === on)!
  const visit = visitOn(point.day)
  const against = contradiction.against.map((other) => ({ ...other, value: visitOn(other.day).measurement[measure]! }))
  const neighbours = contradiction.against.flatMap(({ z }) => z === undefined ? [] : [z])
  const suspected = standards === undefined ? undefined
    : suspectedSlip(standards, { ...visit.measurement, ageDays: point.assessedAgeDays }, measure, { neighbours, within: jumpInZ })
  const { on, day, fact = "" } = point
  return { fact, measure, code: "implausibleChange", value: visit.measurement[measure]!, on, day, rule, ...contradiction, against, ...suspected === undefined ? {} : { suspected } }
}

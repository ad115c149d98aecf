import { type CivilDate, type Duration, type EpochDay, epochDay, type Text } from "@tramyte/core"
import type { GrowthAssessment, GrowthClass } from "@tramyte/core/growth"
import type { ChildToFollow, GrowthAge, GrowthMark } from "./growthYear.ts"
import { signText } from "./signText.ts"

/** Classes are of the last measurement, and say nothing of today after a year; signs after half a year. */
const [CLASSES_TELL, SIGNS_TELL] = [366, 200]
const HALF_A_YEAR = 184

/**
 * For whom a doctor is asked: whom the pack refers for treatment (severe acute malnutrition), and a milestone at which it says so; and a pupil who is severely
 * thin, by the demo's own choice.
 */
const toRefer: ReadonlySet<string> = new Set(["refer-for-treatment", "severely-thin"])
const malnourished = /^register-(combined|wasted|stunted|underweight|acute-malnutrition)$/
const heavy: ReadonlySet<string> = new Set(["overweight", "obese"])
const worthNaming: ReadonlySet<string> = new Set(["severe-acute-malnutrition", "moderate-acute-malnutrition", "severely-stunted", "severely-thin", "stunted-and-overweight", "obese"])

/** What is to be done about a child, but for when it is weighed: that depends on the station's next weighing day. */
export const childToFollow = (at: number, assessment: GrowthAssessment, ageDays: number, on: EpochDay): ChildToFollow => {
  const { measureAgain, milestones, nextWeighing, status, supplements, visits } = assessment
  const last = visits.at(-1)
  const since = last === undefined ? Infinity : on - last.day
  // What rests on an implausible score says nothing before somebody has measured again.
  const classes = since > CLASSES_TELL ? [] : assessment.classes.filter(({ implausible, on: day }) => implausible !== true && (day === undefined || on - epochDay(day) <= CLASSES_TELL))
  const age: GrowthAge = ageDays < 730 ? "i" : ageDays < 1826 ? "y" : "s"
  const seen = since <= SIGNS_TELL && age !== "s" ? assessment.signs.filter(({ verdict }) => verdict === "yes") : []
  const late = milestones?.verdict === "refer" && age === "i"
  // Rounds are half a year apart: whoever is too young for the next one has a dose in the one after.
  const next = supplements.find(({ next: dose }) => dose !== undefined && epochDay(dose.round.from) <= on + HALF_A_YEAR)?.next
  const measured = lastMeasures(visits)
  const marks: readonly (readonly [GrowthMark, boolean])[] = [
    ["r", classes.some(({ code }) => toRefer.has(code)) || late], ["g", since <= CLASSES_TELL && measureAgain.length > 0], ["m", classes.some(({ code }) => malnourished.test(code))], ["f", seen.length > 0], ["o", classes.some(({ code }) => heavy.has(code))],
    ["w", nextWeighing?.status === "overdue"], ["a", next?.amount === 100_000], ["b", next !== undefined && next.amount !== 100_000], ["u", supplements.some(({ missed }) => missed !== undefined)]
  ]
  return {
    at, age, status,
    marks: marks.map(([mark, holds]) => holds ? mark : "").join(""),
    words: wordsOf(classes),
    signs: seen.map(signText),
    refer: [...classes.filter(({ code }) => toRefer.has(code)).map(({ code, label }) => classes.find((one) => code === "refer-for-treatment" && one.code === "severe-acute-malnutrition")?.label ?? label), ...(late ? [lateMilestone] : [])],
    last: measured,
    weighing: nextWeighing === undefined ? undefined : { due: nextWeighing.due, every: intervalText(nextWeighing.fits.every) },
    vitaminA: next?.amount
  }
}

const intervalText = ({ days, months, weeks, years }: Duration): Text => {
  const [count, vi, en] = years !== undefined ? [years, "năm", "year"] as const : months !== undefined ? [months, "tháng", "month"] as const : weeks !== undefined ? [weeks, "tuần", "week"] as const : [days ?? 1, "ngày", "day"] as const
  return { vi: `${count} ${vi} một lần`, en: count === 1 ? `every ${en}` : `every ${count} ${en}s` }
}

const lateMilestone: Text = { vi: "chậm mốc vận động", en: "late motor milestone" }

/** Who is due by the station's next weighing day stands on the list of that day. */
export const weighedBy = (child: ChildToFollow, day: CivilDate): ChildToFollow => child.marks.includes("w") || child.weighing === undefined || child.weighing.due > day ? child : { ...child, marks: `${child.marks}n` }

/** The one word of a register first, then what it leaves out. */
const wordsOf = (classes: readonly GrowthClass[]): readonly Text[] => {
  const word = classes.find(({ code }) => code.startsWith("register-"))
  const more = classes.filter(({ code, label }) => worthNaming.has(code) && label.vi !== word?.label.vi)
  const labels = [...new Map([...(word === undefined ? [] : [word]), ...more].map(({ label }) => [label.vi, label])).values()]
  // "Severely stunted" says "stunted", too.
  return labels.filter(({ vi }) => !labels.some((other) => other.vi !== vi && other.vi.startsWith(vi)))
}

const lastMeasures = (visits: GrowthAssessment["visits"]): ChildToFollow["last"] => {
  const last = visits.at(-1)
  return last === undefined ? undefined : { on: last.on, weight: last.measurement.weight, stature: last.measurement.lengthHeight }
}

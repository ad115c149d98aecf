import { readFileSync } from "node:fs"
import { civilDate, epochDay } from "@tramyte/core"
import { assessImmunization, compileSchedule, type DoseGiven, type ImmunizationAssessment, type ImmunizationSchedule, type VaccinationHistory } from "@tramyte/core/immunization"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

// The laws of immunization on CDC's own schedule, as it ships: all antigens, people of every age.
const source = JSON.parse(readFileSync(new URL("../data/cdsi-4.64-508.json", import.meta.url), "utf8")) as ImmunizationSchedule
const schedule = compileSchedule(source)
const today = epochDay("2025-11-10")

const codes = source.vaccines.filter(({ antigens }) => antigens.length > 0).map(({ code }) => code)
const usual = ["08", "20", "10", "17", "133", "116", "03", "21", "83", "115", "165", "114", "09", "187", "216", "33", "110", "120", "146", "94", "119", "62", "162", "43"]

/** Doses near the borders of rules: some weeks or months after birth or after one another, give or take the days of grace. */
const givenDoses = fc.array(fc.record({
  vaccine: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...codes) }),
  months: fc.oneof(fc.constantFrom(0, 1, 2, 4, 6, 12, 15, 18, 48, 132, 192), fc.integer({ min: 0, max: 800 })),
  weeks: fc.constantFrom(0, 0, 4, 8), days: fc.integer({ min: -5, max: 5 })
}), { maxLength: 8 })
const people = fc.record({
  age: fc.oneof(fc.integer({ min: 0, max: 2_200 }), fc.integer({ min: 0, max: 36_000 })), sex: fc.constantFrom("female" as const, "male" as const), doses: givenDoses,
  observations: fc.subarray(["007", "014", "032", "048", "070", "154", "160", "079"], { maxLength: 2 })
}).map(({ age, sex, doses, observations }): VaccinationHistory => {
  const birth = today - age
  const days = doses.map(({ months, weeks, days: more }) => Math.round(birth + months * 30.44 + weeks * 7 + more))
  return {
    birthDate: civilDate(birth), sex, observations: observations.map((code) => ({ code })),
    doses: doses.flatMap(({ vaccine }, index): readonly DoseGiven[] => days[index]! < birth || days[index]! > today ? [] : [{ id: `d${index}`, date: civilDate(days[index]!), vaccine }])
  }
})
const assess = (history: VaccinationHistory, on = civilDate(today)): ImmunizationAssessment => assessImmunization(schedule, history, on)
const verdicts = ({ series }: ImmunizationAssessment, of: (dose: string) => boolean): readonly string[] =>
  series.flatMap(({ series: id, evaluations }) => evaluations.filter(({ dose }) => of(dose)).map(({ dose, status, targetDose }) => `${id}: ${dose} ${status} ${targetDose ?? "-"}`)).toSorted()

describe("on CDC's schedule", () => {
  it("a verdict stays as it is when later doses come", () => fc.assert(fc.property(people, (history) => {
    const last = history.doses.map(({ date }) => date).toSorted().at(-1) ?? ""
    const before = { ...history, doses: history.doses.filter(({ date }) => date < last) }
    const ids = new Set(before.doses.map(({ id }) => id))
    expect(verdicts(assess(history), (dose) => ids.has(dose))).toEqual(verdicts(assess(before), () => true))
  }), { numRuns: 150 }))

  it("what is forecast, given on its earliest day with a vaccine that is named, is valid", () => fc.assert(fc.property(people, (history) => {
    for (const { status, earliest, vaccines, series } of assess(history).groups) {
      const day = earliest === undefined || earliest < civilDate(today) ? civilDate(today) : earliest
      if (status !== "notComplete" || vaccines.length === 0 || history.doses.some(({ date }) => date === day)) continue
      // A later day is another law: seasons and ages of the schedule may have gone by.
      if (day !== civilDate(today)) continue
      const given = vaccines.map((vaccine) => {
        const after = assess({ ...history, doses: [...history.doses, { id: "next", date: day, vaccine, ...productOf(vaccine, series) }] })
        return after.series.some((one) => series.includes(one.series) && one.evaluations.some(({ dose, status: verdict }) => dose === "next" && verdict === "valid"))
      })
      expect(given).toContain(true)
    }
  }), { numRuns: 60 }))

  it("the order of doses, and their ids, decide nothing", () => fc.assert(fc.property(people, (history) => {
    const turned = { ...history, doses: history.doses.toReversed() }
    expect(assess(turned).groups).toEqual(assess(history).groups)
    expect(verdicts(assess(turned), () => true)).toEqual(verdicts(assess(history), () => true))
  }), { numRuns: 150 }))

  it("no dose is needed and not needed in one series", () => fc.assert(fc.property(people, (history) => {
    for (const { evaluations, forecast } of assess(history).series) {
      if (evaluations.some(({ reasons }) => reasons.some(({ code }) => code === "seriesAlreadyComplete"))) expect(forecast.status).not.toBe("notComplete")
    }
  }), { numRuns: 150 }))

  // The law "a dose that does not count never moves a forecast earlier" does not hold of CDC's rules: skips that count doses of any status
  // ("Total") can make the next one needless.
  it("an influenza dose that came too soon still ends the season's need", () => {
    const child = { birthDate: "2016-09-01", doses: [{ id: "1", date: "2025-08-31", vaccine: "88" }] }
    const influenza = (history: VaccinationHistory) => assess(history, "2026-02-28").groups.find(({ vaccineGroup }) => vaccineGroup === "Influenza")
    const both = assess({ ...child, doses: [...child.doses, { id: "2", date: "2025-09-01", vaccine: "158" }] }, "2026-02-28")
    expect(influenza(child)?.status).toBe("notComplete")
    expect(both.series.find(({ antigen, best }) => antigen === "Influenza" && best)?.evaluations.map(({ status }) => status)).toEqual(["valid", "notValid"])
    expect(both.groups.find(({ vaccineGroup }) => vaccineGroup === "Influenza")?.status).toBe("complete")
  })
})

/** The product that a series names for a vaccine, where it names one. */
const productOf = (vaccine: string, series: readonly string[]): Pick<DoseGiven, "manufacturer" | "tradeName"> => {
  const rows = source.antigens.flatMap((antigen) => antigen.series).filter(({ id }) => series.includes(id)).flatMap(({ doses }) => doses).flatMap(({ preferable = [] }) => preferable)
  const row = rows.find((one) => one.vaccine === vaccine && one.manufacturer !== undefined)
  return row === undefined ? {} : { manufacturer: row.manufacturer!, ...(row.tradeName === undefined ? {} : { tradeName: row.tradeName }) }
}

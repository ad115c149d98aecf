import { civilDate, computeKpi, epochDay, type HealthRecord, type KpiReport, type Verdict } from "@tramyte/core"
import type { Indicator } from "@tramyte/core/pack"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { checkKpiEngine, coreKpiEngine, type KpiEngine, KpiNotExpressed } from "./kpiEngine.ts"
import { kpiFeatures } from "./kpiFeatures.ts"
import { measureEstimates, measureIndicator, type MeasurePopulation, measurePackOf, measurePeriods, measurePopulation, measureRulebookOf } from "./measureIndicators.ts"
import { measureRecord } from "./measureRecords.ts"
import { naiveLaw } from "./naive/asked.ts"

describe("indicators", () => {
  it("are counted by the core as by the naive interpreter", async () => {
    const report = await checkKpiEngine(coreKpiEngine, { indicators: 300 })
    expect(report.differences).toEqual([])
    expect(report).toMatchObject({ counted: 300, refused: 0, different: 0 })
    expect(Math.min(report.outcomes.yes, report.outcomes.no, report.outcomes.unknown)).toBeGreaterThan(40)
  })
})

describe("an engine that cannot say everything", () => {
  const featuresOf = (indicator: Indicator): ReadonlySet<string> => {
    const packs = measurePackOf([indicator])
    return kpiFeatures(indicator, naiveLaw(measureRulebookOf([indicator]).on("2026-07-15"), packs))
  }
  const without = (declines: NonNullable<KpiEngine["declines"]>, refuses: readonly string[] = declines): KpiEngine => ({
    name: "partial", declines,
    count: (job) => {
      const feature = [...featuresOf(job.indicator)].find((one) => refuses.includes(one))
      if (feature !== undefined) throw new KpiNotExpressed(feature)
      return coreKpiEngine.count(job)
    }
  })

  it("refuses what it declines, is counted so, and is right in the rest", async () => {
    const report = await checkKpiEngine(without(["basis:event", "narrow:except", "window:instant"]), { indicators: 60 })
    expect(report.different).toBe(0)
    expect([report.refused > 10, report.counted > 10, report.counted + report.refused]).toEqual([true, true, 60])
    expect(report.declined["basis:event"]).toBeGreaterThan(5)
  })
  it("is found if it refuses what it does not decline", async () => {
    const { differences } = await checkKpiEngine(without([], ["exception"]), { indicators: 30 })
    expect(differences[0]).toMatchObject({ how: "refused", what: expect.stringContaining("exception") as string, records: [], units: [] })
  })
  it("is found if it counts what it declines", async () => {
    const { differences } = await checkKpiEngine(without(["exception"], []), { indicators: 30 })
    expect(differences[0]).toMatchObject({ how: "counted" })
    expect(differences[0]!.indicator.exception).toBeDefined()
  })
  it("is found if it fails in another way", async () => {
    const { differences } = await checkKpiEngine({ name: "broken", count: () => { throw new Error("no such table") } }, { indicators: 2 })
    expect(differences[0]).toMatchObject({ how: "failed", what: "no such table" })
  })
  it("is found if it counts one person otherwise, with that person alone", async () => {
    const { differences } = await checkKpiEngine({
      name: "forgets the unknown", count: async (job) => {
        const count = await coreKpiEngine.count(job)
        return { ...count, undecided: 0 }
      }
    }, { indicators: 20 })
    expect(differences[0]!.what).toMatch(/^undecided is 0, expected 1$/)
    expect(differences[0]!.records.length + differences[0]!.units.length).toBe(1)
  })
  it("every feature occurs among generated indicators", () => {
    const met = new Set(fc.sample(measureIndicator(), { numRuns: 600, seed: 1 }).flatMap((indicator) => [...featuresOf(indicator)]))
    for (const feature of [
      "basis:event", "basis:unit", "denominator:estimated", "initial", "exclusion", "exception", "strata", "continuous", "attribution", "facts:anyOf", "facts:linkedFrom", "facts:use", "narrow:except",
      "narrow:where", "narrow:endsIn", "narrow:qualifiers", "narrow:values", "pick:end", "pick:recorded", "pick:value", "window:instant", "window:own", "point:birth", "point:recordedOf", "get:distinctDays", "get:mean",
      "get:minus", "in:hours", "reading:unit", "op:within", "op:change"
    ]) expect([feature, met.has(feature as never)]).toEqual([feature, true])
  })
})

interface Counted {
  readonly indicator: Indicator
  readonly population: MeasurePopulation
  readonly count: (population: MeasurePopulation) => KpiReport
}

/** Indicators of every form with people to count. */
const counted = (seed: number, runs = 120): readonly Counted[] => fc.sample(fc.tuple(measureIndicator(), measurePopulation()), { numRuns: runs, seed }).map(([indicator, population], index) => {
  const period = measurePeriods[index % measurePeriods.length]!
  const rules = measureRulebookOf([indicator]).on(civilDate(epochDay(period.until) - 1))
  return { indicator, population, count: ({ records, units }) => computeKpi(rules, indicator.id, { period, records, units, by: ["village", "sex"], people: true, estimates: measureEstimates }) }
})

const isEstimated = ({ denominator }: Indicator): boolean => denominator !== undefined && "type" in denominator && denominator.type === "estimated"
const verdicts: readonly Verdict[] = ["yes", "no", "unknown"]
const plain = ({ people, provenance: _, ...report }: KpiReport): unknown => ({ ...report, people: people?.toSorted((a, b) => `${a.id} ${a.fact ?? ""}` < `${b.id} ${b.fact ?? ""}` ? -1 : 1) })

describe("whatever an indicator asks", () => {
  it("its populations lie within one another", () => {
    const members = counted(1).flatMap(({ count, population }) => count(population).people!)
    const wrong = members.filter(({ populations: { initial = "yes", denominator = initial, exception = "no", exclusion = "no", numerator }, scored, undecided }) =>
      (denominator === "yes" && initial !== "yes") || (exclusion === "yes" && denominator !== "yes") ||
      (numerator === "yes" && !(denominator === "yes" && exclusion === "no" && exception === "no" && scored === "yes")) ||
      (exception === "yes" && !(denominator === "yes" && exclusion === "no" && numerator === "no" && scored === undefined)) ||
      (initial === "no" && !(numerator === "no" && exclusion === "no" && exception === "no" && scored === undefined && undecided === undefined)) ||
      (scored !== undefined && !(denominator === "yes" && exclusion === "no" && undecided === undefined)) ||
      (scored === "yes" && numerator !== "yes"))
    expect([members.length > 500, wrong]).toEqual([true, []])
  })

  it("each population takes every subject once, and those scored are the denominator of the share", () => {
    for (const { count, indicator, population } of counted(2)) {
      const { of, people, populations, range, rate, scored, undecided } = count(population)
      for (const counts of Object.values(populations)) expect(counts.yes + counts.no + counts.unknown).toBe(people!.length)
      expect(undecided).toBe(people!.filter((one) => one.undecided === true).length)
      if (!isEstimated(indicator)) expect(scored.yes + scored.no + scored.unknown).toBe(of)
      // A share of nothing is absent, not zero.
      expect(rate === undefined).toBe(of === 0)
      if (rate !== undefined) expect([range!.lo === rate, range!.hi >= rate]).toEqual([true, true])
    }
  })

  it("villages, sexes and strata sum to the whole, each subject once", () => {
    for (const { count, indicator, population } of counted(3)) {
      const { people, populations, scored, strata, undecided } = count(population)
      const spokenOf = people!.filter((one) => one.populations.initial !== "no").length
      for (const { values } of strata) {
        const sum = (of: (value: (typeof values)[number]) => number): number => values.reduce((total, value) => total + of(value), 0)
        expect(sum(({ undecided: some }) => some)).toBe(undecided)
        for (const name of Object.keys(populations) as readonly (keyof typeof populations)[]) {
          for (const verdict of ["yes", "unknown"] as const) expect(sum((value) => value.populations[name]![verdict])).toBe(populations[name]![verdict])
          expect(sum((value) => verdicts.reduce((all, verdict) => all + value.populations[name]![verdict], 0))).toBe(spokenOf)
        }
        if (!isEstimated(indicator)) expect(verdicts.map((verdict) => sum((value) => value.scored[verdict]))).toEqual(verdicts.map((verdict) => scored[verdict]))
      }
    }
  })

  it("a fact changes nobody's place but its own person's", () => {
    const changed = fc.sample(measureRecord(), { numRuns: 120, seed: 4 })
    for (const [index, { count, population }] of counted(4).entries()) {
      const [first, ...others] = population.records
      if (first === undefined) continue
      const other: HealthRecord = { ...changed[index]!, person: { ...changed[index]!.person, id: first.person.id } }
      const withoutFirst = (report: KpiReport) => report.people!.filter(({ id }) => id !== first.person.id)
      expect(withoutFirst(count({ ...population, records: [other, ...others] }))).toEqual(withoutFirst(count(population)))
    }
  })

  it("the order of people and of facts does not matter", () => {
    for (const { count, population: { records, units } } of counted(5)) {
      const turned = records.toReversed().map((record) => ({ ...record, facts: record.facts.toReversed() }))
      expect(plain(count({ records: turned, units: units.toReversed().map((unit) => ({ ...unit, facts: unit.facts.toReversed() })) }))).toEqual(plain(count({ records, units })))
    }
  })

  it("the counts of two communes add up to those of both", () => {
    for (const { count, indicator, population: { records, units } } of counted(6)) {
      if (isEstimated(indicator)) continue
      const half = Math.floor(records.length / 2)
      const [all, one, other] = [{ records, units }, { records: records.slice(0, half), units }, { records: records.slice(half), units: [] }].map(count) as [KpiReport, KpiReport, KpiReport]
      for (const verdict of verdicts) expect(one.scored[verdict] + other.scored[verdict]).toBe(all.scored[verdict])
      expect(one.undecided + other.undecided).toBe(all.undecided)
    }
  })
})

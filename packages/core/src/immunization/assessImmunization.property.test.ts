import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { civilDate, epochDay } from "../time/index.ts"
import { type Asked, asked, type Features, schedules } from "./arbitrarySchedule.fixture.ts"
import { assessImmunization } from "./assessImmunization.ts"
import type { ImmunizationAssessment, SeriesAssessment } from "./assessment.ts"
import { assess, type Child, dose, given, measles, next, prefer, scheduleOf, series, small, span, told, verdicts } from "./child.fixture.ts"
import { compileSchedule } from "./compileSchedule.ts"
import type { DoseGiven, VaccinationHistory } from "./history.ts"
import { inWindow } from "./patient.ts"
import { readPatient } from "./readPatient.ts"
import type { ImmunizationSchedule, Span } from "./schedule.ts"

const runs = { numRuns: 250 }

const answer = (schedule: ImmunizationSchedule, { history, on }: Asked): ImmunizationAssessment => assessImmunization(compileSchedule(schedule), history, on)

/** Holds for any schedule and any history. */
const always = (law: (schedule: ImmunizationSchedule, one: Asked) => void, features: Features = {}, people = asked()): void =>
  fc.assert(fc.property(schedules(features), people, law), runs)

const withDoses = ({ history, on }: Asked, doses: readonly DoseGiven[]): Asked => ({ on, history: { ...history, doses } })

const shuffled = <Value>(values: readonly Value[], seed: number): readonly Value[] => {
  const left = [...values]
  return values.map((_, index) => left.splice((seed + index * 7) % left.length, 1)[0]!)
}

const deepFrozen = <Value>(value: Value): Value => {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(deepFrozen)
  return value
}

const byId = (all: readonly SeriesAssessment[]): ReadonlyMap<string, SeriesAssessment> => new Map(all.map((one) => [one.series, one]))

describe("an answer", () => {
  it("is given for every schedule and every history", () => {
    always((schedule, one) => {
      const { on, series: all, groups } = answer(schedule, one)
      expect(on).toBe(one.on)
      for (const { forecast } of [...all, ...groups.map((forecast) => ({ forecast }))]) {
        expect(forecast.status === "notComplete").toBe(forecast.earliest !== undefined)
        expect(forecast.status === "notComplete").toBe(forecast.doseNumber !== undefined)
      }
    })
  })
  it("is the same whenever it is asked, and nothing that is handed in is changed", () => {
    always((schedule, one) => {
      const compiled = compileSchedule(deepFrozen(schedule))
      const history = deepFrozen(one.history)
      expect(assessImmunization(compiled, history, one.on)).toEqual(assessImmunization(compiled, history, one.on))
    })
  })
  it("is the same from one schedule made ready for many people", () => {
    fc.assert(fc.property(schedules(), fc.array(asked(), { minLength: 2, maxLength: 4 }), (schedule, people) => {
      const compiled = compileSchedule(schedule)
      const once = people.map(({ history, on }) => assessImmunization(compiled, history, on))
      expect(once).toEqual(people.map((one) => answer(schedule, one)))
    }), { numRuns: 100 })
  })
  it("is the same from a schedule that went through a file", () => {
    always((schedule, one) => {
      expect(answer(JSON.parse(JSON.stringify(schedule)) as ImmunizationSchedule, JSON.parse(JSON.stringify(one)) as Asked)).toEqual(answer(schedule, one))
    })
  })
  it("is plain data", () => {
    always((schedule, one) => {
      const found = answer(schedule, one)
      // What is undefined is left out by JSON, and nothing else is lost.
      expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(JSON.stringify(structuredClone(found))))
      expect(structuredClone(found)).toEqual(found)
    })
  })
  it("does not hang on the order in which doses and observations are told", () => {
    fc.assert(fc.property(schedules(), asked(), fc.nat(100), (schedule, one, seed) => {
      const { doses, observations = [] } = one.history
      const turned: Asked = { on: one.on, history: { ...one.history, doses: shuffled(doses, seed), observations: shuffled(observations, seed) } }
      expect(answer(schedule, turned)).toEqual(answer(schedule, one))
    }), runs)
  })
  it("moves with the calendar: 400 years are whole weeks, and months repeat", () => {
    const later = <Value>(value: Value): Value => typeof value === "string" ? value.replaceAll(/\b(\d{4})(?=-\d{2}\b)/g, (year) => String(Number(year) + 400)) as Value
      : Array.isArray(value) ? value.map(later) as Value
      : typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== "message").map(([key, one]) => [key, later(one)])) as Value
      : value
    // Messages tell an example of a date, which does not move.
    const withoutMessages = ({ setAside, ...rest }: ImmunizationAssessment): unknown => ({ ...rest, setAside: setAside.map(({ dose: id, code }) => ({ dose: id, code })) })
    always((schedule, one) => {
      expect(withoutMessages(answer(later(schedule), later(one)))).toEqual(later(withoutMessages(answer(schedule, one))))
    })
  })
  it("judges a dose in a series alike, in whatever order series and antigens stand", () => {
    fc.assert(fc.property(schedules(), asked(), fc.nat(100), (schedule, one, seed) => {
      const antigens = shuffled(schedule.antigens, seed).map((antigen) => ({ ...antigen, series: shuffled(antigen.series, seed) }))
      const [before, after] = [byId(answer(schedule, one).series), byId(answer({ ...schedule, antigens }, one).series)]
      expect([...after.keys()].toSorted()).toEqual([...before.keys()].toSorted())
      for (const [id, { evaluations, forecast }] of before) expect(after.get(id)).toMatchObject({ evaluations, forecast })
    }), runs)
  })
  it("does not hang on the order of vaccines and conflicts, where no two doses are of one day", () => {
    fc.assert(fc.property(schedules(), asked(), fc.nat(100), (schedule, one, seed) => {
      const days = new Set<string>()
      const doses = one.history.doses.filter(({ date }) => !days.has(date) && days.add(date))
      const turned: ImmunizationSchedule = { ...schedule, vaccines: shuffled(schedule.vaccines, seed), conflicts: shuffled(schedule.conflicts ?? [], seed) }
      expect(answer(turned, withDoses(one, doses))).toEqual(answer(schedule, withDoses(one, doses)))
    }), runs)
  })
})

describe("doses", () => {
  it("either take part or are set aside with a reason, each once", () => {
    always((schedule, one) => {
      const { setAside, series: all } = answer(schedule, one)
      const aside = setAside.map(({ dose: id }) => id)
      expect(new Set(aside).size).toBe(aside.length)
      const ids = new Set(one.history.doses.map(({ id }) => id))
      for (const id of aside) expect(ids).toContain(id)
      for (const { evaluations } of all) for (const { dose: id } of evaluations) {
        expect(aside).not.toContain(id)
        expect(ids).toContain(id)
      }
    })
  })
  it("that take part have exactly one verdict in each series that looks at them, and none in others", () => {
    always((schedule, one) => {
      const compiled = compileSchedule(schedule)
      const patient = readPatient(compiled, one.history, epochDay(one.on))
      for (const { series: id, evaluations } of assessImmunization(compiled, one.history, one.on).series) {
        const { antigen, considers } = compiled.series.get(id)!
        const looked = patient.doses.filter(({ vaccine, antigens, day }) => antigens.includes(antigen.index) && (considers.vaccines?.has(vaccine.index) ?? true) && inWindow(patient, considers, day))
        expect(evaluations.map(({ dose: one }) => one).toSorted()).toEqual(looked.map((one) => one.given.id).toSorted())
      }
    })
  })
  it("that are set aside change nothing else", () => {
    always((schedule, one) => {
      const { setAside, ...rest } = answer(schedule, one)
      const kept = one.history.doses.filter(({ id }) => !setAside.some(({ dose: aside }) => aside === id))
      expect(answer(schedule, withDoses(one, kept))).toEqual({ ...rest, setAside: [] })
    })
  })
  it("told a second time are told to be so, and change nothing else", () => {
    always((schedule, one) => {
      const taken = answer(schedule, one)
      const aside = new Set(taken.setAside.map(({ dose: id }) => id))
      const again = one.history.doses.filter(({ id }) => !aside.has(id)).map((told) => ({ ...told, id: `${told.id} again` }))
      const { setAside, ...rest } = answer(schedule, withDoses(one, [...again, ...one.history.doses]))
      expect({ ...rest, setAside: [] }).toEqual({ ...taken, setAside: [] })
      expect(setAside.filter(({ code }) => code === "duplicate").map(({ dose: id }) => id)).toEqual(expect.arrayContaining(again.map(({ id }) => id)))
    })
  })
  it("are judged by those before them alone: later ones change no verdict", () => {
    always((schedule, one) => {
      const whole = byId(answer(schedule, one).series)
      for (const { date } of one.history.doses) {
        const before = answer(schedule, withDoses(one, one.history.doses.filter((other) => other.date <= date)))
        for (const { series: id, evaluations } of before.series) expect(whole.get(id)!.evaluations.slice(0, evaluations.length)).toEqual(evaluations)
      }
    })
  })
  it("satisfy one target after another, and a reason that keeps one from counting is told", () => {
    always((schedule, one) => {
      for (const { evaluations, forecast } of answer(schedule, one).series) {
        const targets = evaluations.flatMap(({ targetDose }) => targetDose ?? [])
        expect(targets).toEqual(targets.toSorted((a, b) => a - b))
        for (const { status, reasons, targetDose } of evaluations) {
          if (status !== "valid") expect(reasons.length).toBeGreaterThan(0)
          if (targetDose === undefined) expect(status).toBe("extraneous")
        }
        const valid = evaluations.filter(({ status }) => status === "valid").length
        if (forecast.doseNumber !== undefined) expect(forecast.doseNumber).toBeLessThanOrEqual(valid + 1)
        if (forecast.targetDose !== undefined) expect(forecast.targetDose).toBeGreaterThanOrEqual(targets.at(-1) ?? 1)
        if (forecast.status === "complete") expect(valid).toBeGreaterThan(0)
      }
    })
  })
  it("are not needless and needed at once", () => {
    // A rule that changed may need again what came too late for the old one, and a skip may: see below.
    always((schedule, one) => {
      for (const { evaluations, forecast } of answer(schedule, one).series) {
        for (const { status, targetDose } of evaluations) {
          if (status !== "extraneous") continue
          if (targetDose === undefined) expect(forecast.status).not.toBe("notComplete")
          else expect(forecast.targetDose).not.toBe(targetDose)
        }
      }
    }, { dated: false })
  })
})

describe("forecasts", () => {
  it("have their days in order, and none but for a dose that is needed", () => {
    always((schedule, one) => {
      const { series: all, groups } = answer(schedule, one)
      for (const { status, earliest, recommended, pastDue, latest, vaccines } of [...all.map(({ forecast }) => forecast), ...groups]) {
        if (status !== "notComplete") {
          expect([earliest, recommended, pastDue, latest, vaccines]).toEqual([undefined, undefined, undefined, undefined, []])
          continue
        }
        expect(earliest! <= recommended!).toBe(true)
        expect(pastDue === undefined || earliest! <= pastDue).toBe(true)
      }
      for (const { forecast: { status, earliest, latest } } of all) if (status === "notComplete" && latest !== undefined) expect(earliest! <= latest && one.on <= latest).toBe(true)
    })
  })
  it("stand on one line each: that of the best series of a vaccine group", () => {
    always((schedule, one) => {
      const { series: all, groups } = answer(schedule, one)
      const onLines = groups.flatMap(({ series: ids }) => ids)
      expect(onLines.toSorted()).toEqual(all.filter(({ best }) => best).map(({ series: id }) => id).toSorted())
      expect(new Set(groups.map(({ vaccineGroup, type }) => `${vaccineGroup} ${type}`)).size).toBe(groups.length)
      for (const { best, prioritized } of all) if (best) expect(prioritized).toBe(true)
      for (const { type, vaccineGroup, series: ids } of groups) for (const id of ids) expect(byId(all).get(id)).toMatchObject({ type, vaccineGroup })
      // One of each series group is picked.
      const picked = all.filter(({ prioritized }) => prioritized).map(({ antigen, group }) => `${antigen} ${group}`)
      expect(new Set(picked).size).toBe(picked.length)
    })
  })

  /** A vaccine that the next dose of a series prefers, and that fits on the day. */
  const fitting = (schedule: ImmunizationSchedule, one: Asked, { series: id, forecast }: SeriesAssessment, day: string): string | undefined => {
    const compiled = compileSchedule(schedule)
    const { antigen, considers, targets } = compiled.series.get(id)!
    const { preferable, inadvertent } = targets[forecast.targetDose! - 1]!
    const patient = readPatient(compiled, one.history, epochDay(one.on))
    const on = epochDay(day)
    const row = preferable.find((each) => each.tradeName === undefined && inWindow(patient, each, on) && !inadvertent.has(each.vaccine) && (considers.vaccines?.has(each.vaccine) ?? true) && inWindow(patient, considers, on) &&
      compiled.vaccineList[each.vaccine]!.antigens.some((association) => association.antigen === antigen.index && inWindow(patient, association, on)))
    return row === undefined ? undefined : compiled.vaccineList[row.vaccine]!.code
  }

  it("can be relied on: a dose on the earliest day counts", () => {
    let tried = 0
    // By skips and by rules that change another target or another rule may stand on that day: see below.
    always((schedule, one) => {
      for (const series of answer(schedule, one).series) {
        const { earliest } = series.forecast
        if (earliest === undefined || one.history.doses.some(({ date }) => date === earliest)) continue
        const vaccine = fitting(schedule, one, series, earliest)
        if (vaccine === undefined) continue
        const then: Asked = { on: earliest > one.on ? earliest : one.on, history: { ...one.history, doses: [...one.history.doses, { id: "next", date: earliest, vaccine }] } }
        const evaluations = byId(answer(schedule, then).series).get(series.series)?.evaluations
        // Somebody may grow out of an indication until then.
        if (evaluations === undefined) continue
        tried++
        expect(evaluations.find(({ dose: id }) => id === "next")).toMatchObject({ status: "valid", targetDose: series.forecast.targetDose })
      }
    }, { skips: false, dated: false }, asked({ wrong: false }))
    expect(tried).toBeGreaterThan(100)
  })

  it("never come earlier by a dose that does not count, given after the others", () => {
    let tried = 0
    // By skips, and where a distance may be too long, they do: see below.
    fc.assert(fc.property(schedules({ skips: false, upperWindows: false }), asked({ wrong: false }), fc.constantFrom("MV", "RV", "MR", "by-age"), fc.integer({ min: 1, max: 60 }), fc.boolean(), (schedule, one, vaccine, days, substandard) => {
      const last = one.history.doses.map(({ date }) => date).toSorted().at(-1) ?? one.history.birthDate
      const date = civilDate(epochDay(last) + days)
      const on = date > one.on ? date : one.on
      const before = answer(schedule, { ...one, on })
      const after = byId(answer(schedule, { on, history: { ...one.history, doses: [...one.history.doses, { id: "more", date, vaccine, substandard }] } }).series)
      for (const { series: id, forecast } of before.series) {
        const { evaluations, forecast: later } = after.get(id)!
        if (evaluations.some(({ dose: dosed, status }) => dosed === "more" && status === "valid")) continue
        tried++
        expect((later.earliest ?? "never") >= (forecast.earliest ?? "never")).toBe(true)
        expect((later.recommended ?? "never") >= (forecast.recommended ?? "never")).toBe(true)
      }
    }), runs)
    expect(tried).toBeGreaterThan(100)
  })
})

describe("laws that the rules themselves break, and how", () => {
  const fourWeeks = { from: { previous: true }, min: span("4 weeks") } as const
  const earliest = (...all: Parameters<typeof next>): unknown => next(...all)["earliest"]

  it("a dose that does not count brings the next one forward, where a number of doses given at all skips a target", () => {
    const schedule = measles({ ages: [{ min: span("4 years") }], skips: [{ context: "both", sets: [{ conditions: [{ kind: "count", compare: "greaterThan", doses: 0 }] }] }] }, { ages: [{ min: span("3 years") }] })
    expect(next(schedule, {})).toMatchObject({ targetDose: 1, earliest: "2028-01-15" })
    const wrong = assess(schedule, { given: ["MMR 2026-07-01"] }).series[0]!
    expect([wrong.evaluations.map(told), wrong.forecast.targetDose, wrong.forecast.earliest]).toEqual([["notValid 1: ageTooYoung 2028-01-15, vaccineNotAllowed"], 2, "2027-01-15"])
  })
  it("a dose that does not count keeps an upper window open that would have closed", () => {
    const schedule = measles({}, { intervals: [{ ...fourWeeks, max: span("8 weeks") }] })
    expect(next(schedule, { given: ["MV 2026-03-01"] })).toEqual({ status: "agedOut" })
    // The distance runs from the dose before, whether it counted or not (CALCDTINT-1).
    expect(next(schedule, { given: ["MV 2026-03-01", "MR 2026-07-01"] })).toMatchObject({ status: "notComplete", earliest: "2026-07-29" })
  })
  it("a dose that does not count, given before others, can make the next one too soon, and an earlier target be needed again", () => {
    const schedule = measles({}, { intervals: [fourWeeks] }, { intervals: [{ from: { previous: true }, min: span("6 months") }] })
    const child: Child = { given: ["MV 2026-01-01", "MV 2026-02-01"] }
    expect(next(schedule, child)).toMatchObject({ targetDose: 3, earliest: "2026-08-01" })
    expect(next(schedule, { given: [...child.given!, "MR 2026-01-20"] })).toMatchObject({ targetDose: 2, earliest: "2026-03-01" })
  })
  it("a dose that does not count takes a product path its points, and another series is picked", () => {
    const schedule = small({ measles: [
      series("path", [dose(), dose({ intervals: [{ from: { targetDose: 1 }, min: span("6 months") }] })], { selection: { productPath: true, preference: 2 } }), series("any", [dose(), dose({ intervals: [{ from: { targetDose: 1 }, min: span("4 weeks") }] })], { selection: { preference: 1 } })
    ] })
    const line = (child: Child) => assess(schedule, child).groups[0]!
    expect(line({ given: ["MV 2026-01-01"] })).toMatchObject({ series: ["path"], earliest: "2026-07-01" })
    expect(line({ given: ["MV 2026-01-01", "MR 2026-01-10"] })).toMatchObject({ series: ["any"], earliest: "2026-01-29" })
  })
  it("a dose on the earliest day is held against another target, where that one was skipped for the day of the assessment only", () => {
    const schedule = measles({ ages: [{ min: span("2 years") }], skips: [{ context: "both", sets: [{ conditions: [{ kind: "age", beginAge: span("18 months"), endAge: span("26 months") }] }] }] }, { ages: [{ min: span("30 months") }] })
    expect(next(schedule, { on: "2026-01-10" })).toMatchObject({ targetDose: 2, earliest: "2026-07-15" })
    expect(verdicts(schedule, { given: ["MV 2026-07-15"] })).toEqual(["valid 1"])
  })
  it("a dose on the earliest day does not count, where the rule changes until then", () => {
    const schedule = measles({ ages: [{ min: span("9 months"), cessation: "2024-06-30" }, { min: span("1 year"), effective: "2024-07-01" }] })
    expect(earliest(schedule, { on: "2024-06-01" })).toBe("2024-10-15")
    expect(verdicts(schedule, { given: ["MV 2024-10-15"] })).toEqual(["notValid 1: ageTooYoung 2025-01-15"])
  })
  it("a dose on the earliest day does not count by a vaccine that fits only on the recommended one", () => {
    const schedule = measles({ ages: [{ min: span("9 months"), earliestRec: span("1 year") }], preferable: [{ vaccine: "MV", forecast: true, beginAge: span("1 year") }] })
    expect(assess(schedule, { on: "2024-02-01" }).series[0]!.forecast).toMatchObject({ earliest: "2024-10-15", recommended: "2025-01-15", vaccines: ["MV"] })
    expect(verdicts(schedule, { given: ["MV 2024-10-15"] })).toEqual(["notValid 1: vaccineAtWrongAge"])
    expect(verdicts(schedule, { given: ["MV 2025-01-15"] })).toEqual(["valid 1"])
  })
  it("a dose was not needed and is needed again, where the rule that made it too late has changed", () => {
    const schedule = measles({ ages: [{ max: span("1 year"), cessation: "2025-12-31" }, { max: span("5 years"), effective: "2026-01-01" }] })
    const { evaluations, forecast } = assess(schedule, { given: ["MV 2025-06-01"] }).series[0]!
    expect([evaluations.map(told), forecast.status]).toEqual([["extraneous 1: ageTooOld 2025-01-15"], "notComplete"])
  })
  it("of two vaccines of one day that fit alike, the first of the schedule satisfies the target", () => {
    const schedule = (order: readonly number[]) => {
      const source = scheduleOf({ measles: [series("m", [dose({ preferable: prefer("MV", "MR") })])] })
      return compileSchedule({ ...source, vaccines: order.map((index) => source.vaccines[index]!) })
    }
    const both: Child = { given: ["MV 2026-01-01", "MR 2026-01-01"] }
    const first = (order: readonly number[]) => assess(schedule(order), both).series[0]!.evaluations[0]!.dose
    expect([first([0, 1, 2, 3, 4, 5, 6, 7, 8]), first([2, 1, 0, 3, 4, 5, 6, 7, 8])]).toEqual(["MV 2026-01-01", "MR 2026-01-01"])
  })
})

describe("the worked examples of the laws", () => {
  const shifted = (history: VaccinationHistory): VaccinationHistory => ({ ...history, birthDate: history.birthDate.replace(/^\d{4}/, (year) => String(Number(year) + 400)) })
  it("a child of 29 February, now and 400 years later", () => {
    const schedule = measles({ ages: [{ min: span("1 year") }] })
    const [now, then] = [assessImmunization(schedule, { birthDate: "2024-02-29", doses: [] }, "2026-07-15"), assessImmunization(schedule, shifted({ birthDate: "2024-02-29", doses: [] }), "2426-07-15")]
    expect([now.series[0]!.forecast.earliest, then.series[0]!.forecast.earliest]).toEqual(["2025-03-01", "2425-03-01"])
  })
  it("one dose told twice", () => {
    expect(verdicts(measles({}, {}), { given: [given("MV 2026-01-01", { id: "a" }), given("MV 2026-01-01", { id: "b" })] })).toEqual(["valid 1"])
  })
  it("spans that are equal in other units", () => {
    const of = (min: Span): unknown => next(measles({ ages: [{ min }] }), {})["earliest"]
    expect(of({ years: 1 })).toBe(of({ months: 12 }))
  })
})

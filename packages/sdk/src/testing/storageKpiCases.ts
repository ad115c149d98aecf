import { ageBands, computeKpis, drillDown, type Fact, type KpiReport, type Predicate, readRecord } from "@tramyte/core"
import { contextOn } from "@tramyte/core/engine"
import { epochDay } from "@tramyte/core"
import * as fc from "fast-check"
import type { KpiQuery, ListQuery, PeopleList, RecordStoreMethods } from "../ports/recordStore.ts"
import type { SecurityContext } from "../ports/securityContext.ts"
import { codePointOrder } from "../records/codePointOrder.ts"
import { expectSame } from "./expectSame.ts"
import { analyst, batchOf, clerk, collaborator, collect, expectRefusal, expectTrue, factOf, morning, neighbour, residenceOf } from "./storageBatches.ts"
import type { StorageCase } from "./storageCase.ts"
import { rulebookOfCases, rulesOfCases } from "./storageRules.ts"

const days = fc.constantFrom("2026-04-15", "2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01", "2026-06", "2026", "unknown")
const drawnFact: fc.Arbitrary<Partial<Fact>> = fc.oneof(
  fc.record({ kind: fc.constantFrom("insurance", "merit", "condition"), start: days, end: fc.constantFrom("ongoing", "ongoing", "unknown", "2027-01-01") }),
  fc.record({ kind: fc.constantFrom("encounter", "observation"), start: days, status: fc.constantFrom("final", "final", "final", "notDone", "enteredInError") }),
  fc.record({ kind: fc.constant("observation"), start: days, value: fc.constantFrom(4, 5, 5.5, 9) })
) as fc.Arbitrary<Partial<Fact>>
const drawnPerson = fc.record({
  sex: fc.constantFrom("female", "male", "other", undefined), birthDate: fc.constantFrom("1950", "1966-06-30", "1966-07-01", "1966", "1990-02-28", "2021-06", undefined), village: fc.constantFrom("01", "01", "02", "03", undefined),
  elsewhere: fc.boolean(), facts: fc.array(drawnFact, { maxLength: 4 }), complete: fc.constantFrom(["insurance", "merit", "condition", "encounter"], ["insurance", "merit"], ["merit"], [])
})

/** A commune of forty people with gaps, in three batches, of which the last came late; two merged; three villages, of which one was visited. */
const settle = async (store: RecordStoreMethods): Promise<void> => {
  const drawn = fc.sample(drawnPerson, { numRuns: 40, seed: 7 })
  const units = ["01", "02", "03"].map((name) => ({ id: `10903-${name}`, kind: "village", parent: "10903", name: `Thôn ${name}` }) as const)
  for (const [number, day] of ["2026-05-10", "2026-06-10", "2026-07-10"].entries()) {
    const part = drawn.flatMap((person, index) => index % 3 === number ? [{ ...person, id: `p${String(index).padStart(2, "0")}` }] : [])
    await store.write(clerk, batchOf(`b${number}`, day, {
      persons: part.map(({ birthDate, id, sex }) => ({ id, ...(sex === undefined ? {} : { sex }), ...(birthDate === undefined ? {} : { birthDate }) })),
      units: number === 0 ? units : [],
      facts: [
        ...(number === 0 ? [factOf("activity", { subject: "10903-02", kind: "activity", start: "2026-05", recorded: day })] : []),
        ...part.flatMap(({ elsewhere, id, village }) => village === undefined ? [] : [residenceOf(id, elsewhere && village === "03" ? "10888" : "10903", `10903-${village}`, { start: "2020", end: "ongoing", code: ["permanent"], recorded: day })]),
        ...part.flatMap(({ facts, id }) => facts.map((fact, index) => factOf(`${id}/${index}`, { ...fact, subject: id, recorded: day })))
      ],
      complete: part.flatMap(({ complete, id }) => complete.length === 0 ? [] : [{ subject: id, kinds: Object.fromEntries(complete.map((kind) => [kind, "2026-06-30"])) }])
    }))
  }
  await store.write(clerk, batchOf("m", "2026-06-20", { merges: [{ from: "p03", into: "p00" }] }))
}

const june: KpiQuery = { period: { from: "2026-06-01", until: "2026-07-01" } }
const all: NonNullable<KpiQuery["by"]> = ["village", "sex", "ageBand", "group"]

/** What the core computes over what the context reads, with nothing withheld. */
const computed = async (store: RecordStoreMethods, context: SecurityContext, query: KpiQuery): Promise<readonly KpiReport[]> => {
  const known = query.knownAt === undefined ? {} : { knownAt: query.knownAt }
  const { by, ...rest } = query
  return computeKpis(rulebookOfCases.on("2026-06-30"), {
    ...rest, ...(by === undefined ? {} : { by: by.map((one) => typeof one === "string" ? one : ageBands(one.ageBands)) }),
    records: await collect(store.records(context, known)), units: await collect(store.units(context, known))
  })
}
const expectComputed = async (store: RecordStoreMethods, query: KpiQuery, what: string, context: SecurityContext = clerk, reader: SecurityContext = context) => {
  const reports = await store.kpi(context, rulesOfCases, query)
  expectSame(reports, await computed(store, reader, query), what)
  return reports
}

/** What the core answers about each of those whom the context reads. */
const asked = async (store: RecordStoreMethods, context: SecurityContext, question: Predicate, { asOf = rulesOfCases.on, knownAt, period }: ListQuery = {}): Promise<PeopleList> => {
  const parts = { yes: [] as string[], no: [] as string[], unknown: [] as string[] }
  const known = knownAt === undefined ? {} : { knownAt }
  const context_ = contextOn(epochDay(asOf), period && { from: epochDay(period.from), until: epochDay(period.until) })
  for (const record of await collect(store.records(context, known))) parts[rulesOfCases.question(question).verdict(readRecord(record, known), context_)].push(record.person.id)
  return { yes: parts.yes.sort(codePointOrder), no: parts.no.sort(codePointOrder), unknown: parts.unknown.sort(codePointOrder) }
}

/** What must be true of questions about everybody. */
export const kpiCases: readonly StorageCase[] = [
  {
    name: "indicators are those that the core computes over the records: of persons, events and villages",
    run: async (store) => {
      await settle(store)
      const reports = await expectComputed(store, june, "the reports")
      expectSame(reports.map(({ indicator }) => indicator), ["s/coverage", "s/visited", "s/readings", "s/villages"], "the indicators")
      for (const { indicator, scored } of reports) expectTrue(scored.yes > 0 && scored.no + scored.unknown > 0, `nobody is counted in ${indicator}`)
      await expectComputed(store, { ...june, indicators: ["s/visited"] }, "one indicator")
    }
  },
  {
    name: "indicators by village, sex, age band and group add up, and are those of the core",
    run: async (store) => {
      await settle(store)
      const [coverage] = await expectComputed(store, { ...june, by: all }, "all breakdowns")
      for (const by of [...all, { ageBands: [18, 60] }]) await expectComputed(store, { ...june, by: [by] }, `by ${JSON.stringify(by)}`)
      for (const { by, values } of coverage!.strata) expectTrue(values.reduce((sum, { scored }) => sum + scored.yes, 0) === coverage!.scored.yes, `the sum by ${by} is not the whole`)
    }
  },
  {
    name: "indicators list the people behind each number",
    run: async (store) => {
      await settle(store)
      const [coverage] = await expectComputed(store, { ...june, by: all, people: true }, "the reports")
      expectSame(drillDown(coverage!, { in: "scored", as: "no" }).length, coverage!.scored.no, "the people who are not insured")
    }
  },
  {
    name: "indicators month by month, by what was known at a day, with estimates and true time",
    run: async (store) => {
      await settle(store)
      const months = ["04", "05", "06", "07"].map((month, index) => ({ from: `2026-${month}-01`, until: `2026-0${5 + index}-01` }))
      for (const period of months) await expectComputed(store, { period, by: ["village"] }, `the month from ${period.from}`)
      const known = [undefined, "2026-05-09", "2026-05-10", "2026-06-19", "2026-06-20", "2026-07-10"].map((knownAt) => ({ ...june, by: all, ...(knownAt === undefined ? {} : { knownAt }) }))
      const counts = new Set<string>()
      for (const query of known) counts.add(JSON.stringify((await expectComputed(store, query, `as known at ${query.knownAt ?? "the end"}`)).map(({ of, scored }) => [of, scored])))
      expectTrue(counts.size > 3, "what was known at a day changes nothing")
      await expectComputed(store, { ...june, estimates: [{ id: "births", year: 2026, value: 3, source: "district" }], utcOffset: 420 }, "with estimates and an offset")
    }
  },
  {
    name: "indicators follow every write, undo, merge and move",
    run: async (store) => {
      await settle(store)
      const changes: readonly (() => Promise<unknown>)[] = [
        () => store.write(clerk, batchOf("c1", "2026-07-11", { facts: [factOf("new", { subject: "p01", kind: "insurance", start: "2026-01-01", end: "ongoing" })] })),
        () => store.undo(clerk, "m", morning("2026-07-11")),
        () => store.write(clerk, batchOf("c2", "2026-07-12", { merges: [{ from: "p04", into: "p01" }], persons: [{ id: "p02", sex: "female", birthDate: "1950" }, { id: "new" }] })),
        () => store.write(clerk, batchOf("c3", "2026-07-13", { facts: [residenceOf("p05", "10903", "10903-02", { code: ["permanent"], start: "2026-06-01", end: "ongoing" }), residenceOf("p06", "10888", "10888-01", { start: "2026-06-01" })] })),
        () => store.undo(clerk, "c1", morning("2026-07-14")), () => store.undo(clerk, "c3", morning("2026-07-14")), () => store.undo(clerk, "c2", morning("2026-07-14"))
      ]
      const before = await expectComputed(store, { ...june, by: all, people: true }, "at first")
      for (const [index, change] of changes.entries()) {
        await change()
        await expectComputed(store, { ...june, by: all, people: true }, `after change ${index + 1}`)
      }
      await store.write(clerk, batchOf("c4", "2026-07-15", { merges: [{ from: "p03", into: "p00" }] }))
      expectSame(await store.kpi(clerk, rulesOfCases, { ...june, by: all, people: true }), before, "after everything was taken back")
    }
  },
  {
    name: "indicators and lists reach no further than their context, and withhold nothing from the rules",
    run: async (store) => {
      await settle(store)
      for (const context of [collaborator("10903", "10903-01"), { ...clerk, villages: ["10903-02", "10903-03"] }, neighbour, collaborator("10903")]) {
        await expectComputed(store, { ...june, by: ["village"], people: true }, JSON.stringify(context), context)
        expectSame(await store.list(context, rulesOfCases, "s/elderly"), await asked(store, context, { op: "rule", id: "s/elderly" }), `the list of ${JSON.stringify(context)}`)
      }
      await store.write(clerk, batchOf("named", "2026-07-11", { facts: [factOf("name", { subject: "p01", kind: "name", value: "An" })] }))
      const named: Predicate = { op: "exists", in: { kind: "name" } }
      expectSame((await store.list(analyst("10903"), rulesOfCases, named)).yes, ["p01"], "who has a name, though an analyst does not read it")
      expectSame(await store.kpi(analyst("10903"), rulesOfCases, june), await store.kpi(clerk, rulesOfCases, june), "the analyst's numbers")
    }
  },
  {
    name: "a list has three parts, of a predicate or a rule, at any day, as known at any day, in the order of code points",
    run: async (store) => {
      await settle(store)
      await store.write(clerk, batchOf("ids", "2026-07-11", { persons: ["a", "B", "Đ", "\uffee", "𠀀", "_"].map((id) => ({ id })) }))
      const questions: readonly Predicate[] = [
        { op: "rule", id: "s/insured" }, { op: "not", of: { op: "rule", id: "s/insured" } }, { op: "exists", in: { kind: "encounter", startsIn: { from: "periodFrom", until: "periodUntil" } } }, { op: "sex", is: ["female"] }
      ]
      for (const question of questions) {
        for (const query of [{}, { asOf: "2026-06-15" }, { knownAt: "2026-06-19" }, { asOf: "2026-05-31", period: { from: "2026-05-01", until: "2026-06-01" }, knownAt: "2026-05-10" }]) {
          // A question about a period needs one.
          const whole = { period: june.period, ...query }
          expectSame(await store.list(clerk, rulesOfCases, question, whole), await asked(store, clerk, question, whole), `${JSON.stringify(question)} ${JSON.stringify(query)}`)
        }
      }
      const parts = await store.list(clerk, rulesOfCases, "s/insured")
      expectSame(parts, await asked(store, clerk, { op: "rule", id: "s/insured" }), "a rule by its id")
      for (const part of Object.values(parts)) expectTrue((part as readonly string[]).length > 0, "a part of the list is empty: the case proves nothing")
    }
  },
  {
    name: "a question that cannot be asked is refused",
    run: async (store) => {
      await settle(store)
      const wrong: Readonly<Record<string, () => Promise<unknown>>> = {
        "an unknown indicator": () => store.kpi(clerk, rulesOfCases, { ...june, indicators: ["s/nothing"] }),
        "a period that is none": () => store.kpi(clerk, rulesOfCases, { period: { from: "2026-02-30", until: "2026-07-01" } }),
        "what was known at a day that is none": () => store.kpi(clerk, rulesOfCases, { ...june, knownAt: "yesterday" }),
        "an unknown rule": () => store.list(clerk, rulesOfCases, "s/nothing"),
        "a list at a day that is none": () => store.list(clerk, rulesOfCases, "s/elderly", { asOf: "2026-02-30" })
      }
      for (const [what, ask] of Object.entries(wrong)) await expectRefusal(ask, "TRAMYTE_STORE_INVALID", what)
    }
  }
]

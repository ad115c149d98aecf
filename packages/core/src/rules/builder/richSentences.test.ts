import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { checkPacks } from "../../pack/checkPacks.ts"
import type { Definition } from "../../pack/pack.ts"
import { item, smallPack } from "../../pack/smallPack.fixture.ts"
import type { Protocol } from "../../screening/protocol.ts"
import type { Facts, Point, Predicate } from "../predicate.ts"
import {
  after, afterPeriod, ageIn, ageInYears, all, among, any, type AnySet, anyOf, before, birth, constant, count, date, days, death, definedPoint, definedQuantity, definedSet, distinctDays, endOf, facts, greatest, isWithin, least,
  linkedFrom, mean, monthOf, months, noneOf, not, on, param, quarterOf, recordedOf, type SomeFacts, type SomeNumber, startOf, startOfPeriod, startOfYear, sum, theFact, timeBetween, valueIn, valueSet, weeks, yearOf, years, aged, aliveOn
} from "../../pack.ts"

/** What a measure says, how it is written, and what the pack then holds. */
interface Sentence {
  readonly measure: string
  readonly written: Predicate
  readonly held: Predicate
}

const visits = definedSet("p/visits")
const readings = facts("observation").coded("blood-pressure")
const glucose = { unit: "mmol/L", convert: { "mg/dL": 0.0555 } }

const sentences: readonly Sentence[] = [
  {
    measure: "WHO C4: controlled at the last clinical visit of the period; judged by a reading of that very visit",
    written: readings.named("reading").where(linkedFrom("reading", "encounter").coded("outpatient").exist()).last.exist(),
    held: {
      op: "exists",
      in: { kind: "observation", codes: ["blood-pressure"], as: "reading", where: { op: "exists", in: { linkedFrom: "reading", link: "encounter", codes: ["outpatient"] } }, pick: "last" }
    }
  },
  {
    measure: "WHO C4: without those whose treatment began less than three months before the end of the period",
    written: isWithin(startOf(facts("enrolment").coded("hypertension").first), { after: before(afterPeriod, months(3)) }),
    held: { op: "within", point: { startOf: { kind: "enrolment", codes: ["hypertension"], pick: "first" } }, in: { after: { shift: "periodUntil", minus: { months: 3 } } } }
  },
  {
    measure: "HEARTS360: registered in the month of the report or the two before it, by calendar months",
    written: facts("enrolment").within({ from: before(monthOf(on), months(2)) }).first.exist(),
    held: { op: "exists", in: { kind: "enrolment", startsIn: { from: { shift: { floor: "on", to: "month" }, minus: { months: 2 } } }, pick: "first" } }
  },
  {
    measure: "Simple: registered in the quarter before this one",
    written: isWithin(startOf(facts("enrolment").last), { from: before(quarterOf(on), months(3)), until: quarterOf(on) }),
    held: { op: "within", point: { startOf: { kind: "enrolment", pick: "last" } }, in: { from: { shift: { floor: "on", to: "quarter" }, minus: { months: 3 } }, until: { floor: "on", to: "quarter" } } }
  },
  {
    measure: "HEARTS-D: fasting glucose below 7.0 mmol/L, whichever unit the laboratory reports",
    written: facts("observation").coded("fasting-glucose").inPeriod().last.is({ below: 7, ...glucose }),
    held: { op: "value", which: "last", in: { kind: "observation", codes: ["fasting-glucose"], startsIn: { from: "periodFrom", until: "periodUntil" } }, is: { below: 7, ...glucose } }
  },
  {
    measure: "The lowest systolic pressure of the last day with a reading",
    written: valueIn(readings.named("reading").where(timeBetween(startOf("reading"), startOf(readings.last), "days").is({ atMost: 0 })).lowest({ component: "systolic" }), { component: "systolic" }).is({ below: 140 }),
    held: {
      op: "compare",
      what: {
        get: "value", component: "systolic",
        in: {
          kind: "observation", codes: ["blood-pressure"], as: "reading",
          where: { op: "compare", what: { get: "time", from: { startOf: "reading" }, until: { startOf: { kind: "observation", codes: ["blood-pressure"], pick: "last" } }, in: "days" }, is: { atMost: 0 } },
          pick: { which: "first", by: "value", component: "systolic" }
        }
      },
      is: { below: 140 }
    }
  },
  {
    measure: "WHO antenatal: four contacts or more in each pregnancy that ended in the period",
    written: facts("pregnancy").ending({ from: startOfPeriod, until: afterPeriod }).named("pregnancy").where(
      count(facts("encounter").coded("antenatal").within({ from: startOf("pregnancy"), through: endOf("pregnancy") })).is({ atLeast: param("p/contacts") })
    ).exist(),
    held: {
      op: "exists",
      in: {
        kind: "pregnancy", endsIn: { from: "periodFrom", until: "periodUntil" }, as: "pregnancy",
        where: { op: "compare", what: { get: "count", in: { kind: "encounter", codes: ["antenatal"], startsIn: { from: { startOf: "pregnancy" }, through: { endOf: "pregnancy" } } } }, is: { atLeast: { param: "p/contacts" } } }
      }
    }
  },
  {
    measure: "The first contact by the end of the twelfth week: 12 weeks and 0 days count",
    written: isWithin(startOf("contact"), { from: startOf("pregnancy"), through: after(startOf("pregnancy"), weeks(12)) }),
    held: { op: "within", point: { startOf: "contact" }, in: { from: { startOf: "pregnancy" }, through: { shift: { startOf: "pregnancy" }, plus: { weeks: 12 } } } }
  },
  {
    measure: "Doses on four different days up to the second birthday, or a certificate of the disease",
    written: any(distinctDays(facts("immunization").coded("dtap").within(birth, after(birth, years(2)))).is({ atLeast: 4 }), facts("condition").coded("pertussis").ofStatus("final").activeOn(after(birth, years(2))).exist()),
    held: {
      op: "any",
      of: [
        { op: "compare", what: { get: "distinctDays", in: { kind: "immunization", codes: ["dtap"], startsIn: { from: "birth", until: { shift: "birth", plus: { years: 2 } } } } }, is: { atLeast: 4 } },
        { op: "exists", in: { kind: "condition", codes: ["pertussis"], status: ["final"], activeAt: { shift: "birth", plus: { years: 2 } } } }
      ]
    }
  },
  {
    measure: "Hepatitis B vaccine within 24 hours of the birth's instant",
    written: facts("immunization").coded("hepb").within({ from: startOf("birth-event"), through: after(startOf("birth-event"), days(1)), grain: "instant" }).exist(),
    held: { op: "exists", in: { kind: "immunization", codes: ["hepb"], startsIn: { from: { startOf: "birth-event" }, through: { shift: { startOf: "birth-event" }, plus: { days: 1 } }, grain: "instant" } } }
  },
  {
    measure: "Screened once in the last five years at an age of 30 or more, with a result, and not refused",
    written: among(anyOf(facts("procedure").coded("hpv"), facts("procedure").coded("cytology").having("valueCode"))).inTheLast(years(5)).named("test").where(ageInYears(startOf("test")).is({ atLeast: 30 }))
      .except(facts("procedure").ofStatus("notDone")).exist(),
    held: {
      op: "exists",
      in: {
        of: { anyOf: [{ kind: "procedure", codes: ["hpv"] }, { kind: "procedure", codes: ["cytology"], has: ["valueCode"] }] },
        startsIn: { from: { shift: "on", minus: { years: 5 } }, until: { shift: "on", plus: { days: 1 } } },
        as: "test", where: { op: "compare", what: { get: "age", in: "years", at: { startOf: "test" } }, is: { atLeast: 30 } },
        except: { kind: "procedure", status: ["notDone"] }
      }
    }
  },
  {
    measure: "Positive tests of women outside emergency rooms, which nobody has linked to a visit",
    written: facts("procedure").coded(valueSet("p/codes")).resulting("positive").qualified({ class: ["outpatient"], intent: { codes: ["order"], absent: "fits" } }).lacking("links.encounter").linked({ facility: "f1" }).exist(),
    held: {
      op: "exists",
      in: {
        kind: "procedure", codes: { valueSet: "p/codes" }, valueCodes: ["positive"], qualifiers: { class: ["outpatient"], intent: { codes: ["order"], absent: "fits" } }, lacks: ["links.encounter"], links: { facility: "f1" }
      }
    }
  },
  {
    measure: "The mean of all readings, and the greatest against the least, the total and a constant",
    written: all(
      mean(readings, { component: "systolic" }).is({ below: 140 }), greatest(readings, { component: "systolic" }).is({ above: least(readings, { component: "systolic" }), below: constant(param("p/contacts")) }),
      sum(facts("dispensing").coded("tablets")).is({ atLeast: 30 }), definedQuantity("p/number").is({ atMost: count(visits) })
    ),
    held: {
      op: "all",
      of: [
        { op: "compare", what: { get: "mean", in: { kind: "observation", codes: ["blood-pressure"] }, component: "systolic" }, is: { below: 140 } },
        {
          op: "compare", what: { get: "max", in: { kind: "observation", codes: ["blood-pressure"] }, component: "systolic" },
          is: { above: { get: "min", in: { kind: "observation", codes: ["blood-pressure"] }, component: "systolic" }, below: { get: "number", is: { param: "p/contacts" } } }
        },
        { op: "compare", what: { get: "sum", in: { kind: "dispensing", codes: ["tablets"] } }, is: { atLeast: 30 } },
        { op: "compare", what: { get: "use", id: "p/number" }, is: { atMost: { get: "count", in: { use: "p/visits" } } } }
      ]
    }
  },
  {
    measure: "A woman of 15 at the first of her visits, alive half a year later, whose last visit was written down after its month",
    written: all(
      ageIn("years", startOf(visits.first)).is({ atLeast: 15 }), aliveOn(after(startOf(visits.first), months(6))), aged({ below: years(50), at: definedPoint("p/point") }),
      isWithin(recordedOf(visits.lastBy("recorded")), { after: yearOf(endOf(visits.firstBy("end"))), through: death })
    ),
    held: {
      op: "all",
      of: [
        { op: "compare", what: { get: "age", in: "years", at: { startOf: { use: "p/visits", pick: "first" } } }, is: { atLeast: 15 } },
        { op: "alive", at: { shift: { startOf: { use: "p/visits", pick: "first" } }, plus: { months: 6 } } },
        { op: "age", below: { years: 50 }, at: { use: "p/point" } },
        {
          op: "within", point: { recordedOf: { use: "p/visits", pick: { which: "last", by: "recorded" } } },
          in: { after: { floor: { endOf: { use: "p/visits", pick: { which: "first", by: "end" } } }, to: "year" }, through: "death" }
        }
      ]
    }
  },
  {
    measure: "What is said after a pick narrows what was picked: the last visit, if it was at the station",
    written: all(visits.last.linked({ facility: "f1" }).exist(), readings.highest({ component: "systolic" }).within(startOfYear, afterPeriod).exist(), theFact("visit").coded("outpatient").exist(), not(visits.where(aged({ below: years(1) })).exist())),
    held: {
      op: "all",
      of: [
        { op: "exists", in: { of: { use: "p/visits", pick: "last" }, links: { facility: "f1" } } },
        {
          op: "exists",
          in: { of: { kind: "observation", codes: ["blood-pressure"], pick: { which: "last", by: "value", component: "systolic" } }, startsIn: { from: "yearStart", until: "periodUntil" } }
        },
        { op: "exists", in: { fact: "visit", codes: ["outpatient"] } },
        { op: "not", of: { op: "exists", in: { use: "p/visits", where: { op: "age", below: { years: 1 } } } } }
      ]
    }
  },
  {
    measure: "Below 140/90 in one and the same reading, since the programme began, of hypertension or diabetes that nobody refuted",
    written: all(
      readings.within(date("2026-07-01"), afterPeriod).valued({ component: "systolic", below: 140 }, { component: "diastolic", below: 90 }).exist(),
      facts("condition").coded(valueSet("p/codes", "p/others")).qualified({ verification: noneOf("refuted") }).having("components.systolic").exist()
    ),
    held: {
      op: "all",
      of: [
        {
          op: "exists",
          in: { kind: "observation", codes: ["blood-pressure"], startsIn: { from: { date: "2026-07-01" }, until: "periodUntil" }, value: [{ component: "systolic", below: 140 }, { component: "diastolic", below: 90 }] }
        },
        { op: "exists", in: { kind: "condition", codes: { valueSet: ["p/codes", "p/others"] }, qualifiers: { verification: { noneOf: ["refuted"] } }, has: ["components.systolic"] } }
      ]
    }
  },
  {
    measure: "A visit held within the stay that the visit before ended",
    written: facts("encounter").overlapping({ from: startOf("stay"), through: endOf("stay") }).exist(),
    held: { op: "exists", in: { kind: "encounter", overlaps: { from: { startOf: "stay" }, through: { endOf: "stay" } } } }
  }
]

const defined: readonly Definition[] = [
  { ...item("p/visits"), facts: facts("encounter").data }, { ...item("p/number"), quantity: count(facts("visit")).data }, { ...item("p/point"), point: startOf(facts("pregnancy").last) }
]

const names = ["visit", "pregnancy", "contact", "birth-event", "stay"]

/** A pack that has all that the sentences refer to, and gives the names of which they speak. */
const packWith = (when: Predicate) => smallPack({
  parameters: [{ ...item("p/contacts"), value: 4 }, { ...item("p/span"), value: { months: 3 } }],
  valueSets: [{ ...item("p/codes"), codes: [] }, { ...item("p/others"), codes: [] }],
  definitions: defined,
  rules: [{ ...item("p/sentence"), when: names.reduce((inner, name) => facts("encounter").named(name).where(inner).exist(), when) }]
})

describe("a sentence of a measure, as it is written and as the pack holds it", () => {
  it.each(sentences)("$measure", ({ written, held }) => {
    expect(written).toStrictEqual(held)
    expect(JSON.parse(JSON.stringify(written))).toStrictEqual(held)
    expect(checkPacks([packWith(written)])).toEqual([])
  })
})

/** Anything that the words can say of a set. */
const spans = fc.oneof(fc.nat(99).chain((many) => fc.constantFrom(years(many), months(many), weeks(many), days(many))), fc.constant(param("p/span")))
const { point, set } = fc.letrec<{ readonly point: Point; readonly set: SomeFacts<never, "rich">; readonly number: SomeNumber; readonly holds: Predicate }>((tie) => ({
  point: fc.oneof({ maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Point>(on, startOfPeriod, birth, death, startOf("visit"), endOf("stay"), recordedOf("visit"), definedPoint("p/point")),
    tie("set").chain((one) => fc.constantFrom(startOf(one.last), endOf(one), recordedOf(one.firstBy("end")))),
    tie("point").chain((one) => fc.constantFrom(monthOf(one), quarterOf(one), yearOf(one))), fc.tuple(fc.constantFrom(before, after), tie("point"), spans).map(([shift, one, span]) => shift(one, span))),
  number: fc.oneof({ maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(constant(1), definedQuantity("p/number"), valueIn("visit", { component: "systolic" })),
    tie("set").chain((one) => fc.constantFrom(count(one), distinctDays(one), least(one), greatest(one), sum(one), mean(one), valueIn(one.last, { unit: "kg" }))),
    fc.tuple(tie("point"), tie("point")).chain(([from, until]) => fc.constantFrom(ageInYears(from), ageIn("months", until), timeBetween(from, until, "days")))),
  holds: fc.oneof({ maxDepth: 3, withCrossShrink: true },
    tie("set").chain((one) => fc.constantFrom(one.exist(), one.none(), one.atLeast(2), one.last.is({ above: 1 }), one.change.is({ below: 1 }))),
    fc.tuple(tie("number"), tie("number")).chain(([one, other]) => fc.constantFrom(one.is({ atLeast: other }), one.is({ above: 1, below: other }), one.is({ atMost: param("p/contacts") }))),
    fc.tuple(tie("point"), tie("point"), tie("point")).chain(([one, from, until]) => fc.constantFrom(isWithin(one, { from, until }), isWithin(one, { after: from, through: until }), isWithin(one, { through: until, grain: "instant" })))),
  set: fc.oneof({ maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<SomeFacts<never, "rich">>(definedSet("p/visits"), theFact("visit"), linkedFrom("visit", "encounter"), among(facts("encounter")), anyOf(facts("encounter"), definedSet("p/visits"))),
    fc.tuple(tie("set"), tie("set")).map(([one, other]) => anyOf(one, other)),
    fc.tuple(tie("set"), fc.oneof(
      fc.constantFrom<(one: SomeFacts<never, "rich">) => AnySet>(
        (one) => one.coded("a"), (one) => one.resulting("a", "b"), (one) => one.qualified({ class: ["a"] }), (one) => one.having("value"), (one) => one.lacking("links.encounter"), (one) => one.ofStatus("planned"),
        (one) => one.valued({ below: 7, unit: "mmol/L" }), (one) => one.first, (one) => one.last, (one) => one.lowest(), (one) => one.highest({ component: "systolic" }), (one) => one.lastBy("recorded")
      ),
      fc.tuple(tie("point"), tie("point")).chain(([from, until]) => fc.constantFrom<(one: SomeFacts<never, "rich">) => AnySet>(
        (one) => one.within(from, until), (one) => one.overlapping({ after: from, until }), (one) => one.ending({ through: until }), (one) => one.activeOn(from)
      )),
      tie("holds").chain((holds) => fc.constantFrom<(one: SomeFacts<never, "rich">) => AnySet>((one) => one.where(holds), (one) => one.named("visit").where(holds))),
      tie("set").map((other) => (one: SomeFacts<never, "rich">): AnySet => one.except(other))
    )).map(([one, word]) => among(word(one))))
}))

it("whatever the words say, a pack may hold, and JSON loses nothing of it", () => {
  fc.assert(fc.property(set, point, (one, at) => {
    const predicate = one.within({ from: at }).exist()
    expect(checkPacks([packWith(predicate)])).toEqual([])
    expect(JSON.parse(JSON.stringify(predicate))).toStrictEqual(predicate)
  }), { numRuns: 300 })
})

describe("words", () => {
  it("never change a set, and what is picked is a set of its own", () => {
    readings.last.coded("a")
    readings.named("reading").where(not(readings.exist()))
    expect(readings.data).toStrictEqual({ kind: "observation", codes: ["blood-pressure"] })
    expect(readings.last.last.first.data).toStrictEqual({ of: { of: { kind: "observation", codes: ["blood-pressure"], pick: "last" }, pick: "last" }, pick: "first" })
  })
  it("give numbers and sets as data where a pack wants them", () => {
    const days = timeBetween(startOf("referral"), startOf(facts("encounter").first), "days")
    expect(JSON.parse(JSON.stringify(days.data))).toStrictEqual({ get: "time", from: { startOf: "referral" }, until: { startOf: { kind: "encounter", pick: "first" } }, in: "days" })
    const set: Facts = visits.last.data
    expect(set).toStrictEqual({ use: "p/visits", pick: "last" })
  })
})

describe("what makes no sense does not compile", () => {
  it("two edges that say the same, a number without a bound, a rich set where every engine must hold it", () => {
    const done = (doneBy: Protocol["doneBy"]): Protocol["doneBy"] => doneBy
    const right = [done(facts("encounter").coded("a").within(startOfYear, afterPeriod).data), done(facts("encounter").overlapping({ from: monthOf(on), until: on }).data), done(facts("encounter").activeOn(before(on, days(1))).data)]
    const wrong = [
      // @ts-expect-error a window opens once
      () => visits.within({ from: on, after: on }),
      // @ts-expect-error a window closes once
      () => isWithin(birth, { until: on, through: on }),
      // @ts-expect-error a window has an edge
      () => isWithin(birth, { grain: "day" }),
      // @ts-expect-error a number is compared with something
      () => count(visits).is({}),
      // @ts-expect-error a set is no number
      () => visits.is({ atLeast: 1 }),
      // @ts-expect-error a number is no question
      () => all(count(visits)),
      // @ts-expect-error a set is no point of time: take startOf or endOf of it
      () => before(visits.last, days(1)),
      // @ts-expect-error a name is followed by what holds of the fact
      () => visits.named("visit").exist(),
      // @ts-expect-error the codes of the result are said already
      () => visits.resulting("a").resulting("b"),
      // @ts-expect-error a set of facts begins at one time
      () => visits.within(on, on).thisYear(),
      // @ts-expect-error at least one set
      () => anyOf(),
      // @ts-expect-error no such part of a fact
      () => visits.having("colour"),
      // @ts-expect-error no such unit of time
      () => ageIn("decades"),
      // @ts-expect-error a protocol holds plain sets only: this one hangs on another fact
      () => done(facts("encounter").within(startOf("visit"), on).data),
      // @ts-expect-error a protocol holds plain sets only: units are converted
      () => done(facts("observation").valued({ below: 7, unit: "mmol/L" }).data),
      // @ts-expect-error a protocol holds plain sets only: two comparisons hold together
      () => done(facts("observation").valued({ below: 7 }, { above: 3 }).data),
      // @ts-expect-error a protocol holds plain sets only: the last of them is picked
      () => done(facts("encounter").last.data),
      // @ts-expect-error a protocol holds plain sets only: it is defined elsewhere
      () => done(visits.data)
    ]
    expect([right.length, wrong.length]).toEqual([3, 18])
  })
})

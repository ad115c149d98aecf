import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type FactKind, factKinds } from "../../citizen/factKinds.ts"
import { checkPacks } from "../../pack/checkPacks.ts"
import { item, smallPack } from "../../pack/smallPack.fixture.ts"
import type { Comparison, FixedPoint as Point, Predicate } from "../predicate.ts"
import {
  after, afterPeriod, aged, alive, all, any, before, cite, days, endOfYear, everybody, facts, type FactQuestions, type SomeFacts, female, flag, gestationalAge, known, male, months, not, on, param, rule, startOfNextYear, startOfPeriod,
  startOfSchoolYear, startOfYear, sure, text, valueSet, weeks, years
} from "../../pack.ts"

/** What the law says, how it is written, and what the pack then holds. */
interface Sentence {
  readonly law: string
  readonly written: Predicate
  readonly held: Predicate
}

const sentences: readonly Sentence[] = [
  {
    law: "Luật 39/2009, Điều 2: người cao tuổi là công dân từ đủ 60 tuổi trở lên",
    written: aged({ atLeast: years(60) }),
    held: { op: "age", atLeast: { years: 60 } }
  },
  {
    law: "In the year in which a woman turns 60",
    written: all(female, aged({ atLeast: years(60), at: endOfYear }), not(aged({ atLeast: years(60), at: startOfYear }))),
    held: {
      op: "all",
      of: [
        { op: "sex", is: ["female"] },
        { op: "age", atLeast: { years: 60 }, at: { shift: "yearEnd", minus: { days: 1 } } },
        { op: "not", of: { op: "age", atLeast: { years: 60 }, at: "yearStart" } }
      ]
    }
  },
  {
    law: "KH 257/KH-UBND, Mục II.1: nhân dân (thường trú) trên địa bàn xã Cẩm Giàng",
    written: all(alive, facts("residence").coded("permanent").linked({ commune: "10903" }).activeOn(on).exist()),
    held: { op: "all", of: [{ op: "alive" }, { op: "exists", in: { kind: "residence", codes: ["permanent"], links: { commune: "10903" }, activeAt: "on" } }] }
  },
  {
    law: "NĐ 165/2026, Điều 69.2 và 70.2: mỗi năm ít nhất một lần khám, một trong sáu loại",
    written: facts("encounter").coded(valueSet("p/exams")).within(startOfYear, afterPeriod).exist(),
    held: { op: "exists", in: { kind: "encounter", codes: { valueSet: "p/exams" }, startsIn: { from: "yearStart", until: "periodUntil" } } }
  },
  {
    law: "Nobody was examined twice: no examination this year, so that one is due",
    written: facts("encounter").coded(valueSet("p/exams")).thisYear().none(),
    held: { op: "not", of: { op: "exists", in: { kind: "encounter", codes: { valueSet: "p/exams" }, startsIn: { from: "yearStart", until: "yearEnd" } } } }
  },
  {
    law: "Luật 84/2015, Điều 21: nghề nặng nhọc, độc hại; người khuyết tật; chưa thành niên; cao tuổi: ít nhất 6 tháng một lần",
    written: all(rule("p/worker"), any(
      facts("employment").coded("hazardous").activeOn(on).exist(),
      facts("disability").activeOn(on).exist(),
      aged({ below: param("p/minor-age") }),
      rule("p/elderly")
    )),
    held: {
      op: "all",
      of: [
        { op: "rule", id: "p/worker" },
        {
          op: "any",
          of: [
            { op: "exists", in: { kind: "employment", codes: ["hazardous"], activeAt: "on" } },
            { op: "exists", in: { kind: "disability", activeAt: "on" } },
            { op: "age", below: { param: "p/minor-age" } },
            { op: "rule", id: "p/elderly" }
          ]
        }
      ]
    }
  },
  {
    law: "NĐ 165/2026, Điều 77.1: có ít nhất một yếu tố nguy cơ (the number is the commune's choice)",
    written: facts("risk").activeOn(on).atLeast(param("p/risk-factors")),
    held: { op: "count", in: { kind: "risk", activeAt: "on" }, atLeast: { param: "p/risk-factors" } }
  },
  {
    law: "WHO HEARTS: the last blood pressure of twelve months is below 140/90 mmHg",
    written: all(
      facts("observation").coded("blood-pressure").inTheLast(months(12)).last.is({ component: "systolic", below: 140 }),
      facts("observation").coded("blood-pressure").inTheLast(months(12)).last.is({ component: "diastolic", below: 90 })
    ),
    held: {
      op: "all",
      of: [
        {
          op: "value", which: "last", is: { component: "systolic", below: 140 },
          in: { kind: "observation", codes: ["blood-pressure"], startsIn: { from: { shift: "on", minus: { months: 12 } }, until: { shift: "on", plus: { days: 1 } } } }
        },
        {
          op: "value", which: "last", is: { component: "diastolic", below: 90 },
          in: { kind: "observation", codes: ["blood-pressure"], startsIn: { from: { shift: "on", minus: { months: 12 } }, until: { shift: "on", plus: { days: 1 } } } }
        }
      ]
    }
  },
  {
    law: "Sàng lọc ung thư cổ tử cung: không sau cắt tử cung toàn bộ; còn hạn xét nghiệm HPV thì chưa đến lượt",
    written: all(female, not(sure(facts("procedure").coded("total-hysterectomy").exist())), facts("procedure").coded("cervical-screening-hpv").inTheLast(param("p/hpv-interval")).none()),
    held: {
      op: "all",
      of: [
        { op: "sex", is: ["female"] },
        { op: "not", of: { op: "sure", of: { op: "exists", in: { kind: "procedure", codes: ["total-hysterectomy"] } } } },
        {
          op: "not",
          of: {
            op: "exists",
            in: { kind: "procedure", codes: ["cervical-screening-hpv"], startsIn: { from: { shift: "on", minus: { param: "p/hpv-interval" } }, until: { shift: "on", plus: { days: 1 } } } }
          }
        }
      ]
    }
  },
  {
    law: "Phụ nữ mang thai từ tuần 24 đến hết tuần 28",
    written: all(female, gestationalAge({ atLeast: weeks(24), below: weeks(29) })),
    held: { op: "all", of: [{ op: "sex", is: ["female"] }, { op: "elapsed", which: "last", in: { kind: "pregnancy", activeAt: "on" }, atLeast: { weeks: 24 }, below: { weeks: 29 } }] }
  },
  {
    law: "Luật 84/2015, Điều 21: the last examination of a worker lies six months back or more",
    written: facts("encounter").coded("occupational-exam", "periodic-checkup").last.began({ atLeast: months(6), at: endOfYear }),
    held: { op: "elapsed", which: "last", in: { kind: "encounter", codes: ["occupational-exam", "periodic-checkup"] }, atLeast: { months: 6 }, at: { shift: "yearEnd", minus: { days: 1 } } }
  },
  {
    law: "An elder who lost 5 kg or more in half a year",
    written: facts("observation").coded("weight").within(before(on, months(6)), on).change.is({ atMost: -5 }),
    held: { op: "change", in: { kind: "observation", codes: ["weight"], startsIn: { from: { shift: "on", minus: { months: 6 } }, until: "on" } }, is: { atMost: -5 } }
  },
  {
    law: "TTLT 13/2016: học sinh mầm non từ 36 tháng, đầu năm học; who is on record as studying, where the station says so",
    written: all(flag("p/schools-send-lists"), aged({ atLeast: months(36), at: startOfSchoolYear({ month: 9, day: 5 }) }), known(facts("education").coded(param("p/levels")).activeOn(startOfSchoolYear(param("p/school-start"))).exist())),
    held: {
      op: "all",
      of: [
        { op: "flag", param: "p/schools-send-lists" },
        { op: "age", atLeast: { months: 36 }, at: { schoolYearStart: { month: 9, day: 5 } } },
        { op: "known", of: { op: "exists", in: { kind: "education", codes: { param: "p/levels" }, activeAt: { schoolYearStart: { param: "p/school-start" } } } } }
      ]
    }
  },
  {
    law: "Men whose first fever of the period lay below 41 °C, and who did not come to an examination in the last thirty days",
    written: all(male, facts("observation").coded("temperature").valued({ atLeast: 38.5 }).inPeriod().first.is({ below: 41 }), facts("encounter").ofStatus("notDone").overlapping(before(on, days(30)), on).exist()),
    held: {
      op: "all",
      of: [
        { op: "sex", is: ["male"] },
        { op: "value", which: "first", in: { kind: "observation", codes: ["temperature"], value: { atLeast: 38.5 }, startsIn: { from: "periodFrom", until: "periodUntil" } }, is: { below: 41 } },
        { op: "exists", in: { kind: "encounter", status: ["notDone"], overlaps: { from: { shift: "on", minus: { days: 30 } }, until: "on" } } }
      ]
    }
  }
]

/** A pack that has all that the sentences refer to. */
const packWith = (when: Predicate) => smallPack({
  parameters: [
    { ...item("p/minor-age"), value: { years: 18 } }, { ...item("p/risk-factors"), value: 1 }, { ...item("p/hpv-interval"), value: { years: 5 } }, { ...item("p/levels"), value: ["primary"] },
    { ...item("p/school-start"), value: { month: 9, day: 5 } }, { ...item("p/schools-send-lists"), value: true },
    { ...item("p/commune"), value: "10903" }
  ],
  valueSets: [{ ...item("p/exams"), codes: [] }],
  rules: [{ ...item("p/worker"), when: alive }, { ...item("p/elderly"), when: alive }, { ...item("p/sentence"), when }]
})

describe("a sentence of law, as it is written and as the pack holds it", () => {
  it.each(sentences)("$law", ({ written, held }) => {
    expect(written).toStrictEqual(held)
    expect(JSON.parse(JSON.stringify(written))).toStrictEqual(held)
    expect(checkPacks([packWith(written)])).toEqual([])
  })
})

/** Anything that the words can say. */
const spans = fc.oneof(fc.nat(99).chain((count) => fc.constantFrom(years(count), months(count), weeks(count), days(count))), fc.constant(param("p/hpv-interval")))
const points: fc.Arbitrary<Point> = fc.letrec<{ readonly point: Point }>((tie) => ({
  point: fc.oneof({ maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(on, startOfYear, endOfYear, startOfNextYear, startOfPeriod, afterPeriod, startOfSchoolYear({ month: 9, day: 5 }), startOfSchoolYear(param("p/school-start"))),
    fc.tuple(fc.constantFrom(before, after), tie("point"), spans).map(([shift, point, span]) => shift(point, span)))
})).point
const numbers = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).map((given) => given + 0), fc.constant(param("p/risk-factors")))
const bounds = fc.tuple(fc.constantFrom<keyof Comparison>("atLeast", "above", "atMost", "below"), numbers, fc.constantFrom({}, { component: "systolic" }))
  .map(([bound, number, more]) => ({ [bound]: number, ...more }) as { readonly atLeast: number })
const ages = fc.oneof(spans.map((atLeast) => ({ atLeast })), fc.tuple(spans, points).map(([below, at]) => ({ below, at })), fc.tuple(spans, spans, points).map(([atLeast, below, at]) => ({ atLeast, below, at })))

type Word = (set: SomeFacts) => FactQuestions
const which: readonly fc.Arbitrary<Word>[] = [
  fc.constantFrom<Word>((set) => set.coded("a"), (set) => set.coded("a", "b"), (set) => set.coded(valueSet("p/exams")), (set) => set.coded(param("p/levels"))),
  fc.constantFrom<Word>((set) => set.linked({ commune: "10903" }), (set) => set.linked({ commune: param("p/commune"), village: "v" })),
  fc.constantFrom<Word>((set) => set.ofStatus("final", "preliminary"), (set) => set.ofStatus("notDone")),
  bounds.map((is): Word => (set) => set.valued(is)),
  fc.oneof(
    fc.constantFrom<Word>((set) => set.thisYear(), (set) => set.inPeriod()), points.map((day): Word => (set) => set.activeOn(day)), spans.map((span): Word => (set) => set.inTheLast(span)),
    fc.tuple(points, points).chain(([from, until]) => fc.constantFrom<Word>((set) => set.within(from, until), (set) => set.overlapping(from, until))))
]
const sets: fc.Arbitrary<FactQuestions> = fc.tuple(fc.constantFrom("residence", "observation", "encounter"), fc.shuffledSubarray([...which]).chain((some) => fc.tuple(...some)))
  .map(([kind, words]) => words.reduce<FactQuestions>((set, word) => word(set as SomeFacts), facts(kind)))
const predicates: fc.Arbitrary<Predicate> = fc.letrec<{ readonly predicate: Predicate }>((tie) => ({
  predicate: fc.oneof({ maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(everybody, female, male, alive, rule("p/worker"), flag("p/schools-send-lists")), ages.map(aged), ages.map(gestationalAge),
    sets.chain((set) => fc.oneof(
      fc.constantFrom(set.exist(), set.none()), fc.oneof(fc.nat(), fc.constant(param("p/risk-factors"))).map(set.atLeast),
      bounds.chain((is) => fc.constantFrom(set.first.is(is), set.last.is(is), set.change.is(is))), ages.chain((ago) => fc.constantFrom(set.first.began(ago), set.last.began(ago)))
    )),
    tie("predicate").chain((inner) => fc.constantFrom(not(inner), sure(inner), known(inner))), fc.array(tie("predicate"), { maxLength: 3 }).chain((parts) => fc.constantFrom(all(...parts), any(...parts))))
})).predicate

it("whatever the words say, a pack may hold, and JSON loses nothing of it", () => {
  fc.assert(fc.property(predicates, (predicate) => {
    expect(checkPacks([packWith(predicate)])).toEqual([])
    expect(JSON.parse(JSON.stringify(predicate))).toStrictEqual(predicate)
  }), { numRuns: 500 })
})

describe("words", () => {
  it("never change a set: each gives a new one", () => {
    const measured = facts("observation").coded("weight")
    measured.thisYear()
    measured.valued({ above: 1 })
    expect(measured.exist()).toStrictEqual({ op: "exists", in: { kind: "observation", codes: ["weight"] } })
  })
  it("give a set as data where a pack wants one", () => {
    expect(facts("encounter").coded(valueSet("p/exams")).data).toStrictEqual({ kind: "encounter", codes: { valueSet: "p/exams" } })
  })
  it("name sources and labels", () => {
    expect([cite("law"), cite("law", "Điều 1"), text("một", "one")]).toStrictEqual([{ ref: "law" }, { ref: "law", at: "Điều 1" }, { vi: "một", en: "one" }])
  })
  it("propose all kinds of fact that the core knows", () => {
    const proposed: Readonly<Record<FactKind, true>> = {
      name: true, identifier: true, residence: true, area: true, household: true, poverty: true, merit: true, disability: true, ethnicity: true, insurance: true, employment: true, education: true, pregnancy: true,
      condition: true, risk: true, frailty: true, healthRecord: true, digitalIdentity: true, enrolment: true, medication: true, consent: true, encounter: true, observation: true, procedure: true, immunization: true,
      dispensing: true, referral: true, visit: true, contact: true, activity: true, assessment: true, collaborator: true, order: true, deviceOrder: true, stockCount: true
    }
    expect(Object.keys(proposed).toSorted()).toEqual(factKinds.map(({ kind }) => kind).toSorted())
  })
})

describe("what makes no sense does not compile", () => {
  it("two times on one set, two lists of codes, a link to a number, no bound, no code", () => {
    const set = facts("observation")
    const wrong = [
      // @ts-expect-error a set of facts is looked for at one time
      () => set.thisYear().activeOn(on),
      // @ts-expect-error the codes are said already
      () => set.coded("a").coded("b"),
      // @ts-expect-error ids are texts
      () => set.linked({ commune: 10903 }),
      // @ts-expect-error at least one code
      () => set.coded(),
      // @ts-expect-error a list of codes, or codes
      () => set.coded(valueSet("p/exams"), "a"),
      // @ts-expect-error a comparison needs a bound
      () => set.last.is({ component: "systolic" }),
      // @ts-expect-error an age needs a bound
      () => aged({ at: on }),
      // @ts-expect-error sixty what?
      () => aged({ atLeast: 60 }),
      // @ts-expect-error a set of facts is no question
      () => all(set),
      // @ts-expect-error no such status
      () => set.ofStatus("done")
    ]
    expect(wrong).toHaveLength(10)
  })
})

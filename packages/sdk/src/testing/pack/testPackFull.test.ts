import { composePacks, type Fact, type Predicate, type UnitRecord } from "@tramyte/core"
import type { Indicator, Pack } from "@tramyte/core/pack"
import { describe, expect, it } from "vitest"
import { type AskVerdict, checkBorders } from "./checkBorders.ts"
import { checkWitnesses } from "./checkWitnesses.ts"
import { conditionsOf } from "./conditions.ts"
import { harbour, item, rule } from "./harbour.fixture.ts"
import { mapFacts, mapPredicate, mapPoint, mapQuantity, type LanguageMap } from "./mapLanguage.ts"
import type { PackCase } from "./packCase.ts"
import type { Notebook, PackTestReport } from "./packReport.ts"
import { testPack } from "./testPack.ts"

/* Packs that speak the full language: sets of sets, facts by name, points and numbers of a person, indicators of events. */

const found = ({ findings }: PackTestReport) => findings.map(({ at, code }) => `${code.replace("TRAMYTE_PACK_", "")} ${at}`)
const ruleOnly = (when: Predicate): Pack => harbour({ rules: [rule("it", when)], groupings: [], protocols: [], indicators: [] })
const warned = ({ warnings }: PackTestReport) => warnings.map(({ at, code }) => `${code.replace("TRAMYTE_PACK_", "")} ${at}`)
const verdictsOf = (report: PackTestReport, at: string) => report.witnesses.filter((one) => one.at === at).map(({ part, verdict }) => `${part} ${verdict}`)

const screened: Predicate = { op: "exists", in: { kind: "procedure", codes: ["mammography"], startsIn: { after: { shift: "on", minus: { months: 27 } }, through: "on" } } }
const treatedInTime: Predicate = {
  op: "exists",
  in: { kind: "referral", as: "sent", where: { op: "exists", in: { kind: "encounter", startsIn: { from: { startOf: "sent" }, through: { shift: { startOf: "sent" }, plus: { days: 14 } } } } } }
}
const controlled: Predicate = { op: "compare", what: { get: "value", in: { kind: "observation", codes: ["hba1c"], pick: "last" }, unit: "%" }, is: { below: 8 } }

describe("conditions of the full language", () => {
  it.each<[string, Predicate]>([
    ["a screening in the last 27 months", screened], ["a visit within two weeks of a referral", treatedInTime], ["the last HbA1c below 8 %", controlled],
    ["vaccinated before the first birthday", { op: "exists", in: { kind: "immunization", codes: ["MR"], startsIn: { from: "birth", until: { shift: "birth", plus: { years: 1 } } } } }],
    ["two readings on different days", { op: "compare", what: { get: "distinctDays", in: { kind: "observation", value: { atLeast: 140, component: "systolic" } } }, is: { atLeast: 2 } }],
    ["a long stay", { op: "exists", in: { kind: "condition", as: "stay", where: { op: "compare", what: { get: "time", from: { startOf: "stay" }, until: { endOf: "stay" }, in: "days" }, is: { atLeast: 30 } } } }],
    ["a positive result", { op: "exists", in: { kind: "observation", valueCodes: ["positive"], qualifiers: { method: { codes: ["pcr"], absent: "out" } } } }],
    ["asked today, and answered by none of the words for no", { op: "all", of: [
      { op: "exists", in: { kind: "observation", codes: ["fever"], startsIn: { from: "on", until: { shift: "on", plus: { days: 1 } } } } },
      { op: "not", of: { op: "exists", in: { of: { kind: "observation", codes: ["fever"], startsIn: { from: "on", until: { shift: "on", plus: { days: 1 } } }, pick: "last" }, valueCodes: ["no", "false"] } } }
    ] }],
    ["the last reading below both limits", { op: "exists", in: { of: { kind: "observation", codes: ["blood-pressure"], startsIn: { from: "yearStart", through: "on" }, pick: "last" }, value: [{ component: "systolic", below: 140 }, { component: "diastolic", below: 90 }] } }],
    ["both limits, said one after the other", { op: "exists", in: { of: { of: { kind: "observation", value: { component: "systolic", below: 140 } }, has: ["unit", "components.pulse"] }, value: { component: "diastolic", below: 90 } } }],
    ["of age at the last diagnosis", { op: "age", atLeast: { years: 18 }, at: { startOf: { of: { kind: "condition", startsIn: { from: { date: "1900-01-01" }, until: { date: "2100-01-01" } }, has: ["number"] }, pick: "last" } } }],
    ["a year and a half between the first and the last reading", { op: "compare", what: { get: "time", from: { startOf: { of: { kind: "observation" }, pick: "first" } }, until: { startOf: { of: { kind: "observation" }, pick: "last" } }, in: "months" }, is: { above: 18 } }],
    ["a number between, in another unit", { op: "compare", what: { get: "min", in: { kind: "observation", codes: ["glucose"] }, unit: "mmol/L", convert: { "mg/dL": 1 / 18 } }, is: { atLeast: 7, below: 11.1 } }],
    ["planned, with what must be there and what must not", { op: "exists", in: { kind: "encounter", status: ["planned"], codes: ["ncd-visit"], qualifiers: { class: { noneOf: ["EMER"], absent: "out" } }, has: ["links.doctor"], lacks: ["valueCode"] } }],
    ["four visits, two of them late, within a pregnancy that ended", { op: "exists", in: {
      kind: "pregnancy", endsIn: { from: "yearStart", through: "on" }, as: "it", where: { op: "all", of: [
        { op: "exists", in: { fact: "it", qualifiers: { outcome: ["live-birth"] } } },
        { op: "compare", what: { get: "distinctDays", in: { kind: "encounter", codes: ["antenatal"], startsIn: { from: { startOf: "it" }, through: { endOf: "it" } } } }, is: { atLeast: 4 } },
        { op: "count", in: { kind: "encounter", codes: ["antenatal"], startsIn: { from: { shift: { startOf: "it" }, plus: { weeks: 28 } }, through: { endOf: "it" } } }, atLeast: 2 }
      ] }
    } }],
    ["a visit that refers to the referral before it", { op: "exists", in: { kind: "encounter", as: "visit", where: { op: "exists", in: { linkedFrom: "visit", link: "basedOn", as: "sent", where: { op: "within", point: { startOf: "sent" }, in: { until: { startOf: "visit" } } } } } } }],
    ["the last visit was also a reading in range", { op: "exists", in: { of: { anyOf: [{ kind: "encounter" }, { kind: "observation" }], pick: "last" }, as: "seen", where: { op: "exists", in: { kind: "observation", startsIn: { from: { startOf: "seen" }, through: { startOf: "seen" } }, value: { below: 140, component: "systolic" } } } } }],
    ["dead within the year", { op: "within", point: "death", in: { from: "yearStart", through: "on" } }],
    ["diagnoses except those that were refuted", { op: "exists", in: { kind: "condition", codes: ["I10"], except: { kind: "condition", qualifiers: { verification: ["refuted"] } } } }]
  ])("%s: somebody for yes, no and unknown", (_, when) => {
    const report = testPack(ruleOnly(when))
    expect(found(report)).toEqual([])
    expect(verdictsOf(report, "rules/harbour/it")).toEqual(["when yes", "when no", "when unknown"])
  })

  it.each<[string, Predicate, string]>([
    ["a last value above and below", { op: "compare", what: { get: "value", in: { kind: "observation", pick: "last" } }, is: { above: 5, below: 5 } }, "NEVER_HOLDS"],
    ["a window that ends before it begins", { op: "exists", in: { kind: "visit", startsIn: { from: "birth", until: { shift: "birth", minus: { days: 1 } } } } }, "NEVER_HOLDS"],
    ["a set without itself", { op: "exists", in: { kind: "visit", except: { kind: "visit" } } }, "NEVER_HOLDS"],
    ["fewer than no facts, or any number", { op: "compare", what: { get: "count", in: { kind: "visit" } }, is: { atLeast: 0 } }, "ALWAYS_HOLDS"]
  ])("%s: found", (_, when, code) => {
    expect(found(testPack(ruleOnly(when)))).toContain(`${code} rules/harbour/it`)
  })
})

const eligible: Predicate = { op: "all", of: [{ op: "alive" }, { op: "age", atLeast: { years: 40 } }] }
const indicator = (more: Partial<Indicator>): Pack => harbour({
  rules: [], groupings: [], protocols: [],
  definitions: [{ ...item("hypertension"), facts: { kind: "condition", codes: ["I10"], overlaps: { from: "periodFrom", until: "periodUntil" } } }, { ...item("is-screened"), when: screened }],
  indicators: [{ ...item("it"), basis: "person", measures: "period", numerator: { op: "rule", id: "harbour/is-screened" }, direction: "up", ...more }]
})

describe("indicators of the full frame", () => {
  it("every population, stratum and definition is a condition", () => {
    const report = testPack(indicator({
      initial: { op: "alive" }, denominator: { type: "insured", when: eligible }, exclusion: { op: "exists", in: { use: "harbour/hypertension" } }, exception: { op: "exists", in: { kind: "procedure", status: ["notDone"] } },
      strata: [{ id: "age", bands: [{ id: "old", when: { op: "age", atLeast: { years: 60 } } }], otherwise: { id: "young" } }]
    }))
    expect(found(report)).toEqual([])
    expect([...new Set(report.witnesses.map(({ at, part }) => `${at} ${part}`))]).toEqual([
      "definitions/harbour/hypertension facts", "definitions/harbour/is-screened when", ...["initial", "denominator", "exclusion", "numerator", "exception", "strata/age/old"].map((part) => `indicators/harbour/it ${part}`)
    ])
  })
  it("a numerator that nobody in the denominator has is found", () => {
    expect(found(testPack(indicator({ denominator: { op: "sex", is: ["female"] }, numerator: { op: "sex", is: ["male"] } })))).toContain("NEVER_HOLDS indicators/harbour/it")
  })
  it("an estimated denominator asks nothing", () => {
    expect(verdictsOf(testPack(indicator({ denominator: { type: "estimated", estimate: "births" } })), "indicators/harbour/it").map((one) => one.split(" ")[0])).toEqual(["numerator", "numerator", "numerator"])
  })
  it("of events, it is asked whether there is one of which it holds", () => {
    const report = testPack(indicator({
      basis: { event: { kind: "referral", startsIn: { from: "periodFrom", until: "periodUntil" } }, as: "sent" },
      numerator: { op: "exists", in: { kind: "encounter", startsIn: { from: { startOf: "sent" }, through: { shift: { startOf: "sent" }, plus: { days: 14 } } } } }
    }))
    expect(found(report)).toEqual([])
    expect(verdictsOf(report, "indicators/harbour/it")).toEqual(["numerator yes", "numerator no", "numerator unknown"])
  })
  it("of events, the one of which it does not hold is on record, and so is the one of which it is open", () => {
    const { witnesses } = testPack(indicator({
      basis: { event: { kind: "referral", startsIn: { from: "periodFrom", until: "periodUntil" } }, as: "sent" }, denominator: { op: "exists", in: { fact: "sent", qualifiers: { urgency: ["urgent"] } } },
      numerator: { op: "exists", in: { kind: "encounter", startsIn: { from: { startOf: "sent" } } } }
    }))
    const sent = witnesses.filter(({ part }) => part === "numerator").map(({ record, verdict }) => [verdict, record.facts.some(({ kind, qualifiers }) => kind === "referral" && qualifiers?.["urgency"]?.[0] === "urgent")])
    expect(sent).toEqual([["yes", true], ["no", true], ["unknown", true]])
  })
  it("of events, a numerator that is meant for everybody says so", () => {
    const report = testPack(indicator({ basis: { event: { kind: "referral" }, as: "sent" }, numerator: { op: "all", of: [] } }))
    expect([found(report), warned(report)]).toEqual([[], []])
  })
  it("that no event is in the numerator before it began is told as what was not found, as the search does not reach it", () => {
    const report = testPack(indicator({ basis: { event: { kind: "referral" }, as: "sent" }, numerator: { op: "within", point: { startOf: "sent" }, in: { after: { startOf: "sent" } } } }))
    expect([found(report), warned(report)]).toEqual([[], ["NOT_TRIED indicators/harbour/it"]])
    expect(report.warnings.at(-1)!.message).toBe(`no person was found for whom "numerator" holds, but the search does not reach all that it asks: that is no fault; write a case that shows it`)
  })
})

const thirteenVisits: Predicate = { op: "count", in: { kind: "visit" }, atLeast: 13 }
const often: PackCase = {
  name: "seen every month, and once more", on: "2026-07-15", expect: { rules: { "harbour/it": "yes" } },
  record: { person: { id: "p", sex: "male" }, facts: Array.from({ length: 13 }, (_, index): Fact => ({ id: `f${index}`, kind: "visit", start: "2026-07-01", recorded: "2026-07-15" })), complete: {} }
}

describe("what the search does not reach", () => {
  it("more facts than it makes: a warning and no finding", () => {
    const report = testPack(ruleOnly(thirteenVisits))
    expect([found(report), warned(report)]).toEqual([[], ["NOT_TRIED rules/harbour/it"]])
  })
  it("a case that shows it takes the warning away, and is the witness", () => {
    const report = testPack(ruleOnly(thirteenVisits), { cases: [often] })
    expect([found(report), warned(report), report.witnesses.map((one) => [one.verdict, one.case])]).toEqual([[], [], [["yes", often.name], ["no", undefined], ["unknown", undefined]]])
  })
  it("a case counts where it does not say what its author expects", () => {
    const report = testPack(ruleOnly(thirteenVisits), { cases: [{ ...often, expect: { rules: { "harbour/it": "no" } } }] })
    expect([found(report), warned(report)]).toEqual([["CASE_FAILED cases/seen every month, and once more"], []])
  })
  it("a case on a day before the rule says nothing of it", () => {
    const report = testPack(ruleOnly(thirteenVisits), { cases: [{ ...often, on: "2025-07-15", record: { ...often.record!, facts: often.record!.facts.map((fact) => ({ ...fact, start: "2025-01-01" })) } as typeof often.record & object }] })
    expect(warned(report)).toEqual(["NOT_TRIED rules/harbour/it"])
  })
  it("twelve visits on different days of eleven: it gives up in time", () => {
    const report = testPack(ruleOnly({ op: "exists", in: { kind: "referral", as: "sent", where: { op: "compare", is: { atLeast: 12 }, what: { get: "distinctDays", in: {
      kind: "encounter", codes: ["a", "b", "c"], startsIn: { from: { startOf: "sent" }, until: { shift: { startOf: "sent" }, plus: { days: 11 } } }
    } } } } }))
    expect([found(report), warned(report)]).toEqual([[], ["NOT_TRIED rules/harbour/it"]])
  })
  it("a part of an any: a warning, until a case shows that it makes a difference", () => {
    const pack = ruleOnly({ op: "any", of: [thirteenVisits, { op: "sex", is: ["female"] }] })
    const [without, shown] = [testPack(pack), testPack(pack, { cases: [often] })]
    expect([found(without), warned(without), without.warnings.at(-1)!.message.includes("of[0]")]).toEqual([[], ["NOT_TRIED rules/harbour/it"], true])
    expect([found(shown), warned(shown)]).toEqual([[], []])
  })
  it("a group behind one that it does not reach: a warning, until a case shows somebody in it", () => {
    const group = (id: string, when: Predicate) => ({ id: `harbour/${id}`, label: { vi: id, en: id }, when })
    const pack = harbour({ rules: [], protocols: [], indicators: [], groupings: [{
      ...item("order"), main: true, mode: "first", scope: { op: "all", of: [] }, groups: [group("rare", thirteenVisits), group("rest", { op: "sex", is: ["female"] })], otherwise: { id: "harbour/others", label: { vi: "x", en: "x" } }
    }] })
    const notRare: Predicate = { op: "not", of: thirteenVisits }
    const covered = { ...pack, groupings: [{ ...pack.groupings![0]!, groups: [group("few", notRare), group("women", { op: "all", of: [{ op: "sex", is: ["female"] }, notRare] })] }] }
    expect([found(testPack(covered)), warned(testPack(covered))]).toEqual([[], ["NOT_TRIED groupings/harbour/order/harbour/few", "NOT_TRIED groupings/harbour/order/harbour/women"]])
    expect([found(testPack(pack, { cases: [{ ...often, expect: { group: "harbour/rare" } }] })), warned(testPack(pack, { cases: [{ ...often, expect: { group: "harbour/rare" } }] }))]).toEqual([[], []])
  })
  it("a group that only a case shows behind the one before it", () => {
    const label = { vi: "x", en: "x" }
    const pack = harbour({ rules: [], protocols: [], indicators: [], groupings: [{
      ...item("order"), main: true, mode: "first", scope: { op: "all", of: [] }, otherwise: { id: "harbour/others", label },
      groups: [{ id: "harbour/few", label, when: { op: "not", of: thirteenVisits } }, { id: "harbour/many", label, when: { op: "not", of: { op: "sex", is: ["other"] } } }]
    }] })
    expect(warned(testPack(pack))).toContain("NOT_TRIED groupings/harbour/order/harbour/many")
    expect(warned(testPack(pack, { cases: [{ ...often, expect: { group: "harbour/many" } }] }))).not.toContain("NOT_TRIED groupings/harbour/order/harbour/many")
  })
  it("of events, a case shows what holds of its only event, though others may not be known", () => {
    const record = { person: { id: "p" }, facts: [{ id: "f1", kind: "referral", start: "2026-07-01", recorded: "2026-07-15" }], complete: { encounter: "2026-07-15" } }
    const { witnesses } = testPack(indicator({
      basis: { event: { kind: "referral" }, as: "sent" }, numerator: { op: "exists", in: { kind: "encounter", startsIn: { from: { startOf: "sent" } } } }
    }), { cases: [{ name: "sent and not seen", on: "2026-07-15", record, expect: { indicators: { "harbour/it": "no" } } }] })
    expect(witnesses.filter(({ at, part }) => at === "indicators/harbour/it" && part === "numerator").map((one) => [one.verdict, one.case])).toEqual([["yes", undefined], ["no", "sent and not seen"], ["unknown", undefined]])
  })
  it("a case of a village is a witness, too", () => {
    const village: UnitRecord = { unit: { id: "v", kind: "village" }, facts: often.record!.facts, complete: {} }
    const report = testPack(ruleOnly(thirteenVisits), { cases: [{ ...often, record: village }] })
    expect([found(report), warned(report), report.witnesses[0]!.record.person]).toEqual([[], [], { id: "v" }])
  })
})

const silent = (findings: string[]): Notebook => ({ tried: () => {}, note: () => {}, warn: () => {}, find: (code, at) => void findings.push(`${code} ${at}`) })

describe("border days of the full language", () => {
  const pack = harbour({ rules: [rule("screened", screened), rule("treated", treatedInTime), rule("controlled", controlled)], groupings: [], protocols: [], indicators: [] })
  const { all: conditions } = conditionsOf(composePacks([pack]), pack, [])
  const witnesses = checkWitnesses(conditions, silent([]))
  const findingsWith = (ask?: AskVerdict): readonly string[] => {
    const findings: string[] = []
    checkBorders(conditions, witnesses, silent(findings), ask)
    return findings
  }
  /** The core with one part of each question read otherwise. */
  const mutated = (change: Partial<LanguageMap>): AskVerdict => {
    const changed = new Map<Predicate, Predicate>()
    const map: Required<LanguageMap> = {
      predicate: (part) => (change.predicate ?? ((same) => same))(mapPredicate(part, map)), facts: (part) => (change.facts ?? ((same) => same))(mapFacts(part, map)),
      point: (part) => (change.point ?? ((same) => same))(mapPoint(part, map)), quantity: (part) => (change.quantity ?? ((same) => same))(mapQuantity(part, map))
    }
    return (tree, record, asking, { probe }) => {
      const turned = changed.get(tree) ?? map.predicate(tree)
      changed.set(tree, turned)
      return probe.verdict(turned, record, asking)
    }
  }

  it("agree with the core as it is", () => expect(findingsWith()).toEqual([]))

  it.each<[string, AskVerdict, string]>([
    ["takes after for from", mutated({ facts: (set) => {
      const { after, ...rest } = set.startsIn ?? {}
      return after === undefined ? set : { ...set, startsIn: { ...rest, from: after } }
    } }), "rules/harbour/screened"],
    ["counts thirteen days for fourteen", mutated({ point: (point) => typeof point === "object" && "shift" in point && point.plus !== undefined ? { ...point, plus: { days: 13 } } : point }), "rules/harbour/treated"],
    ["takes at most for below", mutated({ predicate: (part) => part.op === "compare" && part.is.below !== undefined ? { ...part, is: { atMost: part.is.below } } : part }), "rules/harbour/controlled"],
    ["does not look at units", mutated({ quantity: (part) => {
      if (part.get !== "value") return part
      const { unit: _, ...rest } = part
      return rest
    } }), "rules/harbour/controlled"]
  ])("see a core that %s", (_, ask, at) => {
    expect(findingsWith(ask)).toContain(`TRAMYTE_PACK_BORDER ${at}`)
  })
})

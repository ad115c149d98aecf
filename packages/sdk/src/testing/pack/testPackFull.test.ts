import { composePacks, type Predicate } from "@tramyte/core"
import type { Indicator, Pack } from "@tramyte/core/pack"
import { describe, expect, it } from "vitest"
import { type AskVerdict, checkBorders } from "./checkBorders.ts"
import { checkWitnesses } from "./checkWitnesses.ts"
import { conditionsOf } from "./conditions.ts"
import { harbour, item, rule } from "./harbour.fixture.ts"
import { mapFacts, mapPredicate, mapPoint, mapQuantity, type LanguageMap } from "./mapLanguage.ts"
import type { Notebook, PackTestReport } from "./packReport.ts"
import { testPack } from "./testPack.ts"

/* Packs that speak the full language: sets of sets, facts by name, points and numbers of a person, indicators of events. */

const found = ({ findings }: PackTestReport) => findings.map(({ at, code }) => `${code.replace("TRAMYTE_PACK_", "")} ${at}`)
const ruleOnly = (when: Predicate): Pack => harbour({ rules: [rule("it", when)], groupings: [], protocols: [], indicators: [] })
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
  it("no event can be in the numerator before it began", () => {
    expect(found(testPack(indicator({
      basis: { event: { kind: "referral" }, as: "sent" }, numerator: { op: "within", point: { startOf: "sent" }, in: { after: { startOf: "sent" } } }
    })))).toContain("NEVER_HOLDS indicators/harbour/it")
  })
})

const silent = (findings: string[]): Notebook => ({ tried: () => {}, note: () => {}, find: (code, at) => void findings.push(`${code} ${at}`) })

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

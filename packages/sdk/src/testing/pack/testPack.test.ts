import { composePacks, type HealthRecord, type Pack, type Predicate } from "@tramyte/core"
import type { Group, Rule, Rulebook } from "@tramyte/core/pack"
import { describe, expect, it } from "vitest"
import { type AskVerdict, checkBorders } from "./checkBorders.ts"
import { checkEffectiveDays } from "./checkEffectiveDays.ts"
import { checkWitnesses } from "./checkWitnesses.ts"
import { conditionsOf } from "./conditions.ts"
import { mapParts } from "./expandPredicate.ts"
import { aged, alive, group, grouping, harbour, item, plan, rule, works } from "./harbour.fixture.ts"
import type { Notebook, PackTestReport } from "./packReport.ts"
import { registerPackTests } from "./registerPackTests.ts"
import { testPack } from "./testPack.ts"

const found = ({ findings }: PackTestReport) => findings.map(({ at, code }) => `${code.replace("TRAMYTE_PACK_", "")} ${at}`)
const rules = (...of: readonly Rule[]): Pack => harbour({ rules: [rule("docker", works), ...of], groupings: [], protocols: [], indicators: [] })
const groups = (...of: readonly Group[]): Pack => harbour({ groupings: [grouping({ groups: of })] })
const all = (...of: readonly Predicate[]): Predicate => ({ op: "all", of })
const any = (...of: readonly Predicate[]): Predicate => ({ op: "any", of })
const not = (of: Predicate): Predicate => ({ op: "not", of })
const sure = (of: Predicate): Predicate => ({ op: "sure", of })

registerPackTests(harbour(), {}, { describe, it })

describe("a pack in which nothing is wrong", () => {
  const report = testPack(harbour())
  it("gives no finding, and every check has tried something", () => {
    expect(found(report)).toEqual([])
    expect(report.warnings).toEqual([])
    expect(report.checks.filter(({ tried }) => tried === 0).map(({ check }) => check)).toEqual(["law", "cases"])
  })
  it("has a person for yes, no and unknown of every condition", () => {
    for (const { at, part } of report.witnesses) expect(report.witnesses.filter((one) => one.at === at && one.part === part).map(({ verdict }) => verdict), `${at} ${part}`).toEqual(["yes", "no", "unknown"])
  })
  it("says the same every time", () => {
    expect(JSON.stringify(testPack(harbour()))).toBe(JSON.stringify(report))
  })
  it("tells which pairs of groups have nobody in common", () => {
    expect(report.notes).toEqual([{ at: "groupings/harbour/ages", message: "nobody was found who is in both: harbour/children and harbour/adults; harbour/children and harbour/seniors; harbour/adults and harbour/seniors" }])
  })
  it("is tested under each version of its parameters when days are given", () => {
    const both = testPack(harbour(), { on: ["2026-03-01", "2028-03-01"] })
    expect(found(both)).toEqual([])
    const oldest = both.witnesses.filter((one) => one.at === "rules/harbour/old-docker" && one.verdict === "yes").map(({ on, record }) => [on, (record as HealthRecord).person.birthDate])
    expect(oldest).toEqual([["2026-03-01", "1971-03-01"], ["2028-03-01", "1978-03-01"]])
  })
})

describe("conditions that hold for nobody, or for everybody", () => {
  it.each<[string, Predicate, string]>([
    ["two ages that exclude each other", all(aged(60), aged(undefined, 50)), "NEVER_HOLDS"],
    ["a rule and its opposite", all({ op: "rule", id: "harbour/docker" }, not({ op: "rule", id: "harbour/docker" })), "NEVER_HOLDS"],
    ["any of nothing", any(), "NEVER_HOLDS"],
    ["a window that ends before it begins", { op: "exists", in: { kind: "visit", startsIn: { from: "yearEnd", until: "yearStart" } } }, "NEVER_HOLDS"],
    ["a number above and below", { op: "value", which: "last", in: { kind: "observation" }, is: { above: 5, below: 5 } }, "NEVER_HOLDS"],
    ["every age", any(aged(18), aged(undefined, 18), not({ op: "known", of: aged(18) })), "ALWAYS_HOLDS"],
    ["at least no fact", { op: "count", in: { kind: "visit" }, atLeast: 0 }, "ALWAYS_HOLDS"]
  ])("%s", (_, when, code) => {
    expect(found(testPack(rules(rule("it", when))))).toContain(`${code} rules/harbour/it`)
  })

  it.each<[string, Predicate]>([
    ["everybody, said outright", all()],
    ["a narrow band of ages", all(aged(17), aged(undefined, 18))],
    ["a number between two that are close", { op: "value", which: "last", in: { kind: "observation" }, is: { above: 5, below: 5.1 } }],
    ["a visit on the last day of last year, and none since", all(
      { op: "exists", in: { kind: "visit", startsIn: { from: { shift: "yearStart", minus: { days: 1 } }, until: "yearStart" } } },
      not({ op: "exists", in: { kind: "visit", startsIn: { from: "yearStart", until: { shift: "on", plus: { days: 1 } } } } }))],
    ["three visits, and no fourth", all({ op: "count", in: { kind: "visit" }, atLeast: 3 }, not({ op: "count", in: { kind: "visit" }, atLeast: 4 }))]
  ])("not %s", (_, when) => {
    expect(found(testPack(rules(rule("it", when))))).toEqual([])
  })

  it("a choice counts as both settings: a rule that only the present choice silences is noted", () => {
    const report = testPack(rules(rule("it", all(works, { op: "flag", param: "harbour/strict" }))))
    expect(found(report)).toEqual([])
    expect(report.notes.map(({ message }) => message)).toContain("the condition comes out yes for nobody under the choices in force; it does where harbour/strict is true")
  })

  it("a condition that depends on facts, and that nothing missing leaves open", () => {
    const when = any(works, not(works), aged(18), aged(undefined, 18))
    expect(found(testPack(rules(rule("it", when)))).filter((one) => one.includes("NEVER_UNKNOWN"))).toEqual([])
    // Always yes where it is known, and open where nothing is: no finding of this kind. Within sure, it is meant.
    expect(found(testPack(rules(rule("it", sure(works)))))).toEqual([])
  })

  it("shows the smallest person, in words", () => {
    const report = testPack(groups(group("elders", aged(60)), group("old", aged(70))))
    expect(report.findings[0]?.example).toEqual({ vi: "nữ; sinh 01/01/1958", en: "female; born 1958-01-01" })
  })

  it("a rule of the pack above that an override has silenced", () => {
    const local: Pack = {
      format: 1, id: "quay", version: "2026.1.0", label: item("quay").label, needs: [{ pack: "harbour" }], citations: [{ ...plan, id: "quay-plan" }],
      parameters: [{ ...item("old"), id: "quay/old", overrides: "harbour/old", cites: [{ ref: "quay-plan" }], value: { years: 90 } }]
    }
    const upper = rules(rule("elder", all(aged(undefined, 80), { op: "age", atLeast: { param: "harbour/old" } })))
    expect(found(testPack(upper))).toEqual([])
    expect(found(testPack(local, { needs: [upper] }))).toEqual(["NEVER_HOLDS rules/harbour/elder"])
  })
})

describe("parts and groups that never matter", () => {
  it.each<[string, Predicate, string]>([
    ["an age within another", any(aged(60), aged(70)), "of[1]: this part of an \"any\" (age) never makes a difference: whoever fulfils it fulfils of[0] (age) as well"],
    ["codes within others", all(alive, any({ op: "exists", in: { kind: "employment", codes: ["hazardous", "contract"] } }, { op: "exists", in: { kind: "employment", codes: ["contract"] } })), "of[1].of[1]"],
    ["a part that holds for nobody", any(works, all(aged(60), aged(undefined, 50))), "it holds for nobody"],
    ["a part that what stands around it decides", any(aged(60), all(any(aged(60), works), sure(aged(60)))), "\"when\", of[1].of[0].of[1]: this part"]
  ])("%s", (_, when, message) => {
    const { findings } = testPack(rules(rule("it", when)))
    expect(findings.filter(({ code }) => code === "TRAMYTE_PACK_BRANCH_DEAD").map((one) => one.message).join("\n")).toContain(message)
  })

  it.each<[string, Predicate]>([
    ["ages that overlap", any(aged(60, 70), aged(65))],
    ["what is on record at any age, and what is asked within an age", any(sure(works), all(aged(15), works))],
    ["a part that a choice switches on", any(works, all({ op: "flag", param: "harbour/strict" }, aged(60)))]
  ])("not %s", (_, when) => {
    expect(found(testPack(rules(rule("it", when))))).toEqual([])
  })

  it("a group behind one that takes all its people", () => {
    const report = testPack(groups(group("elders", aged(60)), group("dockers", works), group("old", aged(70))))
    expect(found(report)).toEqual(["GROUP_COVERED groupings/harbour/order/harbour/old"])
    expect(report.findings[0]?.message).toContain(`whoever is in it is in "harbour/elders"`)
  })

  it("a group behind several that take its people together", () => {
    const report = testPack(groups(group("young", aged(undefined, 40)), group("older", aged(40)), group("dockers", all(works, aged(18)))))
    expect(report.findings.map(({ at, message }) => [at, message.includes("one of the groups before it")])).toContainEqual(["groupings/harbour/order/harbour/dockers", true])
  })

  it("not a group that comes first by the order that a parameter sets", () => {
    const ordered = (...ids: readonly string[]) => harbour({
      parameters: [...harbour().parameters!, { ...item("precedence"), value: ids.map((id) => `harbour/${id}`) }],
      groupings: [grouping({ order: { param: "harbour/precedence" }, groups: [group("elders", aged(60)), group("old", aged(70))] })]
    })
    expect(found(testPack(ordered("old", "elders")))).toEqual([])
    expect(found(testPack(ordered("elders", "old")))).toEqual(["GROUP_COVERED groupings/harbour/order/harbour/old"])
  })

  it("somebody in two groups of an exclusive grouping; not of one that says nothing", () => {
    const overlapping = (exclusive: boolean) => harbour({ groupings: [grouping({ mode: "every", exclusive, groups: [group("minors", aged(undefined, 19)), group("adults", aged(18))] })] })
    expect(testPack(overlapping(true)).findings).toMatchObject([{
      code: "TRAMYTE_PACK_GROUPS_OVERLAP", at: "groupings/harbour/order", message: expect.stringContaining(`in "harbour/minors" and in "harbour/adults"`), example: { en: "female; born 2010-01-01" }
    }])
    expect(found(testPack(overlapping(false)))).toEqual([])
  })
})

const silent = (findings: string[]): Notebook => ({ tried: () => {}, note: () => {}, warn: () => {}, find: (code, at) => void findings.push(`${code} ${at}`) })

describe("border days", () => {
  const book = composePacks([harbour()])
  const { all: conditions } = conditionsOf(book, harbour(), [])
  const witnesses = checkWitnesses(conditions, silent([]))
  const findingsWith = (ask?: AskVerdict): readonly string[] => {
    const findings: string[] = []
    checkBorders(conditions, witnesses, silent(findings), ask)
    return findings
  }
  /** The core with one kind of step of a question replaced by another. */
  const mutated = (change: (node: Predicate) => Predicate): AskVerdict => {
    const changed = new Map<Predicate, Predicate>()
    const turn = (tree: Predicate): Predicate => {
      const known = changed.get(tree) ?? change(mapParts(tree, turn))
      changed.set(tree, known)
      return known
    }
    return (tree, record, asking, { probe }) => probe.verdict(turn(tree), record, asking)
  }

  it("agree with the core as it is", () => expect(findingsWith()).toEqual([]))

  it.each<[string, AskVerdict, string]>([
    ["asks a day too late", (tree, record, asking, { probe }) => probe.verdict(tree, record, { ...asking, on: asking.on + 1 }), "groupings/harbour/order/harbour/elders"],
    ["takes the last day of February for the birthday of 29 February", mutated((node) => node.op === "age" ? { ...node, at: { shift: node.at ?? "on", plus: { days: 1 } } } : node), "groupings/harbour/ages/harbour/adults"],
    ["counts a half year as 180 days", mutated((node) => node.op === "elapsed" ? { ...node, atLeast: { days: 180 } } : node), "rules/harbour/long-seen"],
    ["lets a window take its last day in", mutated((node) => node.op === "exists" && node.in.startsIn !== undefined ? { ...node, in: { ...node.in, startsIn: { from: "periodFrom", until: { shift: "periodUntil", plus: { days: 1 } } } } } : node), "indicators/harbour/seen"],
    ["takes somebody who died today for alive", mutated((node) => node.op === "alive" ? { op: "alive", at: { shift: "on", minus: { days: 1 } } } : node), "rules/harbour/docker"],
    ["takes the first for the last", mutated((node) => node.op === "elapsed" ? { ...node, which: "first" } : node), "rules/harbour/long-seen"],
    ["takes all for any", mutated((node) => node.op === "any" ? { ...node, op: "all" } : node), "rules/harbour/old-docker"]
  ])("see a core that %s", (_, ask, at) => {
    expect(findingsWith(ask)).toContain(`TRAMYTE_PACK_BORDER ${at}`)
  })
})

describe("effective days", () => {
  const book = composePacks([harbour()])
  const findingsWith = (broken: Rulebook): readonly string[] => {
    const findings: string[] = []
    checkEffectiveDays(broken, harbour(), silent(findings))
    return findings
  }
  it("see a rulebook that changes a day late", () => {
    const pack = harbour()
    const sound = composePacks([pack])
    const findings: string[] = []
    const late: Rulebook = { ...sound, on: (day) => sound.on(day === "2028-01-01" ? "2027-12-31" : day) }
    checkEffectiveDays(late, pack, silent(findings))
    expect(findings).toEqual(["TRAMYTE_PACK_EFFECTIVE_DAY parameters/harbour/old"])
    findings.length = 0
    checkEffectiveDays(sound, pack, silent(findings))
    expect(findings).toEqual([])
  })
  it("see a value that is not the one in force", () => {
    const wrong: Rulebook = { ...book, on: (day) => ({ ...book.on(day), parameter: (id) => id === "harbour/old" ? { years: 99 } : book.on(day).parameter(id) }) }
    expect(findingsWith(wrong)).toContain("TRAMYTE_PACK_EFFECTIVE_DAY parameters/harbour/old")
  })
})

describe("the journey through JSON", () => {
  it.each<[string, Pack]>([
    ["a field that is inherited", rules(Object.assign(Object.create({ when: aged(60) }) as Rule, item("it")))],
    ["a list with a gap", rules(rule("it", { op: "any", of: Object.assign(Array<Predicate>(3), { 0: works, 2: aged(60) }) }))],
    ["an object that writes itself otherwise", rules(rule("it", Object.assign(aged(60), { toJSON: () => aged(61) })))]
  ])("loses %s", (_, pack) => {
    // Some of it composition refuses by itself.
    expect(found(testPack(pack))).toContainEqual(expect.stringMatching(/^(ROUND_TRIP|VALUE|OPERATOR_UNKNOWN|UNTESTABLE) /))
  })

  it("loses a field that stands twice", () => {
    const text = JSON.stringify(harbour()).replace(`"id":"harbour/docker"`, `"id":"harbour/x","id":"harbour/docker"`)
    expect(found(testPack(JSON.parse(text) as Pack, { text }))).toEqual(["ROUND_TRIP line 1"])
    expect(found(testPack(harbour(), { text: JSON.stringify(harbour(), null, 2) }))).toEqual([])
  })
})

describe("explanations", () => {
  const { reasons } = testPack(harbour())
  it("are written for each group and protocol, in both languages", () => {
    expect(reasons).toContain("## harbour/dockers (2028-01-01)\n\n- nữ; sinh ")
    expect(reasons.match(/^## /gm)?.length).toBe(2 + 3 + 1)
  })
  it("are compared with those that were stored", () => {
    expect(found(testPack(harbour(), { golden: reasons }))).toEqual([])
    expect(found(testPack(harbour(), { golden: reasons.replace("dockers (vi)", "dock workers") }))).toEqual(["REASON_CHANGED harbour/dockers (2028-01-01)"])
    expect(found(testPack(harbour(), { golden: `${reasons}\n## harbour/gone (2028-01-01)\n\n> gone\n` }))).toEqual(["REASON_CHANGED harbour/gone (2028-01-01)"])
  })
})

describe("a pack that is too large to be tried", () => {
  const coded = (code: number): Predicate => ({ op: "exists", in: { kind: "condition", codes: [`c${code}`] } })
  it.each<[string, readonly Rule[]]>([
    ["a rule of a thousand parts", [rule("it", any(...Array.from({ length: 1000 }, (_, code) => coded(code))))]],
    ["rules that double with each that refers to the one before", Array.from({ length: 40 }, (_, index) =>
      rule(`it${index}`, index === 0 ? works : any({ op: "rule", id: `harbour/it${index - 1}` }, all({ op: "rule", id: `harbour/it${index - 1}` }, coded(index)))))]
  ])("%s: said so, and not tried", (_, large) => {
    const report = testPack(rules(...large))
    expect(report.findings.map(({ at, code }) => `${code} ${at}`)).toContain(`TRAMYTE_PACK_UNTESTABLE rules/harbour/it${large.length === 1 ? "" : "39"}`)
  })
})

describe("what is no pack at all", () => {
  it.each<[string, unknown]>([
    ["nothing", undefined], ["null", null], ["a text", "pack"], ["an empty object", {}], ["a list", []], ["sections of the wrong type", { ...harbour(), rules: 5 }],
    ["a rule that refers to itself", rules(rule("it", { op: "rule", id: "harbour/it" }))], ["an item without dates", { ...harbour(), rules: [{ id: "harbour/x" }] }],
    ["something that throws when it is read", { ...harbour(), get rules(): never { throw new Error("no") } }]
  ])("%s: findings, and nothing thrown", (_, pack) => {
    expect(testPack(pack as Pack).findings.length).toBeGreaterThan(0)
  })
})

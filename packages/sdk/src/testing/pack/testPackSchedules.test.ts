import { composePacks, type Pack, type Predicate } from "@tramyte/core"
import type { ObservedInRecord } from "@tramyte/core/immunization"
import type { Rulebook } from "@tramyte/core/pack"
import { describe, expect, it } from "vitest"
import { type AskVerdict, checkBorders } from "./checkBorders.ts"
import { checkEffectiveDays } from "./checkEffectiveDays.ts"
import { checkWitnesses } from "./checkWitnesses.ts"
import { conditionsOf } from "./conditions.ts"
import { mapParts } from "./expandPredicate.ts"
import { aged, item, plan, works } from "./harbour.fixture.ts"
import type { Notebook, PackTestReport } from "./packReport.ts"
import { exampleSchedule, observed, scheduleItem, vaccinating } from "./schedule.fixture.ts"
import { testPack } from "./testPack.ts"

const found = ({ findings }: PackTestReport) => findings.map(({ at, code, message }) => `${code.replace("TRAMYTE_PACK_", "")} ${at}${message.includes("\"observed.") ? ` ${/observed\.\w+/.exec(message)?.[0]}` : ""}`)
const seeing = (docker: ObservedInRecord, more: Partial<Pack> = {}): Pack => vaccinating({ schedules: [scheduleItem({ observed: { ...observed, docker } })], ...more })
const at = "schedules/harbour/schedule"

describe("a pack with a schedule in which nothing is wrong", () => {
  const report = testPack(vaccinating())
  it("gives no finding and no warning", () => expect([found(report), report.warnings]).toEqual([[], []]))
  it("has a person for yes, no and unknown of every observation, but of what nobody is ever seen to have", () => {
    const parts = [...new Set(report.witnesses.filter((one) => one.at === at).map(({ part }) => part))]
    expect(parts).toEqual(["observed.birth", "observed.docker", "observed.allergic", "observed.expecting"])
    for (const part of parts) expect(report.witnesses.filter((one) => one.at === at && one.part === part).map(({ verdict }) => verdict), part).toEqual(["yes", "no", "unknown"])
  })
  it("is asked through JSON what each of them is to be given", () => {
    expect(report.checks.find(({ check }) => check === "roundTrip")?.tried).toBeGreaterThan(8)
  })
})

describe("how a record shows an observation", () => {
  const all = (...of: readonly Predicate[]): Predicate => ({ op: "all", of })
  it("is dead where nobody can have it, and says nothing where everybody has", () => {
    expect(found(testPack(seeing({ when: all(aged(60), aged(undefined, 50)) })))).toEqual([`NEVER_HOLDS ${at} observed.docker`])
    expect(found(testPack(seeing({ facts: { kind: "observation", value: { above: 5, below: 5 } } })))).toEqual([`NEVER_HOLDS ${at} observed.docker`])
    expect(found(testPack(seeing({ when: { op: "count", in: { kind: "visit" }, atLeast: 0 } })))).toEqual([`ALWAYS_HOLDS ${at} observed.docker`])
  })
  it("has no part that never makes a difference", () => {
    expect(found(testPack(seeing({ when: { op: "any", of: [aged(60), aged(70)] } })))).toEqual([`BRANCH_DEAD ${at} observed.docker`])
  })
  it("uses the rules, parameters and value sets that it names: what overrides them can spoil it", () => {
    const quay = (value: { readonly years: number }): Pack => ({
      format: 1, id: "quay", version: "2026.1.0", label: item("quay").label, needs: [{ pack: "harbour" }], citations: [{ ...plan, id: "quay-plan" }],
      parameters: [{ ...item("old"), id: "quay/old", overrides: "harbour/old", cites: [{ ref: "quay-plan" }], value }]
    })
    const upper = seeing({ when: all(aged(40), { op: "rule", id: "harbour/docker" }, { op: "age", below: { param: "harbour/old" } }) })
    expect(found(testPack(upper))).toEqual([])
    expect(found(testPack(quay({ years: 50 }), { needs: [upper] }))).toEqual([])
    expect(found(testPack(quay({ years: 30 }), { needs: [upper] }))).toEqual([`NEVER_HOLDS ${at} observed.docker`])
  })
})

const silent = (findings: string[]): Notebook => ({ tried: () => {}, note: () => {}, warn: () => {}, find: (code, where) => void findings.push(`${code} ${where}`) })

describe("border days of what a schedule looks at", () => {
  const pack = seeing({ when: { op: "all", of: [works, { op: "age", below: { param: "harbour/old" } }] } })
  const { all: conditions } = conditionsOf(composePacks([pack]), pack, [])
  const witnesses = checkWitnesses(conditions, silent([]))
  const findingsWith = (ask?: AskVerdict): readonly string[] => {
    const findings: string[] = []
    checkBorders(conditions, witnesses, silent(findings), ask)
    return findings
  }
  const later = (node: Predicate): Predicate => node.op === "age" ? { ...node, at: { shift: "on", minus: { days: 1 } } } : mapParts(node, later)
  it("agree with the core as it is", () => expect(findingsWith()).toEqual([]))
  it("see a core that lets an age end a day late", () => {
    expect(findingsWith((tree, record, asking, { probe }) => probe.verdict(later(tree), record, asking))).toEqual([`TRAMYTE_PACK_BORDER ${at}`])
  })
})

describe("versions of a schedule", () => {
  const amended = vaccinating({ schedules: [scheduleItem({ until: "2027-03-01" }), scheduleItem({ from: "2027-03-01", schedule: { ...exampleSchedule, version: "2" } })] })
  it("are each tested on a day of their own", () => {
    const report = testPack(amended)
    expect(found(report)).toEqual([])
    expect([...new Set(report.witnesses.filter((one) => one.at === at).map(({ on }) => on))]).toEqual(["2026-01-01", "2028-01-01"])
  })
  it("are in force from their first day on, and a rulebook that is a day late is found out", () => {
    const sound = composePacks([amended])
    const late: Rulebook = { ...sound, on: (day) => sound.on(day === "2027-03-01" ? "2027-02-28" : day) }
    const findings: string[] = []
    checkEffectiveDays(late, amended, silent(findings))
    expect(findings).toEqual([`TRAMYTE_PACK_EFFECTIVE_DAY ${at}`])
  })
})

it("a schedule that cannot be used is a finding, and nothing else is tried", () => {
  const [vaccine] = exampleSchedule.vaccines
  const report = testPack(vaccinating({ schedules: [scheduleItem({ schedule: { ...exampleSchedule, vaccines: [vaccine!, { ...vaccine!, code: "EX-2", antigens: [{ antigen: "exampel" }] }] } })] }))
  expect(found(report)).toEqual([`SCHEDULE ${at}/schedule.vaccines[1].antigens[0].antigen`])
  expect(report.witnesses).toEqual([])
})

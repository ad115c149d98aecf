import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { FactEngine, HealthRecord } from "@tramyte/core"
import { composePacks, loadDefinitions } from "@tramyte/core/pack"
import { loadCare } from "@tramyte/pack-vn/care"
import { loadGrowth } from "@tramyte/pack-vn/growth"
import { loadImmunization } from "@tramyte/pack-vn/immunization"
import { assessedCodes } from "./kpiAssessedCodes.ts"
import { derivedRecord, enginesFor, shippedEngines, toldEngines } from "./kpiDerived.ts"
import { packsOfCommune } from "./kpiRules.ts"
import { run } from "./run.ts"

// An is stunted, Bình is not, Chi's arm measures 11.2 cm, Dung was never measured, Giang is grown.
const children = new URL("kpiChildren.fixture.ndjson", import.meta.url)
const lines = readFileSync(children, "utf8").trim().split("\n").map((line) => JSON.parse(line) as HealthRecord)

let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tramyte-kpi-derived-"))
})
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

interface Printed {
  readonly indicator: string
  readonly scored: Readonly<Record<"yes" | "no" | "unknown", number>>
  readonly people?: readonly { readonly id: string; readonly scored: string }[]
}

const kpi = async (source: readonly string[], more: readonly string[] = [], records: readonly HealthRecord[] = lines) => {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await run(["kpi", ...source, "--records", file("r.ndjson", records.map((record) => JSON.stringify(record)).join("\n")), "--period", "2026-01-01..2027-01-01", "--people", ...more], {
    out: (line) => void out.push(line), err: (line) => void err.push(line)
  })
  const printed = JSON.parse(out.join("\n")) as Printed | readonly Printed[]
  const reports = "indicator" in printed ? [printed] : printed
  return { code, err, reports, standing: Object.fromEntries(reports[0]!.people!.map(({ id, scored }) => [id, scored])) }
}

const small = { op: "age", below: { years: 5 } }
const classed = (...classes: readonly string[]) => ({ op: "exists", in: { kind: "assessment", codes: ["growth-class"], qualifiers: { class: { codes: classes, absent: "out" } }, startsIn: { from: "periodFrom", until: "periodUntil" } } })
const given = (indicators: object, more: object = {}) => ["--definitions", file("d.json", JSON.stringify({ format: 1, ...more, indicators }))]
const stunted = () => given({ stunted: { denominator: small, numerator: classed("stunted", "severely-stunted") } })
const growthLine = "Worked out from the records: growth-class by tramyte/growth@1.0.0."

describe("tramyte kpi, of what engines work out", () => {
  it("counts children by their measures, and tells which engine ran", async () => {
    const { code, err, standing, reports } = await kpi(stunted())
    expect([code, err]).toEqual([0, [growthLine]])
    expect(standing).toEqual({ an: "yes", binh: "no", chi: "no", dung: "no" })
    expect(reports[0]!.scored).toEqual({ yes: 1, no: 3, unknown: 0 })
  })
  it("runs no engine where nothing of them is asked for", async () => {
    expect((await kpi(given({ all: { numerator: { op: "alive" } } }))).err).toEqual([])
  })
  it("finds what is asked for through definitions of the file, and of packs by their full ids", async () => {
    const through = given({ sick: { denominator: small, numerator: { op: "rule", id: "wasted" } } }, { definitions: { wasted: { when: classed("severe-acute-malnutrition") } } })
    expect((await kpi(through)).standing).toEqual({ an: "no", binh: "no", chi: "yes", dung: "no" })
    const { err, standing } = await kpi(given({ due: { denominator: { op: "rule", id: "vietnam-growth/resident" }, numerator: { op: "exists", in: { kind: "assessment", codes: ["weighing-overdue"], activeAt: "on" } } } }))
    expect(err).toEqual(["Worked out from the records: weighing-overdue by tramyte/growth@1.0.0."])
    expect(standing).toMatchObject({ an: "yes", giang: "no" })
  })
  it("counts doses as the schedule judges them", async () => {
    const valid = { kind: "assessment", codes: ["vaccine-dose"], qualifiers: { status: { codes: ["valid"], absent: "out" } } }
    const { err, standing } = await kpi(given({ bcg: { denominator: { op: "age", below: { years: 2 } }, numerator: { op: "exists", in: valid } } }))
    expect(err).toEqual(["Worked out from the records: vaccine-dose by tramyte/immunization@1.0.0."])
    expect(standing).toEqual({ an: "yes", binh: "no", dung: "no" })
  })
  it("works out of the past what was known then", async () => {
    expect((await kpi(stunted(), ["--known-at", "2026-07-05"])).standing).toMatchObject({ an: "unknown" })
    expect((await kpi(stunted(), ["--known-at", "2026-07-06"])).standing).toMatchObject({ an: "yes" })
  })
  it("tells codes that no engine writes: what the records bring of them is counted", async () => {
    const frail = { id: "f", kind: "assessment", code: ["acme/frail"], start: "2026-03-01", recorded: "2026-03-01" }
    const records = lines.map((record, index) => index === 4 ? { ...record, facts: [...record.facts, frail], complete: { ...record.complete, assessment: "2026-12-31" } } : record)
    const { err, standing } = await kpi(given({ frail: { numerator: { op: "exists", in: { kind: "assessment", codes: ["acme/frail"] } } } }), [], records)
    expect(err).toEqual(["No engine that comes with the library writes acme/frail: only what the records bring of them is counted."])
    expect(standing).toMatchObject({ an: "unknown", giang: "yes" })
  })
  it("runs all engines for a question about results of whatever code", async () => {
    const { err, standing } = await kpi(given({ any: { numerator: { op: "exists", in: { kind: "assessment" } } } }))
    expect(err).toHaveLength(1)
    expect(err[0]).toMatch(/growth-class.* by tramyte\/growth@.*; vaccine-dose.* by tramyte\/immunization@/)
    expect(standing).toMatchObject({ an: "yes", chi: "yes" })
  })
  it.each(["cam-giang", "nam-thanh-mien"] as const)("has the indicators of growth of %s, with an engine only where they are asked for", async (commune) => {
    const { err, standing } = await kpi(["--commune", commune], ["--indicator", "vietnam-growth/stunting"])
    expect(err[0]).toMatch(/^Worked out from the records: growth-.* by tramyte\/growth@/)
    expect(standing).toEqual({ an: "yes", binh: "no" })
    expect((await kpi(["--commune", commune], ["--indicator", "vietnam-care/insurance-coverage"])).err).toEqual([])
  })
})

describe("results that records bring", () => {
  const result = (id: string, source: string, ...classes: readonly string[]) =>
    ({ id, kind: "assessment", code: ["growth-class"], start: "2026-07-06", recorded: "2026-07-06", source: { id: source, key: "k" }, qualifiers: { class: classes, criterion: ["length-height-for-age"] } })
  const [an, binh, dung] = [lines[0]!, lines[1]!, lines[3]!]
  const with_ = (record: HealthRecord, fact: object, complete = record.complete): HealthRecord => ({ person: record.person, facts: [...record.facts, fact as never], ...(complete === undefined ? {} : { complete }) })

  it("earlier results of the same engine are replaced, those of others stay beside", async () => {
    expect((await kpi(stunted(), [], [with_(binh, result("r", "tramyte/growth@0.9.0/binh/growth-class", "stunted"))])).standing).toEqual({ binh: "no" })
    expect((await kpi(stunted(), [], [with_(binh, result("r", "vendor", "stunted"))])).standing).toEqual({ binh: "yes" })
  })
  it("where there is nothing to work out from, the record's own word stands", async () => {
    const only = { assessment: "2026-12-31" }
    const records = [with_({ ...dung, person: { ...dung.person, id: "em" }, facts: [] }, result("r", "vendor", "stunted"), only), { person: { ...dung.person, id: "hoa" }, facts: [], complete: only }, { person: { ...dung.person, id: "khoa" }, facts: [] }]
    expect((await kpi(stunted(), [], records)).standing).toEqual({ em: "yes", hoa: "no", khoa: "unknown" })
  })
  it("what is said of one engine's results says nothing of another's", () => {
    const rules = loadDefinitions({ format: 1, indicators: { x: { numerator: { op: "all", of: [] } } } }, { on: "2026-12-31", packs: packsOfCommune["cam-giang"] })
    const engines = shippedEngines(rules)
    const asked = { codes: new Set(["growth-class", "vaccine-dose", "acme/frail"]), any: false }
    const complete = (told: NonNullable<HealthRecord["complete"]>) => derivedRecord(rules, { ...an, complete: told }, engines, asked, {}).record.complete ?? {}
    const all = complete({ observation: "2026-12-31", immunization: "2026-12-31" })
    expect([all["assessment/growth-class"], all["assessment/vaccine-dose"], all["assessment"], all["assessment/acme/frail"]]).toEqual(["2026-12-31", "2026-12-31", undefined, undefined])
    const own = complete({ observation: "2026-12-31", "assessment/acme/frail": "2026-06-30" })
    expect([own["assessment/growth-class"], own["assessment/vaccine-dose"], own["assessment"], own["assessment/acme/frail"]]).toEqual(["2026-12-31", undefined, undefined, "2026-06-30"])
    const said = complete({ observation: "2026-12-31", immunization: "2026-12-31", assessment: "2026-06-30" })
    expect([said["assessment/growth-class"], said["assessment"], said["assessment/acme/frail"]]).toEqual(["2026-12-31", "2026-06-30", "2026-06-30"])
    const noDoses = derivedRecord(rules, { person: an.person, facts: an.facts.filter(({ kind }) => kind !== "immunization"), complete: { observation: "2026-12-31", assessment: "2026-06-30" } }, engines, asked, {}).record
    expect([noDoses.complete?.["assessment/growth-class"], noDoses.complete?.["assessment/vaccine-dose"], noDoses.complete?.["assessment"]]).toEqual(["2026-12-31", "2026-06-30", "2026-06-30"])
  })
  it("an engine that fails costs its own results, and says so", () => {
    const rules = loadGrowth("vietnam", "2026-12-31")
    const broken: FactEngine = { id: "acme/broken", version: "1.0.0", codes: ["acme/x"], reads: ["observation"], derive: () => { throw new Error("no") } }
    const asked = { codes: new Set(["growth-class", "acme/x"]), any: false }
    const { record, problems } = derivedRecord(rules, an, [...shippedEngines(rules), broken], asked, {})
    expect(problems).toMatchObject([{ code: "TRAMYTE_ENGINE_FAILED", engine: "acme/broken@1.0.0", subject: "an" }])
    expect(record.facts.some(({ code }) => code?.includes("growth-class"))).toBe(true)
    expect(record.complete).toMatchObject({ "assessment/growth-class": "2026-12-31" })
    expect(record.complete).not.toHaveProperty(["assessment"])
  })
})

describe("what indicators ask for", () => {
  const rules = loadDefinitions({
    format: 1, valueSets: { lines: ["vaccine-due", "vaccine-overdue"] },
    definitions: { late: { facts: { kind: "assessment", codes: { valueSet: "lines" } } }, circle: { when: { op: "exists", in: { use: "late" } } } },
    indicators: {
      each: { basis: { event: { kind: "assessment", codes: ["growth-set-aside"] }, as: "one" }, numerator: { op: "exists", in: { fact: "one", qualifiers: { reason: ["beyondLimits"] } } } },
      used: { numerator: { op: "any", of: [{ op: "rule", id: "circle" }, { op: "exists", in: { of: { use: "late" }, pick: "last" } }] } },
      other: { numerator: { op: "exists", in: { kind: "observation", codes: ["weight"] } } },
      bare: { numerator: { op: "exists", in: { of: { kind: "assessment" }, codes: ["growth-class"] } } }
    }
  }, { on: "2026-12-31" })
  const asked = (...names: readonly string[]) => {
    const { codes, any } = assessedCodes(rules, rules.indicators.filter(({ id }) => names.includes(id)))
    return [[...codes].toSorted(), any]
  }
  it("is found in events, value sets, and definitions of definitions", () => {
    expect(asked("each")).toEqual([["growth-set-aside"], false])
    expect(asked("used")).toEqual([["vaccine-due", "vaccine-overdue"], false])
    expect(asked("other")).toEqual([[], false])
    expect(asked("bare")).toEqual([[], true])
    expect(asked("each", "used")).toEqual([["growth-set-aside", "vaccine-due", "vaccine-overdue"], false])
  })
  it("is worked out only if the rules have a schedule to judge doses by", () => {
    const found = assessedCodes(rules, rules.indicators.filter(({ id }) => id === "used"))
    const engines = enginesFor(found, shippedEngines(rules))
    expect([engines.run, toldEngines(found, engines)]).toEqual([[], ["No engine that comes with the library writes vaccine-due, vaccine-overdue: only what the records bring of them is counted."]])
  })
})

describe("the packs of a commune", () => {
  it.each(["cam-giang", "nam-thanh-mien"] as const)("of %s go together, and hold the indicators of care, immunization and growth", (commune) => {
    const ids = composePacks(packsOfCommune[commune]).on("2026-12-31").indicators.map(({ id }) => id)
    const each = [loadCare, loadImmunization, loadGrowth].flatMap((load) => load(commune, "2026-12-31").indicators.map(({ id }) => id))
    expect(ids.toSorted()).toEqual([...new Set(each)].toSorted())
  })
})

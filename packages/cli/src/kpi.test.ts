import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { run } from "./run.ts"

const page = readFileSync(new URL("../../../docs/write-an-indicator.md", import.meta.url), "utf8")
const blocks = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => JSON.parse(text!) as Record<string, unknown>)
const [definitions, record, printed] = blocks

let folder = ""
const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tramyte-kpi-"))
})
afterAll(() => rmSync(folder, { recursive: true }))

const kpi = async (records: string, more: readonly string[] = [], given: unknown = definitions) => {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await run(["kpi", "--definitions", file("d.json", typeof given === "string" ? given : JSON.stringify(given)), "--records", file("r.ndjson", records), "--period", "2026-01-01..2027-01-01", ...more], {
    out: (line) => void out.push(line), err: (line) => void err.push(line)
  })
  return { code, result: out.length === 0 ? undefined : JSON.parse(out.join("\n")) as Record<string, unknown>, err: err.join("\n") }
}
const line = JSON.stringify(record)

describe("tramyte kpi", () => {
  it("does with the files of docs/write-an-indicator.md what the page says", async () => {
    const { code, result, err } = await kpi(line, ["--people"])
    expect([code, err]).toEqual([0, ""])
    expect(result).toMatchObject(printed!)
  })
  it("prints a list where there are several indicators, or the one that is asked for", async () => {
    const two = { ...definitions, indicators: { ...definitions!["indicators"] as object, all: { numerator: { op: "alive" } } } }
    expect((await kpi(line, [], two)).result).toHaveLength(2)
    expect((await kpi(line, ["--indicator", "all"], two)).result).toMatchObject({ indicator: "all", rate: 1 })
  })
  it("takes windows line ends, a mark at the beginning, empty lines and a lone --", async () => {
    expect((await kpi(`\uFEFF${line}\r\n\r\n`, ["--"])).result).toMatchObject({ of: 1 })
  })
  it("refuses lines that cannot be read, with their number, and goes on", async () => {
    const { code, result, err } = await kpi(`{"person":\n${line}\n{"person":{"id":"x"},"facts":[{"id":"1","kind":"visit"}]}\n${line}`)
    expect([code, result!["of"]]).toEqual([1, 1])
    expect(err).toMatch(/r\.ndjson:1: .*JSON/)
    expect(err).toMatch(/r\.ndjson:3: .*recorded/s)
    expect(err).toMatch(/r\.ndjson:4: the person anna stood on a line before/)
    expect((result!["refusedLines"] as readonly { readonly line: number }[]).map((one) => one.line)).toEqual([1, 3, 4])
  })
  it("counts and lists the facts that cannot be used", async () => {
    const undated = { ...record, facts: [{ id: "1", kind: "condition", code: ["I10"], end: "ongoing", recorded: "2020-01-01" }] }
    const { result, err } = await kpi(JSON.stringify(undated), ["--problems"])
    expect(result).toMatchObject({ dataProblems: { counts: { TRAMYTE_DATA_DATE_MISSING: 1 }, all: [{ subject: "anna", fact: "1" }] } })
    expect(err).toMatch(/TRAMYTE_DATA_DATE_MISSING in fact "1" of "anna"/)
  })
  it("computes the past as it was known then", async () => {
    expect((await kpi(line, ["--known-at", "2026-09-13"])).result).toMatchObject({ scored: { yes: 0, unknown: 1 } })
  })
  it("computes a shipped plan", async () => {
    const [out, records]: [string[], string] = [[], file("c.ndjson", JSON.stringify({ person: { id: "a" }, facts: [] }))]
    expect(await run(["kpi", "--commune", "nam-thanh-mien", "--records", records, "--period", "2026-01-01..2027-01-01", "--indicator", "nam-thanh-mien/insurance-coverage", "--by", "village"], { out: (text) => void out.push(text), err: () => undefined })).toBe(0)
    expect(JSON.parse(out.join(""))).toMatchObject({ indicator: "nam-thanh-mien/insurance-coverage", undecided: 1 })
  })
  it.each([["nam-thanh-mien", 38 + 17], ["cam-giang", 38 + 6]] as const)("of %s computes the plan's indicators and those of routine care, %d, immunization and growth", async (commune, count) => {
    const [out, records]: [string[], string] = [[], file("c.ndjson", JSON.stringify({ person: { id: "a" }, facts: [] }))]
    expect(await run(["kpi", "--commune", commune, "--records", records, "--period", "2026-01-01..2027-01-01"], { out: (text) => void out.push(text), err: () => undefined })).toBe(0)
    const packs = (JSON.parse(out.join("")) as readonly { readonly indicator: string }[]).map(({ indicator }) => indicator.split("/")[0]!)
    const older = [commune, `${commune}-care`, "vietnam-care"]
    expect(packs.filter((pack) => older.includes(pack))).toHaveLength(count)
    expect(new Set(packs)).toEqual(new Set([...older, "vietnam-immunization", "vietnam-growth", ...(commune === "nam-thanh-mien" ? ["nam-thanh-mien-growth"] : [])]))
  })
  it("definitions may speak of what the indicators of routine care share", async () => {
    const { code, result } = await kpi(JSON.stringify({ person: { id: "a" }, facts: [], complete: { condition: "2026-12-31" } }), [], { format: 1, indicators: { x: { numerator: { op: "exists", in: { use: "vietnam-care/hypertension-patients" } } } } })
    expect([code, result]).toMatchObject([0, { indicator: "x", scored: { no: 1 } }])
  })
  it.each([
    ["definitions with a fault", { format: 1, indicators: { x: { numerator: { op: "exist" } } } }, [], 1, /TRAMYTE_PACK_OPERATOR_UNKNOWN at indicators\.x: numerator: .*did you mean "exists"/],
    ["no JSON", "{", [], 1, /TRAMYTE_PACK_UNREADABLE/],
    ["a breakdown that nobody knows", definitions, ["--by", "colour"], 2, /"colour" is no breakdown; there are village, sex, ageBand, group, age/],
    ["an offset that is none", definitions, ["--utc-offset", "7"], 2, /write --utc-offset \+07:00/],
    ["an indicator that nobody knows", definitions, ["--indicator", "none"], 2, /"none"/],
    ["a day that is none", definitions, ["--known-at", "soon"], 2, /soon/]
  ] as const)("%s", async (_name, given, more, code, message) => {
    const found = await kpi(line, more, given)
    expect(found.code).toBe(code)
    expect(found.err).toMatch(message)
  })
  it("tells what belongs to it", async () => {
    const told: string[] = []
    const output = { out: () => undefined, err: (text: string) => void told.push(text) }
    expect(await run(["kpi", "--records", "x"], output)).toBe(2)
    expect(await run(["kpi", "--period", "2026"], output)).toBe(2)
    expect(await run(["kpi", "--records", file("x.ndjson", line), "--period", "2026"], output)).toBe(2)
    expect(await run(["kpi", "--records", file("x.ndjson", line), "--period", "2026-01-01..2027-01-01"], output)).toBe(2)
    expect(await run(["kpi", "stray", "--records", "x", "--period", "2026-01-01..2027-01-01"], output)).toBe(2)
    expect(told.map((text) => text.split("\n")[0])).toEqual([
      "Name the period with --period 2026-01-01..2027-01-01.", "Name the file of records with --records.", "\"2026\" is no period; write --period 2026-01-01..2027-01-01, where the last day does not belong to it.",
      "Name the file of definitions with --definitions, or a shipped plan with --commune cam-giang or --commune nam-thanh-mien.", "\"stray\" belongs to no option; write --definitions or --records before a file."
    ])
  })
  it("says at once that a list of records is no NDJSON", async () => expect((await kpi("[\n{}\n]")).err).toMatch(/^.*begins with "\["/))
})

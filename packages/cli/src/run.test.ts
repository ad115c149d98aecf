import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { vietNam } from "@tramyte/pack-vn"
import { afterAll, describe, expect, it } from "vitest"
import { run } from "./run.ts"

const folder = mkdtempSync(join(tmpdir(), "tramyte-cli-"))
afterAll(() => rmSync(folder, { recursive: true }))

const label = { vi: "Cảng", en: "Harbour" }
const rule = { id: "harbour/a", label, from: "2026-07-01", cites: [{ ref: "plan" }], status: "verified", when: { op: "rule", id: "vietnam/elderly" } }
const harbour = {
  format: 1, id: "harbour", version: "2026.1.0", label, needs: [{ pack: "vietnam" }],
  citations: [{ id: "plan", issuer: "UBND", number: "1/KH", year: 2026, title: label }], rules: [rule]
}
const file = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content))
  return path
}
const check = async (...given: readonly string[]) => {
  const lines: string[] = []
  const code = await run(given, { out: (line) => void lines.push(line), err: (line) => void lines.push(line) })
  return { code, text: lines.join("\n") }
}

describe("check-pack", () => {
  it("finds the shipped packs that a pack needs, and says that they compose", async () => {
    const { code, text } = await check("check-pack", file("good.json", harbour))
    expect(code).toBe(0)
    expect(text).toContain("harbour 2026.1.0: 1 items, 0 of them unverified")
    expect(text).toContain(`vietnam ${vietNam.version}`)
  })

  it.each([
    ["no citation", { ...harbour, rules: [{ ...rule, cites: [] }] }, "TRAMYTE_PACK_CITATION_MISSING"],
    ["a citation that is nowhere", { ...harbour, rules: [{ ...rule, cites: [{ ref: "x" }] }] }, "TRAMYTE_PACK_CITATION_UNKNOWN"],
    ["a misspelt fact", { ...harbour, rules: [{ ...rule, when: { op: "exists", in: { kind: "resdence" } } }] }, "TRAMYTE_PACK_FACT_UNKNOWN"],
    ["a misspelt field", { ...harbour, rules: [{ ...rule, statsu: "verified" }] }, "TRAMYTE_PACK_VALUE"],
    ["an operator that is none", { ...harbour, rules: [{ ...rule, when: { op: "agee" } }] }, "TRAMYTE_PACK_OPERATOR_UNKNOWN"],
    ["a rule that is nowhere", { ...harbour, rules: [{ ...rule, when: { op: "rule", id: "vietnam/eldrly" } }] }, "TRAMYTE_PACK_REFERENCE_UNKNOWN"],
    ["two periods that overlap", { ...harbour, rules: [rule, { ...rule, from: "2027-01-01" }] }, "TRAMYTE_PACK_OVERLAP"],
    ["a gap between periods", { ...harbour, rules: [{ ...rule, until: "2027-01-01" }, { ...rule, from: "2027-02-01" }] }, "TRAMYTE_PACK_GAP"],
    ["an id that is not its own", { ...harbour, rules: [{ ...rule, id: "vietnam/elderly" }] }, "TRAMYTE_PACK_NAMESPACE"],
    ["a circle", { ...harbour, rules: [{ ...rule, when: { op: "rule", id: "harbour/a" } }] }, "TRAMYTE_PACK_CYCLE"],
    ["a pack that nobody has", { ...harbour, needs: [{ pack: "vietnam" }, { pack: "laos" }] }, "TRAMYTE_PACK_NEEDS"],
    ["a text that is no JSON", "{", "TRAMYTE_PACK_UNREADABLE"]
  ])("%s: exit 1, with file, code and place", async (_, content, expected) => {
    const path = file("bad.json", content)
    const { code, text } = await check("check-pack", path)
    expect(code).toBe(1)
    expect(text).toContain(`${path}: ${expected}`)
    const json = await check("check-pack", path, "--json")
    expect(JSON.parse(json.text).problems.map((problem: { readonly code: string }) => problem.code)).toContain(expected)
  })

  it("a file that is not there is a finding", async () => {
    expect(await check("check-pack", join(folder, "nowhere.json"))).toMatchObject({ code: 1, text: expect.stringContaining("cannot be read") })
  })

  it("wrong use: exit 2, with how to use it; a lone -- is let through", async () => {
    for (const given of [[], ["chek-pack", "a"], ["check-pack"], ["check-pack", "--frob"]]) expect((await check(...given)).code).toBe(2)
    expect((await check("--", "check-pack", file("good.json", harbour))).code).toBe(0)
    expect((await check("--help")).code).toBe(0)
  })
})

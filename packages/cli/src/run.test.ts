import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { vietNam } from "@tramyte/pack-vn"
import { afterAll, describe, expect, it } from "vitest"
import { run } from "./run.ts"

const folder = mkdtempSync(join(tmpdir(), "tramyte-cli-"))
afterAll(() => rmSync(folder, { recursive: true }))

const label = { vi: "Cảng", en: "Harbour" }
const rule = { id: "harbour/a", label, from: "2026-07-01", cites: [{ ref: "plan" }], status: "verified", reviewedOn: "2026-07-01", when: { op: "rule", id: "vietnam/elderly" } }
const harbour = {
  format: 1, id: "harbour", version: "2026.1.0", label, needs: [{ pack: "vietnam" }],
  citations: [{ id: "plan", issuer: "UBND", number: "1/KH", year: 2026, title: label }], rules: [rule]
}
const replaced = {
  ...harbour,
  citations: [...harbour.citations, { id: "plan-2", issuer: "UBND", number: "2/KH", year: 2026, title: label, from: "2026-10-01", supersedes: [{ issuer: "UBND", number: "1/KH", year: 2026 }] }]
}
const group = (name: string, years: number) => ({ id: `harbour/${name}`, label, when: { op: "age", atLeast: { years } } })
const order = {
  id: "harbour/order", label, from: "2026-07-01", cites: [{ ref: "plan" }], status: "secondary", mode: "first", scope: { op: "alive" },
  groups: [], otherwise: { id: "harbour/others", label }
}
const file = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content))
  return path
}
const check = async (...given: readonly string[]) => {
  const lines: string[] = []
  const code = await run(given, { out: (line) => void lines.push(line), err: (line) => void lines.push(line) }, () => "2026-11-01")
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
    ["a text that is no JSON", "{", "TRAMYTE_PACK_UNREADABLE"],
    ["a dead rule", { ...harbour, rules: [{ ...rule, when: { op: "all", of: [rule.when, { op: "age", below: { years: 50 } }] } }] }, "TRAMYTE_PACK_NEVER_HOLDS"],
    ["a rule that holds for everybody", { ...harbour, rules: [{ ...rule, when: { op: "any", of: [rule.when, { op: "not", of: { op: "sure", of: rule.when } }] } }] }, "TRAMYTE_PACK_ALWAYS_HOLDS"],
    ["a part that never matters", { ...harbour, rules: [{ ...rule, when: { op: "any", of: [rule.when, { op: "age", atLeast: { years: 70 } }] } }] }, "TRAMYTE_PACK_BRANCH_DEAD"],
    ["a group that is always behind another", { ...harbour, groupings: [{ ...order, groups: [group("elders", 60), group("old", 80)] }] }, "TRAMYTE_PACK_GROUP_COVERED"],
    ["exclusive groups that overlap", { ...harbour, groupings: [{ ...order, mode: "every", exclusive: true, groups: [group("adults", 18), group("elders", 60)] }] }, "TRAMYTE_PACK_GROUPS_OVERLAP"],
    ["a field that stands twice", JSON.stringify(harbour).replace(`"status":"verified"`, `"status":"unverified","status":"verified"`), "TRAMYTE_PACK_ROUND_TRIP"]
  ])("%s: exit 1, with file, code and place", async (_, content, expected) => {
    const path = file("bad.json", content)
    const { code, text } = await check("check-pack", path)
    expect(code).toBe(1)
    expect(text).toContain(`${path}: ${expected}`)
    const json = await check("check-pack", path, "--json")
    expect(JSON.parse(json.text).problems.map((problem: { readonly code: string }) => problem.code)).toContain(expected)
  })

  it("a text that nothing cites is a finding where it is to be strict, and a warning else", async () => {
    const path = file("unused.json", { ...harbour, citations: [...harbour.citations, { ...harbour.citations[0], id: "idle", number: "9/KH" }] })
    expect(await check("check-pack", path)).toMatchObject({ code: 0, text: expect.stringContaining("warning TRAMYTE_PACK_CITATION_UNUSED at citations/idle") })
    expect(await check("check-pack", path, "--strict")).toMatchObject({ code: 1, text: expect.stringContaining(`${path}: TRAMYTE_PACK_CITATION_UNUSED at citations/idle`) })
  })

  it("shows the smallest person that proves a finding, in both languages", async () => {
    const { text } = await check("check-pack", file("overlap.json", { ...harbour, groupings: [{ ...order, mode: "every", exclusive: true, groups: [group("adults", 18), group("elders", 60)] }] }))
    expect(text).toMatch(/\n {4}female; born \d{4}-\d\d-\d\d\n {4}nữ; sinh \d\d\/\d\d\/\d{4}\n/)
  })

  it.each([
    ["that fail", "rules: { harbour/a: no }", "TRAMYTE_PACK_CASE_FAILED at cases/Bà Hiền đủ 60 tuổi: harbour/a should be no, and is yes", 2],
    ["with a misspelt field", "ruls: { harbour/a: yes }", "TRAMYTE_PACK_CASES_UNREADABLE at line 5: cases.0.expect.ruls: there is no field \"ruls\" here", 5],
    ["that are no YAML", "rules: { harbour/a: yes", "TRAMYTE_PACK_CASES_UNREADABLE", undefined]
  ])("cases %s: exit 1, with file and line", async (_, expectation, expected, line) => {
    const path = file("cases.yaml", `cases:\n  - name: Bà Hiền đủ 60 tuổi\n    on: 2026-07-15\n    person: { birthDate: 1966-07-15 }\n    expect: { ${expectation} }\n`)
    const { code, text } = await check("check-pack", file("good.json", harbour), "--cases", path)
    expect(code).toBe(1)
    expect(text).toContain(expected)
    expect(text).toContain(`${path}:${line ?? ""}`)
  })

  it("cases that hold are let through, and must reach what is asked for", async () => {
    const path = file("held.yaml", "pack: harbour\ncases:\n  - name: Bà Hiền đủ 60 tuổi\n    on: 2026-07-15\n    person: { birthDate: 1966-07-15 }\n    expect: { rules: { harbour/a: yes } }\n")
    expect((await check("check-pack", file("good.json", harbour), "--cases", path, "--cases-cover", "yes")).code).toBe(0)
    expect(await check("check-pack", file("good.json", harbour), "--cases", path, "--cases-cover", "yesAndNo")).toMatchObject({ code: 1, text: expect.stringContaining("TRAMYTE_PACK_CASES_MISSING at rules/harbour/a") })
    expect(await check("check-pack", file("good.json", harbour), "--cases", join(folder, "nowhere.yaml"))).toMatchObject({ code: 1, text: expect.stringContaining("TRAMYTE_PACK_CASES_UNREADABLE") })
    expect(await check("check-pack", file("good.json", harbour), "--cases", file("other.yaml", "pack: cam-giang\ncases: []\n"))).toMatchObject({ code: 1, text: expect.stringContaining(`cases of the pack "cam-giang"`) })
  })

  it("writes the explanations, and finds those that changed", async () => {
    const grouped = file("grouped.json", { ...harbour, groupings: [{ ...order, groups: [group("elders", 60)] }] })
    const golden = join(folder, "reasons.md")
    expect((await check("check-pack", grouped, "--golden", golden)).code).toBe(1)
    expect((await check("check-pack", grouped, "--golden", golden, "--update")).code).toBe(0)
    expect((await check("check-pack", grouped, "--golden", golden)).code).toBe(0)
    const changed = file("grouped.json", { ...harbour, groupings: [{ ...order, groups: [group("elders", 61)] }] })
    expect(await check("check-pack", changed, "--golden", golden)).toMatchObject({ code: 1, text: expect.stringContaining(`${golden}: TRAMYTE_PACK_REASON_CHANGED at harbour/elders`) })
    expect((await check("check-pack", grouped, "--update")).code).toBe(2)
  })

  it("warns of a source that was replaced by today, or by the day given, and lets the packs pass", async () => {
    const path = file("replaced.json", replaced)
    const today = await check("check-pack", path)
    expect(today.code).toBe(0)
    expect(today.text).toContain(`${path}: warning TRAMYTE_PACK_SUPERSEDED at rules/harbour/a: it cites "plan", 1/KH (UBND, 2026), which "plan-2"`)
    expect(today.text).toContain("The packs compose. 1 warning on 2026-11-01.")
    const before = await check("check-pack", path, "--on", "2026-09-30")
    expect([before.code, before.text.includes("warning")]).toEqual([0, false])
  })

  it("tells which condition was not put to the proof, and asks for a case", async () => {
    const often = { ...harbour, rules: [{ ...rule, when: { op: "count", in: { kind: "visit" }, atLeast: 13 } }] }
    const { code, text } = await check("check-pack", file("often.json", often))
    expect([code, text]).toEqual([0, expect.stringContaining("warning TRAMYTE_PACK_NOT_TRIED at rules/harbour/a")])
  })
  it("takes warnings for problems where it is to be strict", async () => {
    const path = file("replaced.json", replaced)
    expect((await check("check-pack", path, "--strict", "--on", "2026-09-30")).code).toBe(0)
    const { code, text } = await check("check-pack", path, "--strict", "--json")
    expect(code).toBe(1)
    expect(JSON.parse(text).warnings).toEqual([expect.objectContaining({ code: "TRAMYTE_PACK_SUPERSEDED", pack: "harbour", file: path })])
  })

  it("asks by itself for today in Viet Nam", async () => {
    const lines: string[] = []
    const due = file("due.json", { ...harbour, rules: [{ ...rule, reviewBy: "2026-07-02" }] })
    expect(await run(["check-pack", due], { out: (line) => void lines.push(line), err: () => {} })).toBe(0)
    expect(lines.at(-1)).toMatch(/^The packs compose. 1 warning on 20\d\d-\d\d-\d\d.$/)
  })

  it("takes the stations' engines for granted that it is told of", async () => {
    const pack = file("scored.json", { ...harbour, needs: [...harbour.needs, { derivedFacts: "acme/frailty-score", version: "^1.0.0" }] })
    expect((await check("check-pack", pack)).text).toContain("TRAMYTE_PACK_NEEDS")
    expect((await check("check-pack", pack, "--engine", "acme/frailty-score@1.4.0")).code).toBe(0)
    expect((await check("check-pack", pack, "--engine", "acme/frailty-score@2.0.0")).code).toBe(1)
    expect(await check("check-pack", pack, "--engine", "acme/frailty-score")).toMatchObject({ code: 2, text: expect.stringContaining("--engine acme/frailty-score@1.2.0") })
  })
  it("a file that is not there is a finding", async () => {
    expect(await check("check-pack", join(folder, "nowhere.json"))).toMatchObject({ code: 1, text: expect.stringContaining("cannot be read") })
  })

  it("wrong use: exit 2, with how to use it; a lone -- is let through", async () => {
    for (const given of [[], ["chek-pack", "a"], ["check-pack"], ["check-pack", "--frob"], ["check-pack", "good.json", "--on", "July"], ["check-pack", "good.json", "--cases-cover", "all"]]) expect((await check(...given)).code).toBe(2)
    expect((await check("--", "check-pack", file("good.json", harbour))).code).toBe(0)
    expect((await check("--help")).code).toBe(0)
  })
})

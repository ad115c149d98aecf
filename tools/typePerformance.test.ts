import { rmSync, mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import ts from "typescript"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { entries, packages, root } from "./workspace.ts"

// What the ids of packs cost an editor: fifty packs of forty ids each, written as vendors write them, composed and asked.

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)
const list = (count: number, one: (index: number) => string): string => `[${numbers(count).map(one).join(", ")}]`

/** A module with one pack of forty ids: 13 parameters, 15 rules, an ordering of groups, 6 protocols, 5 indicators. */
const vendorPack = (name: string, typed: boolean): string => {
  const item = (id: string): string => `id: "${name}/${id}", label: text("x", "x"), from: "2026-01-01", cites: [cite("plan", "2")], status: "verified"`
  const when = (index: number): string => `all(aged({ atLeast: years(${index}) }), any(female, rule("${name}/rule-0")))`
  return `import { aged, all, alive, any, cite, definePack, female, type Pack, rule, text, years } from "@tramyte/core/pack"
export const ${name}${typed ? "" : ": Pack"} = ${typed ? "definePack(" : "("}{
  format: 1, id: "${name}", version: "2026.1.0", label: text("x", "x"), needs: [{ pack: "vietnam", version: "^2026.1.0" }],
  citations: [{ id: "plan", issuer: "x", number: "1", year: 2026, title: text("x", "x") }],
  parameters: ${list(13, (index) => `{ ${item(`parameter-${index}`)}, value: ${index} }`)},
  rules: ${list(15, (index) => `{ ${item(`rule-${index}`)}, when: ${when(index)} }`)},
  groupings: [{ ${item("groups")}, mode: "first", scope: alive, groups: ${list(7, (index) => `{ id: "${name}/group-${index}", label: text("x", "x"), when: ${when(index)} }`)},
    otherwise: { id: "${name}/rest", label: text("x", "x") } }],
  protocols: ${list(6, (index) => `{ ${item(`protocol-${index}`)}, item: "x", who: alive, recurrence: { every: { months: 6 } }, doneBy: { kind: "encounter" } }`)},
  indicators: ${list(5, (index) => `{ ${item(`indicator-${index}`)}, basis: "person", measures: "state", denominator: alive, numerator: ${when(index)}, direction: "up" }`)}
})
`
}

const names = numbers(50).map((index) => `vendor${index}`)

const asking = `import { assignGroups, composePacks, computeKpi, planScreening } from "@tramyte/core"
${names.map((name) => `import { ${name} } from "./${name}.ts"`).join("\n")}
const rules = composePacks([${names.join(", ")}]).on("2026-07-15")
rules.parameter("vendor3/parameter-2")
assignGroups(rules, { id: "a" }, { grouping: "vendor7/groups" })
planScreening(rules, { id: "a" }, { protocols: ["vendor0/protocol-0", "vendor49/protocol-4"] })
computeKpi(rules, "vendor1/indicator-1", { records: [], period: { from: "2026-01-01", until: "2027-01-01" } })
`

const folder = mkdtempSync(join(tmpdir(), "tramyte-types-"))
afterAll(() => rmSync(folder, { recursive: true }))

const paths = Object.fromEntries(packages().flatMap(entries).map(({ specifier, source }) => [specifier, [join(root, source)]]))
const settings: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023, lib: ["lib.es2023.d.ts"], module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, strict: true,
  exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, allowImportingTsExtensions: true, emitDeclarationOnly: true, declaration: true, types: [], paths
}

const written = (kind: string, modules: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(modules).map(([name, text]) => {
    const path = join(folder, `${kind}-${name}`)
    writeFileSync(path, text.replaceAll("from \"./", `from "./${kind}-`))
    return path
  })

const packsOf = (typed: boolean): Readonly<Record<string, string>> =>
  ({ ...Object.fromEntries(names.map((name) => [`${name}.ts`, vendorPack(name, typed)])), "asking.ts": asking })

/** Checks modules (not the library behind them), and counts the instantiations that it took. */
const check = (files: readonly string[]): { readonly program: ts.Program; readonly messages: readonly string[]; readonly instantiations: number } => {
  const program = ts.createProgram(files, settings)
  const messages = files.flatMap((file) => program.getSemanticDiagnostics(program.getSourceFile(file)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")))
  return { program, messages, instantiations: program.getInstantiationCount() }
}

describe("fifty packs of forty ids", () => {
  let typed: ReturnType<typeof check>
  let plain: ReturnType<typeof check>
  beforeAll(() => {
    typed = check(written("typed", packsOf(true)))
    plain = check(written("plain", packsOf(false)))
  })

  it("compile, and cost fewer than 3,000 instantiations, all told", () => {
    expect([...typed.messages, ...plain.messages]).toEqual([])
    expect(typed.instantiations).toBeLessThan(3000)
    // If counting stops to work, or ids are no longer learnt, this is no measurement any more.
    expect(typed.instantiations - plain.instantiations).toBeGreaterThan(500)
  })

  it("each have a declaration that names the public type and the ids, and nothing else", () => {
    const { program } = typed
    let declaration = ""
    program.emit(program.getSourceFile(join(folder, "typed-vendor3.ts")), (_, text) => void (declaration += text), undefined, true)
    expect(declaration).toMatch(/^export declare const vendor3: import\("@tramyte\/core(\/pack)?"\)\.TypedPack<("vendor3\/[a-z0-9-]+"( \| )?){40}>;\n$/)
    expect(declaration.length).toBeLessThan(1500)
  })

  it("a misspelt id does not compile, and the message says which was meant", () => {
    const lines = [
      `assignGroups(rules, { id: "a" }, { grouping: "vendor7/gruops" })`,
      `planScreening(rules, { id: "a" }, { protocols: ["vendor0/protocl-0"] })`,
      `rules.parameter("vendor3/parameter-22")`,
      `computeKpi(rules, "vendor1/indicator-9", { records: [], period: { from: "2026-01-01", until: "2027-01-01" } })`
    ]
    const { messages } = check(written("typed", { "misspelt.ts": asking.replace(/rules\.parameter[^]*/, lines.join("\n")) }))
    expect(messages).toEqual([
      expect.stringContaining("Did you mean '\"vendor7/groups\"'?"), expect.stringContaining("Did you mean '\"vendor0/protocol-0\"'?"),
      expect.stringMatching(/^Argument of type '"vendor3\/parameter-22"' is not assignable to parameter of type /), expect.stringMatching(/^Argument of type '"vendor1\/indicator-9"'/)
    ])
  })
})

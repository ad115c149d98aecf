import { describe, expect, it } from "vitest"
import { checkSource } from "./checkArrows.ts"
import type { PackageJson, WorkspacePackage } from "./workspace.ts"

const pack = (dir: string, more: Partial<PackageJson> = {}): WorkspacePackage => ({
  dir,
  json: { name: `@tramyte/${dir.split("/")[1]}`, exports: { ".": { source: "./src/index.ts" }, "./pack": { source: "./src/pack/index.ts" } }, ...more }
})
const workspace = [
  pack("packages/core", { dependencies: { "date-fns": "1" }, peerDependencies: { effect: "1" } }),
  pack("packages/pack-vn", { dependencies: { "@tramyte/core": "1" }, peerDependencies: { effect: "1" } }),
  pack("packages/sdk", { dependencies: { "@tramyte/core": "1" }, peerDependencies: { effect: "1" } }),
  pack("packages/sqlite", { dependencies: { "@tramyte/core": "1", "@tramyte/sdk": "1", "@tramyte/charts": "1" } }),
  pack("packages/charts", { exports: { ".": { source: "./src/index.ts" }, "./parts/*": { source: "./src/parts/*.ts" } } }),
  pack("packages/stray", { dependencies: { "@tramyte/core": "1" } }),
  pack("packages/cli", { dependencies: { "@tramyte/core": "1", "@tramyte/charts": "1" } }),
  pack("examples/year", { exports: {}, dependencies: { "@tramyte/core": "1" } })
]
const check = (path: string, text: string): ReadonlyArray<string> => {
  const owner = workspace.find(({ dir }) => path.startsWith(`${dir}/`))
  if (owner === undefined) throw new Error(`no package has ${path}`)
  return checkSource(path, text, { owner, workspace, rootDependencies: new Set(["vitest", "fast-check"]) })
    .map(({ line, message, warning }) => `${line} ${warning === true ? "warning " : ""}${message}`)
}
const core = "packages/core/src/groups/assignGroups.ts"

describe("what is as it should be", () => {
  it.each([
    [core, `import * as Schema from "effect/Schema"\nimport { type Day, dayOf } from "../time/civilDate.ts"`],
    ["packages/core/src/time/week.ts", `import { getISOWeek } from "date-fns/getISOWeek"\nexport const w = (ms: number) => getISOWeek(new Date(ms))`],
    ["packages/core/src/groups/a.test.ts", `import { it } from "vitest"\nimport { addMonths } from "date-fns/addMonths"\nit("", async () => void Date.now())`],
    ["packages/pack-vn/src/index.ts", `import { definePack } from "@tramyte/core/pack"`],
    ["packages/sqlite/src/index.ts", `import { DatabaseSync } from "node:sqlite"\nimport "@tramyte/sdk"`],
    ["packages/cli/src/index.ts", `import "@tramyte/charts/parts/axis"`],
    ["examples/year/main.ts", `import "@tramyte/core"\nconst wait = async () => await Promise.resolve(new Date())`],
    ["packages/core/tsup.config.ts", `import { library } from "../../tools/tsup.ts"`],
    ["examples/year/main.ts", `import { startPostgres } from "../../tools/postgres.ts"`],
    [core, `// Date.now() and import "effect" in a comment\nexport const text = "import x from 'date-fns'; a ?? false"`]
  ])("%s: %s", (path, text) => {
    expect(check(path, text)).toEqual([])
  })
})

describe("arrows between packages", () => {
  it.each([
    ["packages/core/src/a.ts", `\nimport { port } from "@tramyte/sdk"`, "2 core may import no other package, not sdk"],
    ["packages/pack-vn/src/a.ts", `export * from "@tramyte/sdk"`, "1 pack-vn may import only core, not sdk"],
    ["packages/sqlite/src/a.ts", `type A = import("@tramyte/charts").Axis`, "1 sqlite may import only core, sdk, sql, not charts"],
    ["packages/stray/src/a.ts", `import "@tramyte/core"`, "1 stray is not in the picture of the house"],
    ["packages/sqlite/src/a.ts", `const m = await import("@tramyte/core/src/groups/index.ts")`, "1 @tramyte/core/src/groups/index.ts is not among the exports"],
    ["packages/cli/src/a.ts", `import "@tramyte/charts/inner"`, "1 @tramyte/charts/inner is not among the exports"],
    ["packages/sdk/src/a.ts", `import { x } from "../../core/src/index.ts"`, "1 ../../core/src/index.ts leaves the package"],
    ["packages/sdk/src/a.ts", `import { startPostgres } from "../../../tools/postgres.ts"`, "1 ../../../tools/postgres.ts leaves the package"],
    ["packages/cli/src/a.ts", `import "@tramyte/sdk"`, "1 @tramyte/sdk is not in dependencies"],
    ["examples/year/main.ts", `import "@tramyte/sdk"`, "1 @tramyte/sdk is not in the dependencies of examples/year"],
    ["packages/core/src/a.ts", `import "@tramyte/core"`, "1 @tramyte/core: inside its own package"]
  ])("%s: %s", (path, text, expected) => {
    expect(check(path, text)).toEqual([expect.stringContaining(expected)])
  })
})

describe("imports from outside", () => {
  it.each([
    [core, `import { Schema } from "effect"`, `the barrel "effect"`],
    ["packages/core/src/time/a.test.ts", `import { addMonths } from "date-fns"`, `the barrel "date-fns"`],
    [core, `import { addMonths } from "date-fns/addMonths"`, "date-fns is for src/time only"],
    [core, `import { x } from "zod"`, "the core imports nothing but"],
    [core, `import { readFileSync } from "node:fs"`, "run in browsers"],
    ["packages/pack-vn/src/a.ts", `import * as Schema from "effect/Schema"`, "a pack imports nothing but the core"],
    ["packages/sqlite/src/a.ts", `import pg from "pg"`, "pg is not in dependencies"],
    ["packages/sqlite/src/a.ts", `import { it } from "vitest"`, "vitest is not in dependencies"],
    ["packages/sqlite/src/a.ts", `import fs from "fs"`, `write "node:fs"`]
  ])("%s: %s", (path, text, expected) => {
    expect(check(path, text)).toEqual([expect.stringContaining(expected)])
  })
})

describe("the core has no clock, no randomness, no waiting", () => {
  it.each([
    ["export const today = () => Date.now()", "Date.now"],
    ["export const t = new Date(0)", "new Date(…)"],
    ["export const r = Math.random()", "Math.random"],
    ["export const f = async () => 1", "async or await"],
    ["export async function f() {}", "async or await"],
    ["setTimeout(() => 1)", "setTimeout(…)"],
    ["export const t = Date()", "Date(…)"]
  ])("%s", (text, expected) => {
    expect(check(core, text)).toEqual([expect.stringContaining(expected)])
  })
  it("src/time makes dates of numbers, but asks no clock", () => {
    expect(check("packages/core/src/time/a.ts", "export const now = () => new Date()")).toEqual([expect.stringContaining("new Date():")])
  })
})

it("unknown is not folded into no", () => {
  expect(check("packages/sdk/src/a.ts", "declare const x: boolean | undefined\nexport const y = x ?? false")).toEqual([expect.stringMatching(/^2 \?\? false/)])
})

it.each(["packages/core/src/utils/a.ts", "packages/core/src/common.ts", "packages/sdk/src/dateHelpers.ts", "packages/sdk/src/misc.test.ts"])("%s is no name", (path) => {
  expect(check(path, "")).toEqual([expect.stringContaining("says nothing")])
})

it("a file over 400 lines is a warning, unless it is a generated table", () => {
  expect(check(core, "\n".repeat(401))).toEqual([expect.stringContaining("400 warning 401 lines")])
  expect(check(core, `// Generated from the WHO tables${"\n".repeat(401)}`)).toEqual([])
})

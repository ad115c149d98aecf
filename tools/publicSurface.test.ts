import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { type Kind, publicNames } from "./publicNames.ts"
import { entries, packages, root } from "./workspace.ts"

const written: Readonly<Record<Kind, (name: string) => ReadonlyArray<string>>> = {
  value: (name) => [name],
  type: (name) => [`type ${name}`],
  both: (name) => [name, `type ${name}`]
}

// A name that appears, disappears or turns into a type shows up here, to be meant. To accept: npx vitest run tools/publicSurface -u
describe.each(packages().map((each) => [each.json.name, each] as const))("%s", (name, each) => {
  it("exports the names that its snapshot says", async () => {
    const pages = entries(each).map(({ specifier, source }) =>
      [`# ${specifier}`, ...[...publicNames(source)].flatMap(([exported, kind]) => written[kind](exported))].join("\n"))
    await expect(`${pages.join("\n\n")}\n`).toMatchFileSnapshot(`__snapshots__/${name.replace("@", "").replace("/", "-")}.txt`)
  })

  it.each(entries(each))("$specifier has each of its values at run time", async ({ source }) => {
    const names = publicNames(source)
    const values = [...names].filter(([, kind]) => kind !== "type").map(([exported]) => exported)
    const loaded = Object.keys(await import(join(root, source)) as object)
    // Names passed on from another package by `export *` cannot be read from the syntax.
    const passedOn = values.some((exported) => exported.startsWith("* from"))
    expect(loaded.toSorted()).toEqual(passedOn ? expect.arrayContaining(values.filter((exported) => !exported.startsWith("* from"))) : values)
  })
})

describe("names are read from the syntax", () => {
  const read = (files: Readonly<Record<string, string>>) => Object.fromEntries(publicNames("index.ts", (path) => files[path]!))
  it.each<[string, Record<string, string>, Record<string, Kind>]>([
    ["declarations", { "index.ts": `export const a = 1, { b, c: [d] } = x; export function f() {} export interface I {} export type T = 1; const hidden = 1` },
      { I: "type", T: "type", a: "value", b: "value", d: "value", f: "value" }],
    ["neighbours", { "index.ts": `export * from "./in/a.ts"; export * as all from "./in/a.ts"; export { x as y, type Q } from "./in/a.ts"`,
      "in/a.ts": `export const x = 1; export type Q = 1; export * from "../b.ts"; export default 1`, "b.ts": `export interface B {}` },
    { B: "type", Q: "type", all: "value", x: "value", y: "value" }],
    ["a type passed on by name stays a type", { "index.ts": `import { type Q, type R, x } from "./a.ts"\nexport { Q, x }; export type { R }`, "a.ts": `export type Q = 1; export type R = 1; export const x = 1` },
      { Q: "type", R: "type", x: "value" }],
    ["a schema and its type share a name", { "index.ts": `export const A = 1; export type A = typeof A` }, { A: "both" }],
    ["circles end", { "index.ts": `export * from "./a.ts"; export const i = 1`, "a.ts": `export * from "./index.ts"; export const a = 1` }, { a: "value", i: "value" }],
    ["another package", { "index.ts": `export * from "effect/Schema"` }, { "* from \"effect/Schema\"": "value" }]
  ])("%s", (_, files, expected) => {
    expect(read(files)).toEqual(expected)
  })
})

import { execFile } from "node:child_process"
import { globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join, posix, relative } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { assertingModule, type Example, ExampleError, examplesOfPage, examplesOfSource } from "./docExamples.ts"
import { entries, packages, root, sources } from "./workspace.ts"

// Every example of the doc comments and the pages is a module that runs, keeps its word (`// => value`) and type-checks.

const read = (path: string): string => readFileSync(join(root, path), "utf8")
const pages = ["README.md", "docs/**/*.md", "packages/*/README.md", "packages/*/src/**/*.md", "examples/*/README.md"]
const examples: ReadonlyArray<Example> = [
  ...packages().flatMap(({ dir }) => sources(`${dir}/src`)).filter((path) => !path.endsWith(".test.ts")).flatMap((path) => examplesOfSource(path, read(path))),
  ...globSync(pages, { cwd: root }).filter((path) => !/(^|\/)node_modules\/|^docs\/api\//.test(path)).toSorted().flatMap((path) => examplesOfPage(path, read(path)))
]

// A module lies inside the package that shows it, so that it finds what the package depends on. Runs do not meet in one folder.
const run = `${process.pid}-${Date.now().toString(36)}`
const homes = [...packages().map(({ dir }) => dir), "tools"]
const home = (path: string): string => homes.find((dir) => path.startsWith(`${dir}/`)) ?? "tools"
const modulePath = ({ path, line }: Example): string => {
  const dir = home(path)
  const inside = path.startsWith(`${dir}/`) ? path.slice(dir.length + 1) : path
  return posix.join(dir, ".examples", run, `${inside.replaceAll(/[^\w]+/g, "-")}-${line}.ts`)
}

const place = ({ path, line }: Example): string => `${path}:${line}`
const outcomes = new Map<Example, Promise<unknown>>()
let typeErrors: Promise<ReadonlyArray<string>>

const write = (example: Example): string => {
  const path = modulePath(example)
  const assertion = posix.relative(dirname(path), "tools/exampleAssertion.ts")
  mkdirSync(join(root, dirname(path)), { recursive: true })
  writeFileSync(join(root, path), assertingModule(example, assertion))
  return path
}

/** The compiler's errors in the modules, at the lines of the files that show them. */
const typeErrorsOf = (written: ReadonlyMap<string, Example>): Promise<ReadonlyArray<string>> => {
  const folder = join(root, "tools", ".examples", run)
  const paths = Object.fromEntries(packages().flatMap(entries).map(({ specifier, source }) => [specifier, [join(root, source)]]))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({
    extends: "../../../tsconfig.base.json",
    compilerOptions: { paths, noEmit: true, composite: false, incremental: false, declaration: false, declarationMap: false, lib: ["ES2023", "DOM"] },
    files: [...written.keys()].map((path) => join(root, path))
  }))
  return new Promise((resolve, reject) => {
    const tsgo = join(root, "node_modules/tsgo/bin/tsc")
    execFile(process.execPath, [tsgo, "-p", folder, "--pretty", "false"], { cwd: root, maxBuffer: 1 << 26 }, (failure, stdout, stderr) => {
      const errors: Array<string> = []
      let foreign = 0
      for (const text of stdout.split("\n").filter((each) => each !== "")) {
        const [, file, at, message] = /^(\S.*?)\((\d+),\d+\): error (.*)$/.exec(text) ?? []
        const example = file === undefined ? undefined : written.get(relative(root, join(root, file)).replaceAll("\\", "/"))
        if (example !== undefined) errors.push(`${example.path}:${at} ${message}`)
        // Errors in the library's own sources are for `pnpm check` to tell.
        else if (file !== undefined || !text.startsWith(" ")) foreign++
      }
      if (failure !== null && errors.length + foreign === 0) reject(new Error(`tsgo: ${stdout}${stderr}`, { cause: failure }))
      else if (/error TS(5|6|18)\d\d\d\b/.test(stdout) && errors.length === 0) reject(new Error(`tsgo: ${stdout}`))
      else resolve(errors)
    })
  })
}

beforeAll(() => {
  for (const dir of homes) removeLeftOver(dir)
  const written = new Map<string, Example>()
  for (const example of examples) {
    try {
      written.set(write(example), example)
    } catch (cause) {
      if (!(cause instanceof ExampleError)) throw cause
      outcomes.set(example, Promise.resolve(cause))
    }
  }
  typeErrors = typeErrorsOf(written)
  typeErrors.catch(() => undefined)
  for (const [path, example] of written) {
    outcomes.set(example, import(/* @vite-ignore */ join(root, path)).then(() => undefined, (cause: unknown) => cause))
  }
})

afterAll(() => {
  for (const dir of homes) {
    rmSync(join(root, dir, ".examples", run), { recursive: true, force: true })
    if (list(dir).length === 0) rmSync(join(root, dir, ".examples"), { recursive: true, force: true })
  }
})

const list = (dir: string): ReadonlyArray<string> => {
  try {
    return readdirSync(join(root, dir, ".examples"))
  } catch {
    return []
  }
}

/** Modules of runs that were killed. */
const removeLeftOver = (dir: string): void => {
  for (const name of list(dir)) {
    try {
      process.kill(Number(name.split("-")[0]), 0)
    } catch {
      rmSync(join(root, dir, ".examples", name), { recursive: true, force: true })
    }
  }
}

describe("examples run and keep their word", () => {
  it.each(examples.map((example) => [place(example), example] as const))("%s", async (_, example) => {
    const failure = await outcomes.get(example)
    if (failure instanceof Error) throw Object.assign(failure, { message: located(failure.message, example) })
    expect(failure, `${place(example)} threw`).toBeUndefined()
  })
})

const located = (message: string, example: Example): string => message.includes(`${example.path}:`) ? message : `${place(example)}: ${message}`

it("examples type-check", async () => {
  expect(await typeErrors).toEqual([])
}, 120_000)

describe("what is an example", () => {
  const found = (text: string) => examplesOfPage("a.md", text).map(({ line, code }) => [line, code])
  it("is a block fenced ts in a page", () => {
    expect(found("# T\n\n```ts\na\nb\n```\n```sh\nls\n```\n- x\n  ```ts\n  c\n  ```")).toEqual([[4, "a\nb"], [12, "c"]])
  })
  it("is not a block that says that it does not run, nor one inside another fence", () => {
    expect(found("```ts no-run\na\n```\n\n<!-- not run -->\n\n```ts\nb\n```\n````md\n```ts\nc\n```\n````\n```ts\nd\n```")).toEqual([[16, "d"]])
  })
  it("is a block under an @example tag of a doc comment, and no other", () => {
    const source = "import x from \"/**/y\"\n/**\n * One.\n * ```ts\n * no\n * ```\n * @example\n * ```ts\n * yes(\n *   1)\n * ```\n * @see it\n * ```ts\n * no\n * ```\n */\nexport const a = 1\n/** @example\n * ```ts\n * two\n * ``` */\nexport interface B {\n  /**\n   * @example A name\n   * ```ts\n   * three\n   * ```\n   */\n  c: 1\n}\n"
    expect(examplesOfSource("a.ts", source).map(({ line, code }) => [line, code])).toEqual([[9, "yes(\n  1)"], [20, "two"], [26, "three"]])
  })
})

describe("what an example asserts", () => {
  const body = (code: string) => assertingModule({ path: "a.md", line: 1, code }, "x").split(";").slice(1).join(";").replace("\nexport {};\n", "")
  it.each([
    ["f(1) // => 2", "$check(f(1), (2), \"a.md:1\");"],
    ["f(\n  1\n) // => { a: [1] }", "$check(f(\n  1\n), ({ a: [1] }), \"a.md:3\");"],
    ["const x = await f() // => \"a // b\"", "const x = await f(); $check(x, (\"a // b\"), \"a.md:1\");"],
    ["console.log(f(1)) // => 2", "$check(f(1), (2), \"a.md:1\");"],
    ["if (a) {\n  f() // => 1\n}", "if (a) {\n  $check(f(), (1), \"a.md:2\");\n}"],
    ["f() // as is", "f() // as is"]
  ])("%s", (code, expected) => {
    expect(body(code).replace(/ \/\/ =>.*$/gm, "")).toBe(expected)
  })
  it.each([
    ["f()\n// => 1", "a.md:2 asserts nothing"],
    ["f() // => Nhóm 2", "a.md:1 is no JavaScript value"],
    ["const { a, b } = f() // => 1", "a.md:1 has no single name"],
    ["f() // =>", "a.md:1 is no JavaScript value"]
  ])("%s is refused", (code, message) => {
    expect(() => body(code)).toThrow(message)
  })
  it("keeps the line of each statement", () => {
    const lines = assertingModule({ path: "a.md", line: 7, code: "a()\nb() // => 1" }, "x").split("\n")
    expect([lines[6], lines[7]]).toEqual(["a()", "$check(b(), (1), \"a.md:8\"); // => 1"])
  })
})

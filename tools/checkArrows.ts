import { readFileSync } from "node:fs"
import { isBuiltin } from "node:module"
import { join, posix } from "node:path"
import ts from "typescript"
import { type ModuleSpecifier, moduleSpecifiers, parse } from "./moduleSpecifiers.ts"
import { companions, packages, type PackageJson, readJson, root, sources, type WorkspacePackage } from "./workspace.ts"

/** What is wrong, and where; `warning`s do not fail. */
export interface Finding {
  readonly file: string
  readonly line: number
  readonly message: string
  readonly warning?: true
}

/** What a file is judged by: the package that it belongs to, and all packages of the workspace. */
export interface Surroundings {
  readonly owner: WorkspacePackage
  readonly workspace: ReadonlyArray<WorkspacePackage>
  /** What tests and settings may use without a word in their own package.json. */
  readonly rootDependencies: ReadonlySet<string>
}

/** The picture of the house: which packages of the workspace the sources of a package may import. */
const arrows: ReadonlyArray<readonly [RegExp, ReadonlyArray<string> | "anything"]> = [
  [/^core$/, []],
  [/^(pack-.+|who-growth|cdsi|charts|documents|sdk)$/, ["core"]],
  [/^sql$/, ["core", "sdk"]],
  [/^(sqlite|postgres|fhir|vn-exchange|registers)$/, ["core", "sdk", "sql"]],
  [/^cli$/, "anything"]
]

const meaninglessName = /^(utils?|helpers?|common|misc|managers?|services?)$|[a-z](Utils?|Helpers?)$/i

/** All findings in one file's text. */
export const checkSource = (path: string, text: string, around: Surroundings): ReadonlyArray<Finding> => {
  const file = parse(path, text)
  const findings: Array<Finding> = []
  const report = (line: number, message: string): void => void findings.push({ file: path, line, message })
  const place: Place = placeOf(path, around.owner)

  for (const segment of path.slice(around.owner.dir.length + 1).split("/")) {
    const name = segment.replace(/\..*$/, "")
    if (meaninglessName.test(name)) report(1, `"${name}" says nothing of what is in it: name it by the domain sentence that it answers`)
  }
  for (const specifier of moduleSpecifiers(file)) {
    const problem = importProblem(path, specifier, place, around)
    if (problem !== undefined) report(specifier.line, problem)
  }
  const visit = (node: ts.Node): void => {
    const problem = place.test ? undefined : (place.pure ? impurity(node, place.inTime) : undefined) ?? unknownFolded(node)
    if (problem !== undefined) report(file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, problem)
    ts.forEachChild(node, visit)
  }
  visit(file)

  const lines = text.split("\n").length - 1
  if (lines > 400 && !place.test && !/^\/\/.*generated/i.test(text)) {
    findings.push({ file: path, line: 400, message: `${lines} lines: 200 is a lot, 400 is too many`, warning: true })
  }
  return findings
}

interface Place {
  readonly core: boolean
  readonly test: boolean
  /** Library code, which other people's bundles carry. */
  readonly library: boolean
  /** Code of the core: no clock, no randomness, no I/O, no async. */
  readonly pure: boolean
  readonly inTime: boolean
}

const placeOf = (path: string, owner: WorkspacePackage): Place => {
  const inside = path.slice(owner.dir.length + 1)
  const core = owner.dir === "packages/core"
  const test = /\.(test|fixture|bench)\.ts$/.test(path)
  const library = owner.dir.startsWith("packages/") && inside.startsWith("src/")
  return { core, test, library, pure: core && library && !test, inTime: core && inside.startsWith("src/time/") }
}

const importProblem = (path: string, { text }: ModuleSpecifier, place: Place, around: Surroundings): string | undefined => {
  const { owner, workspace } = around
  if (text.startsWith(".")) {
    const target = posix.join(posix.dirname(path), text)
    const settings = path.endsWith(".config.ts")
    // Programs that measure may start the server that tests have.
    const server = !place.library && target === "tools/postgres.ts"
    return settings || server || target.startsWith(`${owner.dir}/`) ? undefined : `${text} leaves the package: import it by the package's name`
  }
  if (isBuiltin(text)) {
    if (!place.test && place.library && (place.core || owner.dir.startsWith("packages/pack-"))) return `${text}: the core and the packs run in browsers, without Node`
    return text.startsWith("node:") ? undefined : `write "node:${text}"`
  }
  const name = text.split("/").slice(0, text.startsWith("@") ? 2 : 1).join("/")
  if (place.library && (text === "effect" || text === "date-fns")) {
    return `the barrel "${text}" costs size and start-up: import its subpath, as in "${text === "effect" ? "effect/Schema" : "date-fns/addMonths"}"`
  }
  const target = workspace.find((other) => other.json.name === name)
  if (target !== undefined) {
    const subpath = `.${text.slice(name.length)}`
    if (!isExported(subpath, target)) return `${text} is not among the exports of ${name}: what a package does not export is its own`
    if (target === owner) return place.test || !place.library ? undefined : `${text}: inside its own package a module is imported by its path`
    if (!place.test && place.library) {
      const problem = arrowProblem(owner, target)
      if (problem !== undefined) return problem
    }
  } else if (place.core && place.library && !place.test) {
    if (name === "date-fns" && !place.inTime) return `${text}: date-fns is for src/time only, where dates are civil days`
    if (name !== "effect" && name !== "date-fns") return `${text}: the core imports nothing but effect/* and, in src/time, date-fns/*`
  } else if (owner.dir.startsWith("packages/pack-") && place.library && !place.test) {
    return `${text}: a pack imports nothing but the core`
  }
  const settings = !place.library || place.test
  return isDeclared(name, owner.json, settings) || settings && around.rootDependencies.has(name)
    ? undefined
    : `${name} is not in ${settings ? "the dependencies" : "dependencies or peerDependencies"} of ${owner.dir}/package.json`
}

const arrowProblem = (owner: WorkspacePackage, target: WorkspacePackage): string | undefined => {
  const [from, to] = [posix.basename(owner.dir), posix.basename(target.dir)]
  const allowed = arrows.find(([pattern]) => pattern.test(from))?.[1]
  if (allowed === undefined) return `${from} is not in the picture of the house: say in tools/checkArrows.ts what it may import`
  if (allowed === "anything" || allowed.includes(to)) return undefined
  return `${from} may import ${allowed.length === 0 ? "no other package" : `only ${allowed.join(", ")}`}, not ${to}`
}

const isExported = (subpath: string, { json }: WorkspacePackage): boolean =>
  Object.keys(json.exports ?? {}).some((key) => {
    const [before, after] = key.split("*")
    return after === undefined ? key === subpath : subpath.startsWith(before ?? "") && subpath.endsWith(after) && subpath.length > key.length - 1
  })

const isDeclared = (name: string, json: PackageJson, development: boolean): boolean => {
  const declared = { ...json.dependencies, ...json.peerDependencies, ...json.optionalDependencies, ...development ? json.devDependencies : {} }
  return Object.hasOwn(declared, name)
}

/** A clock, randomness or waiting: with these, the same record on the same day could give two answers. */
const impurity = (node: ts.Node, inTime: boolean): string | undefined => {
  if (ts.isPropertyAccessExpression(node)) {
    const text = `${node.expression.getText()}.${node.name.text}`
    if (/^(globalThis\.)?(Date\.now|Math\.random|performance\.now|crypto\.(randomUUID|getRandomValues))$/.test(text)) {
      return `${text}: the core has no clock and no randomness; the day is a parameter`
    }
  }
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "Date") {
    if (!inTime) return "new Date(…): dates are civil days from src/time"
    if ((node.arguments ?? []).length === 0) return "new Date(): the core has no clock; the day is a parameter"
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && /^(Date|setTimeout|setInterval|setImmediate|queueMicrotask|fetch)$/.test(node.expression.text)) {
    return `${node.expression.text}(…): the core has no clock, no timers and no I/O`
  }
  const waits = node.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(node) || ts.isForOfStatement(node) && node.awaitModifier !== undefined
  return waits ? "async or await: the core is synchronous" : undefined
}

const unknownFolded = (node: ts.Node): string | undefined =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken && node.right.kind === ts.SyntaxKind.FalseKeyword
    ? "?? false turns unknown into no: keep the three answers, or say sure(…)"
    : undefined

/** All findings in the packages, the examples and the benchmarks. */
export const checkWorkspace = (): ReadonlyArray<Finding> => {
  const workspace = packages()
  const own = readJson<PackageJson>("package.json")
  const rootDependencies = new Set(Object.keys({ ...own.dependencies, ...own.devDependencies }))
  return [...workspace, ...companions()].flatMap((owner) =>
    sources(owner.dir).flatMap((path) => checkSource(path, readFileSync(join(root, path), "utf8"), { owner, workspace, rootDependencies })))
}

if (import.meta.main) {
  const findings = checkWorkspace()
  for (const { file, line, message, warning } of findings) console.error(`${file}:${line} ${warning === true ? "warning: " : ""}${message}`)
  const errors = findings.filter(({ warning }) => warning !== true).length
  console.log(`checkArrows: ${errors} errors, ${findings.length - errors} warnings`)
  process.exitCode = errors === 0 ? 0 : 1
}

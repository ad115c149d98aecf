import { existsSync, readFileSync } from "node:fs"
import { basename, join, posix } from "node:path"
import ts from "typescript"
import { companions, type ExportTarget, packages, type PackageJson, root, sources, unpublished, type WorkspacePackage } from "./workspace.ts"

/** What a package.json must be measured against. */
export interface House {
  readonly workspace: ReadonlyArray<WorkspacePackage>
  readonly exists: (path: string) => boolean
}

/** What is out of shape in one published package's package.json. */
export const checkManifest = ({ dir, json }: WorkspacePackage, { workspace, exists }: House): ReadonlyArray<string> => {
  const problems: Array<string> = []
  const expect = (holds: boolean, problem: string): void => void (holds || problems.push(problem))
  const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right)

  expect(json.name === `@tramyte/${basename(dir)}`, `name: "@tramyte/${basename(dir)}"`)
  expect((json.description ?? "").length >= 20, "description: one line that says what it is for")
  expect(json.license === "MIT", `license: "MIT"`)
  expect(json.type === "module", `type: "module"`)
  expect(json.sideEffects === false, "sideEffects: false")
  expect(json.private !== true, "private: packages/ is for what is published")
  const node = /^(core|charts|documents|who-growth|pack-.+)$/.test(basename(dir)) ? ">=20" : ">=22.19"
  expect(json.engines?.node === node, `engines.node: "${node}"`)
  const versions = new Set(workspace.map((other) => other.json.version))
  expect(versions.size === 1, `version: all packages are released together, found ${[...versions].join(", ")}`)

  for (const pattern of ["dist", "src", ...unpublished.map((path) => `!${path}`)]) {
    expect(json.files?.includes(pattern) === true, `files: "${pattern}" is missing`)
  }
  expect(json.scripts?.["build"] === "tsup", `scripts.build: "tsup"`)
  expect(exists(`${dir}/tsup.config.ts`), "tsup.config.ts is missing: import { library } from \"../../tools/tsup.ts\"")
  expect(exists(`${dir}/tsconfig.json`), "tsconfig.json is missing")

  expect(json.exports?.["./package.json"] === "./package.json", `exports["./package.json"]: "./package.json"`)
  for (const [subpath, target] of Object.entries(json.exports ?? {})) problems.push(...checkExport(dir, subpath, target, exists))
  expect(json.publishConfig?.access === "public", `publishConfig.access: "public"`)
  expect(same(json.publishConfig?.exports, Object.fromEntries(Object.entries(json.exports ?? {}).map(([subpath, target]) => [subpath, withoutSource(target)]))),
    "publishConfig.exports: the same as exports, in the same order, without \"source\"")
  for (const [command, path] of Object.entries(json.publishConfig?.bin ?? json.bin ?? {})) {
    expect(/^(\.\/)?dist\/.*\.js$/.test(path), `bin.${command}: what is published runs from dist, not ${path}`)
  }

  const names = new Set(workspace.map((other) => other.json.name))
  for (const [kind, wanted] of [["dependencies", "workspace:^"], ["peerDependencies", "workspace:^"], ["devDependencies", "workspace:*"]] as const) {
    for (const [name, range] of Object.entries(json[kind] ?? {})) {
      if (names.has(name)) expect(range === wanted || kind === "devDependencies" && range.startsWith("workspace:"), `${kind}["${name}"]: "${wanted}"`)
    }
  }
  expect(json.dependencies?.["effect"] === undefined, "effect: a peer dependency, so that an app has one copy of it")
  if (json.peerDependencies?.["effect"] !== undefined) {
    expect(json.peerDependencies["effect"] === "catalog:" && json.devDependencies?.["effect"] === "catalog:",
      `effect: "catalog:" in peerDependencies and devDependencies`)
  }
  return problems.map((problem) => `${dir}/package.json ${problem}`)
}

const checkExport = (dir: string, subpath: string, target: string | ExportTarget, exists: (path: string) => boolean): ReadonlyArray<string> => {
  if (typeof target === "string") {
    return exists(posix.join(dir, target)) ? [] : [`exports["${subpath}"]: there is no ${target}`]
  }
  const built = target.source?.replace(/^\.\/src\//, "./dist/").replace(/\.ts$/, "")
  const wanted = { source: target.source, types: `${built}.d.ts`, default: `${built}.js` }
  if (target.source === undefined || JSON.stringify(target) !== JSON.stringify(wanted)) {
    return [`exports["${subpath}"]: ${JSON.stringify({ ...wanted, source: target.source ?? "./src/….ts" })}`]
  }
  return target.source.includes("*") || exists(posix.join(dir, target.source)) ? [] : [`exports["${subpath}"]: there is no ${target.source}`]
}

const withoutSource = (target: string | ExportTarget): unknown => {
  if (typeof target === "string") return target
  const { source: _, ...published } = target
  return published
}

/** Packages that need each other in a circle, by dependencies of any kind: no order to build them in. */
export const cycles = (workspace: ReadonlyArray<WorkspacePackage>): ReadonlyArray<string> => {
  const edges = new Map(workspace.map(({ json }) => [json.name, workspaceDependencies(json, workspace)]))
  const found: Array<string> = []
  const visit = (name: string, path: ReadonlyArray<string>): void => {
    const seenAt = path.indexOf(name)
    if (seenAt >= 0) {
      const circle = path.slice(seenAt)
      if (circle.every((other) => name <= other)) found.push(`${[...circle, name].join(" → ")}: packages that need each other in a circle`)
      return
    }
    for (const next of edges.get(name) ?? []) visit(next, [...path, name])
  }
  for (const name of edges.keys()) visit(name, [])
  return [...new Set(found)]
}

const workspaceDependencies = (json: PackageJson, workspace: ReadonlyArray<WorkspacePackage>): ReadonlyArray<string> => {
  const declared = { ...json.dependencies, ...json.peerDependencies, ...json.devDependencies }
  return workspace.map((other) => other.json.name).filter((name) => Object.hasOwn(declared, name))
}

interface TsConfig {
  readonly references?: ReadonlyArray<{ readonly path: string }>
}

const readTsConfig = (path: string): TsConfig =>
  ts.parseConfigFileTextToJson(path, readFileSync(join(root, path), "utf8")).config as TsConfig

/** Projects that `pnpm check` would not see, or would check in the wrong order. */
const checkReferences = (workspace: ReadonlyArray<WorkspacePackage>): ReadonlyArray<string> => {
  const known = new Set((readTsConfig("tsconfig.json").references ?? []).map(({ path }) => posix.normalize(path).replace(/\/$/, "")))
  const all = [...workspace, ...companions()]
  const projects = [...all.filter(({ dir }) => sources(dir).length > 0).map(({ dir }) => dir), "tools"]
  const problems: Array<string> = []
  for (const dir of projects) {
    if (!existsSync(join(root, dir, "tsconfig.json"))) problems.push(`${dir}/tsconfig.json is missing`)
    if (!known.has(dir)) problems.push(`tsconfig.json references: { "path": "${dir}" } is missing`)
  }
  for (const path of known) if (!existsSync(join(root, path, "tsconfig.json"))) problems.push(`tsconfig.json references: there is no ${path}/tsconfig.json`)
  for (const { dir, json } of all) {
    if (!existsSync(join(root, dir, "tsconfig.json"))) continue
    const referenced = new Set((readTsConfig(`${dir}/tsconfig.json`).references ?? []).map(({ path }) => posix.join(dir, path)))
    for (const name of workspaceDependencies(json, workspace)) {
      const target = workspace.find((other) => other.json.name === name)?.dir
      if (target !== undefined && !referenced.has(target)) {
        problems.push(`${dir}/tsconfig.json references: { "path": "${posix.relative(dir, target)}" } is missing, for ${name}`)
      }
    }
  }
  return problems
}

const checkCompanion = ({ dir, json }: WorkspacePackage): ReadonlyArray<string> =>
  json.private === true ? [] : [`${dir}/package.json private: true, as it is never published`]

if (import.meta.main) {
  const workspace = packages()
  const house: House = { workspace, exists: (path) => existsSync(join(root, path)) }
  const problems = [
    ...workspace.flatMap((each) => checkManifest(each, house)),
    ...companions().flatMap(checkCompanion),
    ...cycles(workspace),
    ...checkReferences(workspace)
  ]
  for (const problem of problems) console.error(problem)
  for (const { dir } of workspace) if (!house.exists(`${dir}/README.md`)) console.error(`${dir}/README.md warning: missing; it is the package's page in the registry`)
  console.log(`checkPackages: ${workspace.length} packages, ${problems.length} errors`)
  process.exitCode = problems.length === 0 ? 0 : 1
}

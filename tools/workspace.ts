import { existsSync, globSync, readFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"

/** The repository's folder. */
export const root = resolve(import.meta.dirname, "..")

/** One entry of a package.json's `exports` that holds code. */
export interface ExportTarget {
  readonly source?: string
  readonly types?: string
  readonly default?: string
}

export interface PackageJson {
  readonly name: string
  readonly version?: string
  readonly description?: string
  readonly license?: string
  readonly private?: boolean
  readonly type?: string
  readonly sideEffects?: boolean | ReadonlyArray<string>
  readonly engines?: { readonly node?: string }
  readonly files?: ReadonlyArray<string>
  readonly bin?: Readonly<Record<string, string>>
  readonly exports?: Readonly<Record<string, string | ExportTarget>>
  readonly publishConfig?: {
    readonly access?: string
    readonly exports?: Readonly<Record<string, string | ExportTarget>>
    readonly bin?: Readonly<Record<string, string>>
  }
  readonly scripts?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

/** A package of the workspace; `dir` is relative to the repository, with forward slashes. */
export interface WorkspacePackage {
  readonly dir: string
  readonly json: PackageJson
}

export const readJson = <T>(path: string): T => JSON.parse(readFileSync(join(root, path), "utf8")) as T

const found = (pattern: string): ReadonlyArray<WorkspacePackage> =>
  globSync(pattern, { cwd: root }).map((path) => ({ dir: dirname(path).replaceAll("\\", "/"), json: readJson<PackageJson>(path) }))
    .toSorted((a, b) => a.dir < b.dir ? -1 : 1)

/** The library packages: every folder of packages/ that has a package.json. */
export const packages = (): ReadonlyArray<WorkspacePackage> => found("packages/*/package.json")

/** The workspace's other packages, never published: the examples and, once there is one, the benchmarks. */
export const companions = (): ReadonlyArray<WorkspacePackage> => found("{examples/*,bench}/package.json")

/** The code entries of a package: what a user writes in an import, and the source file behind it, relative to the repository. */
export const entries = ({ dir, json }: WorkspacePackage): ReadonlyArray<{ readonly specifier: string; readonly source: string }> =>
  Object.entries(json.exports ?? {}).flatMap(([subpath, target]) =>
    typeof target === "string" || target.source === undefined ? [] : [{ specifier: json.name + subpath.slice(1), source: join(dir, target.source) }])

/** What is not published, by `files` in each package.json and by the build. */
export const unpublished: ReadonlyArray<string> = ["src/**/*.test.*", "src/**/*.fixture.*", "src/**/*.bench.*"]

/** TypeScript files below a folder, relative to the repository, without what was installed or emitted. */
export const sources = (dir: string): ReadonlyArray<string> =>
  globSync(`${dir}/**/*.ts`, { cwd: root, exclude: (path) => /(^|\/)(node_modules|dist|\.tsc|\.examples|out)(\/|$)/.test(path.replaceAll("\\", "/")) })
    .map((path) => path.replaceAll("\\", "/")).filter((path) => !path.endsWith(".d.ts") && existsSync(join(root, path))).toSorted()

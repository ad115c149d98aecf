import { execFileSync, spawnSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"
import { publint } from "publint"
import { formatMessage } from "publint/utils"
import { type PackageJson, packages, root, type WorkspacePackage } from "./workspace.ts"

// pnpm package-check: what would be published, packed and unpacked as a user gets it, must be in shape, typed and loadable.

const folder = mkdtempSync(join(tmpdir(), "tramyte-packed-"))

/** Packs a package and unpacks it into a node_modules folder of its own, beside the other packages of the workspace. */
const pack = ({ dir, json }: WorkspacePackage): { readonly tarball: string; readonly files: ReadonlyArray<string>; readonly installed: string } => {
  const packed = execFileSync("pnpm", ["pack", "--json", "--pack-destination", folder], { cwd: join(root, dir), encoding: "utf8" })
  const { filename, files } = JSON.parse(packed) as { readonly filename: string; readonly files: ReadonlyArray<{ readonly path: string }> }
  const installed = join(folder, "node_modules", json.name)
  mkdirSync(installed, { recursive: true })
  execFileSync("tar", ["xzf", filename, "-C", installed, "--strip-components=1"])
  return { tarball: filename, files: files.map(({ path }) => path), installed }
}

/** What packages of others a package needs, from where the workspace has them. */
const linkDependencies = ({ dir, json }: WorkspacePackage, own: ReadonlySet<string>): void => {
  for (const name of Object.keys({ ...json.dependencies, ...json.peerDependencies, ...json.optionalDependencies })) {
    const target = join(root, dir, "node_modules", name)
    const link = join(folder, "node_modules", json.name, "node_modules", name)
    if (own.has(name) || !existsSync(target)) continue
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(target, link)
  }
}

const contentProblems = (files: ReadonlyArray<string>, manifest: PackageJson): ReadonlyArray<string> => [
  ...files.filter((file) => /\.(test|fixture|bench)\./.test(file)).map((file) => `${file} is packed, but only tests need it`),
  ...files.filter((file) => /^(dist|src)\//.test(file) ? false : !/^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(file) && !(manifest.files ?? []).some((kept) => file.startsWith(kept)))
    .map((file) => `${file} is packed unasked`),
  ...files.includes("LICENSE") ? [] : ["LICENSE is not packed"],
  .../"(source)":/.test(JSON.stringify(manifest.exports)) ? ["the condition \"source\" is published"] : [],
  .../"(workspace|catalog|link):/.test(JSON.stringify({ ...manifest.dependencies, ...manifest.peerDependencies })) ? ["a workspace: or catalog: range is published"] : []
]

const publintProblems = async (tarball: string): Promise<ReadonlyArray<string>> => {
  const bytes = readFileSync(tarball)
  const { messages, pkg } = await publint({ pkgDir: "package", pack: { tarball: new Uint8Array(bytes).buffer }, strict: true, level: "warning" })
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`)
}

const attwProblems = (tarball: string): ReadonlyArray<string> => {
  const { status, stdout, stderr } = spawnSync("attw", [tarball, "--profile", "esm-only", "--format", "ascii", "--no-color", "--no-emoji"], { encoding: "utf8" })
  return status === 0 ? [] : [`attw: ${stdout}${stderr}`]
}

/** Entries that a plain `import` of the installed package does not load. */
const loadProblems = (installed: string, manifest: PackageJson): ReadonlyArray<string> => {
  const specifiers = Object.entries(manifest.exports ?? {}).filter(([subpath, target]) => typeof target !== "string" && !subpath.includes("*"))
    .map(([subpath]) => manifest.name + subpath.slice(1))
  const program = `for (const each of ${JSON.stringify(specifiers)}) { const names = Object.keys(await import(each)); if (names.length === 0) console.error(each + " exports nothing") }`
  // Node runs the program as if it stood in the package's own folder: a package may import itself by name.
  const { status, stderr } = spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", "--input-type=module", "--eval", program], { cwd: installed, encoding: "utf8" })
  return status === 0 && stderr === "" ? [] : [`import: ${stderr}`]
}

const emittedProblems = (installed: string): ReadonlyArray<string> =>
  (readdirSync(join(installed, "dist"), { recursive: true }) as ReadonlyArray<string>).filter((file) => /\.(d\.ts|js)$/.test(file))
    .filter((file) => /(from|import\() ?"\.[^"]*(?<!\.d)\.ts"/.test(readFileSync(join(installed, "dist", file), "utf8")))
    .map((file) => `dist/${file} imports a .ts file`)

try {
  const workspace = packages()
  const own = new Set(workspace.map(({ json }) => json.name))
  const packed = workspace.map((each) => ({ each, ...pack(each) }))
  for (const each of workspace) linkDependencies(each, own)
  for (const { each, tarball, files, installed } of packed) {
    const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as PackageJson
    const problems = [
      ...contentProblems(files, manifest), ...emittedProblems(installed), ...await publintProblems(tarball), ...attwProblems(tarball), ...loadProblems(installed, manifest)
    ]
    for (const problem of problems) console.error(`${each.dir}: ${problem}`)
    console.log(`${basename(tarball)}: ${files.length} files, ${problems.length === 0 ? "in shape" : `${problems.length} problems`}`)
    if (problems.length > 0) process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true })
}

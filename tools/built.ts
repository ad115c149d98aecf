import { spawnSync } from "node:child_process"
import { existsSync, globSync, statSync } from "node:fs"
import { join } from "node:path"
import { packages, root, unpublished } from "./workspace.ts"

/** Packages whose `dist` is missing, half done or older than a source of theirs. */
export const stalePackages = (): ReadonlyArray<string> =>
  packages().filter(({ dir }) => {
    const cwd = join(root, dir)
    const changed = [...globSync("src/**/*.*", { cwd, exclude: [...unpublished] }), "package.json", "tsup.config.ts", "../../tools/tsup.ts"]
      .filter((path) => existsSync(join(cwd, path))).map((path) => statSync(join(cwd, path)).mtimeMs)
    const emitted = globSync("dist/**/*.{js,d.ts}", { cwd })
    const typed = emitted.filter((path) => path.endsWith(".d.ts")).length
    // Declarations come last: a build that broke has modules without them.
    return typed === 0 || typed < emitted.length - typed || Math.max(...changed) > Math.min(...emitted.map((path) => statSync(join(cwd, path)).mtimeMs))
  }).map(({ json }) => json.name)

/** Builds what is not built. What reads `dist` starts here, so that nothing is measured on yesterday's code. */
if (import.meta.main) {
  const stale = stalePackages()
  if (stale.length > 0) {
    const filters = stale.flatMap((name) => ["--filter", name])
    process.exitCode = spawnSync("pnpm", [...filters, "--sort", "run", "build"], { cwd: root, stdio: "inherit" }).status ?? 1
  }
}

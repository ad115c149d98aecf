import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"
import { gzipSync } from "node:zlib"
import { build, type BuildFailure } from "esbuild"
import { packages, root } from "./workspace.ts"

interface Snippet {
  readonly name: string
  readonly code: string
  /** Gzipped kB of 1,000 bytes, everything included. */
  readonly limit: number
}

const snippets: ReadonlyArray<Snippet> = [
  { name: "assignGroups", code: `export { assignGroups } from "@tramyte/core"`, limit: 20 },
  { name: "journey-1", code: `export { assignGroups, explain } from "@tramyte/core"\nexport { loadCommune } from "@tramyte/pack-vn/cam-giang"`, limit: 50 }
]

/** Why a snippet cannot be bundled yet. Once a package has been released, nothing that it lacks is "not yet". */
class NotYet extends Error {}

const gzippedBytes = async ({ code }: Snippet, resolveDir: string): Promise<number> => {
  const workspace = new Map(packages().map(({ json }) => [json.name, json]))
  const needed = [...code.matchAll(/"(@tramyte\/[^/"]+)/g)].map(([, name]) => name!)
  for (const name of needed) if (!workspace.has(name)) throw new NotYet(`there is no package ${name} yet`)
  try {
    const { outputFiles } = await build({
      stdin: { contents: code, resolveDir, sourcefile: "app.js" },
      bundle: true, format: "esm", minify: true, platform: "browser", target: "es2023", write: false, logLevel: "silent"
    })
    return gzipSync(outputFiles[0]!.contents, { level: 9 }).length
  } catch (cause) {
    const missing = (cause as BuildFailure).errors?.find(({ text }) => /^No matching export|is not exported by package/.test(text))
    const unreleased = needed.every((name) => workspace.get(name)?.version === "0.0.0")
    throw missing !== undefined && unreleased ? new NotYet(missing.text) : cause
  }
}

// pnpm size: what a browser must load for a few calls, from the built packages, as a user's bundler sees them.
const folder = mkdtempSync(join(tmpdir(), "tramyte-size-"))
try {
  for (const { dir, json } of packages()) {
    const link = join(folder, "node_modules", dirname(json.name), basename(json.name))
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(root, dir), link)
  }
  for (const snippet of snippets) {
    try {
      const value = await gzippedBytes(snippet, folder) / 1000
      console.log(JSON.stringify({ name: snippet.name, value, unit: "kB", limit: snippet.limit }))
      if (value > snippet.limit) {
        console.error(`${snippet.name}: ${value} kB gzipped, more than its limit of ${snippet.limit} kB`)
        process.exitCode = 1
      }
    } catch (cause) {
      if (!(cause instanceof NotYet)) throw cause
      console.error(`${snippet.name}: skipped, ${cause.message}`)
    }
  }
} finally {
  rmSync(folder, { recursive: true })
}

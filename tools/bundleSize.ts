import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"
import { gzipSync } from "node:zlib"
import { build } from "esbuild"
import { packages, root } from "./workspace.ts"

interface Snippet {
  readonly name: string
  readonly code: string
  /** Gzipped kB of 1,000 bytes, everything included. */
  readonly limit: number
}

const snippets: ReadonlyArray<Snippet> = [
  { name: "assignGroups", code: `export { assignGroups } from "@tramyte/core"`, limit: 20 },
  { name: "journey-1", code: `export { assignGroups, explain } from "@tramyte/core"\nexport { loadCommune } from "@tramyte/pack-vn"`, limit: 50 },
  { name: "journey-1, one commune", code: `export { assignGroups, explain } from "@tramyte/core"\nexport { loadCamGiang } from "@tramyte/pack-vn/cam-giang"`, limit: 50 },
  { name: "an immunization engine, without a schedule", code: `export { assessImmunization, compileSchedule } from "@tramyte/core/immunization"`, limit: 15 },
  { name: "vaccination plans on Viet Nam's schedules", code: `export { planVaccination } from "@tramyte/core/immunization"\nexport { loadImmunization } from "@tramyte/pack-vn/immunization"`, limit: 90 },
  { name: "all z-scores of a child under 5", code: `export { scoreGrowth } from "@tramyte/core/growth"\nexport { who2006 } from "@tramyte/who-growth"`, limit: 20 },
  { name: "how a child grows, by Viet Nam's rules", code: `export { assessGrowth } from "@tramyte/core/growth"\nexport { loadGrowth } from "@tramyte/pack-vn/growth"\nexport { growthStandards } from "@tramyte/who-growth"`, limit: 110 },
  { name: "all growth tables", code: `export { growthStandards } from "@tramyte/who-growth"`, limit: 40 },
  { name: "one growth indicator", code: `export { zScore } from "@tramyte/core/growth"\nexport { bmiForAge2006 } from "@tramyte/who-growth"`, limit: 8 },
  { name: "a campaign planned and checked", code: `export { allocateSlots, checkAllocation } from "@tramyte/core/campaign"`, limit: 20 },
  { name: "a campaign from sites to money, by Viet Nam's rules", code: `export * from "@tramyte/core/campaign"\nexport { loadCampaign } from "@tramyte/pack-vn/campaign"`, limit: 130 }
]

const gzippedBytes = async ({ code }: Snippet, resolveDir: string): Promise<number> => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir, sourcefile: "app.js" },
    bundle: true, format: "esm", minify: true, platform: "browser", target: "es2023", write: false, logLevel: "silent"
  })
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).length
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
    const value = await gzippedBytes(snippet, folder) / 1000
    console.log(JSON.stringify({ name: snippet.name, value, unit: "kB", limit: snippet.limit }))
    if (value > snippet.limit) {
      console.error(`${snippet.name}: ${value} kB gzipped, more than its limit of ${snippet.limit} kB`)
      process.exitCode = 1
    }
  }
} finally {
  rmSync(folder, { recursive: true })
}

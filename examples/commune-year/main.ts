import { existsSync } from "node:fs"
import { mkdir, readdir } from "node:fs/promises"
import { join, relative, resolve } from "node:path"
import { readArguments, usage } from "./arguments.ts"
import { progressOn } from "./pipeline/progress.ts"
import { inWorker } from "./pipeline/inWorker.ts"
import type { StationResult } from "./pipeline/runStation.ts"
import { writeOutputs } from "./pipeline/writeOutputs.ts"

const arguments_ = readArguments(process.argv.slice(2))
if ("mistake" in arguments_) {
  process.stderr.write(arguments_.mistake === "" ? usage : `${arguments_.mistake}\n\n${usage}`)
  process.exit(arguments_.mistake === "" ? 0 : 2)
}

const started = performance.now()
const progress = progressOn(process.stderr)
// pnpm runs scripts in the workspace root; a path means what it means where the user stands.
const base = process.env["INIT_CWD"] ?? process.cwd()
const out = resolve(base, arguments_.out)
await mkdir(out, { recursive: true })

const data = arguments_.data === undefined ? join(out, "data") : resolve(base, arguments_.data)
if (arguments_.data === undefined) {
  const { people, seed, on } = arguments_
  await inWorker("./generatorWorker.ts", { people, seed, out: data, ...(on === undefined ? {} : { on }) }, progress)
}

const folders = await stationsIn(data)
if (folders.length === 0) {
  process.stderr.write(`There is no sources.json in ${data} or in a folder of it. See docs/import-your-files.md.\n`)
  process.exit(2)
}

// Two stations, two databases: neither sees the other's people. One after the other, each in a thread that gives its memory back.
const synthetic = arguments_.data === undefined
const run = { out, on: arguments_.on, fresh: synthetic, undo: arguments_.undo, recorded: synthetic ? undefined : new Date().toISOString() }
const stations: StationResult[] = []
for (const folder of folders) stations.push(await inWorker<StationResult>("./stationWorker.ts", { ...run, folder }, progress))
const written = await writeOutputs(stations, { out, lang: arguments_.lang, names: arguments_.names }, progress)
progress.close()

for (const line of written) process.stdout.write(`${line}\n`)
process.stdout.write(`Done in ${((performance.now() - started) / 1000).toFixed(1)} s. Open ${join(relative(base, out) || ".", "report.html")}\n`)

/** The folder itself, or the folders in it, that hold a sources.json. */
async function stationsIn(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return []
  if (existsSync(join(folder, "sources.json"))) return [folder]
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "sources.json"))).map((entry) => join(folder, entry.name)).sort()
}

import { existsSync } from "node:fs"
import { mkdir, readdir, stat } from "node:fs/promises"
import { join, relative, resolve } from "node:path"
import { readArguments, usage } from "./arguments.ts"
import { progressOn } from "./pipeline/progress.ts"
import { inWorker } from "./pipeline/inWorker.ts"
import type { StationTask } from "./pipeline/stationWorker.ts"
import type { WriterTask } from "./pipeline/writerWorker.ts"

const given = readArguments(process.argv.slice(2))
if ("mistake" in given) {
  process.stderr.write(given.mistake === "" ? usage : `${given.mistake}\n\n${usage}`)
  process.exit(given.mistake === "" ? 0 : 2)
}
const asked = given

await run().catch((error: unknown) => {
  // What the user can mend is one sentence; what we must mend keeps its trace.
  const code = (error as { readonly code?: unknown } | undefined)?.code
  const isTheirs = error instanceof RangeError || (typeof code === "string" && code.startsWith("TRAMYTE_"))
  process.stderr.write(`${isTheirs ? (error as Error).message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(isTheirs ? 2 : 1)
})

async function run(): Promise<void> {
  const started = performance.now()
  const progress = progressOn(process.stderr)
  // pnpm runs scripts in the workspace root; a path means what it means where the user stands.
  const base = process.env["INIT_CWD"] ?? process.cwd()
  const out = resolve(base, asked.out)
  await mkdir(out, { recursive: true })

  const data = asked.data === undefined ? join(out, "data") : resolve(base, asked.data)
  if (asked.data === undefined) {
    const { people, seed, on } = asked
    await inWorker("./generatorWorker.ts", { people, seed, out: data, ...(on === undefined ? {} : { on }) }, progress, 4096)
  }

  const folders = await stationsIn(data)
  if (folders.length === 0) {
    throw new RangeError(`There is no sources.json in ${data} or in a folder of it. See docs/import-your-files.md.`)
  }

  // Two stations, two databases: neither sees the other's people. The import and the assessment are threads that give their memory back; one
  // station is imported while the one before is assessed, on the machine's other core.
  const synthetic = asked.data === undefined
  const station = { out, on: asked.on, fresh: synthetic, undo: asked.undo, recorded: synthetic ? undefined : new Date().toISOString() }
  const assessed: Promise<string>[] = []
  let heap = 200
  for (const [index, folder] of folders.entries()) {
    const megabytes = await megabytesIn(folder)
    const work = { run: { ...station, folder }, result: join(out, `station-${index + 1}.result`) }
    // An import needs about ten times the size of its files, the report about half as much; this leaves each a little more.
    await inWorker<string>("./stationWorker.ts", { part: "import", ...work } satisfies StationTask, progress, 80 + 12 * megabytes)
    await assessed.at(-1)
    const assessing = inWorker<string>("./stationWorker.ts", { part: "assess", ...work } satisfies StationTask, progress, 80 + 6 * megabytes)
    // What goes wrong there is thrown where it is awaited, and not before.
    assessing.catch(() => undefined)
    assessed.push(assessing)
    heap += 6 * megabytes
  }
  const results = await Promise.all(assessed)
  const options = { out, lang: asked.lang, names: asked.names }
  const written = await inWorker<readonly string[]>("./writerWorker.ts", { results, options } satisfies WriterTask, progress, heap)
  progress.close()

  for (const line of written) process.stdout.write(`${line}\n`)
  process.stdout.write(`Done in ${((performance.now() - started) / 1000).toFixed(1)} s. Open ${join(relative(base, out) || ".", "report.html")}\n`)
}

/** The size of the files in a folder, in megabytes. */
async function megabytesIn(folder: string): Promise<number> {
  const sizes = await Promise.all((await readdir(folder)).map(async (file) => (await stat(join(folder, file))).size))
  return Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 1e6)
}

/** The folder itself, or the folders in it, that hold a sources.json. */
async function stationsIn(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return []
  if (existsSync(join(folder, "sources.json"))) return [folder]
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "sources.json"))).map((entry) => join(folder, entry.name)).sort()
}

import { existsSync } from "node:fs"
import { mkdir, readdir, stat } from "node:fs/promises"
import { join, relative, resolve } from "node:path"
import { readArguments, usage } from "./arguments.ts"
import { progressOn } from "./pipeline/progress.ts"
import type { GeneratorTask } from "./pipeline/generatorWorker.ts"
import { inWorker, workerThread } from "./pipeline/inWorker.ts"
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
    await inWorker<GeneratorTask, void>("./generatorWorker.ts", { people, seed, out: data, ...(on === undefined ? {} : { on }) }, progress, 4096)
  }

  const folders = await stationsIn(data)
  if (folders.length === 0) {
    throw new RangeError(`There is no sources.json in ${data} or in a folder of it. See docs/import-your-files.md.`)
  }

  // Two stations, two databases: neither sees the other's people. One thread imports station after station; each is assessed in a thread of its own
  // meanwhile, on the machine's other core, two at a time. Every thread gives its memory back at its end.
  const synthetic = asked.data === undefined
  const station = { out, on: asked.on, fresh: synthetic, undo: asked.undo, recorded: synthetic ? undefined : new Date().toISOString() }
  const sizes = await Promise.all(folders.map(megabytesIn))
  // An import and an assessment need about six times the size of the files, the report about half as much; this leaves each a little more.
  const importer = workerThread<StationTask, string>("./stationWorker.ts", progress, 80 + 8 * Math.max(...sizes))
  const assessed: Promise<string>[] = []
  for (const [index, folder] of folders.entries()) {
    const work = { run: { ...station, folder }, result: join(out, `station-${index + 1}.result`) }
    await importer.run({ part: "import", ...work })
    if (index === folders.length - 1) await importer.end()
    await assessed[index - 2]
    const assessing = inWorker<StationTask, string>("./stationWorker.ts", { part: "assess", ...work }, progress, 80 + 8 * sizes[index]!)
    // What goes wrong there is thrown where it is awaited, and not before.
    assessing.catch(() => undefined)
    assessed.push(assessing)
  }
  const results = await Promise.all(assessed)
  const heap = sizes.reduce((sum, megabytes) => sum + 6 * megabytes, 200)
  const options = { out, lang: asked.lang, names: asked.names }
  const written = await inWorker<WriterTask, readonly string[]>("./writerWorker.ts", { results, options }, progress, heap)
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

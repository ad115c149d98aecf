import { mkdir, rm, stat, writeFile } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import type { UnitRecord } from "@tramyte/core"
import { importRegisters, type ImportReport, rejectFiles, rejectSentences, type RegisterReject, undoImport } from "@tramyte/registers"
import type { RecordStoreMethods, SecurityContext } from "@tramyte/sdk"
import { openSqliteStore } from "@tramyte/sqlite"
import { assessCommune } from "./assessCommune.ts"
import { readCampaignFile } from "./campaign/campaignFile.ts"
import { communes, type PlannedCommune } from "./communes.ts"
import type { CommuneYear, RejectCount } from "./model.ts"
import type { Progress } from "./progress.ts"
import { readSources, type Sources, SourcesError } from "./readSources.ts"
import { stationRules } from "./stationRules.ts"

/** One station's work: from the folder with its files to everything that the report tells. */
export interface StationRun {
  readonly folder: string
  readonly out: string
  /** The day to look at; default: the day that its files describe. */
  readonly on: string | undefined
  /** When the import is recorded; default: the morning of the day of the files, so that synthetic data give the same output always. */
  readonly recorded: string | undefined
  /** Begin with an empty database. A station's own database is kept, and what it knows already is not stored again. */
  readonly fresh: boolean
  /** Take the last import back instead of importing. */
  readonly undo: boolean
}

/** What a station's run comes to. */
export interface StationResult {
  readonly year: CommuneYear
  readonly rejects: readonly RegisterReject[]
}

/** Imports a station's files into its database, and assesses its people. */
export const runStation = async (run: StationRun, progress: Progress): Promise<StationResult> =>
  assessStation(run, await importStation(run, progress), progress)

/** What an import leaves for the assessment. */
export interface ImportedStation {
  /** What could not be taken. */
  readonly rejects: readonly RegisterReject[]
  /** How many people there may be, for the bar that shows how far the assessment is. */
  readonly persons: number
}

/** Imports a station's files into its database, or takes the last import back. */
export const importStation = async (run: StationRun, progress: Progress): Promise<ImportedStation> => {
  const { commune, context, database, sources } = await stationOf(run)
  await mkdir(dirname(database), { recursive: true })
  if (run.fresh) for (const suffix of ["", "-wal", "-shm"]) await rm(`${database}${suffix}`, { force: true })
  const store = await openSqliteStore(database)
  try {
    const recorded = run.recorded ?? `${sources.asOf}T08:00:00+07:00`
    return run.undo
      ? await undoLast(store, context, recorded, progress.step(`${commune.name.vi}: undo`))
      : await importFiles(store, context, commune, sources, recorded, dirname(database), progress)
  } finally {
    await store.close()
  }
}

/** Assesses everybody of whom a station's database knows. */
export const assessStation = async (run: StationRun, { persons, rejects }: ImportedStation, progress: Progress): Promise<StationResult> => {
  const { commune, context, database, sources } = await stationOf(run)
  const assessing = progress.step(`${commune.name.vi}: groups, due lists, indicators`)
  const store = await openSqliteStore(database)
  try {
    const care = { ...context, purpose: "care" } as const
    const units: UnitRecord[] = []
    for await (const unit of store.units(care)) if (unit.unit.kind !== "household") units.push(unit)
    const campaign = await readCampaignFile(run.folder)
    const year = await assessCommune({
      commune, rulesOn: (day) => stationRules(commune.key, day), on: run.on ?? sources.asOf, records: store.records(care), units, rejects: counted(rejects), ...(campaign === undefined ? {} : { campaign }),
      onProgress: (done) => assessing.to(done, persons)
    })
    const { growth, people, vaccination } = year
    assessing.end(`${people.length} people, ${people.filter(({ inScope }) => inScope !== "no").length} within the plan, ${people.filter(({ clarify }) => clarify.length > 0).length} to clarify, ${vaccination.people.length} to vaccinate by ${vaccination.session}, ${growth.children.filter(({ marks }) => /[rf]/.test(marks)).length} children whose growth falters or who are to be referred`)
    return { year, rejects }
  } finally {
    await store.close()
  }
}

interface Station {
  readonly sources: Sources
  readonly commune: PlannedCommune
  readonly context: SecurityContext
  readonly database: string
}

const stationOf = async (run: StationRun): Promise<Station> => {
  const sources = await readSources(run.folder)
  const commune = communes.find(({ code }) => code === sources.commune)
  if (commune === undefined) throw new SourcesError(`${join(run.folder, "sources.json")} is of the commune "${sources.commune}"; there are plans of ${communes.map(({ code, name }) => `${code} ${name.vi}`).join(", ")}.`)
  return { sources, commune, database: join(run.out, commune.key, "station.db"), context: { actor: "tramyte-demo", role: "station", purpose: "import", commune: commune.code } }
}

const importFiles = async (
  store: RecordStoreMethods, context: SecurityContext, commune: PlannedCommune,
  sources: Sources, recorded: string, folder: string, progress: Progress
): Promise<ImportedStation> => {
  const step = progress.step(`${commune.name.vi}: import ${sources.files.length} files`)
  let next = (await store.counts(context)).persons
  const sizes = new Map(await Promise.all(sources.files.map(async ({ name, path }) => [name, (await stat(path).catch(() => undefined))?.size ?? 0] as const)))
  const whole = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const done = new Map<string, number>()
  const report = await importRegisters({
    store, context, commune: { code: commune.code, name: commune.name.vi.replace(/^Xã /, "") },
    ...(sources.villages === undefined ? {} : { villages: sources.villages }),
    files: sources.files, recorded, batch: `import-${recorded}`,
    newId: () => `${commune.code}-p${String(++next).padStart(6, "0")}`,
    onProgress: ({ file, read }) => {
      done.set(file, (sizes.get(file) ?? 0) * (read ? 1 : 0.5))
      step.to([...done.values()].reduce((sum, part) => sum + part, 0), whole)
    }
  })
  const sum = (count: (file: ImportReport["files"][number]) => number): number => report.files.reduce((total, file) => total + count(file), 0)
  step.end(`${sum(({ rows }) => rows.taken)} rows taken, ${sum(({ rows }) => rows.rejected)} rejected, ${sum(({ factsStored }) => factsStored)} facts stored, ${sum(({ unchanged }) => unchanged)} unchanged, ${report.files.filter(({ refused }) => refused !== undefined).length} files refused`)
  await rm(join(folder, "rejects"), { recursive: true, force: true })
  await mkdir(join(folder, "rejects"), { recursive: true })
  for (const file of rejectFiles(report)) await writeFile(join(folder, "rejects", basename(file.name)), file.text)
  return { rejects: report.rejects, persons: next }
}

/** Takes back all batches of the last import. */
const undoLast = async (store: RecordStoreMethods, context: SecurityContext, recorded: string, step: ReturnType<Progress["step"]>): Promise<ImportedStation> => {
  const standing: string[] = []
  for await (const batch of store.batches(context)) if (batch.undone === undefined) standing.push(batch.id)
  const last = standing.at(-1)?.split("/")[0]
  const batches = standing.filter((id) => id.split("/")[0] === last)
  await undoImport({ store, context }, batches, recorded)
  step.end(batches.length === 0 ? "nothing to undo" : `${last}, ${batches.length} batches taken back`)
  return { rejects: [], persons: (await store.counts(context)).persons }
}

const counted = (rejects: readonly RegisterReject[]): readonly RejectCount[] => {
  const counts = new Map<string, RejectCount>()
  for (const { code, severity } of rejects) {
    // The sentence of the code, not of a row: rows name people.
    const label = rejectSentences[code].reason({ value: "…", other: "…", column: "…" })
    const key = `${code} ${severity}`
    counts.set(key, { code, severity, label, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)
}

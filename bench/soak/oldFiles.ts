import { copyFileSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { scratch, startChild } from "./child.ts"
import { operator, perform } from "./deeds.ts"
import { damages, forget, openPlace, type Place } from "./places.ts"
import { lost, randomNumbers } from "./report.ts"

/** What came of opening old files that were killed while they were brought up to date. */
export interface Upgraded {
  readonly kills: number
  readonly old: number
  readonly new: number
  readonly lost: number
}

// What the first version of @tramyte/sqlite wrote.
const version1 = new URL("../../packages/sqlite/src/version1.fixture.sql", import.meta.url)
const [batches, people, facts] = [40, 2000, 20_000]

/** A file of version 1 that takes long enough to be brought up to date to be killed meanwhile. */
const oldFile = (path: string): void => {
  const [schema = "", first = ""] = readFileSync(version1, "utf8").split(/^-- (?:schema|store \d+)\n/m).slice(1)
  const db = new DatabaseSync(path)
  const numbers = (until: number): string => `(WITH RECURSIVE i(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM i WHERE n < ${until - 1}) SELECT n FROM i) i`
  const each = facts / batches
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF; BEGIN; ${schema} ${first}
    INSERT INTO batch SELECT 100 + i.n, 'more-' || i.n, 'more', '2026-05-01T08:00:00+07:00', 'lan', 'import', '10903', 1000 + i.n * ${each}, ${each}, '0', NULL FROM ${numbers(batches)};
    INSERT INTO subject SELECT 1000 + i.n, 'more-' || i.n, 100 FROM ${numbers(people)};
    INSERT INTO person SELECT 1000 + i.n, 1000 + i.n, 100, 'female', '1956', NULL FROM ${numbers(people)};
    INSERT INTO fact SELECT 1000 + i.n, 1, 1000 + i.n % ${people}, 100 + i.n / ${each}, (SELECT min(n) FROM source), 'more-' || i.n, 'more-' || i.n,
      (SELECT min(n) FROM term), (SELECT n FROM term WHERE text = 'visit'), NULL, NULL, '2026-05-01', NULL, NULL, NULL, NULL, NULL FROM ${numbers(facts)};
    INSERT INTO rests SELECT 100, 101 + i.n FROM ${numbers(batches - 1)};
    COMMIT; PRAGMA application_id = ${0x7472616d}; PRAGMA user_version = 1`)
  db.close()
}

/** What a person would look at to see whether a file is whole. */
const shapeOf = (path: string): { readonly version: number; readonly tables: string; readonly counts: string } => {
  const db = new DatabaseSync(path, { timeout: 20_000 })
  const one = (sql: string): unknown => Object.values(db.prepare(sql).get() ?? {})[0]
  try {
    return {
      version: Number(one("PRAGMA user_version")),
      tables: JSON.stringify(db.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").all()),
      counts: ["batch", "subject", "person", "fact", "rests", "correction"].map((table) => `${table} ${String(one(`SELECT count(*) FROM ${table}`))}`).join(", ")
    }
  } finally {
    db.close()
  }
}

/** Opens copies of an old file and kills the program at any moment of it: the file is the old one or the new one, and opens. */
export const killUpgrades = async (kills: number, seed: number): Promise<Upgraded> => {
  const random = randomNumbers(seed)
  const original = join(scratch, "old.db")
  oldFile(original)
  const before = shapeOf(original)
  const [path, whole] = [join(scratch, "upgraded.db"), join(scratch, "whole.db")]
  copyFileSync(original, whole)
  const start = performance.now()
  const first = await openPlace({ adapter: "sqlite", address: whole })
  const long = performance.now() - start
  await first.close()
  const after = shapeOf(whole)
  const found = { old: 0, new: 0, lost: 0 }
  const tell = (what: string): void => {
    found.lost++
    lost(`old files: ${what}`)
  }
  if (before.counts !== after.counts || before.version !== 1 || after.version === 1) tell(`an upgrade that nobody disturbed makes of ${JSON.stringify(before.counts)} ${JSON.stringify(after.counts)}`)
  const place: Place = { adapter: "sqlite", address: path }
  for (let round = 0; round < kills; round++) {
    forget(place)
    copyFileSync(original, path)
    const child = startChild("writer", { place, mode: "write", from: 0 }, (line, own) => {
      if (line === "opening") setTimeout(own.kill, random() * 1.3 * long)
    })
    await child.ended
    const shape = shapeOf(path)
    const same = [before, after].find((each) => JSON.stringify(each) === JSON.stringify(shape))
    const wrote = child.lines.some((line) => line.startsWith("did ")) || (shape.version === after.version && shape.tables === after.tables)
    if (same === undefined && !wrote) tell(`a file that is neither old nor new: ${JSON.stringify(shape).slice(0, 400)}`)
    found[shape.version === 1 ? "old" : "new"]++
    const broken = await damages(place)
    if (broken.length > 0) tell(broken.join("; "))
    const store = await openPlace(place)
    await perform(store, 0)
    const issues = await store.verify(operator)
    if (issues.length > 0) tell(JSON.stringify(issues.slice(0, 3)))
    await store.close()
    const [there, wanted] = [shapeOf(path), after]
    if (there.tables !== wanted.tables || there.version !== wanted.version) tell("opened again, the file has not the newest shape")
  }
  forget(place)
  return { kills, ...found }
}

import { memoryStore } from "@tramyte/sdk"
import type { PostgresServer } from "../../tools/postgres.ts"
import { type Child, startChild } from "./child.ts"
import { expectedAfter, operator, perform } from "./deeds.ts"
import { damages, forget, lookBehind, openPlace, type Place } from "./places.ts"
import { lost, randomNumbers } from "./report.ts"

/** What a number of kills came to. */
export interface Killed {
  readonly kills: number
  /** How many of them hit an opening, a closing (a checkpoint), a deed. */
  readonly during: Readonly<Record<string, number>>
  readonly acknowledged: number
  /** Deeds that were not acknowledged and are there all the same, whole. */
  readonly unheard: number
  readonly lost: number
}

export interface KillingOptions {
  readonly name: string
  readonly kills: number
  readonly seed: number
  /** Another empty place. */
  readonly place: () => Promise<Place>
  /** Kills this server in its turn, instead of the writer. */
  readonly server?: PostgresServer
}

/** Kills a writer over and over, looks at what lies there each time, and goes on with the same data. */
export const killWriters = async ({ kills, name, place: newPlace, seed, server }: KillingOptions): Promise<Killed> => {
  const random = randomNumbers(seed)
  const during: Record<string, number> = {}
  let [acknowledged, unheard, wrong] = [0, 0, 0]
  let place = await newPlace()
  let done = 0
  for (let round = 0; round < kills; round++) {
    const mode = round % 3 === 2 ? "reopen" : "write"
    const child = server === undefined ? killedWriter(place, mode, done, random) : await writerOverKilledServer(place, done, random, server)
    const end = await child.ended
    const failed = child.lines.find((line) => line.startsWith("failed"))
    if (failed !== undefined || !end.killed) {
      lost(`${name}, round ${round}: the writer ended by itself: ${failed ?? String(end.code)}`)
      if (++wrong > 5) break
    }
    const last = phaseOf(child.lines)
    during[last] = (during[last] ?? 0) + 1
    const told = child.lines.flatMap((line) => line.startsWith("did ") ? [Number(line.slice(4))] : [])
    const known = Math.max(done, (told.at(-1) ?? -1) + 1)
    acknowledged += told.length
    const found = await deedsThatLieThere(place, known)
    if (typeof found === "string") {
      wrong++
      lost(`${name}, round ${round} (${place.address}): ${found}`)
      place = await newPlace()
      done = 0
      continue
    }
    unheard += found - known
    // What was not acknowledged is done again under the same ids, whether it is there or not.
    done = known
    if (done > 400) {
      const difference = await differsFromMemory(place, found)
      if (difference !== undefined) {
        wrong++
        lost(`${name}, round ${round}: ${difference}`)
      }
      forget(place)
      place = await newPlace()
      done = 0
    }
  }
  forget(place)
  return { kills, during, acknowledged, unheard, lost: wrong }
}

/** A writer that is killed a moment after something that it told. */
const killedWriter = (place: Place, mode: "write" | "reopen", from: number, random: () => number): Child => {
  const kind = random()
  // While it opens (and makes or upgrades the tables), while it closes, or in the middle of its deeds.
  const signal = kind < 0.2 ? "opening" : kind < 0.35 && mode === "reopen" ? "closing" : `did ${from + Math.floor(random() * 40)}`
  const after = signal === "opening" ? random() * 30 : random() * 12
  return startChild("writer", { place, mode, from }, (line, child) => {
    if (line !== signal) return
    if (after < 1) child.kill()
    else setTimeout(child.kill, after)
  })
}

/** A server that is killed in the middle of a writer's deeds. The writer insists until the server is there again, then is killed too. */
const writerOverKilledServer = async (place: Place, from: number, random: () => number, server: PostgresServer): Promise<Child> => {
  const signal = `did ${from + 2 + Math.floor(random() * 15)}`
  const after = random() * 15
  let back = 0
  let wakes: (() => void) | undefined
  const restarted = new Promise<void>((resolve) => {
    wakes = resolve
  })
  const child = startChild("writer", { place, mode: "write", from }, (line, own) => {
    if (line === signal) {
      setTimeout(() => {
        server.kill().then(() => server.start()).then(() => wakes?.(), (error: unknown) => {
          lost(`the server did not start again: ${String(error)}`)
          own.kill()
          wakes?.()
        })
      }, after)
    }
  })
  void child.ended.then(() => wakes?.())
  await restarted
  const before = child.lines.length
  await new Promise<void>((resolve) => {
    const look = setInterval(() => {
      back++
      if (child.process.exitCode !== null || child.lines.slice(before).filter((line) => line.startsWith("did ")).length > 5 || back > 3000) {
        clearInterval(look)
        resolve()
      }
    }, 10)
  })
  child.kill()
  return child
}

const phaseOf = (lines: readonly string[]): string => {
  const last = lines.filter((line) => !line.startsWith("wait")).at(-1) ?? "starting"
  return last.startsWith("did") || last === "open" ? "writing" : last.split(" ")[0]!
}

/** How many deeds lie in the tables: those that were acknowledged, and perhaps the next; or what is wrong. */
export const deedsThatLieThere = async (place: Place, acknowledged: number): Promise<number | string> => {
  if (acknowledged === 0) {
    // Killed before anything was done: there may be no table at all. Opening decides.
    const store = await openPlace(place)
    await store.close()
  }
  const [batches = [], facts = [], pending = [], twice = []] = await lookBehind(place,
    "SELECT b.id, (SELECT count(*) FROM fact f WHERE f.batch = b.n), b.facts, CASE WHEN b.undone IS NULL THEN 0 ELSE 1 END FROM batch b ORDER BY b.n",
    "SELECT b.id, f.key, f.id FROM fact f JOIN batch b ON b.n = f.batch",
    "SELECT id FROM message WHERE delivered IS NULL AND withdrawn IS NULL",
    "SELECT source, key FROM fact WHERE standing <> 0 GROUP BY source, key HAVING count(*) > 1")
  if (twice.length > 0) return `rows that stand twice: ${JSON.stringify(twice.slice(0, 3))}`
  const half = batches.find(([, there, told]) => Number(there) !== Number(told))
  if (half !== undefined) return `a batch that is there in part: ${JSON.stringify(half)}`
  const found = JSON.stringify({
    batches: batches.map(([id, count, , undone]) => `${id} ${Number(count)} ${Number(undone)}`), facts: facts.map((row) => row.join(" ")).toSorted(), pending: pending.map(String).toSorted()
  })
  const lies = [acknowledged, acknowledged + 1].find((deeds) => JSON.stringify(expectedAfter(deeds)) === found)
  if (lies === undefined) return `after ${acknowledged} acknowledged deeds there are ${batches.length} batches and ${facts.length} facts, and they are not those`
  const broken = await damages(place)
  if (broken.length > 0) return `the database finds damage: ${broken.slice(0, 3).join("; ")}`
  const store = await openPlace(place)
  try {
    const issues = await store.verify(operator)
    return issues.length > 0 ? `the store finds damage: ${JSON.stringify(issues.slice(0, 3))}` : lies
  } finally {
    await store.close()
  }
}

/** Whether the store tells another history than one in memory that did the same. */
export const differsFromMemory = async (place: Place, deeds: number): Promise<string | undefined> => {
  const memory = memoryStore()
  for (let number = 0; number < deeds; number++) await perform(memory, number)
  const store = await openPlace(place)
  try {
    const [wanted, found] = [memory.history(operator)[Symbol.asyncIterator](), store.history(operator)[Symbol.asyncIterator]()]
    for (let line = 0; ; line++) {
      const [one, other] = [await wanted.next(), await found.next()]
      if (JSON.stringify(one) !== JSON.stringify(other)) return `line ${line} of the history is ${JSON.stringify(other)} instead of ${JSON.stringify(one)}`
      if (one.done === true) return undefined
    }
  } finally {
    await store.close()
  }
}

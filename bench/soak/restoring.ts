import { historyText, memoryStore, type RecordStoreMethods } from "@tramyte/sdk"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { scratch, startChild } from "./child.ts"
import { operator, perform } from "./deeds.ts"
import { differsFromMemory } from "./killing.ts"
import { damages, forget, lookBehind, openPlace, type Place } from "./places.ts"
import { lost, randomNumbers } from "./report.ts"

/** What came of restores that were killed. */
export interface Restored {
  readonly kills: number
  readonly nothing: number
  readonly all: number
  readonly lost: number
}

const deeds = 130

/** Restores a history into an empty store and is killed at any moment of it: nothing is there, or all; and it can be done again. */
export const killRestores = async (name: string, kills: number, seed: number, newPlace: () => Promise<Place>): Promise<Restored> => {
  const random = randomNumbers(seed)
  const { history, memory, wanted } = await historyOfMemory()
  let long = 0
  const found = { nothing: 0, all: 0, lost: 0 }
  const tell = (what: string): void => {
    found.lost++
    lost(`${name}, restore: ${what}`)
  }
  for (let round = -1; round < kills; round++) {
    const place = await newPlace()
    let start = 0
    const child = startChild("writer", { place, mode: "restore", from: 0, history }, (line, own) => {
      if (line === "restoring") {
        start = performance.now()
        // The first is left alone, to see how long it takes.
        if (round >= 0) setTimeout(own.kill, random() * 1.6 * long)
      }
      if (line === "restored" && round < 0) long = performance.now() - start
    })
    await child.ended
    const failed = child.lines.find((line) => line.startsWith("failed"))
    if (failed !== undefined) tell(failed)
    const [batches = []] = await lookBehind(place, "SELECT id FROM batch")
    if (batches.length !== 0 && batches.length !== wanted) tell(`${batches.length} of ${wanted} batches are there`)
    if (round >= 0) found[batches.length === 0 ? "nothing" : "all"]++
    const broken = await damages(place)
    if (broken.length > 0) tell(broken.join("; "))
    const store = await openPlace(place)
    await store.restore(operator, memory.history(operator))
    const issues = await store.verify(operator)
    if (issues.length > 0) tell(JSON.stringify(issues.slice(0, 3)))
    await store.close()
    const difference = await differsFromMemory(place, deeds)
    if (difference !== undefined) tell(difference)
    forget(place)
  }
  return { kills, ...found }
}

/** Two programs restore the same at the same moment, which nobody should do: each does it or is refused by a typed error, and what is there is whole. */
export const restoreTwice = async (name: string, rounds: number, newPlace: () => Promise<Place>): Promise<{ readonly done: number; readonly refused: number; readonly lost: number }> => {
  const { history, memory, wanted } = await historyOfMemory()
  const found = { done: 0, refused: 0, lost: 0 }
  const tell = (what: string): void => {
    found.lost++
    lost(`${name}, two restores: ${what}`)
  }
  for (let round = 0; round < rounds; round++) {
    const place = await newPlace()
    await (await openPlace(place)).close()
    const two = [0, 1].map(() => startChild("writer", { place, mode: "restore", from: 0, history }))
    await Promise.all(two.map((child) => child.ended))
    for (const { lines } of two) {
      const last = lines.at(-1) ?? ""
      if (last === "restored") found.done++
      else if (last.startsWith("failed StoreError: TRAMYTE_STORE_UNAVAILABLE")) found.refused++
      else tell(last)
    }
    const [batches = []] = await lookBehind(place, "SELECT id FROM batch")
    if (batches.length !== 0 && batches.length !== wanted) tell(`${batches.length} of ${wanted} batches are there`)
    const store = await openPlace(place)
    await store.restore(operator, memory.history(operator))
    await store.close()
    const difference = await differsFromMemory(place, deeds)
    if (difference !== undefined) tell(difference)
    forget(place)
  }
  return found
}

/** A history to be restored: in memory, as a file, and how many batches it has. */
const historyOfMemory = async (): Promise<{ readonly memory: RecordStoreMethods; readonly history: string; readonly wanted: number }> => {
  const memory = memoryStore()
  for (let number = 0; number < deeds; number++) await perform(memory, number)
  const history = join(scratch, "history.ndjson")
  let text = ""
  for await (const part of historyText(memory.history(operator))) text += part
  writeFileSync(history, text)
  return { memory, history, wanted: text.split("\n").filter((line) => line.startsWith("{\"batch\"")).length }
}

// One of several writers of the same batches, people and keys. Tells what it was told.
import type { Fact } from "@tramyte/core"
import { isStoreError, type WriteBatch } from "@tramyte/sdk"
import { writeSync } from "node:fs"
import { setTimeout as delay } from "node:timers/promises"
import { clerk } from "./deeds.ts"
import { people } from "./everybody.ts"
import { openPlace, type Place } from "./places.ts"

const { batches, place, writer } = JSON.parse(process.argv[2]!) as { readonly place: Place; readonly writer: number; readonly batches: number }
const tell = (line: string): void => void writeSync(1, `${line}\n`)
const recorded = "2026-05-01T08:00:00+07:00"

/** Rows of one table: each batch writes all of them with its own number, so that a reader who sees two numbers has seen a part. */
const rows = (slot: number, value: number): readonly Fact[] => people.map((subject) => ({
  id: `slot-${slot}/${subject}`, subject, kind: "observation", code: [`slot-${slot}`], value, unit: "1", recorded, start: "2026-05-01", source: { id: "app", key: `slot-${slot}/${subject}` }
}))

const batchOf = (number: number, version: string | undefined): WriteBatch => {
  const slot = number % 5
  const persons = people.map((id) => ({ id }))
  // The same of all writers; the same id with different content; one's own; one's own, which expects a version.
  switch (number % 4) {
    case 0: return { id: `same-${number}`, label: "", recorded, persons, facts: rows(5 + slot, number) }
    case 1: return { id: `taken-${number}`, label: "", recorded, persons, facts: rows(10 + slot, 1000 * writer + number) }
    case 2: return { id: `own-${writer}-${number}`, label: "", recorded, persons, facts: rows(slot, 100_000 * (writer + 1) + number) }
    default: return { id: `expects-${writer}-${number}`, label: "", recorded, persons, facts: rows(slot, 100_000 * (writer + 1) + number),
      ...version === undefined ? {} : { expects: [{ subject: people[0]!, version }] } }
  }
}

try {
  const store = await openPlace(place)
  for (let number = 0; number < batches; number++) {
    const version = (await store.record(clerk, people[0]!))?.version
    // Some wait between reading and writing, so that others come in between.
    if (number % 8 === 3) await delay(2)
    const batch = batchOf(number, version)
    for (let tries = 0; ; tries++) {
      try {
        await store.write(clerk, batch)
        tell(`stored ${batch.id} ${batch.facts!.map((fact) => `${fact.source!.key}=${Number(fact.value)}`).join(" ")}`)
        break
      } catch (error) {
        if (!isStoreError(error)) throw error
        tell(`refused ${error.code} ${batch.id}`)
        if (!error.isRetryable || tries > 100) break
      }
    }
  }
  await store.close()
} catch (error) {
  tell(`failed ${error instanceof Error ? error.stack ?? error.message : String(error)}`.replaceAll("\n", " | "))
  process.exit(1)
}

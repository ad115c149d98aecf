// Reads everything over and over while others write, and looks whether each state is whole: people whose rows are always written together bear the same numbers.
import { writeSync } from "node:fs"
import { clerk } from "./deeds.ts"
import { people } from "./everybody.ts"
import { openPlace, type Place } from "./places.ts"

const { place } = JSON.parse(process.argv[2]!) as { readonly place: Place }
let go = true
process.once("SIGTERM", () => {
  go = false
})
const tell = (line: string): void => void writeSync(1, `${line}\n`)

try {
  const store = await openPlace(place)
  let states = 0
  for (; go; states++) {
    const numbers = new Map<string, Set<unknown>>()
    let found = 0
    for await (const { facts, person } of store.records(clerk)) {
      if (person.id.startsWith("m-")) continue
      found++
      for (const fact of facts) if (fact.kind === "observation") numbers.set(fact.code![0]!, (numbers.get(fact.code![0]!) ?? new Set()).add(`${facts.length} ${String(fact.value)}`))
    }
    const half = [...numbers].find(([, seen]) => seen.size > 1)
    if (half !== undefined || found !== people.length) throw new Error(`a reader saw a part of a batch: ${found} people, ${JSON.stringify(half?.[0])} ${JSON.stringify([...half?.[1] ?? []])}`)
    // What a single question says is of one state too.
    const counts = await store.counts(clerk)
    if (counts.facts % people.length !== 0 || counts.superseded % people.length !== 0) throw new Error(`counts saw a part of a batch: ${JSON.stringify(counts)}`)
    await new Promise((resolve) => setImmediate(resolve))
  }
  tell(`read ${states}`)
  await store.close()
} catch (error) {
  tell(`failed ${error instanceof Error ? error.stack ?? error.message : String(error)}`.replaceAll("\n", " | "))
  process.exit(1)
}

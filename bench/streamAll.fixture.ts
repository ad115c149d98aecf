// Streams every record of the store at an address and says what it read, how long it took and how much memory that needed at most.
import { clerk, openStore } from "./stores.fixture.ts"

const [address = "", knownAt] = process.argv.slice(2)
const store = await openStore(address)
const start = performance.now()
let [people, facts] = [0, 0]
for await (const record of store.records(clerk, knownAt === undefined ? {} : { knownAt })) {
  people++
  facts += record.facts.length
}
const seconds = (performance.now() - start) / 1000
await store.close()
console.log(JSON.stringify({ people, facts, seconds, megabytes: process.resourceUsage().maxRSS / 1024 }))

// Streams records of the store at an address, a million facts of them, and says what it read, how long it took and how much memory the process needed at
// most. It runs on the built packages, and loads only the adapter that is asked for, as an app does.
const clerk = { actor: "bench", role: "station", purpose: "import", commune: "11284" }
const [address = "", knownAt] = process.argv.slice(2)
const store = address.startsWith("postgres://")
  ? await (await import("@tramyte/postgres")).openPostgresStore(address)
  : await (await import("@tramyte/sqlite")).openSqliteStore(address)
const start = performance.now()
let [people, facts] = [0, 0]
for await (const record of store.records(clerk, knownAt === undefined ? {} : { knownAt })) {
  people++
  facts += record.facts.length
  if (facts >= 1_000_000) break
}
const seconds = (performance.now() - start) / 1000
await store.close()
console.log(JSON.stringify({ people, facts, seconds, megabytes: process.resourceUsage().maxRSS / 1024 }))

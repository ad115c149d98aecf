import { type HealthRecord, readRecord, type RecordView } from "@tramyte/core"
import { kpiPeople } from "./kpiPeople.fixture.ts"

// A process of its own that holds all people with five years of facts: each comes as a line of text, as from a file, and is read.
// Prints how much memory the process took at most, in MB, and what stays in use.
const people: RecordView[] = []
for (const record of kpiPeople(Number(process.argv[2]))) people.push(readRecord(JSON.parse(JSON.stringify(record)) as HealthRecord))
const most = process.resourceUsage().maxRSS * 1024 / 1e6
globalThis.gc?.()
console.log(JSON.stringify({ people: people.length, most, used: process.memoryUsage().heapUsed / 1e6 }))

import { growthStandards } from "@tramyte/who-growth"

// A process of its own that reads all LMS tables for the first time. Prints how long it takes.
const started = performance.now()
let rows = 0
for (const { rows: { male, female } } of growthStandards.tables) rows += male.m.length + female.m.length
console.log(JSON.stringify({ ms: performance.now() - started, rows }))

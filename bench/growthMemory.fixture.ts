import { scoreColumns } from "@tramyte/core/growth"
import { who2006 } from "@tramyte/who-growth"
import { measuredColumns } from "./measuredChildren.fixture.ts"

// A process of its own that scores as many children as it is told, by all eight indicators. Prints in MB what their measures take, what the scores add, and how much the process took at most.
const used = (): number => {
  // The memory of arrays that the first round finds unused is free after the second.
  globalThis.gc?.()
  globalThis.gc?.()
  const { arrayBuffers, heapUsed } = process.memoryUsage()
  return (arrayBuffers + heapUsed) / 1e6
}
const empty = used()
const columns = measuredColumns(Number(process.argv[2]))
const measures = used() - empty
const scored = scoreColumns(who2006, columns)
const scores = used() - empty - measures
console.log(JSON.stringify({ rows: scored.rows, measures, scores, most: process.resourceUsage().maxRSS * 1024 / 1e6, indicators: Object.keys(scored.scores).length }))

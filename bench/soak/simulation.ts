import { spawn } from "node:child_process"
import { availableParallelism } from "node:os"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { lost, report } from "./report.ts"

// The simulator is part of the tests of @tramyte/sql, and is no part of what that package publishes.
const program = fileURLToPath(new URL("../../packages/sql/src/store/faults/seeds.fixture.ts", import.meta.url))

interface Part {
  readonly next: number
  readonly seeds: number
  readonly failed: number
  readonly fewest: number
  readonly commits: number
  readonly acknowledged: number
  readonly faults: Readonly<Record<string, number>>
  readonly milliseconds: number
}

/** Goes through seeds of the simulator on all cores. */
export const simulate = async ({ from, minutes, seeds }: { readonly from: number; readonly seeds: number; readonly minutes: number }): Promise<void> => {
  const workers = Math.max(1, Math.min(availableParallelism(), seeds))
  const each = Math.ceil(seeds / workers)
  const start = performance.now()
  const parts = await Promise.all(Array.from({ length: workers }, (_, index) =>
    run(from + index * each, Math.min(from + (index + 1) * each, from + seeds) - 1, minutes * 60_000)))
  const sum = (read: (part: Part) => number): number => parts.reduce((all, part) => all + read(part), 0)
  const faults = new Map<string, number>()
  for (const part of parts) for (const [fault, count] of Object.entries(part.faults)) faults.set(fault, (faults.get(fault) ?? 0) + count)
  const n = sum((part) => part.seeds)
  report("soak/simulation/seeds", n, "seeds", n)
  report("soak/simulation/faults", [...faults.values()].reduce((all, count) => all + count, 0), "faults", n)
  for (const [fault, count] of [...faults].toSorted()) report(`soak/simulation/faults/${fault}`, count, "faults", n)
  report("soak/simulation/commits", sum((part) => part.commits), "transactions", n)
  report("soak/simulation/acknowledged", sum((part) => part.acknowledged), "requests", n)
  report("soak/simulation/time", (performance.now() - start) / 1000, "s", n)
  report("soak/simulation/seeds that lost something", sum((part) => part.failed), "seeds", n, { atMost: 0 })
  for (const part of parts) if (n < seeds) console.log(JSON.stringify({ name: "soak/simulation/next seed", value: part.next, unit: "seed", n }))
}

const run = async (from: number, to: number, longest: number): Promise<Part> => {
  const child = spawn(process.execPath, ["--conditions=source", "--disable-warning=ExperimentalWarning", program, String(from), String(to), String(longest)], { stdio: ["ignore", "pipe", "inherit"] })
  let part: Part | undefined
  createInterface({ input: child.stdout }).on("line", (line) => {
    const found = JSON.parse(line) as Part | { readonly seed: number; readonly failure: string }
    if ("failure" in found) lost(`in the simulation: ${found.failure}`)
    else part = found
  })
  await new Promise((resolve) => child.once("close", resolve))
  if (part === undefined) throw new Error(`the simulation of seeds ${from} to ${to} ended before its end`)
  return part
}

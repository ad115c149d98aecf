// Runs worlds one after the other: `node seeds.fixture.ts FROM TO [MILLISECONDS]`. Prints a JSON line for each failing seed and one at the end.
import { shorterStory, showFailure } from "./shorterStory.fixture.ts"
import { simulateStore } from "./simulateStore.fixture.ts"
import { sqlStoreUnderFaults } from "./sqlStoreUnderFaults.fixture.ts"

const [from = 1, to = from, longest = Number.POSITIVE_INFINITY] = process.argv.slice(2).map(Number)
const store = sqlStoreUnderFaults()
const faults: Record<string, number> = {}
const start = performance.now()
let [seeds, failed, fewest, commits, acknowledged, seed] = [0, 0, Number.POSITIVE_INFINITY, 0, 0, from]

for (; seed <= to && performance.now() - start < longest; seed++) {
  const result = await simulateStore(store, { seed })
  let own = 0
  for (const [fault, count] of result.faults) {
    faults[fault] = (faults[fault] ?? 0) + count
    own += count
  }
  seeds++
  commits += result.commits
  acknowledged += result.acknowledged
  fewest = Math.min(fewest, own)
  if (result.error === undefined) continue
  failed++
  console.log(JSON.stringify({ seed, failure: showFailure(failed > 3 ? result : await shorterStory(store, result)) }))
}
console.log(JSON.stringify({ next: seed, seeds, failed, fewest, commits, acknowledged, faults, milliseconds: performance.now() - start }))

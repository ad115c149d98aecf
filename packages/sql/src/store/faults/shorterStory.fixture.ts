import type { Fault } from "./faultPlan.fixture.ts"
import { simulateStore, type SimulationResult, type StoreUnderFaults } from "./simulateStore.fixture.ts"

/** Leaves out jobs, then faults, as long as the same seed still fails: what is left is what it takes. */
export const shorterStory = async (store: StoreUnderFaults, failed: SimulationResult, tries = 300): Promise<SimulationResult> => {
  let best = failed
  let left = tries
  const without = { jobs: new Set<string>(), faults: new Set<number>(), kinds: new Set<Fault>() }

  const attempt = async (act: () => () => void): Promise<boolean> => {
    if (left-- <= 0) return false
    const takeBack = act()
    const found = await simulateStore(store, { seed: failed.seed, without })
    if (found.error !== undefined && sameKind(found.error, failed.error!)) {
      best = found
      return true
    }
    takeBack()
    return false
  }
  /** Leaves out as many at once as can be, by halves. */
  const leaveOut = async <T>(list: readonly T[], out: Set<T>): Promise<void> => {
    if (list.length === 0 || left <= 0) return
    const done = await attempt(() => {
      for (const each of list) out.add(each)
      return () => {
        for (const each of list) out.delete(each)
      }
    })
    if (done || list.length === 1) return
    const middle = list.length >> 1
    await leaveOut(list.slice(0, middle), out)
    await leaveOut(list.slice(middle), out)
  }
  await leaveOut([...failed.faults.keys()], without.kinds)
  await leaveOut([...failed.jobs], without.jobs)
  await leaveOut(Array.from({ length: best.decided }, (_, index) => index), without.faults)
  await leaveOut(best.jobs.filter((job) => !without.jobs.has(job)), without.jobs)
  return best
}

/** Two failures are of one kind if their messages begin alike, but for numbers and names. */
const sameKind = (one: Error, other: Error): boolean => kindOf(one) === kindOf(other)

const kindOf = ({ message, name }: Error): string => `${name} ${message.split("\n")[0]!.replaceAll(/\d+/g, "#").slice(0, 90)}`

/** A failure as a person reads it. */
export const showFailure = ({ error, faults, seed, story }: SimulationResult): string => [
  `seed ${seed}: ${error?.message ?? "nothing is wrong"}`,
  `faults: ${[...faults].map(([fault, count]) => `${fault} ${count}`).join(", ")}`,
  ...story.length > 120 ? [`… ${story.length - 120} lines before`] : [],
  ...story.slice(-120)
].join("\n")

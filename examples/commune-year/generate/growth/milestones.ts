import type { Random } from "../random.ts"
import { normal } from "./normal.ts"

/** Motor milestones as the register words them, with the ages in months by which children reach them: about the means and spreads of WHO's study of six countries. */
const windows = [
  ["Ngồi vững", 6, 1.1], ["Đứng vịn", 7.6, 1.4], ["Bò", 8.5, 1.7], ["Đi vịn", 9.2, 1.5], ["Đứng một mình", 11, 1.9], ["Đi một mình", 12.1, 1.8]
] as const

/** Ages at which somebody asks for milestones, in months. */
const asked: readonly (readonly [from: number, until: number])[] = [[4, 5], [6, 7], [9, 10], [12, 13], [18, 19]]

/** What is asked at an age: what was not yet reached the time before, or is about to be. */
export type Milestones = (months: number) => string | undefined

/** Draws when a child reaches its milestones; some never crawl, one in a hundred is late in all. */
export const drawMilestones = (lateByMonths: number, dice: Random): Milestones => {
  const late = lateByMonths + (dice.chance(0.01) ? dice.int(4, 7) : 0)
  const reached = windows.map(([word, mean, spread]) => ({ word, mean, at: word === "Bò" && dice.chance(0.043) ? Infinity : Math.max(2.8, mean + late + normal(dice) * spread * 0.9) }))
  return (months) => {
    const at = asked.findIndex(([from, until]) => months >= from && months < until)
    if (at < 0) return undefined
    const before = asked[at - 1]?.[0] ?? 0
    const told = reached.filter((one) => one.at > before && one.mean < months + 2).map((one) => one.at <= months ? one.word : `chưa ${one.word.toLowerCase()}`)
    return told.length === 0 ? undefined : told.join("; ")
  }
}

import type { SinceBound } from "../rules/question.ts"
import { dayAgeReached, type Duration } from "../time/index.ts"
import { choose, type Code, greatest, least, noChange } from "./code.ts"
import { farAhead } from "./columns.ts"
import { never } from "./codeLists.ts"
import type { NodeCoder } from "./nodeCode.ts"
import type { Node } from "./node.ts"
import { column, type Program, shiftNames, type Shift } from "./program.ts"

/** Since when something has been so, in code, and in how many days that may come out otherwise. */
export interface SinceCode {
  /** `never` stands for ever. */
  readonly day: string
  readonly change: readonly string[]
}

const ever: SinceCode = { day: String(never), change: [] }

/** The counterpart of `Question.since`: see there. Called where all verdicts of the node have their code already. */
export const sinceCode = (program: Program, to: Code, coder: NodeCoder, node: Node, bound: SinceBound): SinceCode => {
  const since = (of: Node): SinceCode => {
    switch (of.op) {
      case "all":
      case "any": {
        const verdict = coder.node(of)
        const parts = of.of.map((part) => ({ verdict: coder.node(part), since: since(part) }))
        const change = parts.flatMap((part) => [part.verdict.change, ...part.since.change])
        if (parts.every((part) => part.since.day === String(never))) return ever
        if (of.op === "all") return { day: to.named(choose(verdict.sure, greatest(to, ...parts.map((part) => part.since.day)), String(never))), change }
        const first = least(to, ...parts.map((part) => to.named(choose(part.verdict.sure, part.since.day, String(farAhead)))))
        return { day: to.named(choose(verdict.sure, first, String(never))), change }
      }
      case "sure": return since(of.of)
      case "age": {
        if (of.atLeast === undefined) return ever
        return { day: to.named(choose(coder.node(of).sure, shifted(program, to, column(program, "birthHi"), ageReached(of.atLeast)), String(never))), change: [] }
      }
      case "alive": {
        const birth = column(program, "birthHi")
        return { day: to.named(choose(coder.node(of).sure, to.named(`(${birth} === ${farAhead} ? ${never} : ${birth})`), String(never))), change: [] }
      }
      case "count": {
        if (!of.exists) return ever
        const exactly = program.next && of.set.time.window !== undefined
        const use = coder.use(of.set, bound === "surely" ? "sinceSurely" : "sinceEarliest", ...exactly ? ["anyFlip"] as const : [])
        const day = coder.left(use, bound === "surely" ? "since" : "ever")
        return { day: to.named(`(${day} === ${farAhead} ? ${never} : ${day})`), change: exactly ? [coder.left(use, "any")] : [] }
      }
      case "elapsed": {
        if (of.atLeast === undefined) return ever
        const { sure, change } = coder.node(of)
        const use = coder.use(of.set)
        const hi = of.which === "first" ? coder.left(use, "hi1") : choose(coder.complete(of.set), coder.left(use, "hi2"), String(farAhead))
        return { day: to.named(choose(sure, shifted(program, to, to.named(hi), ageReached(of.atLeast)), String(never))), change: [change] }
      }
      default: return ever
    }
  }
  const { day, change } = since(node)
  return { day, change: [...new Set(change)].filter((one) => one !== String(noChange)) }
}

const ageReached = (age: Duration): Shift => ({ key: `reached ${JSON.stringify(age)}`, move: (day) => dayAgeReached(day, age), days: daysAlone(age) })

/** How many days a length of time is, where it has no months. */
export const daysAlone = ({ years = 0, months = 0, weeks = 0, days = 0 }: Duration): number | undefined => years === 0 && months === 0 ? weeks * 7 + days : undefined

/** A day moved on: by a number of days, or looked up, for the days of two centuries once each. */
export const shifted = (program: Program, to: Code, day: string, shift: Shift): string => {
  if (shift.days !== undefined) return to.named(`${day} + ${shift.days} | 0`)
  const { kept, move } = shiftNames(program, shift)
  const found = to.named(`((d = ${day} - ${firstShifted} | 0) >>> 0 < ${shiftedDays} ? ${kept}[d] : 0)`)
  return to.named(`((${found} === 0 ? ${move}(${day}) : ${found}) - ${shiftedBase} | 0)`)
}

/** Shifted days are kept from the year 1850 on; what is kept is never 0. */
export const firstShifted = -43_829
export const shiftedDays = 120_000
export const shiftedBase = 2 ** 28

import { addDuration } from "../time/index.ts"
import { type Code, least, noChange } from "./code.ts"
import type { CutDay } from "./cutDay.ts"
import { never } from "./factTable.ts"
import type { NodeCoder } from "./nodeCode.ts"
import { dayNumber, type Program, type Shift } from "./program.ts"
import type { IntervalPlan, ProtocolPlan, YearlyPlan } from "./protocolPlan.ts"
import { shifted, sinceCode } from "./sinceCode.ts"

/** The states of a protocol by their numbers; 0: it surely does not concern the person. */
export const dueStates = [undefined, "upToDate", "due", "overdue", "unknown"] as const

const [upToDate, due, overdue, unknown] = [1, 2, 3, 4]

/** Where the results of a protocol go: its number among the protocols, and that of the facts that count as done. */
export interface DuePlace {
  readonly protocol: number
  readonly done: number
}

/** The counterpart of `standingOf` in screening: state, first and last day, and the last time it was done. */
export const dueCode = (program: Program, to: Code, coder: NodeCoder, plan: ProtocolPlan, at: DuePlace, on: CutDay): void => {
  const eligible = coder.node(plan.eligible)
  const past = coder.use(plan.done, "history", ...program.next ? ["anyFlip"] as const : [])
  const whole = coder.complete(plan.done)
  const today = dayNumber(program, { op: "cut", cut: on, plus: 0 })
  const flips = program.next ? least(to, eligible.change, coder.left(past, "any"), whole.change) : String(noChange)
  const year = plan.recurrence.op === "yearly" ? yearCode(program, coder, plan.recurrence) : undefined
  const [done, perhaps] = [coder.left(past, "done"), coder.left(past, "perhaps")]
  program.given.set(`last${at.done}`, `O.last[${at.done}]`)
  for (const [name, column] of [["state", "state"], ["from", "dueFrom"], ["by", "dueBy"]] as const) program.given.set(`${name}${at.protocol}`, `O.${column}[${at.protocol}]`)
  to.lines.push(`last${at.done}[p] = ${done}`)
  to.lines.push("st = 0", `ch = ${eligible.change}`)
  to.block(`if (${eligible.may} !== 0)`, () => {
    to.lines.push(`ch = ${flips}; df = ${never}; db = ${never}`)
    const since = (then: (since: string) => void): void => sinceDay(program, to, coder, plan, today, then)
    if (plan.recurrence.op === "interval") intervalCode(program, to, plan.recurrence, { done, perhaps, whole: whole.is }, today, since)
    else if (year === undefined) onceCode(to, coder, past, whole.is, today, since)
    else year(to, today, whole.is, since)
    // What was done in time needs no answer to whether it had to be done.
    to.lines.push(`if (${eligible.sure} === 0 && st !== ${upToDate}) st = ${unknown}`)
    to.lines.push(`from${at.protocol}[p] = df; by${at.protocol}[p] = db`)
  })
  to.lines.push(`state${at.protocol}[p] = st`)
  if (program.next) to.lines.push("if (ch < next) next = ch")
}

/** The names of when it was last done, when it last may have been, and whether that is all. */
interface Past {
  readonly done: string
  readonly perhaps: string
  readonly whole: string
}

type Since = (then: (since: string) => void) => void

/** Entitled since: the first day of the rule, or since the condition holds, but not after today. */
const sinceDay = (program: Program, to: Code, coder: NodeCoder, plan: ProtocolPlan, today: string, then: (since: string) => void): void => {
  const { day, change } = sinceCode(program, to, coder, plan.eligible, plan.recurrence.op === "yearly" ? "earliest" : "surely")
  const first = dayNumber(program, { op: "day", day: plan.from })
  // A day that lies ahead (an age reached within the year) is taken for today, and moves on with it.
  const moves = program.next && day !== String(never)
  if (moves) to.lines.push(`if (${day} > ${today}) ch = 1`)
  if (program.next && change.length > 0) to.lines.push(`if ((k = ${least(to, ...change)}) < ch) ch = k`)
  const entitled = day === String(never) ? day : to.named(`(${day} < ${today} ? ${day} : ${today})`)
  then(to.named(`(${entitled} > ${first} ? ${entitled} : ${first})`))
}

const stateLines = (program: Program, today: string, state: string, from: string, by: string): readonly string[] => [
  `if (${today} < ${from}) { ${state} = ${upToDate}${program.next ? `; k = ${from} - ${today} | 0` : ""} }`,
  `else if (${today} <= ${by}) { ${state} = ${due}${program.next ? `; k = ${by} - ${today} + 1 | 0` : ""} }`,
  `else { ${state} = ${overdue}${program.next ? `; k = ${noChange}` : ""} }`,
  ...program.next ? ["if (k < ch) ch = k"] : []
]

const intervalCode = (program: Program, to: Code, plan: IntervalPlan, { done, perhaps: latest, whole }: Past, today: string, since: Since): void => {
  const every: Shift = { key: `every ${JSON.stringify([plan.every, plan.policy])}`, move: (day) => addDuration(day, plan.every, plan.policy) }
  const opens: Shift = plan.opensBefore === undefined ? every
    : { key: `${every.key} opens ${JSON.stringify(plan.opensBefore)}`, move: (day) => addDuration(every.move(day), plan.opensBefore!, "clamp", -1) }
  /** The first and last day on time after it was done on a day. */
  const after = (day: string): readonly [string, string] => {
    const by = shifted(program, to, day, every)
    const open = shifted(program, to, day, opens)
    return [to.named(`(${open} > ${day} ? ${open} : ${day} + 1 | 0)`), by]
  }
  to.block(`if (${done} !== ${never})`, () => {
    const [from, by] = after(done)
    to.lines.push(`df = ${from}; db = ${by}`)
  })
  to.block("else", () => since((day) => to.lines.push(`df = ${day}; db = ${shifted(program, to, day, every)}`)))
  to.lines.push(...stateLines(program, today, "st", "df", "db"))
  // A time that may have been, or one that this record does not know of, could have moved the next one on: past today, if
  // nothing is known of it.
  to.lines.push(`if (${whole} === 0) { if (st !== ${upToDate}) st = ${unknown} }`)
  to.block(`else if (${latest} !== ${never} && ${latest} !== ${done})`, () => {
    const perhaps = to.named(`(${latest} < ${today} ? ${latest} : ${today})`)
    if (program.next) to.lines.push(`if (${latest} >= ${today} && (k = ${latest} - ${today} + 1 | 0) < ch) ch = k`)
    const [from, by] = after(perhaps)
    to.lines.push("let other = 0", ...stateLines(program, today, "other", from, by), `if (other !== st) st = ${unknown}`)
  })
}

const onceCode = (to: Code, coder: NodeCoder, past: Parameters<NodeCoder["bit"]>[0], whole: string, today: string, since: Since): void => {
  to.block(`if (${coder.bit(past, "a")} !== 0)`, () => to.lines.push(`st = ${upToDate}`))
  to.block("else", () => since((day) => {
    to.lines.push(`df = ${day}`)
    to.lines.push(`st = ${today} < df ? ${upToDate} : ${whole} !== 0 && ${coder.bit(past, "b")} === 0 ? ${due} : ${unknown}`)
    to.lines.push(`if (${today} < df && (k = df - ${today} | 0) < ch) ch = k`)
  }))
}

/** A right counted by the year: what it needs of the facts is asked for at once, the code comes later. */
const yearCode = (program: Program, coder: NodeCoder, plan: YearlyPlan) => {
  const demands = ["count", ...program.next ? ["anyFlip"] as const : []] as const
  const now = coder.use(plan.doneThisYear, ...demands)
  const before = coder.use(plan.doneTheYearBefore, ...demands)
  const wasEligible = coder.node(plan.eligibleBefore)
  return (to: Code, today: string, whole: string, since: Since): void => {
    const [yearFrom, yearBefore, by] = [plan.yearFrom, plan.yearBefore, plan.dueBy].map((cut) => dayNumber(program, { op: "cut", cut, plus: 0 }))
    if (program.next) {
      const turn = dayNumber(program, { op: "moves", cut: plan.yearFrom })
      to.lines.push(`if ((k = ${least(to, turn, coder.left(now, "any"), coder.left(before, "any"), wasEligible.change)}) < ch) ch = k`)
    }
    to.block(`if (${coder.left(now, "sure")} >= ${plan.min})`, () => to.lines.push(`st = ${upToDate}`))
    to.block("else", () => since((day) => {
      to.lines.push(`df = ${yearFrom} > ${day} ? ${yearFrom} : ${day}; db = ${by}`)
      to.lines.push(`if (${today} < ${day}) { st = ${upToDate}; if ((k = ${day} - ${today} | 0) < ch) ch = k }`)
      to.lines.push(`else if (${coder.left(now, "may")} >= ${plan.min} || ${whole} === 0) st = ${unknown}`)
      to.lines.push(`else st = ${day} <= ${yearBefore} && ${wasEligible.sure} !== 0 && ${coder.left(before, "may")} < ${plan.min} ? ${overdue} : ${due}`)
    }))
  }
}


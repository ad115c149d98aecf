import { addDuration } from "../time/index.ts"
import { choose, type Code, greatest, least, noChange } from "./code.ts"
import type { CutDay } from "./cutDay.ts"
import { never } from "./codeLists.ts"
import type { NodeCoder } from "./nodeCode.ts"
import { dayNumber, dueRowLength, nextSlot, type Program, type SetUse, type Shift } from "./program.ts"
import type { IntervalPlan, ProtocolPlan, YearlyPlan } from "./protocolPlan.ts"
import { daysAlone, shifted, sinceCode } from "./sinceCode.ts"

/** The states of a protocol by their numbers; 0: it surely does not concern the person. */
export const dueStates = [undefined, "upToDate", "due", "overdue", "unknown"] as const

const [upToDate, due, overdue, unknown] = [1, 2, 3, 4]

/** Where the results of a protocol go: its number among the protocols, and that of the facts that count as done. */
export interface DuePlace {
  readonly protocol: number
  readonly done: number
}

/** The code of a protocol: for everybody, and for those alone whom it may concern. */
export interface DueCode {
  readonly everybody: readonly string[]
  readonly concerned: readonly string[]
}

/** Makes the code of protocols: the counterpart of `standingOf` in screening, with the first and last day and the last time. */
export const dueCoder = (program: Program, to: Code, coder: NodeCoder, on: CutDay): (plan: ProtocolPlan, at: DuePlace) => DueCode => {
  const today = dayNumber(program, { op: "cut", cut: on, plus: 0 })
  const written = new Set<number>()
  const watching = program.next ? ["watch"] as const : []
  return (plan, at) => {
    const eligible = coder.node(plan.eligible)
    const past = coder.use(plan.done, "history", ...watching)
    const whole = coder.complete(plan.done)
    const names: Past = { done: coder.left(past, "done"), perhaps: coder.left(past, "perhaps"), whole }
    const { recurrence } = plan
    const year = recurrence.op === "yearly" ? yearCode(program, coder, recurrence) : undefined
    program.given.set("states", "O.states").set("dates", "O.dates")
    const dates = (place: number): string => `dates[p * ${dueRowLength(program.dueRow)} + ${place} | 0]`
    const everybody = written.has(at.done) ? [] : [`${dates(2 * program.dueRow.protocols + at.done)} = ${names.done}`]
    written.add(at.done)
    const before = to.lines.length
    to.block("", () => {
      to.lines.push(`ch = ${noChange}`)
      const since = (): string => sinceDay(program, to, coder, plan, today)
      if (recurrence.op === "interval") intervalCode(program, to, recurrence, names, today, since)
      else if (year === undefined) onceCode(to, coder, past, whole, today, since)
      else year(to, today, whole, since)
      // What was done in time needs no answer to whether it had to be done.
      to.lines.push(`if (${eligible.sure} === 0 && st !== ${upToDate}) st = ${unknown}`)
      to.lines.push(`states[p * ${program.dueRow.protocols} + ${at.protocol} | 0] = st; ${dates(2 * at.protocol)} = df; ${dates(2 * at.protocol + 1)} = db`)
      if (program.next) to.lines.push(`if (ch < S[b + ${nextSlot}]) S[b + ${nextSlot}] = ch`)
    })
    return { everybody, concerned: to.lines.splice(before).slice(1, -1) }
  }
}

/** The names of when it was last done, when it last may have been, and whether that is all. */
interface Past {
  readonly done: string
  readonly perhaps: string
  readonly whole: string
}

type Since = () => string

/** Entitled since: the first day of the rule, or since the condition holds, but not after today. */
const sinceDay = (program: Program, to: Code, coder: NodeCoder, plan: ProtocolPlan, today: string): string => {
  const { day, change } = sinceCode(program, to, coder, plan.eligible, plan.recurrence.op === "yearly" ? "earliest" : "surely")
  const first = dayNumber(program, { op: "day", day: plan.from })
  if (day === String(never)) return first
  if (program.next) {
    // A day that lies ahead (an age reached within the year) is taken for today, and moves on with it.
    to.lines.push(`if (${day} > ${today}) ch = 1`)
    if (change.length > 0) to.lines.push(`if ((k = ${least(to, ...change)}) < ch) ch = k`)
  }
  return greatest(to, least(to, day, today), first)
}

const intervalCode = (program: Program, to: Code, plan: IntervalPlan, { done, perhaps, whole }: Past, today: string, since: Since): void => {
  const every: Shift = { key: `every ${JSON.stringify([plan.every, plan.policy])}`, move: (day) => addDuration(day, plan.every, plan.policy), days: daysAlone(plan.every) }
  const ahead = plan.opensBefore === undefined ? 0 : daysAlone(plan.opensBefore)
  const opens: Shift = { key: `${every.key} opens ${JSON.stringify(plan.opensBefore)}`, move: (day) => addDuration(every.move(day), plan.opensBefore!, "clamp", -1), days: undefined }
  /** State and dates, and the day on which the state changes, after it was done on a day; without a branch. */
  const standing = (anchor: string, firstTime: string): { readonly state: string; readonly from: string; readonly by: string; readonly change: string } => {
    const by = shifted(program, to, anchor, every)
    const opened = firstTime === "-1" ? anchor : greatest(to, ahead === undefined ? shifted(program, to, anchor, opens) : ahead === 0 ? by : to.named(`${by} - ${ahead} | 0`), to.named(`${anchor} + 1 | 0`))
    const from = to.named(choose(firstTime, anchor, opened))
    const [early, late] = [to.named(`${today} - ${from} >> 31`), to.named(`${by} - ${today} >> 31`)]
    return {
      from, by,
      state: to.named(choose(early, String(upToDate), `${due} - ${late}`)),
      change: program.next ? to.named(choose(early, `${from} - ${today}`, choose(late, String(noChange), `${by} - ${today} + 1`))) : String(noChange)
    }
  }
  const firstTime = to.named(`${done} + ${-never >> 1} >> 31`)
  const anchor = to.fresh()
  to.lines.push(`let ${anchor} = ${done}`)
  to.block(`if (${firstTime} !== 0)`, () => to.lines.push(`${anchor} = ${since()}`))
  const now = standing(anchor, firstTime)
  to.lines.push(`df = ${now.from}; db = ${now.by}; st = ${now.state}`)
  if (program.next) to.lines.push(`if (${now.change} < ch) ch = ${now.change}`)
  // A time that may have been, or one that this record does not know of, could have moved the next one on: past today, if
  // nothing is known of it.
  to.lines.push(`if (${whole} === 0) { if (st !== ${upToDate}) st = ${unknown} }`)
  to.block(`else if (${perhaps} !== ${never} && ${perhaps} !== ${done})`, () => {
    if (program.next) to.lines.push(`if (${perhaps} >= ${today} && (k = ${perhaps} - ${today} + 1 | 0) < ch) ch = k`)
    const then = standing(least(to, perhaps, today), "0")
    to.lines.push(`if (${then.state} !== st) st = ${unknown}`)
    if (program.next) to.lines.push(`if (${then.change} < ch) ch = ${then.change}`)
  })
}

const onceCode = (to: Code, coder: NodeCoder, past: SetUse, whole: string, today: string, since: Since): void => {
  to.lines.push(`df = ${never}; db = ${never}`)
  to.block(`if (${coder.bit(past, "a")} !== 0)`, () => to.lines.push(`st = ${upToDate}`))
  to.block("else", () => {
    to.lines.push(`df = ${since()}`)
    to.lines.push(`st = ${today} < df ? ${upToDate} : ${whole} !== 0 && ${coder.bit(past, "b")} === 0 ? ${due} : ${unknown}`)
    to.lines.push(`if (${today} < df && (k = df - ${today} | 0) < ch) ch = k`)
  })
}

/** A right counted by the year: what it needs of the facts is asked for at once, the code comes later. */
const yearCode = (program: Program, coder: NodeCoder, plan: YearlyPlan) => {
  const demands = ["count", ...program.next ? ["watch"] as const : []] as const
  const now = coder.use(plan.doneThisYear, ...demands)
  const before = coder.use(plan.doneTheYearBefore, ...demands)
  const wasEligible = coder.node(plan.eligibleBefore)
  return (to: Code, today: string, whole: string, since: Since): void => {
    const [yearFrom, yearBefore, by] = [plan.yearFrom, plan.yearBefore, plan.dueBy].map((cut) => dayNumber(program, { op: "cut", cut, plus: 0 }))
    if (program.next) {
      const turn = dayNumber(program, { op: "moves", cut: plan.yearFrom })
      to.lines.push(`if ((k = ${least(to, turn, wasEligible.change)}) < ch) ch = k`)
    }
    to.lines.push(`df = ${never}; db = ${never}`)
    to.block(`if (${coder.left(now, "sure")} >= ${plan.min})`, () => to.lines.push(`st = ${upToDate}`))
    to.block("else", () => {
      const day = since()
      to.lines.push(`df = ${yearFrom} > ${day} ? ${yearFrom} : ${day}; db = ${by}`)
      to.lines.push(`if (${today} < ${day}) { st = ${upToDate}; if ((k = ${day} - ${today} | 0) < ch) ch = k }`)
      to.lines.push(`else if (${coder.left(now, "may")} >= ${plan.min} || ${whole} === 0) st = ${unknown}`)
      to.lines.push(`else st = ${day} <= ${yearBefore} && ${wasEligible.sure} !== 0 && ${coder.left(before, "may")} < ${plan.min} ? ${overdue} : ${due}`)
    })
  }
}

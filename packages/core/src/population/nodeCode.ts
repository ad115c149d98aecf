import { and, choose, type Code, least, longest, noChange, not, or } from "./code.ts"
import { alwaysAfter, alwaysBefore } from "../citizen/readRecord.ts"
import type { Node, SetNode } from "./node.ts"
import { holds } from "./tableCode.ts"
import { atMost, column, completePlace, type Demand, flip, numbers, type Program, type SetUse, slot, useSet } from "./program.ts"

/** The verdict of a node in code: a mask for a sure yes, one for a possible yes, and in how many days either may change. */
export interface NodeCode {
  readonly sure: string
  readonly may: string
  readonly change: string
}

/** Makes the code of nodes for one program; each node once. */
export interface NodeCoder {
  readonly node: (node: Node) => NodeCode
  /** The change of a node is looked after: what else depends on the node need not tell of it. */
  readonly covered: (node: Node) => void
  /** Whether a kind is known completely, and in how many days that changes. */
  readonly complete: (set: SetNode) => { readonly is: string; readonly change: string }
  readonly use: (set: SetNode, ...demands: readonly Demand[]) => SetUse
  /** What the loop over the facts leaves of a set. */
  readonly left: (use: SetUse, what: string) => string
  /** A mask: some fact surely (a), or possibly (b), fits the set; of a question whether there is one, also if the kind is not known completely. */
  readonly bit: (use: SetUse, which: "a" | "b") => string
}

export const nodeCoder = (program: Program, to: Code): NodeCoder => {
  const made = new Map<number, NodeCode>()
  const never = String(noChange)
  const flips = (day: string, cut: Parameters<typeof atMost>[3]): string => program.next ? flip(program, to, day, [{ cut, plus: 0 }]) : never
  const upTo = (day: string, cut: Parameters<typeof atMost>[3]): string => atMost(program, to, day, cut)

  const complete: NodeCoder["complete"] = (set) => {
    const at = completePlace(program, set)
    return { is: slot(program, `k${set.table}e${at}`), change: program.next ? slot(program, `k${set.table}x${at}`) : never }
  }
  const use: NodeCoder["use"] = (set, ...demands) => useSet(program, set, ...demands)
  const bit: NodeCoder["bit"] = ({ table, place }, which) => to.named(`${slot(program, `k${table.table}${which}${place >> 5}`)} << ${31 - (place & 31)} >> 31`)
  /** What the loop over the facts leaves of a set. */
  const of = (used: SetUse, what: string): string => slot(program, `${used.name}_${what}`)
  const inNext = (...demands: readonly Demand[]): readonly Demand[] => program.next ? demands : []

  const build = (node: Node): NodeCode => {
    switch (node.op) {
      case "constant": return { sure: node.verdict === "yes" ? "-1" : "0", may: node.verdict === "no" ? "0" : "-1", change: never }
      case "sex": {
        const sex = column(program, "sex")
        return { sure: to.named(`${node.yes} << 31 - ${sex} >> 31`), may: to.named(`${node.yes | 1} << 31 - ${sex} >> 31`), change: never }
      }
      case "age": return span(column(program, "birthLo"), column(program, "birthHi"), node)
      case "alive": {
        const [lo, hi] = [column(program, "deathLo"), column(program, "deathHi")]
        return { sure: to.named(not(upTo(lo, node.at))), may: to.named(not(upTo(hi, node.at))), change: least(to, flips(lo, node.at), flips(hi, node.at)) }
      }
      case "count": return node.atLeast === 1 ? exists(node.set) : count(node)
      case "value": return value(node)
      case "change": return change(node)
      case "elapsed": return elapsed(node)
      case "all":
      case "any": return connective(node.op, node.of.map(coder.node))
      case "not": {
        const of = coder.node(node.of)
        return { sure: to.named(not(of.may)), may: to.named(not(of.sure)), change: of.change }
      }
      case "sure": {
        const of = coder.node(node.of)
        return { sure: of.sure, may: of.sure, change: of.change }
      }
      case "known": {
        const of = coder.node(node.of)
        const known = to.named(or(of.sure, not(of.may)))
        return { sure: known, may: known, change: of.change }
      }
    }
  }

  /** Something that began within days lasts at least, and less than, some time. */
  const span = (lo: string, hi: string, { begunBy, begunAfter }: Extract<Node, { readonly op: "age" | "elapsed" }>): NodeCode => ({
    sure: to.named(and(upTo(hi, begunBy), begunAfter === undefined ? "-1" : not(upTo(lo, begunAfter)))),
    may: to.named(and(upTo(lo, begunBy), begunAfter === undefined ? "-1" : not(upTo(hi, begunAfter)))),
    change: least(to, flips(lo, begunBy), flips(hi, begunBy), ...begunAfter === undefined ? [] : [flips(lo, begunAfter), flips(hi, begunAfter)])
  })

  /** The loop over the facts knows all about it. */
  const exists = (set: SetNode): NodeCode => {
    const used = use(set, "exists", ...inNext("existsFlip"))
    return { sure: bit(used, "a"), may: bit(used, "b"), change: program.next ? of(used, "exists") : never }
  }

  const count = ({ set, atLeast }: Extract<Node, { readonly op: "count" }>): NodeCode => {
    const used = use(set, "count", ...inNext("countFlip"))
    used.longest = Math.max(used.longest, Math.min(atLeast, mostTracked))
    const whole = complete(set)
    const sure = to.named(`~(${of(used, "sure")} - ${atLeast} >> 31)`)
    const may = to.named(or(`~(${of(used, "may")} - ${atLeast} >> 31)`, not(whole.is)))
    if (!program.next) return { sure, may, change: never }
    const enters = least(to, of(used, "enters"), whole.change)
    const yes = atLeast <= mostTracked ? of(used, `long${atLeast - 1}`) : of(used, "leaves")
    return { sure, may, change: to.named(choose(sure, yes, choose(may, least(to, enters, of(used, "leaves")), enters))) }
  }

  const value = ({ which, set, number }: Extract<Node, { readonly op: "value" }>): NodeCode => {
    const used = use(set, which, ...inNext("anyFlip", which === "first" ? "firstFlip" : "lastFlip"))
    const whole = complete(set)
    const [yes, no, picked] = [to.fresh(), to.fresh(), of(used, which)]
    to.lines.push(`let ${yes} = 0, ${no} = 0; if (${picked} >= 0 && ${whole.is} !== 0) { const u = ${numbers(program, set.table, number.column)}[${picked}]; if (u === u) { if (${holds(program, "u", number)}) ${yes} = -1; else ${no} = -1 } }`)
    const soonest = program.next ? least(to, of(used, which === "first" ? "flip1" : "flip2"), whole.change) : never
    return { sure: yes, may: to.named(not(no)), change: program.next ? to.named(choose(whole.is, soonest, whole.change)) : never }
  }

  const change = ({ set, number }: Extract<Node, { readonly op: "change" }>): NodeCode => {
    const used = use(set, "first", "last", ...inNext("anyFlip"))
    const whole = complete(set)
    const [yes, no, first, last] = [to.fresh(), to.fresh(), of(used, "first"), of(used, "last")]
    const column = numbers(program, set.table, number.column)
    to.lines.push(`let ${yes} = 0, ${no} = 0; if (${first} >= 0 && ${last} >= 0 && ${first} !== ${last} && ${whole.is} !== 0) { const u = ${column}[${last}] - ${column}[${first}]; if (u === u) { if (${holds(program, "u", number)}) ${yes} = -1; else ${no} = -1 } }`)
    return { sure: yes, may: to.named(not(no)), change: program.next ? least(to, of(used, "any"), whole.change) : never }
  }

  const elapsed = (node: Extract<Node, { readonly op: "elapsed" }>): NodeCode => {
    const first = node.which === "first"
    const used = use(node.set, first ? "beginFirst" : "beginLast", ...inNext("anyFlip"))
    const whole = complete(node.set)
    // An unseen fact could be before the first, or after the last, that is known.
    const lo = to.named(first ? choose(whole.is, of(used, "lo1"), String(alwaysBefore)) : of(used, "lo2"))
    const hi = to.named(first ? of(used, "hi1") : choose(whole.is, of(used, "hi2"), String(alwaysAfter)))
    const there = bit(used, "a")
    const lasts = span(lo, hi, node)
    return {
      sure: to.named(and(there, lasts.sure)),
      may: to.named(or(not(there), lasts.may)),
      change: program.next ? least(to, of(used, "any"), whole.change, lasts.change) : never
    }
  }

  const coder: NodeCoder = {
    node: (node) => {
      const known = made.get(node.id)
      if (known !== undefined) return known
      const code = build(node)
      made.set(node.id, code)
      return code
    },
    covered: (node) => made.set(node.id, { ...coder.node(node), change: never }),
    complete,
    use,
    left: of,
    bit
  }

  /** One part can decide: as long as it does, the others do not matter. */
  const connective = (op: "all" | "any", parts: readonly NodeCode[]): NodeCode => {
    const [sure, may] = op === "all"
      ? [to.named(and(...parts.map((part) => part.sure))), to.named(and(...parts.map((part) => part.may)))]
      : [to.named(or(...parts.map((part) => part.sure))), to.named(or(...parts.map((part) => part.may)))]
    if (!program.next) return { sure, may, change: never }
    const decided = op === "all" ? not(may) : sure
    const decidedFor = longest(to, ...parts.map((part) => {
      const decides = op === "all" ? not(part.may) : part.sure
      return decides === "0" ? "0" : to.named(and(decides, part.change))
    }))
    return { sure, may, change: to.named(choose(decided, decidedFor, least(to, ...parts.map((part) => part.change)))) }
  }

  return coder
}

/** A count of more facts than this is looked at again when any of them changes. */
const mostTracked = 4

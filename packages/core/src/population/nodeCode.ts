import type { CutDay } from "./cutDay.ts"
import { and, choose, type Code, greatest, least, noChange, not, or } from "./code.ts"
import { alwaysAfter, alwaysBefore } from "../citizen/readRecord.ts"
import type { Node, SetNode, Span } from "./node.ts"
import { holds } from "./tableCode.ts"
import { atMost, column, completePlace, type Demand, flip, numbers, type Program, type SetUse, slot, useSet, watch } from "./program.ts"

/**
 * The verdict of a node in code: a mask for a sure yes, one for a possible yes, and in how many days either may change; left
 * out are days that are looked at again in any case.
 */
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
  /** A mask: the kind is known completely. */
  readonly complete: (set: SetNode) => string
  readonly use: (set: SetNode, ...demands: readonly Demand[]) => SetUse
  /** What the loop over the facts leaves of a set. */
  readonly left: (use: SetUse, what: string) => string
  /** A mask: some fact surely (a), or possibly (b), fits the set; of a question whether there is one, also if the kind is not known completely. */
  readonly bit: (use: SetUse, which: "a" | "b") => string
}

export const nodeCoder = (program: Program, to: Code): NodeCoder => {
  const made = new Map<number, NodeCode>()
  const never = String(noChange)
  const flips = (day: string, cut: CutDay): string => flip(program, to, day, [{ cut, plus: 0 }])
  const upTo = (day: string, cut: CutDay): string => atMost(program, to, day, cut)

  const complete: NodeCoder["complete"] = (set) => slot(program, `k${set.table}e${completePlace(program, set)}`)
  const use: NodeCoder["use"] = (set, ...demands) => useSet(program, set, ...demands)
  /** With what tells of changes: exactly for windows, of any change for others, since their facts change once or twice in a life. */
  const useChanging = (set: SetNode, demands: readonly Demand[], ...exactly: readonly Demand[]): { readonly used: SetUse; readonly changes: boolean } => {
    const changes = program.next && set.time.window !== undefined
    return { used: use(set, ...demands, ...!program.next ? [] : changes ? exactly : ["watch" as const]), changes }
  }
  const bit: NodeCoder["bit"] = ({ table, place }, which) => to.named(`${slot(program, `k${table.table}${which}${place >> 5}`)} << ${31 - (place & 31)} >> 31`)
  /** What the loop over the facts leaves of a set. */
  const of = (used: SetUse, what: string): string => slot(program, `${used.name}_${what}`)

  const build = (node: Node): NodeCode => {
    switch (node.op) {
      case "constant": return { sure: node.verdict === "yes" ? "-1" : "0", may: node.verdict === "no" ? "0" : "-1", change: never }
      case "sex": {
        const sex = column(program, "sex")
        return { sure: to.named(`${node.yes} << 31 - ${sex} >> 31`), may: to.named(`${node.yes | 1} << 31 - ${sex} >> 31`), change: never }
      }
      case "age": return { ...span(watched("birthLo", node), watched("birthHi", node), node), change: never }
      case "alive": {
        const ends = { begunBy: node.at, begunAfter: undefined }
        return { sure: to.named(not(upTo(watched("deathLo", ends), node.at))), may: to.named(not(upTo(watched("deathHi", ends), node.at))), change: never }
      }
      case "count": return node.atLeast === 1 ? exists(node.set) : count(node)
      case "value": return value(node)
      case "change": return change(node)
      case "elapsed": return elapsed(node)
      case "all":
      case "any": return connective(node.op, flattened(node.op, node.of).map(coder.node))
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

  /** A column of the person; days on which a comparison comes out otherwise are watched. */
  const watched = (name: Parameters<typeof column>[1], { begunBy, begunAfter }: Pick<Span, "begunBy" | "begunAfter">): string => {
    const day = column(program, name)
    watch(program, day, begunBy)
    if (begunAfter !== undefined) watch(program, day, begunAfter)
    return day
  }

  /** Something that began within days lasts at least, and less than, some time. */
  const span = (lo: string, hi: string, { begunBy, begunAfter }: Span): Pick<NodeCode, "sure" | "may"> => ({
    sure: to.named(and(upTo(hi, begunBy), begunAfter === undefined ? "-1" : not(upTo(lo, begunAfter)))),
    may: to.named(and(upTo(lo, begunBy), begunAfter === undefined ? "-1" : not(upTo(hi, begunAfter))))
  })

  /** The loop over the facts knows all about it. */
  const exists = (set: SetNode): NodeCode => {
    const { used, changes } = useChanging(set, ["exists"], "existsFlip")
    return { sure: bit(used, "a"), may: bit(used, "b"), change: changes ? of(used, "exists") : never }
  }

  const count = ({ set, atLeast }: Extract<Node, { readonly op: "count" }>): NodeCode => {
    const { used, changes } = useChanging(set, ["count"], "countFlip")
    const sure = to.named(`~(${of(used, "sure")} - ${atLeast} >> 31)`)
    const may = to.named(or(`~(${of(used, "may")} - ${atLeast} >> 31)`, not(complete(set))))
    if (!changes) return { sure, may, change: never }
    used.longest = Math.max(used.longest, Math.min(atLeast, mostTracked))
    const yes = atLeast <= mostTracked ? of(used, `long${atLeast - 1}`) : of(used, "leaves")
    return { sure, may, change: to.named(choose(sure, yes, choose(may, least(to, of(used, "enters"), of(used, "leaves")), of(used, "enters")))) }
  }

  const value = ({ which, set, number }: Extract<Node, { readonly op: "value" }>): NodeCode => {
    const { used, changes } = useChanging(set, [which], "anyFlip", which === "first" ? "firstFlip" : "lastFlip")
    const whole = complete(set)
    const [yes, no, picked] = [to.fresh(), to.fresh(), of(used, which)]
    to.lines.push(`let ${yes} = 0, ${no} = 0; if (${picked} >= 0 && ${whole} !== 0) { const u = ${numbers(program, set.table, number.column)}[${picked}]; if (u === u) { if (${holds(program, "u", number)}) ${yes} = -1; else ${no} = -1 } }`)
    // As long as the kind is not known completely, the answer stays unknown.
    return { sure: yes, may: to.named(not(no)), change: changes ? to.named(choose(whole, of(used, which === "first" ? "flip1" : "flip2"), never)) : never }
  }

  const change = ({ set, number }: Extract<Node, { readonly op: "change" }>): NodeCode => {
    const { used, changes } = useChanging(set, ["first", "last"], "anyFlip")
    const [yes, no, first, last] = [to.fresh(), to.fresh(), of(used, "first"), of(used, "last")]
    const column = numbers(program, set.table, number.column)
    to.lines.push(`let ${yes} = 0, ${no} = 0; if (${first} >= 0 && ${last} >= 0 && ${first} !== ${last} && ${complete(set)} !== 0) { const u = ${column}[${last}] - ${column}[${first}]; if (u === u) { if (${holds(program, "u", number)}) ${yes} = -1; else ${no} = -1 } }`)
    return { sure: yes, may: to.named(not(no)), change: changes ? of(used, "any") : never }
  }

  const elapsed = (node: Extract<Node, { readonly op: "elapsed" }>): NodeCode => {
    const first = node.which === "first"
    const { used, changes } = useChanging(node.set, [first ? "beginFirst" : "beginLast"], "anyFlip")
    const whole = complete(node.set)
    // An unseen fact could be before the first, or after the last, that is known.
    const lo = to.named(first ? choose(whole, of(used, "lo1"), String(alwaysBefore)) : of(used, "lo2"))
    const hi = to.named(first ? of(used, "hi1") : choose(whole, of(used, "hi2"), String(alwaysAfter)))
    const there = bit(used, "a")
    const lasts = span(lo, hi, node)
    const cuts = node.begunAfter === undefined ? [node.begunBy] : [node.begunBy, node.begunAfter]
    return {
      sure: to.named(and(there, lasts.sure)),
      may: to.named(or(not(there), lasts.may)),
      change: program.next ? least(to, changes ? of(used, "any") : never, ...cuts.flatMap((cut) => [flips(lo, cut), flips(hi, cut)])) : never
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

  /** The parts of parts of the same kind are as good as parts, unless they have their code already. */
  const flattened = (op: "all" | "any", of: readonly Node[]): readonly Node[] =>
    of.flatMap((part) => part.op === op && !made.has(part.id) ? flattened(op, part.of) : [part])

  /**
   * One part can decide: as long as it does, the others do not matter. Where none does, what is said of the deciding ones is
   * 0, so that it need not be left out.
   */
  const connective = (op: "all" | "any", parts: readonly NodeCode[]): NodeCode => {
    const [sure, may] = op === "all"
      ? [to.named(and(...parts.map((part) => part.sure))), to.named(and(...parts.map((part) => part.may)))]
      : [to.named(or(...parts.map((part) => part.sure))), to.named(or(...parts.map((part) => part.may)))]
    if (parts.every((part) => part.change === never)) return { sure, may, change: never }
    const decides = (part: NodeCode): string => op === "all" ? not(part.may) : part.sure
    const [lasting, changing] = [parts.filter((part) => part.change === never), parts.filter((part) => part.change !== never)]
    const forGood = and(or(...lasting.map(decides)), never)
    const longest = greatest(to, ...changing.map((part) => to.named(and(decides(part), part.change))))
    const undecided = and(op === "all" ? may : not(sure), least(to, ...changing.map((part) => part.change)))
    return { sure, may, change: to.named(or(forGood, longest, undecided)) }
  }

  return coder
}

/** A count of more facts than this is looked at again when any of them changes. */
const mostTracked = 4

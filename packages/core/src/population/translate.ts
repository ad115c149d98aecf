import { codeEntries } from "../citizen/completeDay.ts"
import type { Freshness, Rule } from "../pack/pack.ts"
import { inForceOn } from "../pack/inForce.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { boundsOf } from "../rules/factSet.ts"
import { type FixedSpan, isFixed, isFixedSpan, isPlainLeaf } from "../rules/plain.ts"
import type { ParameterRef, PlainFacts, Predicate, ValueComparison } from "../rules/predicate.ts"
import type { Columns } from "./columns.ts"
import { type CutDays, cutDays, derived, type Frame, ownDay } from "./cutDay.ts"
import { PopulationError } from "./errors.ts"
import type { Node, NodeShape, NumberTest, SetNode, Span, TimeTest } from "./node.ts"
import { timeTest } from "./timeTest.ts"

/** Turns predicates into nodes, and descriptions of facts into sets, for the law of one day. */
export interface Translator {
  readonly cuts: CutDays
  readonly node: (predicate: Predicate, frame?: Frame) => Node
  /** A set of facts; with a test of time, instead of the one it asks for. */
  readonly set: (facts: PlainFacts, frame?: Frame, time?: TimeTest) => SetNode
}

export const translator = (rules: RulesInForce, columns: Columns): Translator => {
  const value = ({ param }: ParameterRef): unknown => rules.parameter(param)
  const cuts = cutDays(value)
  const inForce = inForceOn(columns.rulebook.packs, "rules", rules.on)
  const freshness = new Map([...inForceOn(columns.rulebook.packs, "freshness", rules.on).values()].map((item) => [(item as Freshness).kind, (item as Freshness).days]))
  const nodes = new Map<string, Node>()
  const sets = new Map<string, SetNode>()

  const made = (key: string, shape: NodeShape): Node => {
    const known = nodes.get(key)
    if (known !== undefined) return known
    const node: Node = { ...shape, id: nodes.size }
    nodes.set(key, node)
    return node
  }

  const node: Translator["node"] = (predicate, frame = ownDay) => {
    switch (predicate.op) {
      case "all":
      case "any": {
        const of = predicate.of.map((part) => node(part, frame))
        if (of.length === 1) return of[0]!
        return made(`${predicate.op} ${of.map(({ id }) => id).join()}`, { op: predicate.op, of })
      }
      case "not":
      case "sure":
      case "known": {
        const of = node(predicate.of, frame)
        return made(`${predicate.op} ${of.id}`, { op: predicate.op, of })
      }
      case "rule": return node((inForce.get(predicate.id) as Rule).when, frame)
      case "flag": return made(`constant ${value(predicate) === true}`, { op: "constant", verdict: value(predicate) === true ? "yes" : "no" })
      case "sex": {
        const yes = (predicate.is.includes("male") ? 2 : 0) | (predicate.is.includes("female") ? 4 : 0) | (predicate.is.includes("other") ? 8 : 0)
        return made(`sex ${yes}`, { op: "sex", yes })
      }
      case "age": {
        if (!isFixedSpan(predicate)) throw notPlain()
        const span = spanOf(predicate, frame)
        return made(`age ${spanKey(span)}`, { op: "age", ...span })
      }
      case "alive": {
        if (predicate.at !== undefined && !isFixed(predicate.at)) throw notPlain()
        const at = cuts.point(predicate.at ?? "on", frame)
        return made(`alive ${at.key}`, { op: "alive", at })
      }
      case "compare":
      case "within": throw notPlain()
      case "exists": {
        if (!isPlainLeaf(predicate)) throw notPlain()
        const of = set(predicate.in, frame)
        return made(`exists ${of.id}`, { op: "count", set: of, atLeast: 1, exists: true })
      }
      case "count": {
        if (!isPlainLeaf(predicate)) throw notPlain()
        const atLeast = Math.ceil(typeof predicate.atLeast === "number" ? predicate.atLeast : value(predicate.atLeast) as number)
        if (atLeast <= 0) return made("constant true", { op: "constant", verdict: "yes" })
        const of = set(predicate.in, frame)
        return made(`count ${of.id} ${atLeast}`, { op: "count", set: of, atLeast, exists: false })
      }
      case "value":
      case "change": {
        if (!isPlainLeaf(predicate)) throw notPlain()
        const of = set(predicate.in, frame)
        const number = numberTest(of.table, predicate.is)
        const key = `${predicate.op} ${of.id} ${JSON.stringify(number)}`
        if (predicate.op === "change") return made(key, { op: "change", set: of, number })
        return made(`${key} ${predicate.which}`, { op: "value", which: predicate.which, set: of, number })
      }
      case "elapsed": {
        if (!isPlainLeaf(predicate)) throw notPlain()
        const of = set(predicate.in, frame)
        const span = spanOf(predicate, frame)
        return made(`elapsed ${predicate.which} ${of.id} ${spanKey(span)}`, { op: "elapsed", which: predicate.which, set: of, ...span })
      }
    }
  }

  const spanOf = (given: FixedSpan, frame: Frame): Span => {
    const [atLeast, below, at] = [cuts.duration(given.atLeast), cuts.duration(given.below), given.at ?? "on"]
    return {
      begunBy: atLeast === undefined ? cuts.point(at, frame) : cuts.cutoff(at, atLeast, frame),
      begunAfter: below === undefined ? undefined : cuts.cutoff(at, below, frame),
      atLeast
    }
  }

  const set: Translator["set"] = (facts, frame = ownDay, time = timeTest(facts, cuts, frame)) => {
    const table = columns.tables.findIndex(({ reads }) => reads.kind === facts.kind)
    if (table < 0) throw notHeld(`facts of kind "${facts.kind}"`)
    const { kind, codes, status, links } = facts
    const classes = rules.factSet({ kind, ...(codes === undefined ? {} : { codes }), ...(status === undefined ? {} : { status }), ...(links === undefined ? {} : { links }) })
    const wanted = Object.entries(links ?? {}).map(([role, id]) => [role, typeof id === "string" ? id : value(id) as string] as const)
    for (const [role] of wanted) if (!columns.tables[table]!.reads.roles.includes(role)) throw notHeld(`the links "${role}" of facts of kind "${kind}"`)
    for (const word of [...classes.codes ?? [], ...wanted.map(([, id]) => id)]) if (!columns.reads.words.has(word)) throw notHeld(`"${word}" of facts of kind "${kind}"`)
    const classKey = JSON.stringify([classes.codes, status, wanted])
    const number = facts.value === undefined ? undefined : numberTest(table, facts.value)
    const whole = rules.factSet(facts)
    // Of the same kind and time, so also of the same window.
    const windowKey = `${frame.key}${table} ${JSON.stringify([facts.activeAt, facts.startsIn, facts.overlaps])}`
    const fresh = freshness.get(kind) ?? 0
    const key = JSON.stringify([table, classKey, time.key, number, windowKey])
    const known = sets.get(key)
    if (known !== undefined) return known
    const { current } = columns.tables[table]!.reads
    const made: SetNode = {
      id: sets.size,
      table,
      classes,
      classKey,
      time,
      number,
      complete: {
        entries: codeEntries(rules.scope.factKind(kind), classes.codes),
        after: derived(`complete ${windowKey}`, (context) => {
          const seen = frame.see(context)
          return Math.min(whole.window(seen).until - 1, seen.on) - fresh - 1
        }),
        notAfter: current && (facts.activeAt ?? facts.startsIn ?? facts.overlaps) !== undefined
          ? derived(`current ${windowKey}`, (context) => whole.window(frame.see(context)).from! + fresh) : undefined
      }
    }
    sets.set(key, made)
    return made
  }

  const numberTest = (table: number, is: ValueComparison): NumberTest => {
    const column = columns.tables[table]!.reads.numbers.indexOf(is.component)
    if (column < 0) throw notHeld(`${is.component === undefined ? "the value" : `"${is.component}"`} of facts of kind "${columns.tables[table]!.reads.kind}"`)
    const { atLeast, above, atMost, below } = boundsOf(is, value)
    return { column, atLeast, above, atMost, below }
  }

  return { cuts, node, set }
}

const spanKey = ({ begunBy, begunAfter, atLeast }: Span): string => `${begunBy.key} ${begunAfter?.key ?? ""} ${JSON.stringify(atLeast) ?? ""}`

const notPlain = (): PopulationError =>
  new PopulationError("TRAMYTE_POPULATION_NOT_HELD", "columns hold plain sets of facts and the days of the question, and this question goes beyond them: it compares facts with each other or with a birth. Ask it of records, with computeKpi or rules.question")

const notHeld = (what: string): PopulationError =>
  new PopulationError("TRAMYTE_POPULATION_NOT_HELD", `the population holds nothing of ${what}: no question of its rulebook reads it. Name the question in the options of population(…)`)

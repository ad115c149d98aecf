import type { Facts, FactView } from "@tramyte/core"
import type { CodeList, Narrowing, QualifierTest, ValueComparison, Window } from "@tramyte/core/pack"
import type { Asked } from "./asked.ts"
import { beyond, type Bounds, exactly, type Fit } from "./bounds.ts"
import type { Listed, Member, NaiveSet } from "./meaningOfFacts.ts"
import { compared } from "./naiveQuantity.ts"
import { beginning, daysOf, edgesOf, ending, pointAt, theOnlyOne } from "./naiveTimes.ts"

/** The members of a set of facts. */
export const naiveSet = (facts: Facts, asked: Asked): NaiveSet => {
  const source = sourceOf(facts, asked)
  const members = source.members.flatMap((one): readonly Member[] => {
    const fits = [one.fit, ...conditions(facts, one.fact, asked)]
    return fits.includes("out") ? [] : [{ fact: one.fact, fit: fits.includes("possible") ? "possible" : "sure" }]
  })
  const narrowed: NaiveSet = { members, complete: source.complete }
  return facts.pick === undefined ? narrowed : picked(narrowed, facts.pick, asked)
}

/** The first or last member, if it is sure which that is. */
export const theFirstOrLast = (which: "first" | "last", set: NaiveSet, asked: Asked): FactView | undefined => theOnlyOne(picked(set, which, asked))

/** What the facts are taken from. */
const sourceOf = (facts: Facts, asked: Asked): NaiveSet => {
  const { law, meaning, names, view } = asked
  if ("kind" in facts) {
    const members = (view.facts.get(facts.kind) ?? []).map((fact): Member => ({ fact, fit: "sure" }))
    return { members, complete: meaning.isComplete(listed(facts, asked)) }
  }
  if ("anyOf" in facts) return meaning.anyOf(facts.anyOf.map((part) => naiveSet(part, asked)))
  if ("of" in facts) return naiveSet(facts.of, asked)
  if ("use" in facts) return naiveSet(law.definition(facts.use).facts!, asked)
  const named = names.get("fact" in facts ? facts.fact : facts.linkedFrom)
  if (named === undefined) return { members: [], complete: false }
  if ("fact" in facts) return { members: [{ fact: named, fit: "sure" }], complete: true }
  const id = named.fact.links !== undefined && Object.hasOwn(named.fact.links, facts.link) ? named.fact.links[facts.link] : undefined
  return meaning.referred(id, theOnly([...view.facts.values()].flat().filter(({ fact }) => fact.id === id)))
}

/** An id that several facts have means none of them. */
const theOnly = (found: readonly FactView[]): FactView | undefined => found.length === 1 ? found[0] : undefined

/** What each condition of a narrowing says of a fact. */
function* conditions(facts: Facts, fact: FactView, asked: Asked): Iterable<Fit> {
  const { law, meaning } = asked
  const by: Narrowing = facts
  const codes = (list: CodeList): readonly string[] => codesOf(list, asked)
  const status = by.status ?? ("kind" in facts ? meaning.defaultStatus : undefined)
  if (status !== undefined) yield meaning.status(fact.fact.status, status)
  if (by.codes !== undefined) yield meaning.codes(fact.fact.code, codes(by.codes))
  for (const [role, id] of Object.entries(by.links ?? {})) {
    const links = fact.fact.links ?? {}
    yield meaning.link(Object.hasOwn(links, role) ? links[role] : undefined, typeof id === "string" ? id : law.value(id) as string)
  }
  for (const value of [by.value ?? []].flat() as readonly ValueComparison[]) {
    const number = meaning.read(fact.fact, value)
    yield number === undefined ? "possible" : meaning.where(compared(exactly(number), value, asked))
  }
  if (by.valueCodes !== undefined) yield meaning.valueCodes(fact.fact, codes(by.valueCodes))
  for (const [name, test] of Object.entries(by.qualifiers ?? {})) {
    const given = fact.fact.qualifiers !== undefined && Object.hasOwn(fact.fact.qualifiers, name) ? fact.fact.qualifiers[name] : undefined
    if ("noneOf" in test) yield meaning.qualifier(given, codes((test as Extract<QualifierTest, { readonly noneOf: CodeList }>).noneOf), "none", test.absent ?? "may")
    else if ("codes" in test) yield meaning.qualifier(given, codes((test as Extract<QualifierTest, { readonly codes: CodeList }>).codes), "some", test.absent ?? "may")
    else yield meaning.qualifier(given, codes(test as CodeList), "some", "may")
  }
  for (const part of by.has ?? []) yield meaning.has(fact.fact, part) ? "sure" : "out"
  for (const part of by.lacks ?? []) yield meaning.has(fact.fact, part) ? "out" : "sure"
  yield* times(facts, fact, asked)
  if (by.except !== undefined) yield meaning.except(naiveSet(by.except, asked).members.find((one) => one.fact === fact)?.fit ?? "out")
  if (by.where !== undefined) yield meaning.where(asked.verdictOf(by.where, by.as === undefined ? asked : { ...asked, names: new Map([...asked.names, [by.as, fact]]) }))
}

/** What each question of time says of a fact. */
function* times(facts: Facts, fact: FactView, asked: Asked): Iterable<Fit> {
  const { asking, meaning } = asked
  const { activeAt, endsIn, overlaps, startsIn }: Narrowing = facts
  if (activeAt !== undefined) {
    const [day, last] = [pointAt(activeAt, "day", asked), ending(fact, "day", asked)]
    // A day that is not known may be any: only what always held, and goes on, surely holds on it.
    yield last === undefined ? "out" : meaning.holdsOn(beginning(fact, "day", asked), last, day ?? { lo: -beyond, hi: beyond })
  }
  if (startsIn !== undefined) yield meaning.liesIn(beginning(fact, startsIn.grain ?? "day", asked), edgesOf(startsIn, asked))
  if (endsIn !== undefined) {
    const last = ending(fact, endsIn.grain ?? "day", asked)
    yield last === undefined ? "out" : meaning.liesIn(last, edgesOf(endsIn, asked))
  }
  if (overlaps !== undefined) {
    const last = ending(fact, overlaps.grain ?? "day", asked)
    yield last === undefined ? "out" : meaning.meets(beginning(fact, overlaps.grain ?? "day", asked), last, edgesOf(overlaps, asked))
  }
  if ("kind" in facts && isTimeless(facts)) yield meaning.begun(beginning(fact, "day", asked), asking.on)
}

const codesOf = (list: CodeList, { law }: Asked): readonly string[] =>
  "param" in list ? law.value(list) as readonly string[] : "valueSet" in list ? [list.valueSet].flat().flatMap(law.codes) : list

const isTimeless = ({ activeAt, endsIn, overlaps, startsIn }: Narrowing): boolean => [activeAt, endsIn, overlaps, startsIn].every((time) => time === undefined)

/** What is known of the list of a kind, and what is asked of it: the days that lie in all windows. */
const listed = (facts: Extract<Facts, { readonly kind: string }>, asked: Asked): Listed => {
  const { asking, law, view } = asked
  const { activeAt, endsIn, overlaps, startsIn } = facts
  const windows: readonly Window[] = [...(activeAt === undefined ? [] : [{ from: activeAt, through: activeAt }]), ...[startsIn, endsIn, overlaps].filter((window) => window !== undefined)]
  const days = windows.map((window) => daysOf(window, asked))
  const froms = days.flatMap(({ from }) => from === undefined ? [] : [from])
  const untils = days.flatMap(({ until }) => until === undefined ? [] : [until])
  return {
    day: view.complete.get(facts.kind),
    codeDays: facts.codes === undefined ? [] : codesOf(facts.codes, asked).map((code) => view.complete.get(`${facts.kind}/${code}`)),
    freshness: law.freshness(facts.kind),
    current: law.kind(facts.kind).lists === "current",
    on: asking.on,
    from: froms.length === 0 ? undefined : Math.max(...froms),
    until: untils.length === 0 ? undefined : Math.min(...untils),
    timeless: windows.length === 0
  }
}

const picked = ({ complete, members }: NaiveSet, pick: NonNullable<Narrowing["pick"]>, asked: Asked): NaiveSet => {
  const { meaning } = asked
  const keyOf = (fact: FactView): Bounds | undefined => {
    if (typeof pick === "string") return beginning(fact, "day", asked)
    // What never held has its place before the day on which it ended.
    if (pick.by === "end") return ending(fact, "day", asked) ?? { lo: fact.endLo - 1, hi: fact.endHi - 1 }
    if (pick.by === "recorded") return exactly(meaning.recordedAt(fact.fact))
    const number = meaning.read(fact.fact, pick)
    return number === undefined ? undefined : exactly(number)
  }
  const byEnd = typeof pick === "object" && pick.by === "end"
  const ranked = members.map((one) => ({
    ...one, key: keyOf(one.fact), first: beginning(one.fact, "day", asked),
    // Of those that end on one day, what never held ended before the others.
    instant: byEnd ? ending(one.fact, "instant", asked) ?? exactly(-Infinity) : undefined
  }))
  return meaning.pick(ranked, complete, (typeof pick === "string" ? pick : pick.which) === "last" ? 1 : -1)
}

import { civilDate, type EpochDay, type Fact, type HealthRecord, type Predicate, readRecord, type Verdict } from "@tramyte/core"
import { withDefinitions } from "../naive/asked.ts"
import { askedOf, naiveVerdict as naively } from "../naive/naivePredicate.ts"
import type { Condition } from "./conditions.ts"
import { describePerson } from "./describePerson.ts"
import { isLeaf, visit } from "./expandPredicate.ts"
import { candidatesFor, withFacts } from "./factCandidates.ts"
import type { LawOfDay } from "./lawOfDay.ts"
import { dayOf, dayReached, partsOf, plus } from "./naiveCalendar.ts"
import { type Asking, naiveSpan } from "./naiveDays.ts"
import { naiveVerdict } from "./naiveVerdict.ts"
import type { Notebook, Witness } from "./packReport.ts"
import { visitLanguage } from "./mapLanguage.ts"
import type { Leaf } from "./personEdits.ts"
import { isPlainLeaf, isPlainTree, type PlainLeaf } from "./plainForm.ts"
import { poolsOf } from "./pools.ts"
import { richCandidates } from "./richCandidates.ts"
import { richParts } from "./richParts.ts"
import { withPerson } from "./withPerson.ts"

/** What the verdict should be: of the plain form by its own naive reading, of the full language by the naive interpreter of all of it. */
const expected = (tree: Predicate, record: HealthRecord, asking: Asking, law: LawOfDay): Verdict =>
  isPlainTree(tree) ? naiveVerdict(tree, record, asking, law) : naively(tree, askedOf(withDefinitions(law), asking, readRecord(record)))

/** Gives the verdict that is to be proved; the core's own, but in the tests of this check. */
export type AskVerdict = (tree: Predicate, record: HealthRecord, asking: Asking, condition: Condition) => Verdict

const core: AskVerdict = (tree, record, asking, { probe }) => probe.verdict(tree, record, asking)

/**
 * Puts people exactly on each border of each condition (an age, a time since, the edges of a window; births on 29 February and
 * at ends of months among them) and asks on the day before, the day, and the day after. The verdicts must be those of
 * naive calendar arithmetic, and a span that has once been reached must not be lost again before it ends.
 *
 * @param witnesses people for whom the conditions hold and do not: what is not on the border stays as it is with them
 */
export const checkBorders = (conditions: readonly Condition[], witnesses: readonly Witness[], notebook: Notebook, ask: AskVerdict = core): void => {
  for (const condition of conditions) {
    const { law } = condition.probe
    const bases = witnesses.filter((one) => one.at === condition.at && one.part === condition.part && one.on === condition.on && one.choices === undefined && one.case === undefined)
      .map(({ record }) => exact(record, condition.probe.asking.on)).filter((record) => record !== undefined)
    const told = new Set<string>()
    for (const leaf of leavesOf(condition.source).map((one) => condition.expand(one) as Leaf)) {
      for (const { days, person } of borderPeople(leaf, bases.slice(0, 2), condition)) {
        const verdicts = days.map((day) => {
          const asking = askingOn(day, condition)
          const record = knownOn(person, condition, day)
          const [naive, real] = [expected(condition.tree, record, asking, law), ask(condition.tree, record, asking, condition)]
          const [naiveLeaf, realLeaf] = [expected(leaf, record, asking, law), ask(leaf, record, asking, condition)]
          notebook.tried()
          if (naive === real && naiveLeaf === realLeaf) return realLeaf
          const whole = naiveLeaf === realLeaf
          report(condition, `${whole ? `"${condition.part}"` : `the question "${leaf.op}" in "${condition.part}"`} should be ${whole ? naive : naiveLeaf} on ${civilDate(day)} by the calendar, and is ${whole ? real : realLeaf}`, record, told, notebook)
          return realLeaf
        })
        if (flips(verdicts) > mostFlips(leaf)) report(condition, `the question "${leaf.op}" in "${condition.part}" changes back and forth on the days ${days.map(civilDate).join(", ")}: ${verdicts.join(", ")}`, person, told, notebook)
      }
    }
  }
}

const report = (condition: Condition, what: string, record: HealthRecord, told: Set<string>, { find }: Notebook): void => {
  // One finding a condition is enough to go and look.
  if (told.has(condition.part)) return
  told.add(condition.part)
  find("TRAMYTE_PACK_BORDER", condition.at, `${what}; this is a fault of the library or of this check, please report it`, { pack: condition.pack, example: describePerson(record, condition.probe.law) })
}

const flips = (verdicts: readonly Verdict[]): number => verdicts.filter((verdict, index) => index > 0 && verdict !== verdicts[index - 1]).length

/** A span begins once and ends once; an edge of a window passes a fact once on each side. */
const mostFlips = (leaf: Leaf): number => leaf.op === "age" && isPlainLeaf(leaf) ? (leaf.atLeast === undefined ? 0 : 1) + (leaf.below === undefined ? 0 : 1) + 1 : Infinity

const leavesOf = (predicate: Predicate): readonly Leaf[] => {
  const leaves: Leaf[] = []
  visit(predicate, (node) => {
    if (isLeaf(node)) leaves.push(node)
  })
  return leaves
}

interface BorderPerson {
  readonly person: HealthRecord
  readonly days: readonly EpochDay[]
}

const borderPeople = (leaf: Leaf, bases: readonly HealthRecord[], condition: Condition): readonly BorderPerson[] =>
  isPlainLeaf(leaf) ? plainBorderPeople(leaf, bases, condition) : richBorderPeople(leaf, bases, condition)

/** People on the borders of a step of the full language: births, deaths and facts beside the days and numbers on which anything in it turns. */
const richBorderPeople = (leaf: Leaf, bases: readonly HealthRecord[], { probe }: Condition): readonly BorderPerson[] => {
  const { asking, law } = probe
  const [pools, parts] = [poolsOf([leaf], asking, law), richParts(leaf, asking, law)]
  const days = [asking.on - 1, asking.on, asking.on + 1]
  return bases.slice(0, 2).flatMap((base) => [
    base,
    ...(parts.birth ? pools.births.slice(0, 12).map((day) => withPerson(base, "birthDate", civilDate(day))) : []),
    ...(parts.death ? pools.deaths.slice(0, 12).map((day) => withPerson(base, "deathDate", civilDate(day))) : []),
    ...[...parts.kinds.keys()].flatMap((kind) => richCandidates(kind, pools, probe).slice(0, 24).map((fact) => withFacts(base, [fact])))
  ].map((person): BorderPerson => ({ person, days })))
}

const plainBorderPeople = (leaf: PlainLeaf, bases: readonly HealthRecord[], condition: Condition): readonly BorderPerson[] => {
  const { asking, law } = condition.probe
  const pools = poolsOf([leaf], asking, law)
  const around = [asking.on - 1, asking.on, asking.on + 1]
  switch (leaf.op) {
    case "sex": return []
    case "age": return bases.flatMap((base) => [...pools.births, ...beginnings(leaf, asking.on, law)].map((birth): BorderPerson =>
      ({ person: withPerson(base, "birthDate", civilDate(birth)), days: daysFor(birth, leaf, asking.on, law) })))
    case "alive": return bases.flatMap((base) => pools.deaths.map((death): BorderPerson => ({ person: withPerson(base, "deathDate", civilDate(death)), days: around })))
    default: {
      const whole = poolsOf([condition.tree, ...condition.given.map(({ tree }) => tree)], asking, law)
      const plain = candidatesFor(leaf.in, whole.facts.get(leaf.in.kind)!, condition.probe).slice(0, 1)
      const begins = [...pools.facts.get(leaf.in.kind)!.days, ...(leaf.op === "elapsed" ? beginnings(leaf, asking.on, law) : [])]
      return bases.slice(0, 1).flatMap((base) => plain.flatMap(({ end: _, ...fact }) => begins.flatMap((day): readonly BorderPerson[] => {
        const days = leaf.op === "elapsed" ? daysFor(day, leaf, asking.on, law) : around
        const isEvent = law.kind(leaf.in.kind).shape === "event"
        const going = isEvent ? {} : { end: "ongoing" } as const
        const began: BorderPerson = { person: withFacts(base, [{ ...fact, start: civilDate(day), ...going }]), days }
        return isEvent ? [began] : [began, { person: withFacts(base, [{ ...fact, start: civilDate(day - 4000), end: civilDate(day) }]), days: around }]
      })))
    }
  }
}

type Span = Pick<Extract<PlainLeaf, { readonly op: "age" }>, "at" | "atLeast" | "below">

const spansOf = ({ atLeast, below }: Span, law: LawOfDay) => [atLeast, below].filter((span) => span !== undefined).map((span) => naiveSpan(span, law))

/** Days to begin on that programs get wrong: 29 February, ends of months and years, so long ago that the span ends about now. */
const beginnings = (span: Span, on: EpochDay, law: LawOfDay): readonly EpochDay[] => spansOf(span, law).flatMap((length) => {
  const { year } = partsOf(plus(on, length, "lastOfMonth", -1))
  const leap = Math.floor(year / 4) * 4
  return [dayOf(leap, 2, 29), dayOf(leap - 4, 2, 29), dayOf(year, 2, 28), dayOf(year, 3, 1), dayOf(year, 1, 31), dayOf(year, 8, 31), dayOf(year, 10, 31), dayOf(year, 12, 31), dayOf(year, 1, 1)]
}).filter((day) => day > -700_000)

/** The day before, the day and the day after each span is reached, and the days on which years turn around it. */
const daysFor = (begun: EpochDay, span: Span, on: EpochDay, law: LawOfDay): readonly EpochDay[] => {
  const reached = spansOf(span, law).map((length) => dayReached(begun, length))
  const turns = (span.at ?? "on") === "on" ? [] : [on, ...reached].flatMap((day) => [dayOf(partsOf(day).year, 1, 1), dayOf(partsOf(day).year, 9, 1), dayOf(partsOf(day).year + 1, 1, 1)])
  const days = [on, ...[...reached, ...turns].flatMap((day) => [day - 1, day, day + 1]), ...reached.map((day) => day + 40)]
  return [...new Set(days)].filter((day) => day > -700_000 && day < 2_900_000).sort((a, b) => a - b)
}

const askings = new WeakMap<Condition, Map<EpochDay, Asking>>()

/** The days of a question moved on; the same object for the same day, as the core keeps what it works out for one. */
const askingOn = (on: EpochDay, condition: Condition): Asking => {
  const known = askings.get(condition) ?? new Map<EpochDay, Asking>()
  askings.set(condition, known)
  const asking = known.get(on) ?? { on, ...(condition.probe.asking.period === undefined ? {} : { period: { from: dayOf(partsOf(on).year, 1, 1), until: on + 1 } }) }
  known.set(on, asking)
  return asking
}

/** The same person, every kind that is asked for listed on the day of the question. */
const knownOn = (person: HealthRecord, { given, tree }: Condition, day: EpochDay): HealthRecord => {
  const kinds = new Set(person.facts.map(({ kind }) => kind))
  const { predicate } = visitLanguage({ facts: (set) => void ("kind" in set && kinds.add(set.kind)) })
  for (const one of [tree, ...given.map((goal) => goal.tree)]) predicate(one)
  return { ...person, complete: Object.fromEntries([...kinds].map((kind) => [kind, civilDate(day)])) }
}

/** The same person with every date a day; nothing if something is not known to the day. */
const exact = (record: HealthRecord, on: EpochDay): HealthRecord | undefined => {
  const isDay = (date: string | undefined): boolean => date === undefined || date === "ongoing" || date.length === 10
  const facts = record.facts.map((fact): Fact => fact.start === undefined ? { ...fact, start: civilDate(on - 5000) } : fact)
  const known = isDay(record.person.birthDate) && isDay(record.person.deathDate) && facts.every(({ end, start, status }) => isDay(start) && isDay(end) && status !== "preliminary")
  return known ? { ...record, facts } : undefined
}

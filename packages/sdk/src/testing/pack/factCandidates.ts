import { civilDate, type EpochDay, type Fact, type FactStatus, type HealthRecord, readRecord } from "@tramyte/core"
import type { PlainFacts } from "@tramyte/core/pack"
import { codesOf } from "./naiveVerdict.ts"
import type { FactPool } from "./pools.ts"
import type { Probe } from "./probe.ts"

/** A fact that has no id yet. */
export type NewFact = Omit<Fact, "id">

/** So many facts of a set are tried, the plainest first. */
const most = 240

const final: readonly FactStatus[] = ["final"]

/** Facts that surely belong to a set, one of each sort that some question in the trees tells from others. */
export const candidatesFor = (set: PlainFacts, pool: FactPool, probe: Probe): readonly NewFact[] => {
  const { asking, law } = probe
  const wanted = set.codes === undefined ? undefined : codesOf(set.codes, law)
  const codes: readonly (string | undefined)[] = wanted === undefined ? pool.asksCodes ? pool.codes : [undefined] : pool.codes.filter((code) => wanted.includes(code))
  const links = combinations(Object.entries(pool.links).map(([role, ids]): readonly (readonly [string, string])[] => {
    const asked = set.links?.[role]
    const id = asked === undefined || typeof asked === "string" ? asked : law.value(asked) as string
    return (id === undefined ? ids : [id]).map((one) => [role, one])
  }), 12)
  const numbers = combinations(Object.entries(pool.numbers).map(([component, list]) => list.map((number): readonly [string, number] => [component, number])), 60)
  const recorded = civilDate(asking.on)
  const found: NewFact[] = []
  for (const [status, code, time, link, number] of diagonal([set.status ?? final, codes, timesFor(set, pool, probe), links, numbers] as const)) {
    const { "": value, ...components } = Object.fromEntries(number) as Readonly<Record<string, number>>
    const fact: NewFact = {
      kind: set.kind,
      ...(code === undefined ? {} : { code: [code] }),
      ...(status === "final" ? {} : { status }),
      ...time,
      recorded,
      ...(value === undefined ? {} : { value }),
      ...(Object.keys(components).length === 0 ? {} : { components }),
      ...(link.length === 0 ? {} : { links: Object.fromEntries(link) })
    }
    if (fitsSurely(set, fact, probe)) found.push(fact)
    if (found.length === most) break
  }
  return found
}

type Time = Pick<Fact, "start" | "end">

/** When a fact of the set may hold: days beside the borders, and for what has always held, no start at all. */
const timesFor = (set: PlainFacts, pool: FactPool, probe: Probe): readonly Time[] => {
  const text = (day: EpochDay): string => civilDate(day)
  const { codes: _codes, links: _links, status: _status, value: _value, ...timed } = set
  const fits = (time: Time): boolean => fitsSurely(timed, { kind: set.kind, recorded: civilDate(probe.asking.on), ...time }, probe)
  if (pool.kind.shape === "event") return pool.days.map((day) => ({ start: text(day) })).filter(fits)
  const open: readonly Time[] = [{ end: "ongoing" }, ...pool.days.map((day): Time => ({ start: text(day), end: "ongoing" }))]
  const ended = pool.days.flatMap((end) => [{ end: text(end) }, ...pool.days.filter((day) => day < end).map((day): Time => ({ start: text(day), end: text(end) }))])
  return [...open, ...ended].filter(fits)
}

const fitsSurely = (set: PlainFacts, fact: NewFact, probe: Probe): boolean => {
  const view = readRecord({ person: { id: "p" }, facts: [{ id: "f", ...fact }] }).facts.get(set.kind)?.[0]
  return view !== undefined && probe.law.rules.factSet(set).fit(view, probe.asking) === "sure"
}

/** The same fact with something about it not known, in each way that leaves a question open. */
export const blurred = (fact: NewFact): readonly NewFact[] => {
  const { code: _code, components: _components, end: _end, links: _links, start: _start, value: _value, ...bare } = fact
  const { code, components, end, links, start, value } = fact
  const of = (change: Partial<NewFact>): NewFact => ({ ...fact, ...change })
  const keep = (kept: Partial<Fact>): NewFact => ({ ...bare, ...kept })
  const given = <Field extends keyof Fact>(field: Field, held: Fact[Field] | undefined): Partial<Fact> => held === undefined ? {} : { [field]: held }
  const rest = { ...given("components", components), ...given("links", links), ...given("value", value) }
  return [
    of({ status: "preliminary" }),
    ...(code === undefined ? [] : [keep({ ...given("start", start), ...given("end", end), ...rest })]),
    ...(start === undefined || start.length < 10 ? [] : [of({ start: start.slice(0, 7) }), of({ start: start.slice(0, 4) })]),
    ...(start === undefined ? [] : [keep({ ...given("code", code), ...given("end", end), ...rest })]),
    ...(end === undefined ? [] : [of({ end: "unknown" })]),
    ...(links === undefined ? [] : [keep({ ...given("code", code), ...given("start", start), ...given("end", end), ...given("value", value), ...given("components", components) })]),
    ...(value === undefined && components === undefined ? [] : [keep({ ...given("code", code), ...given("start", start), ...given("end", end), ...given("links", links) })])
  ]
}

/** A record with more facts. */
export const withFacts = (record: HealthRecord, added: readonly NewFact[]): HealthRecord => {
  let next = record.facts.reduce((highest, { id }) => Math.max(highest, Number(id.slice(1))), 0)
  return { ...record, facts: [...record.facts, ...added.map((fact) => ({ id: `f${String(++next)}`, ...fact }))] }
}

/** One choice from each list, in every combination up to a number of them; of no lists, the one empty combination. */
const combinations = <T>(lists: readonly (readonly T[])[], upTo: number): readonly (readonly T[])[] => {
  const found: (readonly T[])[] = []
  for (const one of diagonal(lists)) if (found.push(one as readonly T[]) === upTo) break
  return found
}

type Choices<Lists extends readonly (readonly unknown[])[]> = { readonly [index in keyof Lists]: Lists[index][number] }

/** Every combination of one choice from each list, those near the beginnings of all lists first. */
export function* diagonal<const Lists extends readonly (readonly unknown[])[]>(lists: Lists): Generator<Choices<Lists>> {
  if (lists.some((list) => list.length === 0)) return
  const furthest = lists.reduce((sum, list) => sum + list.length - 1, 0)
  for (let sum = 0; sum <= furthest; sum++) yield* withSum(lists, sum, []) as Generator<Choices<Lists>>
}

function* withSum(lists: readonly (readonly unknown[])[], sum: number, chosen: readonly unknown[]): Generator<readonly unknown[]> {
  const [list, ...rest] = lists
  if (list === undefined) {
    if (sum === 0) yield chosen
    return
  }
  const reach = rest.reduce((total, other) => total + other.length - 1, 0)
  for (let index = Math.max(0, sum - reach); index < list.length && index <= sum; index++) yield* withSum(rest, sum - index, [...chosen, list[index]])
}

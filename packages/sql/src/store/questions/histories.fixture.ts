import { composePacks, type Fact, type Indicator, type Pack, type Predicate, type RulesInForce, type Unit } from "@tramyte/core"
import type { PersonMerge, RecordStoreMethods, SecurityContext, WriteBatch } from "@tramyte/sdk"
import { isStoreError } from "@tramyte/sdk"
import * as fc from "fast-check"
import { extendedPack, extendedQuantities, extendedQuestions, extendedRecords } from "../../extended/arbitrary.fixture.ts"

const item = { label: { vi: "x", en: "x" }, from: "2020-01-01", cites: [{ ref: "law" }], status: "unverified" } as const

/** Indicators of people, events and villages, of questions a few levels deep. */
export const indicatorsOf = (count: number, seed: number): RulesInForce => {
  const drawn = fc.sample(fc.record({
    basis: fc.constantFrom<Indicator["basis"]>("person", "person", "village", { event: { kind: "observation" }, as: "x" }, { event: { anyOf: [{ kind: "condition" }, { kind: "observation" }] }, as: "x" }),
    initial: fc.oneof(fc.constant<Predicate>({ op: "alive" }), extendedQuestions(0)),
    denominator: extendedQuestions(1).map((one): Predicate => ({ op: "any", of: [one, { op: "sure", of: { op: "age", atLeast: { years: 0 } } }] })),
    exclusion: extendedQuestions(1).map((one): Predicate => ({ op: "all", of: [one, { op: "sure", of: { op: "sex", is: ["male"] } }] })),
    // So that there are people to tell something of, much is asked beside what nearly all answer alike.
    numerator: extendedQuestions(1).chain((one) => fc.constantFrom<Predicate>(one, { op: "not", of: { op: "sure", of: one } }, { op: "any", of: [one, { op: "sex", is: ["female"] }] })), exception: extendedQuestions(0),
    continuous: extendedQuantities(1).map((value) => ({ value, percentiles: [10, 90] })),
    strata: extendedQuestions(0).map((when) => [{ id: "own", bands: [{ id: "first", when }, { id: "second", when: { op: "sex", is: ["female"] } as const }], otherwise: { id: "rest" } }]),
    attribution: fc.constant<NonNullable<Indicator["attribution"]>>({ in: { kind: "observation" }, link: "encounter" })
  }, { requiredKeys: ["basis", "numerator"] }), { numRuns: count, seed }).map((given, index): Indicator => ({ ...item, ...given, id: `k/${index}`, measures: "period", direction: "up" }))
  const pack: Pack = { ...extendedPack, id: "k", definitions: [], factKinds: [], rules: [], parameters: [], valueSets: [], freshness: [], needs: [{ pack: "q" }], indicators: drawn }
  return composePacks([extendedPack, pack]).on("2026-06-30")
}

const numbers = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = Math.imul(state ^ (state >>> 15), state | 1) + 0x6d2b79f5 >>> 0
    const mixed = state ^ (state + Math.imul(state ^ (state >>> 7), state | 61))
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The communes, each with its villages. */
export const communes: Readonly<Record<string, readonly string[]>> = { c1: ["v1", "v2"], c2: ["w1"] }

export const station = (commune: string, villages?: readonly string[]): SecurityContext =>
  ({ actor: "an", role: "station", purpose: "report", commune, ...(villages === undefined ? {} : { villages }) })

/** Does one thing after the other to a store, the same for a seed: writes, corrections, moves, merges, units, undos. What is refused is left out. */
export const historyOf = (store: RecordStoreMethods, seed: number) => {
  const random = numbers(seed)
  const below = (end: number): number => Math.floor(random() * end)
  const pick = <A>(list: readonly A[]): A => list[below(list.length)]!
  const people = fc.sample(extendedRecords, { numRuns: 18, seed })
  const batches: { readonly id: string; readonly commune: string }[] = []
  let count = 0
  /** A commune's fact of a key corrects that of before; what two communes say of one person has ids of its own. */
  const fact = (subject: string, key: string, more: Omit<Fact, "id" | "subject" | "source">, id = `${key}-${count}`): Fact => ({ id, subject, source: { id: "s", key: `${subject} ${key}` }, ...more })
  const home = (subject: string, nth: number): Fact => {
    const commune = pick(Object.keys(communes))
    return fact(subject, `home${nth}`, {
      kind: "residence", recorded: "2026-06-20", code: [pick(["permanent", "temporary"])], start: pick(["2020", "2026-01-01", "2026-05-15"]), end: pick(["ongoing", "ongoing", "2026-06-01"]),
      links: pick<Readonly<Record<string, string>>>([{ commune, village: pick(communes[commune]!) }, { commune, village: pick(communes[commune]!) }, { commune }, { village: "v1" }])
    })
  }
  const id = (): string => `p${below(people.length)}`
  const person = (at: number): Pick<WriteBatch, "persons" | "facts" | "complete"> => {
    const { complete, facts, person: who } = people[at]!
    const subject = `p${at}`
    return {
      persons: [{ ...who, id: subject }],
      facts: [...facts.map(({ id: key, subject: _, ...rest }) => fact(subject, key, rest, key)), ...(below(5) === 0 ? [] : [home(subject, 0)])],
      complete: complete === undefined ? [] : [{ subject, kinds: complete }]
    }
  }
  const unit = (): Pick<WriteBatch, "units" | "facts"> => {
    const villages = Object.values(communes).flat()
    const of = (kind: Unit["kind"], name: string, parent?: string): Unit => ({ id: name, kind, ...(parent === undefined ? {} : { parent }) })
    const written = pick([of("commune", pick(Object.keys(communes))), of("village", pick(villages), pick(Object.keys(communes))), of("village", pick(villages)), of("household", `h${below(3)}`, pick(villages))])
    return { units: [written], facts: people[below(people.length)]!.facts.map(({ id: key, subject: _, ...rest }) => fact(written.id, `u${count}${key}`, rest)) }
  }
  const together = (all: readonly ReturnType<typeof person>[]): Partial<WriteBatch> =>
    ({ persons: all.flatMap(({ persons = [] }) => persons), facts: all.flatMap(({ facts = [] }) => facts), complete: all.flatMap(({ complete = [] }) => complete) })
  const content = (): Partial<WriteBatch> => {
    if (count < 3) return together(Array.from({ length: 6 }, (_, at) => person(count * 6 + at)))
    switch (below(6)) {
      case 0: return person(below(people.length))
      case 1: return { facts: [home(id(), below(3))] }
      case 2: return { facts: [fact(id(), `f${below(5)}`, { kind: pick(["observation", "condition"]), recorded: "2026-06-25", start: pick(["2026-06-24", "2026-04-30"]), code: [pick(["a", "b"])], value: pick([4, 6]), unit: "mmol/L" })] }
      case 3: return unit()
      default: return { merges: [{ from: id(), into: id() } satisfies PersonMerge] }
    }
  }
  return async (): Promise<void> => {
    const commune = pick(Object.keys(communes))
    const recorded = `2026-06-${10 + below(18)}T08:00:00+07:00`
    const earlier = batches.length < 4 || below(4) > 0 ? undefined : pick(batches)
    const batch = `b${count}`
    try {
      if (earlier !== undefined) await store.undo(station(earlier.commune), earlier.id, recorded)
      else {
        await store.write(station(commune), { id: batch, recorded, label: "x", ...content() })
        batches.push({ id: batch, commune })
      }
    } catch (error) {
      if (!isStoreError(error)) throw error
    }
    count++
  }
}

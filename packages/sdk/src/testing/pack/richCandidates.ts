import { civilDate, type Fact } from "@tramyte/core"
import { diagonal, type NewFact } from "./factCandidates.ts"
import type { Pools } from "./pools.ts"
import type { Probe } from "./probe.ts"

/** So many facts of a kind are tried, the plainest first. */
const most = 90

/**
 * Facts of a kind that could belong to the sets of a step of the full language, one of each sort that it may tell from others:
 * beside its days, at and around its numbers, with the codes, results and qualifiers that it names. Which do belong is for the core to say.
 */
export const richCandidates = (kind: string, pools: Pools, { asking, law }: Probe): readonly NewFact[] => {
  const pool = pools.facts.get(kind)!
  const rich = pool.rich
  const isEvent = law.kind(kind).shape === "event"
  const days = pool.days.slice(0, 24)
  const times: readonly Partial<Fact>[] = days.flatMap((day): readonly Partial<Fact>[] => {
    const start = civilDate(day)
    return isEvent ? [{ start }] : [{ start, end: "ongoing" }, { start: civilDate(day - 4000), end: start }]
  })
  const numbers: readonly Partial<Fact>[] = Object.entries(pool.numbers).flatMap(([component, list]) => list.map((number) => component === "" ? { value: number } : { components: { [component]: number } }))
  const asked = [...new Set(rich.flatMap((one) => one.units))]
  // Where units are asked for, a number without one says nothing.
  const units: readonly Partial<Fact>[] = asked.length === 0 ? [{}] : [...asked.map((unit) => ({ unit })), {}]
  const results = [...new Set(rich.flatMap((one) => one.valueCodes))]
  // Without a result a fact may have any: that it has none of these, another result tells.
  const valueCodes: readonly Partial<Fact>[] = results.length === 0 ? [{}] : [...results, "other"].map((code) => ({ valueCode: [code] }))
  const named = (of: "qualifiers" | "links"): Readonly<Record<string, readonly string[]>> => Object.assign({}, ...rich.map((one) => one[of])) as Readonly<Record<string, readonly string[]>>
  const qualified = Object.entries(named("qualifiers"))
  const qualifiers: readonly Partial<Fact>[] = qualified.length === 0 ? [{}] : [
    { qualifiers: Object.fromEntries(qualified.map(([name, codes]) => [name, codes.slice(0, 1)])) }, {},
    { qualifiers: Object.fromEntries(qualified.map(([name]) => [name, ["other"]])) }
  ]
  const linked = Object.entries(named("links"))
  const links: readonly Partial<Fact>[] = linked.length === 0 ? [{}] : [{ links: Object.fromEntries(linked.map(([role, [id]]) => [role, id ?? "elsewhere"])) }, {}]
  const codes: readonly Partial<Fact>[] = pool.asksCodes ? pool.codes.map((code) => ({ code: [code] })) : [{}]
  const found: NewFact[] = []
  const orNothing = <T>(list: readonly T[]): readonly (T | Partial<Fact>)[] => list.length === 0 ? [{}] : list
  for (const parts of diagonal([codes, times, orNothing(numbers), units, valueCodes, qualifiers, links] as const)) {
    found.push(Object.assign({ kind, recorded: civilDate(asking.on) }, ...parts) as NewFact)
    if (found.length === most) break
  }
  return found
}

import { civilDate, epochDay, type Fact } from "@tramyte/core"
import type { CodeList, Narrowing, ValueComparison } from "@tramyte/core/pack"
import type { LawOfDay } from "./lawOfDay.ts"
import { codesOf } from "./naiveVerdict.ts"
import type { Room } from "./room.ts"

/** Numbers that fulfil all comparisons: between the bounds, on them, beyond them. */
export const withNumbers = (fact: Fact, room: Room, by: Narrowing): Fact => {
  let { value } = fact
  const components: Record<string, number> = { ...fact.components }
  for (const [component, tests] of Object.entries(room.numbers)) {
    const bounds = [...room.bounds[component] ?? []].sort((a, b) => a - b)
    const between = bounds.slice(1).map((bound, index) => (bound + bounds[index]!) / 2)
    const fitting = [...between, ...bounds.map((bound) => bound > 1 ? bound - 1 : bound / 2), ...bounds, ...bounds.map((bound) => bound + 1), ...bounds.map((bound) => bound - 1)].find((one) => tests.every((test) => test(one)))
    if (fitting === undefined) continue
    if (component === "") value = fitting
    else components[component] = fitting
  }
  const unit = ([by.value ?? []].flat() as readonly ValueComparison[]).find((one) => one.unit !== undefined)?.unit
  return { ...fact, ...(value === undefined ? {} : { value }), ...(Object.keys(components).length === 0 ? {} : { components }), ...(unit === undefined ? {} : { unit }) }
}

/** What a narrowing says of status, references, and parts that must be there. */
export const parts = ({ has = [], links = {}, status }: Narrowing, fact: Fact, law: LawOfDay): Partial<Fact> => {
  const part: { -readonly [field in keyof Fact]?: Fact[field] } = {}
  if (status !== undefined && !status.includes(fact.status ?? "final")) part.status = status[0]!
  const linked = { ...fact.links, ...Object.fromEntries(Object.entries(links).map(([role, id]) => [role, typeof id === "string" ? id : law.value(id) as string])) }
  const qualified = { ...fact.qualifiers }
  const components = { ...fact.components }
  for (const one of has) {
    const [field, name] = one.split(/\.(.*)/s) as [string, string?]
    if (name !== undefined && field === "links") linked[name] ??= "elsewhere"
    else if (name !== undefined && field === "qualifiers") qualified[name] ??= ["other"]
    else if (name !== undefined) components[name] ??= 1
    else if (one === "value" || one === "number") part.value = fact.value ?? 1
    else if (one === "valueCode") part.valueCode = fact.valueCode ?? ["other"]
    else if (one === "unit") part.unit = fact.unit ?? "1"
    else if (one === "code") part.code = fact.code ?? ["other"]
  }
  if (Object.keys(linked).length > 0) part.links = linked
  if (Object.keys(qualified).length > 0) part.qualifiers = qualified
  if (Object.keys(components).length > 0) part.components = components
  return part
}

const mostCodes = 3

/** The codes, results and qualifiers with which a fact fulfils a narrowing; what it already says stays. */
export function* choices({ codes, qualifiers = {}, valueCodes }: Narrowing, fact: Fact, law: LawOfDay): Generator<Partial<Fact>> {
  const added = (asked: CodeList | undefined, said: readonly string[] | undefined): readonly (readonly string[] | undefined)[] => {
    if (asked === undefined) return [said]
    const list = codesOf(asked, law)
    return said?.some((one) => list.includes(one)) === true ? [said] : list.slice(0, mostCodes).map((code) => [...said ?? [], code])
  }
  const named = Object.entries(qualifiers).map(([name, test]) => {
    const said = fact.qualifiers?.[name]
    const list = typeof test === "object" && "noneOf" in test ? undefined : (typeof test === "object" && "codes" in test ? test.codes : test) as CodeList
    return [name, list === undefined ? said ?? ["none-of-these"] : added(list, said)[0] ?? []] as const
  })
  const qualified = named.length === 0 ? {} : { qualifiers: { ...fact.qualifiers, ...Object.fromEntries(named) } }
  for (const code of added(codes, fact.code)) for (const valueCode of added(valueCodes, fact.valueCode)) {
    yield { ...(code === undefined ? {} : { code }), ...(valueCode === undefined ? {} : { valueCode }), ...qualified }
  }
}

/** Without the parts that a fact must not have. */
export const without = (fact: Fact, { has = [], lacks = [] }: Narrowing): Fact => {
  const day = fact.start !== undefined && fact.start.length === 10 ? fact.start : undefined
  const left: Record<string, unknown> = {
    ...fact, ...(has.includes("instant") && day !== undefined ? { at: `${day}T08:00:00+07:00` } : {}),
    ...(has.includes("end") && day !== undefined && (fact.end === undefined || fact.end === "ongoing") ? { end: civilDate(epochDay(day) + 1) } : {})
  }
  for (const one of lacks) {
    const [field, name] = one.split(/\.(.*)/s) as [string, string?]
    if (name === undefined) for (const gone of one === "number" ? ["value", "components"] : one === "value" ? ["value", "components", "valueCode"] : [one]) delete left[gone]
    else if (typeof left[field] === "object") left[field] = Object.fromEntries(Object.entries(left[field] as object).filter(([role]) => role !== name))
  }
  return left as unknown as Fact
}

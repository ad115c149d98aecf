import type { Lang } from "../language/text.ts"
import type { Duration } from "../time/index.ts"
import type { Trace, TraceFact } from "./trace.ts"
import { dayIn, type Units, type Vocabulary, vocabulary } from "./vocabulary.ts"

type FactTrace = Extract<Trace, { readonly op: "exists" | "count" | "value" | "change" | "elapsed" }>
type ComparedTrace = Extract<Trace, { readonly op: "compare" }>
type WithinTrace = Extract<Trace, { readonly op: "within" }>
type AgeTrace = Extract<Trace, { readonly op: "age" }>

/** The parts of a decided trace that made it what it is, a yes or a no, each in words. */
export const reasonsOf = (trace: Trace, lang: Lang, recorded = false): readonly string[] => {
  const words = vocabulary[lang]
  const no = trace.verdict === "no"
  switch (trace.op) {
    case "all":
    case "any": {
      const reasons = trace.of.filter((part) => part.verdict === trace.verdict).map((part) => reasonsOf(part, lang, recorded))
      // Where one part is enough, one that says no more than another says need not be told: "A, or B and A" is A.
      const enough = trace.verdict === (trace.op === "any" ? "yes" : "no")
      return (enough ? reasons.filter((one, index) => !reasons.some((other, at) => at !== index && saysLess(other, one, at < index))) : reasons).flat()
    }
    case "rule": {
      const inner = reasonsOf(trace.of, lang, recorded)
      return no ? [`${words.not} ${trace.label[lang]}${inner.length === 0 ? "" : ` (${inner.join("; ")})`}`] : inner
    }
    case "sure":
    case "not": return reasonsOf(trace.of, lang, recorded)
    case "sex": return trace.found === undefined ? [] : [words.sex[trace.found] ?? trace.found]
    case "age": return [no ? `${words.not} ${ageReason(trace, lang)}` : ageReason(trace, lang)]
    case "alive": return no ? [words.died] : []
    case "compare": return [comparedReason(trace, lang, recorded)]
    case "within": return [withinReason(trace, lang)]
    case "known":
    case "flag": return []
    default: return [no && trace.found.length > 0 ? `${words.not} ${factReason(trace, lang, recorded)}` : factReason(trace, lang, recorded)]
  }
}

/** Whether all that one says, the other says too; of two that say the same, the earlier stays. */
const saysLess = (one: readonly string[], other: readonly string[], isEarlier: boolean): boolean =>
  one.every((reason) => other.includes(reason)) && (one.length < other.length || isEarlier)

const ageReason = ({ atLeast, below, years, at }: AgeTrace, lang: Lang): string => {
  const words = vocabulary[lang]
  const bounds = spanOf(atLeast, below, words.ageUnits, words)
  if (years === undefined || at === undefined) return bounds
  const now = years.min === years.max ? `${years.min}` : `${years.min}–${years.max}`
  return `${bounds} (${now} ${words.ageUnits.years[1]} ${words.onDay} ${dayIn(at, lang)})`
}

const spanOf = (atLeast: Duration | undefined, below: Duration | undefined, units: Units, words: Vocabulary): string => [
  ...(atLeast === undefined ? [] : [`${words.full} ${duration(atLeast, units)}`]),
  ...(below === undefined ? [] : [`${words.under} ${duration(below, units)}`])
].join(", ")

const factReason = (trace: FactTrace, lang: Lang, recorded: boolean): string => {
  const words = vocabulary[lang]
  const label = trace.label[lang]
  if (trace.found.length === 0) {
    const nearest = trace.nearest === undefined ? "" : nameOf(trace.nearest, { ...trace, codes: trace.codes ?? [] }, lang, recorded)
    return `${words.without} ${label}${askedFor(trace, lang)}${nearest === "" ? "" : ` ${words.thatFits} (${words.nearest}: ${nearest})`}`
  }
  const what = [...new Set(bearing(trace).map((fact) => nameOf(fact, trace, lang, recorded)).filter((name) => name !== ""))].join(", ")
  const named = what === "" ? label : `${label}: ${what}`
  switch (trace.op) {
    case "elapsed": return `${named}, ${spanOf(trace.atLeast, trace.below, words.units, words)} ${words.onDay} ${dayIn(trace.until, lang)}`
    case "change": return trace.by === undefined ? named : `${named}, ${words.changed} ${trace.by > 0 ? "+" : ""}${trace.by}`
    default: return named
  }
}

/** What was compared, its number, and the bounds that it kept or did not keep. */
const comparedReason = ({ get, number, is, sets, unit, verdict }: ComparedTrace, lang: Lang, recorded: boolean): string => {
  const words = vocabulary[lang]
  const of = sets.map((set) => factReason({ ...set, op: "exists", verdict }, lang, recorded)).join("; ")
  const unitOf = unit === undefined ? "" : ` ${(words.units as Readonly<Record<string, readonly string[]>>)[unit]?.[1] ?? unit}`
  const found = number === undefined ? "" : ` ${number.lo === number.hi ? number.lo : `${number.lo ?? "…"}–${number.hi ?? "…"}`}${unitOf}`
  const bounds = (["atLeast", "above", "atMost", "below"] as const).flatMap((bound) => is[bound] === undefined ? [] : [`${signs[bound]} ${is[bound].lo ?? is[bound].hi ?? "?"}`])
  return `${words.quantities[get]}${found} (${verdict === "no" ? `${words.not} ` : ""}${bounds.join(", ")})${of === "" ? "" : `: ${of}`}`
}

const signs = { atLeast: "≥", above: ">", atMost: "≤", below: "<" } as const

const withinReason = ({ day, window, verdict }: WithinTrace, lang: Lang): string => {
  const words = vocabulary[lang]
  const edges = [
    ...(window.from === undefined ? [] : [`${words.since} ${dayIn(window.from, lang)}`]),
    ...(window.until === undefined ? [] : [`${words.beforeDay} ${dayIn(window.until, lang)}`])
  ].join(" ")
  const found = day === undefined ? "" : day.from === day.through ? dayIn(day.from, lang) : `${dayIn(day.from, lang)}–${dayIn(day.through, lang)}`
  return `${found} ${verdict === "no" ? `${words.not} ` : ""}${edges}`.trim()
}

/** Found facts stand in the order of time; of some questions only the first or the last bears on the answer. */
const bearing = (trace: FactTrace): readonly TraceFact[] => {
  switch (trace.op) {
    case "value":
    case "elapsed": {
      const picked = trace.which === "first" ? trace.found[0]! : trace.found.at(-1)!
      return [trace.op === "value" && trace.number !== undefined ? { ...picked, value: trace.number } : picked]
    }
    case "change": return trace.found.length > 1 ? [trace.found[0]!, trace.found.at(-1)!] : trace.found
    default: return trace.found
  }
}

const nameOf = (fact: TraceFact, trace: Pick<FactTrace, "codes" | "shape">, lang: Lang, recorded: boolean): string => {
  const codes = (fact.code ?? []).flatMap((code) => {
    const known = trace.codes?.find((entry) => entry.code === code)
    return known === undefined ? trace.codes === undefined ? [code] : [] : [known.label[lang]]
  })
  const words = vocabulary[lang]
  const times = [
    ...(fact.start === undefined || fact.start === "unknown" ? [] : [`${trace.shape === "event" ? words.happened : words.since} ${dayIn(fact.start, lang)}`]),
    ...(recorded ? [`${words.recorded} ${dayIn(fact.recorded.slice(0, 10), lang)}`] : [])
  ]
  const value = fact.value !== undefined ? ` ${String(fact.value)}` : fact.components === undefined ? "" : ` ${Object.values(fact.components).join("/")}`
  const name = `${codes.join(" ")}${value}`.trim()
  return times.length === 0 || (name === "" && !recorded) ? name : `${name} (${times.join(", ")})`.trim()
}

/** The first of the codes that were looked for in vain. */
export const askedFor = ({ codes = [] }: Pick<FactTrace, "codes">, lang: Lang): string =>
  codes.length === 0 ? "" : `: ${codes.slice(0, most).map(({ label }) => label[lang]).join(", ")}${codes.length > most ? ", …" : ""}`

const most = 3

const duration = (span: Duration, units: Units): string =>
  (["years", "months", "weeks", "days"] as const).filter((unit) => span[unit] !== undefined).map((unit) => `${span[unit]} ${units[unit][span[unit] === 1 ? 0 : 1]}`).join(" ")

import type { Lang, Text } from "../language/text.ts"
import type { Duration } from "../time/index.ts"
import type { Answer } from "./answer.ts"
import type { RuleStatus } from "./dated.ts"
import type { Trace, TraceFact } from "./trace.ts"

/** In which language, and how much. */
export interface ExplainOptions {
  /** Default Vietnamese. */
  readonly lang?: Lang
  /** Whether to name the sources. Default true. */
  readonly sources?: boolean
}

type FactTrace = Extract<Trace, { readonly op: "exists" | "count" | "value" | "change" | "elapsed" }>
type AgeTrace = Extract<Trace, { readonly op: "age" }>

/**
 * Says in a sentence or two why an answer is what it is, what is missing, and on which source it stands. It reads the
 * answer alone: a stored answer can be explained years later.
 *
 * @param answer what `assignGroups`, or an item of `planScreening`, gave
 * @example
 * ```ts
 * import { assignGroups, explain } from "@tramyte/core"
 * import { loadCommune } from "@tramyte/pack-vn"
 *
 * const answer = assignGroups(loadCommune("cam-giang", "2026-07-15"), {
 *   id: "p1", birthDate: "1956", merit: false, residence: { type: "permanent", commune: "10903" }
 * })
 * explain(answer, { lang: "en" }).includes("60 years") // => true
 * ```
 */
export const explain = (answer: Answer & Partial<Headed>, options: ExplainOptions = {}): string => {
  const lang = options.lang ?? "vi"
  const words = vocabulary[lang]
  const head = headOf(answer, lang)
  const reasons = [...new Set(answer.why.filter((trace) => trace.verdict === "yes").flatMap((trace) => reasonsOf(trace, lang)))]
  const parts = [reasons.length === 0 ? `${head}.` : `${head}: ${reasons.join("; ")}.`]
  if (answer.missing.length > 0) parts.push(`${words.toClarify}: ${answer.missing.map((missing) => missing.question[lang]).join(" ")}`)
  if (options.sources !== false && answer.sources.length > 0) {
    const cited = answer.sources.map(({ citation, at }) => `${citation.title[lang]}${citation.number === "" ? "" : ` (${citation.number})`}${at === undefined ? "" : `, ${at}`}`)
    parts.push(`${words.sources}: ${[...new Set(cited)].join("; ")}.`)
  }
  if (answer.status !== "verified") parts.push(words.status[answer.status])
  return parts.join(" ")
}

/** What an explanation may begin with: the group of a group answer, or the protocol and state of a screening item. */
interface Headed {
  readonly group: { readonly label: Text } | undefined
  readonly mode: "first" | "every"
  readonly inScope: string
  readonly matches: readonly { readonly label: Text }[]
  readonly couldBe: readonly { readonly label: Text }[]
  readonly label: Text
  readonly state: "due" | "overdue" | "upToDate" | "unknown"
  readonly dueFrom: string
  readonly dueBy: string
  readonly lastDone: string
}

const headOf = (answer: Answer & Partial<Headed>, lang: Lang): string => {
  const words = vocabulary[lang]
  if (answer.state !== undefined && answer.label !== undefined) {
    const span = answer.state === "upToDate" ? "" : [
      ...(answer.dueFrom === undefined ? [] : [`${words.from} ${day(answer.dueFrom, lang)}`]),
      ...(answer.dueBy === undefined ? [] : [`${words.by} ${day(answer.dueBy, lang)}`])
    ].join(" ")
    const last = answer.lastDone === undefined ? words.never : `${words.last} ${day(answer.lastDone, lang)}`
    return `${answer.label[lang]} — ${words.state[answer.state]}${span === "" ? "" : ` ${span}`}, ${last}`
  }
  if (answer.inScope === "no") return words.outside
  const couldBe = (answer.couldBe ?? []).map((one) => one.label[lang])
  const counting = answer.mode === "every" ? answer.matches ?? [] : []
  const group = counting.length > 0 ? counting.map((one) => one.label[lang]).join(", ")
    : answer.group !== undefined ? answer.group.label[lang]
    : couldBe.length > 0 ? words.undecided : words.noGroup
  const provisos = [
    ...(couldBe.length === 0 ? [] : [`${words.couldBe} ${couldBe.join(", ")}`]),
    ...(answer.inScope === "unknown" ? [words.scopeUnknown] : [])
  ]
  return provisos.length === 0 ? group : `${group} (${[words.provisional, ...provisos].join("; ")})`
}

/** The parts of a trace that made it what it is, each in words. */
const reasonsOf = (trace: Trace, lang: Lang): readonly string[] => {
  const words = vocabulary[lang]
  switch (trace.op) {
    case "all":
    case "any": return trace.of.filter((part) => part.verdict === trace.verdict).flatMap((part) => reasonsOf(part, lang))
    case "rule":
    case "sure": return reasonsOf(trace.of, lang)
    case "not": return trace.of.verdict === "no" ? negation(trace.of, lang) : reasonsOf(trace.of, lang)
    case "sex": return trace.found === undefined ? [] : [words.sex[trace.found] ?? trace.found]
    case "age": return [ageReason(trace, lang)]
    case "known":
    case "alive":
    case "flag": return []
    default: return [factReason(trace, lang)]
  }
}

const negation = (trace: Trace, lang: Lang): readonly string[] => {
  if ("found" in trace && trace.op !== "sex" && trace.found.length > 0) return [`${vocabulary[lang].not} ${factReason(trace, lang)}`]
  return "label" in trace && trace.op !== "flag" ? [`${vocabulary[lang].without} ${trace.label[lang]}`] : []
}

const ageReason = ({ atLeast, below, years, at }: AgeTrace, lang: Lang): string => {
  const words = vocabulary[lang]
  const bounds = spanOf(atLeast, below, words.ageUnits, words)
  if (years === undefined) return bounds
  const now = years.min === years.max ? `${years.min}` : `${years.min}–${years.max}`
  return `${bounds} (${now} ${words.years} ${words.onDay} ${day(at, lang)})`
}

const spanOf = (atLeast: Duration | undefined, below: Duration | undefined, units: Units, words: Vocabulary): string => [
  ...(atLeast === undefined ? [] : [`${words.full} ${duration(atLeast, units)}`]),
  ...(below === undefined ? [] : [`${words.under} ${duration(below, units)}`])
].join(", ")

const factReason = (trace: FactTrace, lang: Lang): string => {
  const words = vocabulary[lang]
  const label = trace.label[lang]
  if (trace.found.length === 0) return `${words.without} ${label}`
  const what = [...new Set(bearing(trace).map((fact) => nameOf(fact, trace, lang)).filter((name) => name !== ""))].join(", ")
  const named = what === "" ? label : `${label}: ${what}`
  switch (trace.op) {
    case "elapsed": return `${named}, ${spanOf(trace.atLeast, trace.below, words.units, words)} ${words.onDay} ${day(trace.until, lang)}`
    case "change": return trace.by === undefined ? named : `${named}, ${words.changed} ${trace.by > 0 ? "+" : ""}${trace.by}`
    default: return named
  }
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

const nameOf = (fact: TraceFact, trace: FactTrace, lang: Lang): string => {
  const codes = (fact.code ?? []).flatMap((code) => {
    const known = trace.codes?.find((entry) => entry.code === code)
    return known === undefined ? trace.codes === undefined ? [code] : [] : [known.label[lang]]
  })
  const when = fact.start !== undefined && fact.start !== "unknown" ? ` (${vocabulary[lang][trace.shape === "event" ? "happened" : "since"]} ${day(fact.start, lang)})` : ""
  const value = fact.value === undefined ? "" : ` ${String(fact.value)}`
  return `${codes.join(" ")}${value}${codes.length === 0 && value === "" ? "" : when}`.trim()
}

const day = (date: string, lang: Lang): string => lang === "vi" ? date.split("-").reverse().join("/") : date

const duration = (span: Duration, units: Units): string =>
  (["years", "months", "weeks", "days"] as const).filter((unit) => span[unit] !== undefined).map((unit) => `${span[unit]} ${units[unit][span[unit] === 1 ? 0 : 1]}`).join(" ")

/** Of one, and of several. */
type Units = Readonly<Record<"years" | "months" | "weeks" | "days", readonly [string, string]>>

interface Vocabulary {
  readonly toClarify: string
  readonly sources: string
  readonly status: Readonly<Record<RuleStatus, string>>
  readonly state: Readonly<Record<Headed["state"], string>>
  readonly sex: Readonly<Record<string, string>>
  readonly ageUnits: Units
  readonly units: Units
  readonly changed: string
  readonly outside: string
  readonly undecided: string
  readonly noGroup: string
  readonly provisional: string
  readonly couldBe: string
  readonly scopeUnknown: string
  readonly without: string
  readonly not: string
  readonly full: string
  readonly under: string
  readonly years: string
  readonly onDay: string
  readonly happened: string
  readonly since: string
  readonly from: string
  readonly by: string
  readonly last: string
  readonly never: string
}

const englishUnits: Units = { years: ["year", "years"], months: ["month", "months"], weeks: ["week", "weeks"], days: ["day", "days"] }

const vocabulary: Readonly<Record<Lang, Vocabulary>> = {
  vi: {
    toClarify: "Cần làm rõ", sources: "Căn cứ",
    status: { verified: "", secondary: "Lưu ý: quy tắc này đọc qua nguồn thứ cấp.", unverified: "Lưu ý: quy tắc này CHƯA được kiểm chứng với văn bản gốc." },
    state: { due: "đến hạn", overdue: "quá hạn", upToDate: "đã thực hiện đúng hạn", unknown: "chưa xác định; nếu chưa làm thì đến hạn" },
    sex: { male: "nam", female: "nữ", other: "khác" },
    ageUnits: { years: ["tuổi", "tuổi"], months: ["tháng tuổi", "tháng tuổi"], weeks: ["tuần tuổi", "tuần tuổi"], days: ["ngày tuổi", "ngày tuổi"] },
    units: { years: ["năm", "năm"], months: ["tháng", "tháng"], weeks: ["tuần", "tuần"], days: ["ngày", "ngày"] }, changed: "thay đổi",
    outside: "Ngoài phạm vi của kế hoạch", undecided: "Chưa xác định nhóm", noGroup: "Không thuộc nhóm nào", provisional: "tạm xếp", couldBe: "có thể thuộc", scopeUnknown: "chưa rõ có thuộc phạm vi của kế hoạch",
    without: "không có", not: "không phải:", full: "đủ", under: "dưới", years: "tuổi", onDay: "vào ngày", happened: "ngày", since: "từ", from: "từ", by: "đến hết", last: "lần gần nhất", never: "chưa có lần nào được ghi nhận"
  },
  en: {
    toClarify: "To clarify", sources: "Source",
    status: { verified: "", secondary: "Note: this rule was read in a secondary source.", unverified: "Note: this rule has NOT been checked against the original text." },
    state: { due: "due", overdue: "overdue", upToDate: "up to date", unknown: "not decided; due, if not done," },
    sex: { male: "male", female: "female", other: "other" },
    ageUnits: englishUnits, units: englishUnits, changed: "changed by",
    outside: "Outside the scope of the plan", undecided: "No group decided yet", noGroup: "In no group", provisional: "provisional", couldBe: "could be", scopeUnknown: "not known whether within the scope of the plan",
    without: "no", not: "not:", full: "at least", under: "under", years: "years", onDay: "on", happened: "on", since: "since", from: "from", by: "to", last: "last done", never: "never recorded as done"
  }
}

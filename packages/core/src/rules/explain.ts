import type { Lang, Text } from "../language/text.ts"
import type { Verdict } from "../logic/verdict.ts"
import type { Answer } from "./answer.ts"
import { askedFor, reasonsOf } from "./reasons.ts"
import type { Trace } from "./trace.ts"
import { dayIn, vocabulary } from "./vocabulary.ts"

/** In which language, and how much. */
export interface ExplainOptions {
  /** Default Vietnamese. */
  readonly lang?: Lang
  /** Whether to name the sources. Default true. */
  readonly sources?: boolean
  /** Whether to say of each fact on which day it was recorded. Default false. */
  readonly recorded?: boolean
}

/**
 * Says in a sentence or two why an answer is what it is, what is missing, and on which source it stands. It reads the
 * answer alone: a stored answer can be explained years later.
 *
 * @param answer what `assignGroups`, an item of `planScreening`, or `explainKpi` gave
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
  // Of somebody outside, or for whom it does not hold, the reasons are those of the no.
  const verdict: Verdict = answer.inScope === "no" || answer.verdict === "no" ? "no" : "yes"
  // The head names the item already, so its own step is left out.
  const bears = (trace: Trace): boolean => answer.standing === undefined ? trace.verdict === verdict : trace.verdict !== "unknown"
  const steps = answer.why.filter(bears).map((trace) => trace.op === "rule" ? trace.of : trace)
  const reasons = [...new Set(steps.flatMap((trace) => reasonsOf(trace, lang, options.recorded === true)).flatMap((reason) => unlessSaid(head, reason)))]
  const parts = [reasons.length === 0 ? `${head}.` : `${head}: ${reasons.join("; ")}.`]
  const gap = [...new Set((answer.gap ?? []).map((step) => `${step.label[lang]}${askedFor(step, lang)} ${words.noLaterThan} ${dayIn(step.by, lang)}`))]
  if (gap.length > 0 && answer.standing === "gap") parts.push(`${words.toClose}: ${gap.join("; ")}.`)
  if (answer.missing.length > 0) parts.push(`${words.toClarify}: ${answer.missing.map((missing) => missing.question[lang]).join(" ")}`)
  if (options.sources !== false && answer.sources.length > 0) {
    parts.push(`${words.sources}: ${sourcesIn(answer, lang)}.`)
  }
  if (answer.status !== "verified") parts.push(words.status[answer.status])
  return parts.join(" ")
}

/** A reason that the head ends with already is not told again: "Group 1: Merit: merit". */
const unlessSaid = (head: string, reason: string): readonly string[] => {
  const [kind = "", ...found] = reason.split(": ")
  if (!head.toLowerCase().endsWith(kind.toLowerCase())) return [reason]
  return found.length === 0 ? [] : [found.join(": ")]
}

/** Each act once, with all its places. */
const sourcesIn = ({ sources }: Answer, lang: Lang): string => {
  const places = new Map<string, Set<string>>()
  for (const { citation, at } of sources) {
    const act = `${citation.title[lang]}${citation.number === "" ? "" : ` (${citation.number})`}`
    const known = places.get(act) ?? new Set()
    places.set(act, at === undefined ? known : known.add(at))
  }
  return [...places].map(([act, at]) => [act, ...at].join(", ")).join("; ")
}

/** What an explanation may begin with: the group of a group answer, the protocol and state of a screening item, an indicator and the standing in it, a rule and its verdict. */
interface Headed {
  readonly group: { readonly label: Text } | undefined
  readonly mode: "first" | "every"
  readonly inScope: string
  readonly matches: readonly { readonly label: Text }[]
  readonly couldBe: readonly { readonly label: Text }[]
  readonly label: Text
  readonly standing: "reached" | "gap" | "notCounted" | "undecided"
  readonly gap: readonly { readonly label: Text; readonly codes: readonly { readonly code: string; readonly label: Text }[]; readonly by: string }[]
  readonly verdict: Verdict
  readonly state: "due" | "overdue" | "upToDate" | "unknown" | "notEligible"
  readonly dueFrom: string
  readonly dueBy: string
  readonly lastDone: string
}

const headOf = (answer: Answer & Partial<Headed>, lang: Lang): string => {
  const words = vocabulary[lang]
  if (answer.state !== undefined && answer.label !== undefined) {
    if (answer.state === "notEligible") return `${answer.label[lang]} — ${words.state.notEligible}`
    const span = answer.state === "upToDate" ? "" : [
      ...(answer.dueFrom === undefined ? [] : [`${words.from} ${dayIn(answer.dueFrom, lang)}`]),
      ...(answer.dueBy === undefined ? [] : [`${words.by} ${dayIn(answer.dueBy, lang)}`])
    ].join(" ")
    const last = answer.lastDone === undefined ? words.never : `${words.last} ${dayIn(answer.lastDone, lang)}`
    return `${answer.label[lang]} — ${words.state[answer.state]}${span === "" ? "" : ` ${span}`}, ${last}`
  }
  if (answer.standing !== undefined && answer.label !== undefined) return `${answer.label[lang]} — ${words.standing[answer.standing]}`
  if (answer.inScope === "no") return words.outside
  if (answer.verdict !== undefined && answer.label !== undefined) return `${answer.label[lang]} — ${words.verdict[answer.verdict]}`
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

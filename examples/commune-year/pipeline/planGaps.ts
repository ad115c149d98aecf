import { epochDay, explain, type Indicator, type KpiAnswer, kpiWorklist, type Period, type RecordView, type RulesInForce, type Text, type Trace } from "@tramyte/core"
import { contextOn } from "@tramyte/core/engine"
import type { OpenGap } from "./model.ts"

/** Why people stand where they do in the plan's indicators, and what would close their gaps. */
export interface PlanGaps {
  /** The people so far, with their letters in each indicator told of. */
  readonly add: (at: number, view: RecordView, letters: readonly string[]) => void
  /** Somebody of whom nothing can be told. */
  readonly leaveOut: (at: number) => void
  readonly end: () => {
    readonly sentences: readonly Text[]
    readonly gaps: readonly OpenGap[]
    /** For each indicator, by person, the number of the sentence, or -1. */
    readonly told: readonly (readonly number[])[]
    /** By person, numbers of gaps. */
    readonly open: readonly (readonly number[])[]
  }
}

/** People are held until so many have come, and then asked about together. */
const BATCH = 250

/**
 * Tells of each person and indicator in one sentence why the person counts or not, and notes the open gaps. Equal sentences are kept once.
 *
 * @param indicators those told of, with their place in the report
 */
export const planGaps = (rules: RulesInForce, period: Period, indicators: readonly { readonly place: number; readonly indicator: Indicator }[]): PlanGaps => {
  const context = contextOn(rules.day, { from: epochDay(period.from), until: epochDay(period.until) })
  const numerators = indicators.map(({ indicator }) => rules.question(indicator.numerator))
  // What several indicators ask for alike, is told of each person once.
  const asked = indicators.map(({ indicator }) => JSON.stringify([indicator.numerator, indicator.direction]))
  const sentences = numbering<Text>()
  const gaps = numbering<OpenGap>()
  const told: number[][] = indicators.map(() => [])
  const open: (readonly number[])[] = []
  let waiting: { readonly at: number; readonly view: RecordView; readonly letters: readonly string[] }[] = []
  // The report is read on a day of a year that goes on: what may still come until that day, may come until the year's last.
  const lastDay = `${period.from.slice(0, 4)}-12-31`
  const sentence = (answer: KpiAnswer): number => {
    const vi = sentenceOf(answer, "vi")
    return sentences.of(vi, () => ({ vi, en: sentenceOf(answer, "en") }))
  }
  const tell = (at: number, which: number, answer: KpiAnswer): void => {
    const inTime = { ...answer, gap: answer.gap.map((step) => step.by === answer.asOf ? { ...step, by: lastDay } : step) }
    told[which]![at] = sentence(inTime)
    if (answer.standing !== "gap" || inTime.gap.length === 0) return
    const indicator = indicators[which]!.place
    const by = inTime.gap.reduce((first, step) => step.by < first ? step.by : first, lastDay)
    const what = whatCloses(inTime)
    open[at] = [...open[at] ?? [], gaps.of(`${indicator} ${by} ${what.vi}`, () => ({ indicator, what, by }))]
  }
  const flush = (): void => {
    indicators.forEach(({ indicator }, which) => {
      const wanted = indicator.direction === "down" ? "n" : "y"
      const askedOf = waiting.filter(({ letters }) => letters[which] !== wanted && letters[which] !== "-")
      const places = new Map(askedOf.map(({ at, view }) => [view.subject, at]))
      if (askedOf.length > 0) {
        const { gaps: lines, toClarify } = kpiWorklist(rules, indicator.id, { period, records: askedOf.map(({ view }) => view) })
        for (const { id, answer } of [...lines, ...toClarify]) tell(places.get(id)!, which, answer)
      }
      const before = asked.indexOf(asked[which]!)
      for (const { at, view, letters } of waiting) {
        if (letters[which] !== wanted) continue
        const same = before < which && letters[before] === wanted ? told[before]![at] : undefined
        told[which]![at] = same ?? sentence(reached(indicator, numerators[which]!.trace(view, context), view, rules))
      }
    })
    waiting = []
  }
  const leaveOut = (at: number): void => {
    for (const list of told) list[at] = -1
    open[at] = []
  }
  return {
    leaveOut,
    add: (at, view, letters) => {
      leaveOut(at)
      waiting.push({ at, view, letters })
      if (waiting.length >= BATCH) flush()
    },
    end: () => {
      flush()
      return { sentences: sentences.all, gaps: gaps.all, told, open }
    }
  }
}

/** The answer about somebody who counts as the plan wants, as `explainKpi` gives it; that one makes the indicator ready anew for each person. */
const reached = ({ id, label, direction, status }: Indicator, numerator: Trace, { subject }: RecordView, rules: RulesInForce): KpiAnswer => ({
  subject, on: rules.on, asOf: rules.on, rulebook: rules.rulebook, indicator: id, label, populations: {}, scored: direction === "down" ? "no" : "yes", standing: "reached",
  certainty: "sure", missing: [], why: [numerator], because: { numerator }, gap: [], sources: [], status
})

/** The explanation without what stands above every list already: the name of the indicator, its sources and how far they were checked. */
export const sentenceOf = (answer: KpiAnswer, lang: "vi" | "en"): string => {
  const told = explain({ ...answer, why: answer.why.map(latest), status: "verified" }, { lang, sources: false })
  const head = `${answer.label[lang]} — `
  const rest = told.startsWith(head) ? told.slice(head.length) : told
  return rest.charAt(0).toUpperCase() + rest.slice(1).replaceAll("….", "…")
}

/** Where one fact is enough, the latest tells as much as all that were found. */
const latest = (trace: Trace): Trace => {
  switch (trace.op) {
    case "all":
    case "any": return { ...trace, of: trace.of.map(latest) }
    case "not":
    case "sure":
    case "rule": return { ...trace, of: latest(trace.of) }
    case "exists": return trace.found.length > 1 ? { ...trace, found: trace.found.slice(-1) } : trace
    default: return trace
  }
}

/** What closes a gap, in a few words for a worksheet: a card, a checkup, a measurement within its bounds. */
const whatCloses = ({ gap }: KpiAnswer): Text => {
  const words = (lang: "vi" | "en"): string => [...new Set(gap.map(({ label, codes, state }) => {
    const name = codes[0]?.label[lang] ?? label[lang]
    return state === "unfit" ? `${name} ${lang === "vi" ? "đạt yêu cầu" : "as required"}` : name
  }))].join(", ")
  return { vi: words("vi"), en: words("en") }
}

/** Gives equal things the same number; of a thing that was there before, no more than its key is made. */
const numbering = <T>() => {
  const known = new Map<string, number>()
  const all: T[] = []
  return {
    all: all as readonly T[],
    of: (key: string, make: () => T): number => {
      let found = known.get(key)
      if (found === undefined) known.set(key, found = all.push(make()) - 1)
      return found
    }
  }
}

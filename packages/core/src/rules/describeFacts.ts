import type { FactView, RecordView } from "../citizen/readRecord.ts"
import { type CivilDate, civilDate, type EpochDay } from "../time/index.ts"
import { FIRST_DAY, LAST_DAY } from "../time/civilDate.ts"
import type { CompileScope } from "./question.ts"
import type { EvaluationContext } from "./context.ts"
import { inTime } from "./factOrder.ts"
import type { FactQuery } from "./factQuery.ts"
import type { FactsStep, TraceFact } from "./trace.ts"
import type { Text } from "../language/text.ts"

/** A day as a trace shows it: what lies beyond the calendar stands at its edge. */
export const shownDay = (day: EpochDay): CivilDate => civilDate(Math.min(Math.max(day, FIRST_DAY), LAST_DAY))

/** Made once a question: what a trace tells of a set of facts of any form. */
export const queryDescriber = (query: FactQuery, scope: CompileScope) => {
  const kinds = query.kinds.map((kind) => scope.factKind(kind))
  const first = kinds[0]
  const joined = (text: (kind: typeof kinds[number]) => Text): Text => ({ vi: kinds.map((kind) => text(kind).vi).join(" / "), en: kinds.map((kind) => text(kind).en).join(" / ") })
  const named = (code: string) => ({ code, label: scope.codeLabel(code) })
  const asked = query.codes?.map(named)
  return (view: RecordView, context: EvaluationContext): FactsStep => {
    const { facts, sure, complete } = query.members(view, context)
    const fitting = (wanted: boolean): readonly TraceFact[] => facts.filter((_fact, index) => sure[index] === wanted).sort(inTime).map(factOf)
    const found = fitting(true)
    const codes = asked ?? [...new Set(found.flatMap(({ code }) => code ?? []))].map(named)
    const { from, until } = query.window(view, context)
    // A set without a kind of its own is named by what it holds.
    const kind = first ?? scope.factKind(facts[0]?.fact.kind ?? "fact")
    return {
      kind: kind.kind,
      shape: kind.shape,
      label: kinds.length > 1 ? joined(({ label }) => label) : kind.label,
      ...(codes.length === 0 ? {} : { codes }),
      ...(from === undefined || until === from + 1 ? { at: shownDay(until - 1) } : { during: { from: shownDay(from), until: shownDay(until) } }),
      found,
      ...(facts.length > 0 ? {} : nearest(query.wider, view, context)),
      possible: fitting(false),
      complete,
      question: kind.question
    }
  }
}

/** Of a set that has no facts, the last of those that it was narrowed from. */
const nearest = (wider: FactQuery | undefined, view: RecordView, context: EvaluationContext): Pick<FactsStep, "nearest"> => {
  if (wider === undefined) return {}
  const { facts } = wider.members(view, context)
  return facts.length > 0 ? { nearest: factOf([...facts].sort(inTime).at(-1)!) } : nearest(wider.wider, view, context)
}

const factOf = ({ fact }: FactView): TraceFact => ({
  id: fact.id,
  ...(fact.code === undefined ? {} : { code: fact.code }),
  ...(fact.start === undefined ? {} : { start: fact.start }),
  ...(fact.end === undefined ? {} : { end: fact.end }),
  recorded: fact.recorded,
  ...(fact.value === undefined ? {} : { value: fact.value }),
  ...(fact.components === undefined ? {} : { components: fact.components })
})

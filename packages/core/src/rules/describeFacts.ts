import type { FactView, RecordView } from "../citizen/readRecord.ts"
import { civilDate } from "../time/index.ts"
import type { CompileScope } from "./question.ts"
import type { EvaluationContext } from "./context.ts"
import { inTime } from "./factOrder.ts"
import type { Fit, FactSet } from "./factSet.ts"
import type { TraceFact } from "./trace.ts"

/** Made once a question: what a trace tells of a set of facts. */
export const describer = (set: FactSet, scope: CompileScope) => {
  const { label, question, shape } = scope.factKind(set.kind)
  const named = (code: string) => ({ code, label: scope.codeLabel(code) })
  const asked = set.codes?.map(named)
  return (view: RecordView, context: EvaluationContext) => {
    const facts = (view.facts.get(set.kind) ?? []).map((fact) => ({ fact, fit: set.fit(fact, context) }))
    const fitting = (wanted: Fit): readonly TraceFact[] => facts.filter(({ fit }) => fit === wanted).map(({ fact }) => fact).sort(inTime).map(factOf)
    const found = fitting("sure")
    // Where no codes were asked for, those that were found are named.
    const codes = asked ?? [...new Set(found.flatMap(({ code }) => code ?? []))].map(named)
    const { from, until } = set.window(context)
    return {
      kind: set.kind,
      shape,
      label,
      ...(codes.length === 0 ? {} : { codes }),
      ...(from === undefined || until === from + 1 ? { at: civilDate(until - 1) } : { during: { from: civilDate(from), until: civilDate(until) } }),
      found,
      possible: fitting("possible"),
      complete: set.isComplete(view, context),
      question
    }
  }
}

const factOf = ({ fact }: FactView): TraceFact => ({
  id: fact.id,
  ...(fact.code === undefined ? {} : { code: fact.code }),
  ...(fact.start === undefined ? {} : { start: fact.start }),
  ...(fact.end === undefined ? {} : { end: fact.end }),
  recorded: fact.recorded,
  ...(fact.value === undefined ? {} : { value: fact.value })
})

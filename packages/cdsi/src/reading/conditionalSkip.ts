import type { ConditionalSkip, SkipCondition, SkipCount, SkipSet } from "@tramyte/core/immunization"
import { type Place, report } from "./ledger.ts"
import { given, made, many, type Read, struct } from "./shape.ts"
import { count, date, namesOf, note, oneOf, span } from "./values.ts"

const logic = oneOf({ "": undefined, "n/a": undefined, AND: "all", OR: "any" })

const conditionWords = struct({
  conditionID: count(1),
  conditionType: oneOf({
    Age: "age", "Completed Series": "completedSeries", Interval: "interval", "Vaccine Count by Age": "countByAge", "Vaccine Count by Date": "countByDate", "Vaccine Count by Date and Age": "countByDateAndAge"
  }),
  startDate: date,
  endDate: date,
  beginAge: span,
  endAge: span,
  interval: span,
  doseCount: count(0),
  doseType: oneOf({ "": undefined, Total: false, Valid: true }),
  doseCountLogic: oneOf({ "": undefined, "greater than": "greaterThan", "equal to": "equalTo", "less than": "lessThan" }),
  vaccineTypes: namesOf("vaccine"),
  seriesGroups: namesOf("series group")
})

type ConditionWords = ReturnType<typeof conditionWords>
type ConditionType = ConditionWords["conditionType"]

const counting: readonly (keyof ConditionWords)[] = ["doseCount", "doseType", "doseCountLogic"]

/** What each type of condition must say, and what it may say; all else would be lost (CDSi table 6-6 and the following). */
const said: Readonly<Record<ConditionType, { readonly must: readonly (keyof ConditionWords)[]; readonly may: readonly (keyof ConditionWords)[] }>> = {
  age: { must: [], may: ["beginAge", "endAge"] },
  completedSeries: { must: ["seriesGroups"], may: [] },
  interval: { must: ["interval"], may: [] },
  countByAge: { must: counting, may: ["beginAge", "endAge", "vaccineTypes"] },
  countByDate: { must: counting, may: ["startDate", "endDate", "vaccineTypes"] },
  countByDateAndAge: { must: counting, may: ["startDate", "endDate", "beginAge", "endAge", "vaccineTypes"] }
}

const condition: Read<SkipCondition> = made(conditionWords, (words, place) => {
  const { must, may } = said[words.conditionType]
  for (const name of must) if (words[name] === undefined) report({ ...place, path: `${place.path}/${name}` }, "TRAMYTE_CDSI_VALUE", "it is empty; a condition of this type needs it")
  const known: readonly string[] = ["conditionID", "conditionType", ...must, ...may]
  for (const [name, value] of Object.entries(words)) {
    if (value !== undefined && !known.includes(name)) report({ ...place, path: `${place.path}/${name}` }, "TRAMYTE_CDSI_VALUE", "a condition of this type does not look at it; leave it empty, or mend the type")
  }
  return conditionOf(words)
})

const conditionOf = (words: ConditionWords): SkipCondition => {
  switch (words.conditionType) {
    case "age": return given({ kind: "age" as const, beginAge: words.beginAge, endAge: words.endAge })
    case "completedSeries": return { kind: "completedSeries", groups: words.seriesGroups ?? [] }
    case "interval": return { kind: "interval", interval: words.interval ?? {} }
    default: return countOf(words)
  }
}

const countOf = (words: ConditionWords): SkipCount => given({
  kind: "count" as const,
  compare: words.doseCountLogic ?? "greaterThan",
  doses: words.doseCount ?? 0,
  validOnly: words.doseType === true ? true : undefined,
  vaccines: words.vaccineTypes,
  beginAge: words.beginAge,
  endAge: words.endAge,
  from: words.startDate,
  until: words.endDate
})

const set: Read<SkipSet> = made(struct({
  setID: count(1), setDescription: note, effectiveDate: date, cessationDate: date, conditionLogic: logic, condition: many(condition, 1)
}), (words, place) => {
  needsLogic("conditionLogic", words.conditionLogic, words.condition.length, place)
  return given({ label: words.setDescription, effective: words.effectiveDate, cessation: words.cessationDate, logic: words.conditionLogic, conditions: words.condition })
})

export const conditionalSkip: Read<ConditionalSkip> = made(struct({
  context: oneOf({ Both: "both", Evaluation: "evaluation", Forecast: "forecast" }), setLogic: logic, set: many(set, 1)
}), (words, place) => {
  needsLogic("setLogic", words.setLogic, words.set.length, place)
  return given({ context: words.context, logic: words.setLogic, sets: words.set })
})

/** One needs no word for how it goes together with others; several do. */
const needsLogic = (name: string, how: "all" | "any" | undefined, number: number, place: Place): void => {
  if (how === undefined && number > 1) report({ ...place, path: `${place.path}/${name}` }, "TRAMYTE_CDSI_VALUE", `${number} stand here, and it does not say how they go together; write "AND" or "OR"`)
}

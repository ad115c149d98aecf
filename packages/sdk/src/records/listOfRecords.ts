import { epochDay, periodDays, type Predicate, readRecord, type RulesInForce, type Verdict } from "@tramyte/core"
import { contextOn, type EvaluationContext } from "@tramyte/core/engine"
import type { ListQuery, PeopleList, StoredRecord } from "../ports/recordStore.ts"
import { askedPredicate, checkListQuery } from "./checkQuestion.ts"
import { codePointOrder } from "./codePointOrder.ts"
import { questionError } from "./questionError.ts"

/**
 * Answers `RecordStoreMethods.list` from records: for any store that can read them and has no faster way. One record is held at
 * a time. Give whom the context reaches, as known at `query.knownAt`, with nothing withheld.
 *
 * @param question a predicate, or the id of a rule in force
 * @throws StoreError `TRAMYTE_STORE_INVALID` for a rule that is not in force, a day that is none
 * @example
 * ```ts
 * import { listOfRecords } from "@tramyte/sdk"
 * import { loadVietNam } from "@tramyte/pack-vn"
 *
 * const persons = [{ person: { id: "b", birthDate: "1956" }, facts: [] }, { person: { id: "a", birthDate: "1950" }, facts: [] }, { person: { id: "c" }, facts: [] }]
 * await listOfRecords(persons, loadVietNam("2026-07-15"), { op: "age", atLeast: { years: 60 } }) // => { yes: ["a", "b"], no: [], unknown: ["c"] }
 * ```
 */
export const listOfRecords = async (
  persons: AsyncIterable<StoredRecord> | Iterable<StoredRecord>, rules: RulesInForce, question: Predicate | string, query: ListQuery = {}
): Promise<PeopleList> => {
  checkListQuery(query)
  const predicate = askedPredicate(rules, question)
  const parts: Readonly<Record<Verdict, string[]>> = { yes: [], no: [], unknown: [] }
  try {
    const { verdict } = rules.question(predicate)
    const context = contextOfList(rules, query)
    const { knownAt } = query
    for await (const record of persons) parts[verdict(readRecord(record, knownAt === undefined ? {} : { knownAt }), context)].push(record.person.id)
  } catch (error) {
    throw questionError(error)
  }
  return { yes: parts.yes.sort(codePointOrder), no: parts.no.sort(codePointOrder), unknown: parts.unknown.sort(codePointOrder) }
}

const contextOfList = (rules: RulesInForce, { asOf = rules.on, period, utcOffset }: ListQuery): EvaluationContext =>
  ({ ...contextOn(epochDay(asOf), period && periodDays(period)), ...(utcOffset === undefined ? {} : { utcOffset }) })

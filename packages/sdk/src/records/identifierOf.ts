import type { Fact } from "@tramyte/core"
import type { IdentifierEntry, IdentifierQuery } from "../ports/recordStore.ts"

/** What an identifier fact says: its first code is the system, its value the number; `undefined` for other facts and for denied ones. */
export const identifierOf = (subject: string, fact: Fact): IdentifierEntry | undefined => {
  if (fact.kind !== "identifier" || fact.status === "enteredInError" || fact.status === "notDone") return undefined
  const system = fact.code?.[0]
  if (system === undefined || fact.value === undefined) return undefined
  const { start, end } = fact
  return { subject, system, value: String(fact.value), ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) }
}

/** Whether an identifier is among those asked for. */
export const isAsked = ({ system, value }: IdentifierEntry, query: IdentifierQuery | undefined): boolean =>
  (query?.system === undefined || query.system === system) && (query?.value === undefined || query.value === value)

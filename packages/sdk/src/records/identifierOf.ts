import type { Fact } from "@tramyte/core"
import type { IdentifierEntry } from "../ports/recordStore.ts"

/** What an identifier fact says: its first code is the system, its value the number; `undefined` for other facts and for denied ones. */
export const identifierOf = (subject: string, fact: Fact): IdentifierEntry | undefined => {
  if (fact.kind !== "identifier" || fact.status === "enteredInError" || fact.status === "notDone") return undefined
  const system = fact.code?.[0]
  return system === undefined || fact.value === undefined ? undefined : { subject, system, value: String(fact.value) }
}

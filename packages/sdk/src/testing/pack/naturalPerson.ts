import { type CivilDate, type HealthRecord } from "@tramyte/core"

/** Where the search begins: a woman of 36 with nothing special, of whom all that is asked for is known. */
export const naturalStart = (on: CivilDate, kinds: readonly string[]): HealthRecord => ({
  person: { id: "p", sex: "female", birthDate: `${String(Number(on.slice(0, 4)) - 36).padStart(4, "0")}-01-01` },
  facts: [],
  complete: Object.fromEntries(kinds.map((kind) => [kind, on]))
})

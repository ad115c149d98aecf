import type { Fact } from "../../citizen/fact.ts"
import type { HealthRecord, Person } from "../../citizen/record.ts"
import { on } from "./campaignPack.fixture.ts"

/** The kinds of fact of which all is known, unless told otherwise. */
export const kinds = ["residence", "merit", "condition", "pregnancy", "education", "employment", "encounter"]

/** What is told of somebody besides the usual. */
export interface Told extends Partial<Person> {
  readonly facts?: readonly (Partial<Fact> & { readonly kind: string })[]
  readonly home?: Partial<Fact>
  /** Kinds of which not all is known. */
  readonly unsure?: readonly string[]
}

/** A woman of village 3 born in 1990, of whom everything is known, unless told otherwise. */
export const told = ({ facts = [], home, unsure = [], ...person }: Told = {}): HealthRecord => ({
  person: { id: "p1", sex: "female", birthDate: "1990-05-01", ...person },
  facts: [{ kind: "residence", code: ["permanent"], links: { village: "v3" }, ...home }, ...facts]
    .map((fact, index): Fact => ({ id: `f${index}`, recorded: "2026-07-01", ...(fact.kind === "encounter" ? {} : { end: "ongoing" as const }), ...fact })),
  complete: Object.fromEntries(kinds.filter((kind) => !unsure.includes(kind)).map((kind) => [kind, on]))
})

/** An examination of that code on that day. */
export const exam = (code: string, start: string) => ({ kind: "encounter", code: [code], start })

import { factKinds } from "@tramyte/core"
import { join, plain, sql } from "../sql.ts"
import type { Around } from "./around.ts"
import type { OpenEnd } from "./factColumns.ts"

/** How the end of a fact is taken of which the record says nothing: an event of a kind that a pack adds lasts a day. `kinds`: those that the facts may be of. */
export const openEndOf = (kinds: readonly string[] | undefined, fact: string, { rules: { scope } }: Pick<Around, "rules">): OpenEnd => {
  const events = [...scope.factKinds()].filter(({ kind, shape }) => shape === "event" && !readAsEvents.has(kind) && (kinds?.includes(kind) ?? true)).map(({ kind }) => kind)
  if (events.length === 0) return "lasts"
  return kinds?.length === events.length ? "one day" : sql`${plain(`${fact}.kind`)} IN (${join(events.map((kind) => sql`${kind}`), ", ")})`
}

/** Of the core's own events the end is always told. */
const readAsEvents: ReadonlySet<string> = new Set(factKinds.filter(({ shape }) => shape === "event").map(({ kind }) => kind))

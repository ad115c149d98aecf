import type { CiteRef } from "@tramyte/core"
import { type Attribution, cite, facts, on, rule } from "@tramyte/core/pack"
import { commune } from "./parameters.ts"

/** A place in the plan. */
export const plan = (at: string): readonly CiteRef[] => [cite("nam-thanh-mien-plan-2026", at)]

/** Whom the plan's indicators speak of. */
export const resident = rule("nam-thanh-mien/resident")

/** A person counts to the village of this commune in which they live on the last day, wherever else they are registered. */
export const attribution: Attribution = { in: facts("residence").linked({ commune }).activeOn(on).data, link: "village" }

import type { Pack } from "../../pack/pack.ts"
import { item, rulesOn } from "../../pack/smallPack.fixture.ts"
import type { RulesInForce } from "../../pack/rulesInForce.ts"
import type { ChecklistItem } from "./checklistItem.ts"
import type { Provided, Requirement, SessionToPrepare } from "./readiness.ts"
import { readinessOf } from "./readinessOf.ts"

/** A line of a checklist with the code as its name. */
export const line = (code: string, more: Partial<ChecklistItem>): ChecklistItem => ({ ...item(`p/${code}`), code, label: { vi: code, en: code }, ...more })

export const rulesWith = (checklists: readonly ChecklistItem[], more: Partial<Pack> = {}): RulesInForce => rulesOn("2026-07-01", { checklists, ...more })

export const session: SessionToPrepare = { id: "s1", day: "2026-07-06", capacity: 100 }

/** The lines of a session by code, as state or, where things are counted, as `state there/needed`. */
export const states = (checklists: readonly ChecklistItem[], provided: Provided = {}, more: Partial<SessionToPrepare> = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(readinessOf(rulesWith(checklists), { ...session, ...more }, provided).requirements.map((one) => [one.code, shown(one)]))

const shown = ({ state, there, needed }: Requirement): string => there === undefined ? state : `${state} ${there}/${needed ?? "?"}`

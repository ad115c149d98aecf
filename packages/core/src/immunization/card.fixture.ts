import type { Fact } from "../citizen/fact.ts"
import type { HealthRecord } from "../citizen/record.ts"
import { item, rulesOn, smallPack } from "../pack/smallPack.fixture.ts"
import type { Pack } from "../pack/pack.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { scheduleOf, theDay, type ToldAntigens } from "./child.fixture.ts"
import type { ImmunizationSchedule } from "./schedule.ts"
import type { ScheduleItem } from "./scheduleItem.ts"

/** A small schedule as an item of a pack, and what the pack has besides. */
export interface ToldPack extends Partial<Pick<ScheduleItem, "observed" | "overdueAfter" | "cites" | "status">> {
  readonly schedule?: Partial<ImmunizationSchedule>
  readonly pack?: Partial<Pack>
  readonly on?: string
}

export const scheduleItem = (antigens: ToldAntigens, { schedule, pack: _pack, on: _on, ...more }: ToldPack = {}): ScheduleItem => ({ ...item("p/schedule"), schedule: scheduleOf(antigens, schedule), ...more })

/** The rules of a pack with one schedule. */
export const rulesWith = (antigens: ToldAntigens, told: ToldPack = {}): RulesInForce => rulesOn(told.on ?? theDay, smallPack({ ...told.pack, schedules: [scheduleItem(antigens, told)] }))

/** A dose on record, "MV 2026-03-01", which is its id too; or any other fact as it is. */
export type ToldOnRecord = string | Partial<Fact> & Pick<Fact, "kind">

/** The health record of a child born on 15 January 2024, whose doses are all on it. */
export const recordOf = ({ facts = [], complete = { immunization: theDay }, ...person }: Partial<HealthRecord["person"]> & { readonly facts?: readonly ToldOnRecord[]; readonly complete?: HealthRecord["complete"] } = {}): HealthRecord => ({
  person: { id: "c1", birthDate: "2024-01-15", ...person },
  facts: facts.map((one, index): Fact => {
    if (typeof one !== "string") return { id: `f${index}`, recorded: "2026-07-01", ...one }
    const [vaccine = "", start = ""] = one.split(" ")
    return { id: one, kind: "immunization", code: [vaccine], start, recorded: "2026-07-01" }
  }),
  ...(complete === undefined ? {} : { complete })
})

import type { CivilDate } from "@tramyte/core"
import type { DayPart, Hours } from "@tramyte/core/campaign"
import { appointmentsOf, compared, type ToldAppointment, type ToldPlan } from "../lists/appointments.ts"
import { type Shown, shownPerson, type ShownPerson } from "../lists/personOnPaper.ts"
import { namesById, type Wording } from "../named.ts"

/** One line of a door's sheet. */
export interface DoorRow extends ShownPerson {
  readonly number: number
  readonly village?: Wording
  readonly fasting: boolean
}

/** People who are asked to come at one time. */
export interface DoorWave {
  /** Nothing where no hour was told. */
  readonly hours?: Hours
  readonly rows: readonly DoorRow[]
}

/** A session's sheet for the door (phiếu tiếp đón). */
export interface DoorSheet {
  readonly session: string
  readonly day: CivilDate
  readonly part?: DayPart
  readonly hours?: Hours
  readonly place: Wording
  readonly people: number
  readonly waves: readonly DoorWave[]
}

/**
 * Who is expected at each session, wave by wave and household by household, to tick off at the door: by day, hour and place; sessions to which nobody comes
 * have no sheet. Statutory precedence and who was sent to which room are not on it: others read it over a shoulder.
 *
 * @throws DocumentError as `appointmentsOf`
 * @example
 * ```ts
 * import { doorSheets } from "@tramyte/documents"
 *
 * const [sheet] = doorSheets({
 *   campaign: {
 *     people: [{ id: "p1", priority: 2 }, { id: "p2", priority: 2 }],
 *     sessions: [{ id: "s1", site: "station", day: "2026-07-06", hours: { from: "07:00", until: "11:30" }, capacity: 60 }]
 *   },
 *   allocation: { assigned: [{ id: "p1", session: "s1" }, { id: "p2", session: "s1" }], unserved: [] },
 *   places: [{ id: "station", name: "Trạm Y tế xã Cẩm Giàng" }],
 *   arrivals: [{ session: "s1", waves: [{ from: "07:00", until: "07:30", people: ["p2"] }, { from: "07:30", until: "08:00", people: ["p1"] }] }]
 * }, { who: (id) => ({ name: id }) })
 * sheet?.waves.map(({ hours, rows }) => `${hours?.from} ${rows.map(({ who }) => who)}`) // => ["07:00 p2", "07:30 p1"]
 * ```
 */
export const doorSheets = (plan: ToldPlan, shown: Shown): readonly DoorSheet[] => {
  const bySession = new Map<string, ToldAppointment[]>()
  for (const appointment of appointmentsOf(plan)) {
    const there = bySession.get(appointment.session)
    if (there === undefined) bySession.set(appointment.session, [appointment])
    else there.push(appointment)
  }
  const places = namesById(plan.places)
  const villages = namesById(plan.villages ?? [])
  const row = (appointment: ToldAppointment, number: number): DoorRow => {
    const { village, fasting } = appointment
    return { number, ...shownPerson(appointment, shown), fasting, ...village === undefined ? {} : { village: villages.get(village)?.name ?? village } }
  }
  return plan.campaign.sessions.flatMap(({ id, day, part, hours, site }): readonly DoorSheet[] => {
    const people = bySession.get(id)
    if (people === undefined) return []
    const when = { day, ...part === undefined ? {} : { part }, ...hours === undefined ? {} : { hours } }
    return [{ session: id, ...when, place: places.get(site)?.name ?? site, people: people.length, waves: wavesOf(people, row) }]
  }).toSorted((a, b) => compared(a.day, b.day) || compared(a.hours?.from ?? "", b.hours?.from ?? "") || compared(a.session, b.session))
}

/** People are in the order of their hours already. */
const wavesOf = (people: readonly ToldAppointment[], row: (appointment: ToldAppointment, number: number) => DoorRow): readonly DoorWave[] => {
  const waves: { readonly hours?: Hours; readonly rows: DoorRow[] }[] = []
  people.forEach((appointment, at) => {
    const { hours } = appointment
    const last = waves.at(-1)
    if (last !== undefined && last.hours?.from === hours?.from && last.hours?.until === hours?.until) last.rows.push(row(appointment, at + 1))
    else waves.push({ ...hours === undefined ? {} : { hours }, rows: [row(appointment, at + 1)] })
  })
  return waves
}

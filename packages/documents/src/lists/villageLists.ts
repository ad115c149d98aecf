import type { CivilDate } from "@tramyte/core"
import type { DayPart, Hours } from "@tramyte/core/campaign"
import { namesById, type Wording } from "../named.ts"
import { appointmentsOf, compared, inTime, type ToldAppointment, type ToldPlan } from "./appointments.ts"
import { type Shown, shownPerson, type ShownPerson } from "./personOnPaper.ts"

/** One line of a village's list. */
export interface VillageRow extends ShownPerson {
  readonly number: number
  readonly day: CivilDate
  readonly part?: DayPart
  readonly hours?: Hours
  readonly place: Wording
  readonly fasting: boolean
}

/** A village's people who have a session, in the order in which they come (danh sách khám theo thôn). */
export interface VillageList {
  /** Nothing for people whose village is not known. */
  readonly village?: string
  readonly name: Wording
  readonly show: "names" | "initials" | "codes"
  readonly rows: readonly VillageRow[]
}

/**
 * Who of each village comes when and where: by day, hour and household, villages in the order given (then those that are not named, then people without one).
 * Plain data, with no more in it than may be shown; `villageListsPage` prints it, `villageListsCsv` is for a spreadsheet.
 *
 * Without names the order within an hour is that of codes or initials, so that it tells nothing of households.
 *
 * @throws DocumentError as `appointmentsOf`
 * @example
 * ```ts
 * import { villageLists } from "@tramyte/documents"
 *
 * const plan = {
 *   campaign: {
 *     people: [{ id: "p1", priority: 2, village: "v1", household: "h7" }],
 *     sessions: [{ id: "s1", site: "station", day: "2026-07-06", hours: { from: "07:00", until: "11:30" }, capacity: 60 }]
 *   },
 *   allocation: { assigned: [{ id: "p1", session: "s1" }], unserved: [] },
 *   places: [{ id: "station", name: "Trạm Y tế xã Cẩm Giàng" }], villages: [{ id: "v1", name: "Thôn Đông" }]
 * }
 * const register = { p1: { name: "Nguyễn Văn An", birthYear: 1951 } }
 * const [list] = villageLists(plan, { who: (id) => id === "p1" ? register.p1 : undefined })
 * list?.rows.map(({ who, household }) => `${who}, ${household}`) // => ["Nguyễn Văn An, h7"]
 * const [board] = villageLists(plan, { who: () => register.p1, show: "initials" })
 * board?.rows.map(({ who, household }) => `${who}, ${household}`) // => ["N.V.A., undefined"]
 * ```
 */
export const villageLists = (plan: ToldPlan, shown: Shown): readonly VillageList[] => {
  const places = namesById(plan.places)
  const { show = "names" } = shown
  return byVillage(appointmentsOf(plan), plan).map(({ people, ...village }) => {
    const lines = people.map((appointment) => ({ appointment, person: shownPerson(appointment, shown) }))
    const ordered = show === "names" ? lines : lines.toSorted((a, b) => inTime(alone(a.appointment), alone(b.appointment)) || compared(a.person.who, b.person.who))
    return {
      ...village, show,
      rows: ordered.map(({ appointment: { day, part, hours, site, fasting }, person }, at) => ({
        number: at + 1, ...person, day, place: places.get(site)?.name ?? site, fasting, ...part === undefined ? {} : { part }, ...hours === undefined ? {} : { hours }
      }))
    }
  })
}

/** What of a plan belongs to each village. */
export const byVillage = <T extends { readonly village?: string }>(all: readonly T[], { villages = [] }: Pick<ToldPlan, "villages">): readonly { readonly village?: string; readonly name: Wording; readonly people: readonly T[] }[] => {
  const names = namesById(villages)
  const found = new Map<string | undefined, T[]>()
  for (const one of all) {
    const there = found.get(one.village)
    if (there === undefined) found.set(one.village, [one])
    else there.push(one)
  }
  const others = [...found.keys()].filter((id): id is string => id !== undefined && !names.has(id)).toSorted(compared)
  const ordered = [...names.keys(), ...others].filter((id) => found.has(id))
  return [
    ...ordered.map((village) => ({ village, name: names.get(village)?.name ?? village, people: found.get(village)! })),
    ...found.has(undefined) ? [{ name: unknownVillage, people: found.get(undefined)! }] : []
  ]
}

/** Without what would tell people of one household or an id apart. */
const alone = ({ household: _, ...appointment }: ToldAppointment): ToldAppointment => ({ ...appointment, id: "" })

const unknownVillage = { vi: "Chưa rõ thôn", en: "Village not known" }

import type { CivilDate, Pack, RulesInForce } from "@tramyte/core"
import { camGiang } from "../camGiang.ts"
import { CommuneError } from "../errors.ts"
import { haiPhong } from "../haiPhong.ts"
import type { CommuneName } from "../loadCommune.ts"
import { type LoadOptions, loadRules } from "../loadRules.ts"
import { namThanhMien } from "../namThanhMien.ts"
import { vietNam } from "../vietnam.ts"
import { vietNamImmunization } from "./vietNamImmunization.ts"

/** Whose rules: a commune's with the national schedules, or national law and the national schedules alone. */
export type ImmunizationPlace = CommuneName | "vietnam"

const places: Readonly<Record<ImmunizationPlace, { readonly packs: readonly Pack[]; readonly station: string }>> = {
  "cam-giang": { packs: [vietNam, vietNamImmunization, haiPhong, camGiang], station: "Trạm Y tế xã Cẩm Giàng" },
  "nam-thanh-mien": { packs: [vietNam, vietNamImmunization, haiPhong, namThanhMien], station: "Trạm Y tế xã Nam Thanh Miện" },
  vietnam: { packs: [vietNam, vietNamImmunization], station: "Trạm Y tế" }
}

/**
 * The rules of a commune on a day as `loadCommune` gives them, with the national schedules of immunization and screening before
 * vaccination on top (lịch tiêm chủng mở rộng, khám sàng lọc trước tiêm chủng).
 *
 * A station that gives a vaccine which is being rolled out says so in its choices: `vietnam-immunization/rotavirus-offered`,
 * `…/pcv-offered`, `…/hpv-offered`. Until it does, nobody of Hải Phòng is shown due for these three.
 *
 * @param place `"cam-giang"` or `"nam-thanh-mien"`; `"vietnam"` for national law alone
 * @param day the day whose law is asked for; schedules are known from 2018-01-01 on
 * @param options the station's choices for named parameters
 * @throws CommuneError `TRAMYTE_COMMUNE_UNKNOWN` for another name; PackError when a choice names no parameter; TimeError when the day is none
 * @example
 * ```ts
 * import { planVaccination } from "@tramyte/core/immunization"
 * import { loadImmunization } from "@tramyte/pack-vn/immunization"
 *
 * const dose = (id: string, vaccine: string, start: string) => ({ id, kind: "immunization", code: [vaccine], start, recorded: start })
 * const child = {
 *   person: { id: "c1", sex: "female", birthDate: "2026-05-15" },
 *   facts: [dose("d1", "hepb-birth", "2026-05-15"), dose("d2", "bcg", "2026-05-16")],
 *   complete: { immunization: "2026-07-15" }
 * } as const
 * const plan = planVaccination(loadImmunization("cam-giang", "2026-07-15"), child)
 * plan.toGive.map(({ vaccine }) => vaccine) // => ["dpt-hepb-hib", "bopv"]
 * ```
 */
export const loadImmunization = (place: ImmunizationPlace, day: CivilDate, options: LoadOptions = {}): RulesInForce => {
  if (!Object.hasOwn(places, place)) throw new CommuneError(place, Object.keys(places))
  const { packs, station } = places[place]
  return loadRules(packs, station, day, options)
}

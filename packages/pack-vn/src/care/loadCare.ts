import type { CivilDate, Pack, RulesInForce } from "@tramyte/core"
import { camGiang } from "../camGiang.ts"
import { CommuneError } from "../errors.ts"
import { haiPhong } from "../haiPhong.ts"
import type { CommuneName } from "../loadCommune.ts"
import { type LoadOptions, loadRules } from "../loadRules.ts"
import { namThanhMien } from "../namThanhMien.ts"
import { vietNam } from "../vietnam.ts"
import { camGiangCare } from "./camGiangCare.ts"
import { namThanhMienCare } from "./namThanhMienCare.ts"
import { vietNamCare } from "./vietNamCare.ts"

/** Whose indicators: a commune's and the national ones, or the national ones alone. */
export type CarePlace = CommuneName | "vietnam"

const places: Readonly<Record<CarePlace, { readonly packs: readonly Pack[]; readonly station: string }>> = {
  "cam-giang": { packs: [vietNam, vietNamCare, haiPhong, camGiang, camGiangCare], station: "Trạm Y tế xã Cẩm Giàng" },
  "nam-thanh-mien": { packs: [vietNam, vietNamCare, haiPhong, namThanhMien, namThanhMienCare], station: "Trạm Y tế xã Nam Thanh Miện" },
  vietnam: { packs: [vietNam, vietNamCare], station: "Trạm Y tế" }
}

/**
 * The rules of a commune on a day as `loadCommune` gives them, with the indicators of routine care on top: the national ones
 * and those of what its plan says of the care of groups. They add a third to what an app must load; one that counts nothing
 * takes `loadCommune` instead.
 *
 * @param place `"cam-giang"` or `"nam-thanh-mien"`; `"vietnam"` for national law and the national indicators alone
 * @param day the day whose law is asked for, usually the last day of the period
 * @param options the station's choices for named parameters
 * @throws CommuneError `TRAMYTE_COMMUNE_UNKNOWN` for another name; PackError when a choice names no parameter; TimeError when the day is none
 * @example
 * ```ts
 * import { computeKpi } from "@tramyte/core"
 * import { loadCare } from "@tramyte/pack-vn/care"
 *
 * const records = [{ id: "a", residence: { type: "permanent" }, insurance: true }, { id: "b", residence: { type: "temporary" }, insurance: false }] as const
 * const report = computeKpi(loadCare("vietnam", "2026-12-31"), "vietnam-care/insurance-coverage", { records, period: { from: "2026-01-01", until: "2027-01-01" } })
 * report.rate // => 0.5
 * ```
 */
export const loadCare = (place: CarePlace, day: CivilDate, options: LoadOptions = {}): RulesInForce => {
  if (!Object.hasOwn(places, place)) throw new CommuneError(place, Object.keys(places))
  const { packs, station } = places[place]
  return loadRules(packs, station, day, options)
}

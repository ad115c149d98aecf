import type { CivilDate, Pack, RulesInForce } from "@tramyte/core"
import { camGiang } from "../camGiang.ts"
import { CommuneError } from "../errors.ts"
import { haiPhong } from "../haiPhong.ts"
import type { CommuneName } from "../loadCommune.ts"
import { type LoadOptions, loadRules } from "../loadRules.ts"
import { namThanhMien } from "../namThanhMien.ts"
import { vietNam } from "../vietnam.ts"
import { haiPhongGrowth } from "./haiPhongGrowth.ts"
import { namThanhMienGrowth } from "./namThanhMienGrowth.ts"
import { vietNamGrowth } from "./vietNamGrowth.ts"

/** Whose rules: a commune's with the national ones of growth, or national law alone. */
export type GrowthPlace = CommuneName | "vietnam"

const places: Readonly<Record<GrowthPlace, { readonly packs: readonly Pack[]; readonly station: string }>> = {
  "cam-giang": { packs: [vietNam, vietNamGrowth, haiPhong, haiPhongGrowth, camGiang], station: "Trạm Y tế xã Cẩm Giàng" },
  "nam-thanh-mien": { packs: [vietNam, vietNamGrowth, haiPhong, haiPhongGrowth, namThanhMien, namThanhMienGrowth], station: "Trạm Y tế xã Nam Thanh Miện" },
  vietnam: { packs: [vietNam, vietNamGrowth], station: "Trạm Y tế" }
}

/**
 * The rules of a commune on a day as `loadCommune` gives them, with those of growth on top: what z-scores are called, acute
 * malnutrition, signs of faltering growth, when children are weighed, vitamin A (theo dõi tăng trưởng), and the indicators of
 * nutrition. Standards are not in it: they are in `@tramyte/who-growth`.
 *
 * A station that takes other cut-offs of the arm circumference says so in its choices:
 * `vietnam-growth/severe-arm-circumference-below` and `vietnam-growth/moderate-arm-circumference-below`, in cm.
 *
 * @param place `"cam-giang"` or `"nam-thanh-mien"`; `"vietnam"` for national law alone
 * @param day the day whose law is asked for
 * @param options the station's choices for named parameters
 * @throws CommuneError `TRAMYTE_COMMUNE_UNKNOWN` for another name; PackError when a choice names no parameter; TimeError when the day is none
 * @example
 * ```ts
 * import { loadGrowth } from "@tramyte/pack-vn/growth"
 *
 * const rules = loadGrowth("cam-giang", "2026-07-15")
 * const stunting = rules.growth.find(({ id }) => id === "vietnam-growth/length-height-for-age-under-5")
 * stunting?.classification?.bands.map(({ code }) => code) // => ["severely-stunted", "stunted", "very-tall", "normal-height"]
 * ```
 */
export const loadGrowth = (place: GrowthPlace, day: CivilDate, options: LoadOptions = {}): RulesInForce => {
  if (!Object.hasOwn(places, place)) throw new CommuneError(place, Object.keys(places))
  const { packs, station } = places[place]
  return loadRules(packs, station, day, options)
}

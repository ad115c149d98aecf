import type { CivilDate, Pack, RulesInForce } from "@tramyte/core"
import { camGiang } from "../camGiang.ts"
import { CommuneError } from "../errors.ts"
import { haiPhong } from "../haiPhong.ts"
import type { CommuneName } from "../loadCommune.ts"
import { type LoadOptions, loadRules } from "../loadRules.ts"
import { namThanhMien } from "../namThanhMien.ts"
import { vietNam } from "../vietnam.ts"
import { vietNamCampaign } from "./vietNamCampaign.ts"

/** Whose campaign: a commune's, or by national law alone. */
export type CampaignPlace = CommuneName | "vietnam"

const places: Readonly<Record<CampaignPlace, { readonly packs: readonly Pack[]; readonly station: string }>> = {
  "cam-giang": { packs: [vietNam, vietNamCampaign, haiPhong, camGiang], station: "Trạm Y tế xã Cẩm Giàng" },
  "nam-thanh-mien": { packs: [vietNam, vietNamCampaign, haiPhong, namThanhMien], station: "Trạm Y tế xã Nam Thanh Miện" },
  vietnam: { packs: [vietNam, vietNamCampaign], station: "Trạm Y tế" }
}

/**
 * The rules of a commune on a day as `loadCommune` gives them, with those of a campaign of examinations on top: who pays and the cap,
 * who comes first at the door, what a session needs, who is told of incidents (tổ chức khám sức khỏe cho người dân).
 *
 * A province that raised the cap has a pack of its own, whose parameter overrides `vietnam-campaign/checkup-cap`; a station that
 * knows which items are free overrides the value set `vietnam-campaign/free-items`.
 *
 * @param place `"cam-giang"` or `"nam-thanh-mien"`; `"vietnam"` for national law alone
 * @param day the day whose law is asked for
 * @param options the station's choices for named parameters
 * @throws CommuneError `TRAMYTE_COMMUNE_UNKNOWN` for another name; PackError when a choice names no parameter; TimeError when the day is none
 * @example
 * ```ts
 * import { loadCampaign } from "@tramyte/pack-vn/campaign"
 *
 * const rules = loadCampaign("cam-giang", "2026-07-15")
 * rules.parameter("vietnam-campaign/checkup-cap") // => 350000
 * rules.checklists.find(({ code }) => code === "doctor")?.status // => "verified"
 * ```
 */
export const loadCampaign = (place: CampaignPlace, day: CivilDate, options: LoadOptions = {}): RulesInForce => {
  if (!Object.hasOwn(places, place)) throw new CommuneError(place, Object.keys(places))
  const { packs, station } = places[place]
  return loadRules(packs, station, day, options)
}

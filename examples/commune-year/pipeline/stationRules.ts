import type { CivilDate, Pack, Rulebook, RulesInForce } from "@tramyte/core"
import { rulebookOf } from "@tramyte/core/pack"
import { camGiang, type CommuneName, haiPhong, namThanhMien, vietNam } from "@tramyte/pack-vn"
import { vietNamCampaign } from "@tramyte/pack-vn/campaign"
import { camGiangCare, namThanhMienCare, vietNamCare } from "@tramyte/pack-vn/care"
import { haiPhongGrowth, vietNamGrowth } from "@tramyte/pack-vn/growth"
import { vietNamImmunization } from "@tramyte/pack-vn/immunization"

const packs: Readonly<Record<CommuneName, readonly Pack[]>> = {
  "cam-giang": [vietNam, vietNamCare, vietNamImmunization, vietNamGrowth, vietNamCampaign, haiPhong, haiPhongGrowth, camGiang, camGiangCare],
  "nam-thanh-mien": [vietNam, vietNamCare, vietNamImmunization, vietNamGrowth, vietNamCampaign, haiPhong, haiPhongGrowth, namThanhMien, namThanhMienCare]
}

const rulebooks = new Map<CommuneName, Rulebook>()

/** The rules of a commune on a day: national law, the plan, routine care, immunization, growth and the campaign of examinations. The tests of this example check that the packs go together. */
export const stationRules = (commune: CommuneName, day: CivilDate): RulesInForce => {
  const known = rulebooks.get(commune)
  const rulebook = known ?? rulebookOf(packs[commune])
  if (known === undefined) rulebooks.set(commune, rulebook)
  return rulebook.on(day)
}

/** The packs behind these rules. */
export const stationPacks = (commune: CommuneName): readonly Pack[] => packs[commune]

import type { Text } from "@tramyte/core"
import { isOfPlan } from "../pipeline/ofPlan.ts"
import type { Numbered, StationYear } from "./stationYear.ts"
import { isOfGrowth } from "../pipeline/growth/isOfGrowth.ts"
import { isOfImmunization } from "../pipeline/vaccination/isOfImmunization.ts"

/** Indicators that one programme of care is measured by. */
export interface ProgrammeOfCare {
  readonly label: Text
  readonly indicators: readonly Numbered[]
}

/** In the order of the page; the first that an id fits. Packs do not say to which programme an indicator belongs. */
const programmes: readonly { readonly label: Text; readonly fits: RegExp }[] = [
  { label: { vi: "Khám sức khỏe, phát hiện bệnh", en: "Checkups and detection" }, fits: /checkup|detected|screening/ },
  { label: { vi: "Tăng huyết áp", en: "Hypertension" }, fits: /hypertension/ },
  { label: { vi: "Đái tháo đường", en: "Diabetes" }, fits: /diabetes/ },
  { label: { vi: "Khám thai, sinh đẻ, sau sinh", en: "Pregnancy and birth" }, fits: /antenatal|pregnan|birth|postnatal/ },
  { label: { vi: "Tiêm chủng", en: "Immunization" }, fits: /dose|vaccin|immuni/ },
  { label: { vi: "Hồ sơ sức khỏe, bảo hiểm y tế", en: "Health records and insurance" }, fits: /record|insur/ },
  { label: { vi: "Chuyển tuyến", en: "Referral" }, fits: /referral/ },
  { label: { vi: "Thôn, hộ gia đình, thuốc", en: "Villages, households, medicines" }, fits: /village|facilit|home-care|household/ }
]

/** What else the plan speaks of, and the routine indicators of the country programme by programme. */
export const programmesOf = ({ others, year }: StationYear): readonly ProgrammeOfCare[] => {
  const isOwn = ({ indicator }: Numbered): boolean => isOfPlan(indicator.definition.id, year.commune.key)
  const placeOf = ({ indicator }: Numbered): number => programmes.findIndex(({ fits }) => fits.test(indicator.definition.id))
  // Immunization and growth have screens of their own.
  const national = others.filter((one) => !isOwn(one) && !isOfImmunization(one.indicator.definition.id) && !isOfGrowth(one.indicator.definition.id))
  return [
    { label: { vi: "Việc khác trong kế hoạch của xã", en: "What else the commune’s plan speaks of" }, indicators: others.filter(isOwn) },
    ...programmes.map(({ label }, place) => ({ label, indicators: national.filter((one) => placeOf(one) === place) })),
    { label: { vi: "Chỉ tiêu khác", en: "Other indicators" }, indicators: national.filter((one) => placeOf(one) === -1) }
  ].filter(({ indicators }) => indicators.length > 0)
}

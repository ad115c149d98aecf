import { readFileSync } from "node:fs"
import type { CivilDate, Pack, RulesInForce } from "@tramyte/core"
import { loadDefinitions, rulebookOf } from "@tramyte/core/pack"
import { camGiang, type CommuneName, haiPhong, namThanhMien, vietNam } from "@tramyte/pack-vn"
import { camGiangCare, namThanhMienCare, vietNamCare } from "@tramyte/pack-vn/care"
import { haiPhongGrowth, namThanhMienGrowth, vietNamGrowth } from "@tramyte/pack-vn/growth"
import { vietNamImmunization } from "@tramyte/pack-vn/immunization"

/** National law with what is said of routine care, immunization and growth. */
const national: readonly Pack[] = [vietNam, vietNamCare, vietNamImmunization, vietNamGrowth]

/** All that the library ships of each commune. Its tests check that the packs go together. */
export const packsOfCommune: Readonly<Record<CommuneName, readonly Pack[]>> = {
  "cam-giang": [...national, haiPhong, haiPhongGrowth, camGiang, camGiangCare],
  "nam-thanh-mien": [...national, haiPhong, haiPhongGrowth, namThanhMien, namThanhMienCare, namThanhMienGrowth]
}

/** What the command counts: the indicators of a file, or those of a commune and of the nation. */
export const rulesOf = ({ definitions, commune }: { readonly definitions: string | undefined; readonly commune: string | undefined }, on: CivilDate): RulesInForce => {
  if (definitions !== undefined) return loadDefinitions(readFileSync(definitions, "utf8").replace(/^\uFEFF/, ""), { on, packs: national })
  if (commune !== "cam-giang" && commune !== "nam-thanh-mien") throw new Error("Name the file of definitions with --definitions, or a shipped plan with --commune cam-giang or --commune nam-thanh-mien.")
  return rulebookOf(packsOfCommune[commune]).on(on)
}

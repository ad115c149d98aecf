import type { CivilDate, RulesInForce } from "@tramyte/core"
import { loadCamGiang } from "./camGiang.ts"
import { CommuneError } from "./errors.ts"
import type { LoadOptions } from "./loadRules.ts"
import { loadNamThanhMien } from "./namThanhMien.ts"

/** The communes whose plans ship with this package: Cẩm Giàng (10903, not Cẩm Giang 10888) and Nam Thanh Miện (11284). */
export type CommuneName = "cam-giang" | "nam-thanh-mien"

/**
 * The rules of a commune on a day: national law, Hải Phòng's, the commune's plan, and the station's own choices on top.
 *
 * In a browser, import `loadCamGiang` from `@tramyte/pack-vn/cam-giang` instead: it leaves the other commune out.
 *
 * @param commune `"cam-giang"` or `"nam-thanh-mien"`
 * @param day the day whose law is asked for, `"2026-07-15"`
 * @param options the station's choices for named parameters
 * @throws CommuneError `TRAMYTE_COMMUNE_UNKNOWN` for another name; PackError when a choice names no parameter
 * @example
 * ```ts
 * import { assignGroups } from "@tramyte/core"
 * import { loadCommune } from "@tramyte/pack-vn"
 *
 * const lodger = { id: "p1", birthDate: "1956-03-09", merit: false, residence: { type: "temporary", commune: "10903" } } as const
 * assignGroups(loadCommune("cam-giang", "2026-07-15"), lodger).inScope // => "no"
 *
 * const choices = { "cam-giang/residence-types": ["permanent", "temporary"] }
 * assignGroups(loadCommune("cam-giang", "2026-07-15", { choices }), lodger).group?.id // => "cam-giang/group-2"
 * ```
 */
export const loadCommune = (commune: CommuneName, day: CivilDate, options: LoadOptions = {}): RulesInForce => {
  switch (commune) {
    case "cam-giang": return loadCamGiang(day, options)
    case "nam-thanh-mien": return loadNamThanhMien(day, options)
    default: throw new CommuneError(commune satisfies never, ["cam-giang", "nam-thanh-mien"] satisfies readonly CommuneName[])
  }
}

import type { EpochDay } from "../../time/index.ts"
import { isWithin } from "./dayMatch.ts"
import type { ExaminationKind, Site } from "./opening.ts"

/**
 * Whether people may be examined at a site on a day, by its own licence or as the mobile site of a facility that may
 * (Decree 165/2026, articles 71 and 74.3). The sites must not be mobile sites of each other in a circle.
 */
export const licensed = (sites: readonly Site[], examinations: readonly ExaminationKind[]): (site: string, day: EpochDay) => boolean => {
  const byId = new Map(sites.map((site) => [site.id, site]))
  const isLicensed = (id: string, day: EpochDay): boolean => (byId.get(id)?.licences ?? []).some((licence) =>
    isWithin(licence, day) && ("of" in licence ? isLicensed(licence.of, day) : licence.kinds.some((kind) => examinations.includes(kind))))
  return isLicensed
}

/** Sites that are mobile sites of each other in a circle, each circle once, as it goes round. */
export const licenceCircles = (sites: readonly Site[]): readonly (readonly string[])[] => {
  const byId = new Map(sites.map((site) => [site.id, site]))
  const done = new Set<string>()
  const circles: (readonly string[])[] = []
  const follow = (id: string, way: readonly string[]): void => {
    const met = way.indexOf(id)
    if (met >= 0) circles.push([...way.slice(met), id])
    if (met >= 0 || done.has(id)) return
    for (const licence of byId.get(id)?.licences ?? []) if ("of" in licence) follow(licence.of, [...way, id])
    done.add(id)
  }
  for (const id of [...byId.keys()].toSorted()) follow(id, [])
  return circles
}

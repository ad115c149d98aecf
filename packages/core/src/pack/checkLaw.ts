import { isRecord } from "../citizen/checkFact.ts"
import type { Grouping } from "../groups/grouping.ts"
import type { ScheduleItem } from "../immunization/scheduleItem.ts"
import type { Citation, CiteRef, DatedItem } from "../rules/dated.ts"
import { type CivilDate, epochDay } from "../time/index.ts"
import { actName, beginsOn, citationsOf, keyOf, type Replacement, replacementsOf } from "./acts.ts"
import { groupsOf } from "./checkSources.ts"
import type { Rulebook } from "./composePacks.ts"
import { isInForce } from "./inForce.ts"
import type { Pack } from "./pack.ts"
import { itemsOf, placeOf, type PlacedItem } from "./placedItem.ts"
import { type CitingPart, citingParts } from "./scheduleParts.ts"

/** What should be looked at in packs that compose. */
export type PackWarningCode =
  | "TRAMYTE_PACK_SUPERSEDED" | "TRAMYTE_PACK_REVIEW_DUE" | "TRAMYTE_PACK_REVIEW_MISSING" | "TRAMYTE_PACK_REVIEW_AHEAD"
  | "TRAMYTE_PACK_BEFORE_ACT" | "TRAMYTE_PACK_CITATION_UNUSED"

/** One thing that a person should look at: in which pack, at which item, and how to mend it. It stops nothing. */
export interface PackWarning {
  readonly code: PackWarningCode
  readonly pack: string
  /** Where in the pack: `"rules/cam-giang/group-2"`. */
  readonly at: string
  readonly message: string
}

/**
 * Looks on a day for what has become old or doubtful in packs that compose, and stops nothing:
 *
 * - `TRAMYTE_PACK_SUPERSEDED`: an item in force cites an act that another had replaced by then, and not the one that replaced it.
 * - `TRAMYTE_PACK_REVIEW_DUE`: the day by which a person should have read the source again has passed.
 * - `TRAMYTE_PACK_REVIEW_MISSING`: an item is called verified, but nobody says when its source was read.
 * - `TRAMYTE_PACK_REVIEW_AHEAD`: the source was read on a day that has not come.
 * - `TRAMYTE_PACK_BEFORE_ACT`: an item begins before every act that it cites. Lists of codes may (they name things), and so may
 *   what is unverified: it does not claim to stand in them.
 * - `TRAMYTE_PACK_CITATION_UNUSED`: no item cites a text, and it replaces none.
 *
 * Items, and parts of schedules, that have ended by the day are left alone.
 *
 * @param law a rulebook, or packs that compose, from the most general to the most local
 * @param on the day of the question, usually today: no call of this library reads a clock
 * @returns the warnings in the order of packs and items, none if all is well
 * @throws TimeError when `on` is no day
 * @example
 * ```ts
 * import { checkLaw } from "@tramyte/core/pack"
 *
 * const label = { vi: "Tuổi", en: "Age" }
 * const pack = {
 *   format: 1, id: "harbour", version: "2026.1.0", label,
 *   citations: [
 *     { id: "old", issuer: "UBND", number: "1/KH", year: 2020, title: label },
 *     { id: "new", issuer: "UBND", number: "1/KH", year: 2026, title: label, from: "2026-07-01", supersedes: [{ issuer: "UBND", number: "1/KH", year: 2020 }] }
 *   ],
 *   parameters: [{ id: "harbour/age", label, from: "2020-01-01", cites: [{ ref: "old" }], status: "secondary", value: { years: 60 } }]
 * } as const
 * checkLaw([pack], "2026-06-30").length // => 0
 * checkLaw([pack], "2026-07-01").map(({ code, at }) => [code, at]) // => [["TRAMYTE_PACK_SUPERSEDED", "parameters/harbour/age"]]
 * ```
 */
export const checkLaw = (law: Rulebook | readonly Pack[], on: CivilDate): readonly PackWarning[] => {
  epochDay(on)
  const packs = "packs" in law ? law.packs : law
  const citations = citationsOf(packs)
  const acts: Acts = { on, cited: new Map(citations.map(({ citation }) => [citation.id, citation])), replacements: replacementsOf(citations) }
  const warnings: PackWarning[] = []
  const items = itemsOf(packs)
  for (const place of items) {
    if (place.item.until !== undefined && place.item.until <= on) continue
    const warn: Warn = (code, message, at = placeOf(place)) => void warnings.push({ code, pack: place.pack, at, message })
    warnOfReview(place.item, on, warn)
    for (const part of partsOf(place)) {
      if (part.until !== undefined && part.until <= on) continue
      warnOfReplaced(part, acts, (code, message) => warn(code, message, part.at))
      if (place.section !== "valueSets") warnOfBeginning(part, acts, (code, message) => warn(code, message, part.at))
    }
  }
  const used = new Set(items.flatMap(refsOf))
  for (const { pack, citation } of citations) {
    if (!used.has(citation.id) && citation.supersedes === undefined) {
      warnings.push({ code: "TRAMYTE_PACK_CITATION_UNUSED", pack, at: `citations/${citation.id}`, message: "nothing cites this text; cite it where it is the source, or take it out" })
    }
  }
  return warnings
}

type Warn = (code: PackWarningCode, message: string, at?: string) => void

interface Acts {
  readonly on: CivilDate
  readonly cited: ReadonlyMap<string, Citation>
  readonly replacements: ReadonlyMap<string, readonly Replacement[]>
}

const known = (cites: readonly CiteRef[], { cited }: Acts): readonly Citation[] => cites.map(({ ref }) => cited.get(ref)).filter((citation) => citation !== undefined)

const warnOfReplaced = (part: CitingPart, acts: Acts, warn: Warn): void => {
  const { on, replacements } = acts
  const sources = known(part.cites, acts)
  for (const citation of isInForce(part, on) ? sources : []) {
    const replaced = replacements.get(keyOf(citation) ?? "")?.find(({ from }) => from <= on)
    if (replaced === undefined) continue
    const successors = successorsOf(replaced, replacements)
    if (sources.some(({ id }) => successors.has(id))) continue
    warn("TRAMYTE_PACK_SUPERSEDED", `it cites "${citation.id}", ${actName(citation)}, which "${replaced.by.id}", ${actName(replaced.by)}, replaces from ${replaced.from}; read that one and cite it, or end this version with "until": "${replaced.from}"`)
  }
}

const warnOfBeginning = ({ cites, from, status }: CitingPart, acts: Acts, warn: Warn): void => {
  if (status === "unverified") return
  const begins = known(cites, acts).map(beginsOn)
  const first = begins.every((day) => day !== undefined) ? begins.toSorted()[0] : undefined
  if (first !== undefined && from < first) warn("TRAMYTE_PACK_BEFORE_ACT", `it is in force from ${from}, but what it cites begins on ${first} at the earliest; correct "from", or cite the act that held before`)
}

const warnOfReview = ({ status, reviewedOn, reviewBy }: DatedItem, on: CivilDate, warn: Warn): void => {
  if (status === "verified" && reviewedOn === undefined) warn("TRAMYTE_PACK_REVIEW_MISSING", "it is called verified; say when a person read the source (\"reviewedOn\"), or call it secondary or unverified")
  if (reviewedOn !== undefined && reviewedOn > on) warn("TRAMYTE_PACK_REVIEW_AHEAD", `its source was read on ${reviewedOn}, which has not come by ${on}; correct "reviewedOn"`)
  if (reviewBy !== undefined && reviewBy < on) warn("TRAMYTE_PACK_REVIEW_DUE", `its source was to be read again by ${reviewBy}; read it, and set "reviewedOn" and a later "reviewBy"`)
}

/** The ids of the citations that replaced an act, and of those that replaced these in turn. */
const successorsOf = (replaced: Replacement, replacements: Acts["replacements"]): ReadonlySet<string> => {
  const found = new Map([[replaced.by.id, replaced.by]])
  // A map that grows while it is walked is walked to its end.
  for (const act of found.values()) for (const { by } of replacements.get(keyOf(act) ?? "") ?? []) if (!found.has(by.id)) found.set(by.id, by)
  return new Set(found.keys())
}

/** The item, and the groups of a grouping and parts of a schedule that have sources of their own. */
const partsOf = (place: PlacedItem): readonly CitingPart[] => {
  const { item, section } = place
  const own = { ...item, at: placeOf(place) }
  const inner: readonly CitingPart[] = section === "groupings" ? groupsOf(item as Grouping).map(({ id, cites = [] }) => ({ ...own, at: id, cites }))
    : section === "schedules" ? citingParts(item as ScheduleItem)
    : []
  return [own, ...inner.map((part) => ({ ...part, at: `${own.at}/${part.at}` }))]
}

/** All citations that an item names: its sources, those of its groups and parts, and of the holidays of a calendar. */
const refsOf = (place: PlacedItem): readonly string[] => [
  ...partsOf(place).flatMap(({ cites }) => cites.map(({ ref }) => ref)),
  ...(place.section === "calendars" ? citeFieldsOf(place.item) : [])
]

const citeFieldsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.flatMap(citeFieldsOf)
  : isRecord(value) ? Object.entries(value).flatMap(([field, inner]) => field === "cite" && typeof inner === "string" ? [inner] : citeFieldsOf(inner))
  : []

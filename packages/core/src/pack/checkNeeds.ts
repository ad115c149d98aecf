import { isRecord, shown } from "../citizen/checkFact.ts"
import type { Pack } from "./pack.ts"
import type { Report } from "./placedItem.ts"
import { brief } from "./shape.ts"
import { isInRange, isVersion, isVersionRange } from "./versionRange.ts"

/** What is there besides the packs. */
export interface ComposeOptions {
  /** The engines that plugins bring, which packs may name in `needs`. */
  readonly derivedFacts?: readonly { readonly id: string; readonly version: string }[]
}

/** No pack builds on more; each is looked for among all that are there. */
const most = 500

/** Reports packs and engines that a pack needs and that are not there, or only in another version. */
export const checkNeeds = (pack: Pack, before: readonly Pack[], { derivedFacts = [] }: ComposeOptions, report: Report): void => {
  const needs: readonly unknown[] = Array.isArray(pack.needs) ? pack.needs : []
  if (needs.length > most) return report("TRAMYTE_PACK_VALUE", pack.id, "needs", `it needs ${needs.length} packs and engines, more than ${most}; name each of them once`)
  for (const need of needs) {
    if (!isRecord(need)) continue
    const isEngine = "derivedFacts" in need
    const id = isEngine ? need["derivedFacts"] : need["pack"]
    const range = need["version"]
    // What has not the shape of a need is told elsewhere.
    if (typeof id !== "string" || (range !== undefined && !isVersionRange(range))) continue
    const found: { readonly version: unknown } | undefined = (isEngine ? derivedFacts : before).find((one) => one.id === id)
    const wanted = `${isEngine ? "the engine" : "the pack"} ${shown(id)}${range === undefined ? "" : ` in version ${range}`}`
    const itself = `${shown(pack.id)} ${versionOf(pack)} needs ${wanted}`
    if (found === undefined) report("TRAMYTE_PACK_NEEDS", pack.id, "needs", `${itself}; ${isEngine ? "compose the plugin that brings it" : "put it before this one"}`)
    else if (range !== undefined && !isInRange(versionOf(found), range)) {
      report("TRAMYTE_PACK_NEEDS", pack.id, "needs", `${itself}, but ${shown(id)} is version ${versionOf(found)}; take another version of one of them`)
    }
  }
}

const versionOf = ({ version }: { readonly version: unknown }): string => isVersion(version) ? version : brief(version)

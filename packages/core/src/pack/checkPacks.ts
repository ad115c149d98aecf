import { isRecord } from "../citizen/checkFact.ts"
import type { Grouping } from "../groups/grouping.ts"
import type { DatedItem } from "../rules/dated.ts"
import { checkActs } from "./checkActs.ts"
import { checkNeeds, type ComposeOptions } from "./checkNeeds.ts"
import { checkCycles } from "./checkCycles.ts"
import { checkGrowth } from "./checkGrowth.ts"
import { checkIds } from "./checkIds.ts"
import { checkOverrides } from "./checkOverrides.ts"
import { checkReferences } from "./checkReferences.ts"
import { checkSchedules } from "./checkSchedules.ts"
import { checkSources } from "./checkSources.ts"
import { checkTimes } from "./checkTimes.ts"
import type { PackProblem } from "./errors.ts"
import { type Pack, type Section, sections } from "./pack.ts"
import { itemShapes, longestId, packShape } from "./packShapes.ts"
import { nearestOf } from "./nearest.ts"
import { itemsOf, placeOf, type PlacedItem, type Report } from "./placedItem.ts"
import { unknownOperator } from "./predicateShapes.ts"
import { brief, checkShape, type Finder, isWithin, type Misfit } from "./shape.ts"

/**
 * Finds everything that keeps packs from working together: fields that are missing, misspelt or of the wrong type, taken
 * ids, gaps and overlaps in time, missing citations, references to what does not exist or is not in force, unknown kinds of
 * fact, cycles, groupings without a residual group, schedules that cannot be used. It never throws, whatever it is given.
 *
 * @param packs from the most general to the most local
 * @param options the engines that plugins bring, for packs that need them
 * @returns all problems at once; none means that `composePacks` will accept them
 */
export const checkPacks = (packs: readonly Pack[], options: ComposeOptions = {}): readonly PackProblem[] => {
  const problems: PackProblem[] = []
  const report: Report = (code, pack, at, message) => problems.push({ code, pack, at, message })
  const nearest = nearestOf()
  const look: Look = { nearest, enough: () => problems.length >= most }
  const readable = packs.filter((pack, index) => {
    if (isRecord(pack) && typeof pack["id"] === "string") {
      if (isWithin(pack["id"], longestId)) return true
      report("TRAMYTE_PACK_ID", "", `packs[${index}].id`, tooLong(pack["id"]))
      return false
    }
    report("TRAMYTE_PACK_ID", "", `packs[${index}]`, `${brief(pack)} is not a pack; give an object with format, id, version, label and citations`)
    return false
  })
  readable.forEach((pack, index) => checkPack(pack, readable.slice(0, index), options, look, report))
  const placed = itemsOf(readable).filter(({ item }) => isWithin(item.id, longestId))
  const sound = placed.filter((place) => checkItem(place, look, report))
  if (look.enough()) {
    report("TRAMYTE_PACK_VALUE", "", "", `there are more faults than these ${most}; mend them first`)
    return problems
  }
  checkIds(readable, placed, report)
  checkTimes(placed, report)
  checkSources(readable, placed, new Set(sound), nearest, report)
  checkActs(readable, report)
  checkOverrides(readable, placed, nearest, report)
  checkReferences(readable, sound, placed, nearest, report)
  checkCycles(sound, report)
  checkSchedules(sound, nearest, report)
  checkGrowth(sound, nearest, report)
  return problems
}

/** A pack with more faults than this is no pack; whoever wrote it is not helped by more, and reads no further. */
const most = 1_000

const tooLong = (id: string): string => `it has ${id.length} letters; give a name of ${longestId} at most`

type Look = Required<Pick<Finder, "nearest" | "enough">>

const checkPack = (pack: Pack, before: readonly Pack[], options: ComposeOptions, look: Look, report: Report): void => {
  const misfit: Misfit = (path, message) => report("TRAMYTE_PACK_VALUE", pack.id, path, message)
  if (pack.format !== 1) report("TRAMYTE_PACK_FORMAT", pack.id, "format", `format ${brief(pack.format)} cannot be read; this library reads format 1`)
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(pack.id)) report("TRAMYTE_PACK_ID", pack.id, "id", "a pack id is lower-case words with hyphens, such as \"cam-giang\"")
  if (before.some((other) => other.id === pack.id)) report("TRAMYTE_PACK_ID_TAKEN", pack.id, "id", "two packs have this id; compose each pack once")
  const found = pack as unknown as Readonly<Record<string, unknown>>
  checkShape(packShape, pack, "", { ...look, misfit })
  for (const section of sections) checkSection(found[section], section, misfit)
  checkNeeds(pack, before, options, report)
}

const checkSection = (items: unknown, section: Section, misfit: Misfit): void => {
  if (items === undefined) return
  if (!Array.isArray(items)) return misfit(section, `${brief(items)} does not fit; give a list`)
  items.forEach((item: unknown, index) => {
    if (!isRecord(item) || typeof item["id"] !== "string") misfit(`${section}[${index}]`, "give an object with an id")
    else if (!isWithin(item["id"], longestId)) misfit(`${section}[${index}].id`, tooLong(item["id"]))
  })
}

/** Whether an item can be read as what its section holds; references are looked for only in those. */
const checkItem = (place: PlacedItem, look: Look, report: Report): boolean => {
  let sound = isDated(place.item)
  const misfit: Misfit = (path, message) => {
    sound = false
    const operator = message.startsWith(unknownOperator)
    report(operator ? "TRAMYTE_PACK_OPERATOR_UNKNOWN" : "TRAMYTE_PACK_VALUE", place.pack, placeOf(place), `${path}: ${message}`)
  }
  checkShape(itemShapes[place.section], place.item, "", { ...look, misfit })
  if (place.section !== "groupings") return sound
  const { mode, otherwise } = place.item as Grouping
  if (mode === "first" && otherwise === undefined) {
    report("TRAMYTE_PACK_NO_DEFAULT_GROUP", place.pack, placeOf(place), "an ordered grouping needs a residual group (`otherwise`), or people fall through")
  }
  return sound
}

const isDated = (item: DatedItem): boolean => typeof item.from === "string" && (item.until === undefined || typeof item.until === "string")

import { parseCivilDate } from "../time/index.ts"
import { byKey, placeOf, type PlacedItem, type Report } from "./placedItem.ts"

/** Reports days that are none, and versions of an item that overlap or leave a gap. */
export const checkTimes = (placed: readonly PlacedItem[], report: Report): void => {
  const readable = placed.filter((place) => checkDays(place, report))
  for (const places of byKey(readable, (place) => `${place.pack} ${placeOf(place)}`).values()) {
    const sorted = places.toSorted((a, b) => a.item.from < b.item.from ? -1 : a.item.from > b.item.from ? 1 : 0)
    sorted.forEach((place, index) => {
      const { item, pack } = place
      const next = sorted[index + 1]?.item
      if (next === undefined) return
      if (item.until === undefined || item.until > next.from) report("TRAMYTE_PACK_OVERLAP", pack, placeOf(place), `the version from ${item.from} still holds when the one from ${next.from} begins; end it with "until": "${next.from}"`)
      else if (item.until < next.from) report("TRAMYTE_PACK_GAP", pack, placeOf(place), `nothing is in force from ${item.until} to ${next.from}; let the versions meet`)
    })
  }
}

/** Whether the validity of an item can be read. */
const checkDays = (place: PlacedItem, report: Report): boolean => {
  const { item, pack } = place
  const wrong = (message: string): void => report("TRAMYTE_PACK_DATE", pack, placeOf(place), message)
  for (const field of ["from", "until", "reviewedOn", "reviewBy"] as const) {
    if (item[field] === undefined && field !== "from") continue
    if (!isDay(item[field])) wrong(`"${field}" is ${JSON.stringify(item[field]) ?? "missing"}; write a day such as "2026-07-01"${field === "until" ? ", or leave it out" : ""}`)
  }
  if (isDay(item.reviewedOn) && isDay(item.reviewBy) && item.reviewBy! < item.reviewedOn!) wrong(`"reviewBy" is ${item.reviewBy}, before "reviewedOn", ${item.reviewedOn}; say when to read the source again`)
  if (!isDay(item.from) || (item.until !== undefined && !isDay(item.until))) return false
  if (item.until !== undefined && item.until <= item.from) wrong(`it ends on ${item.until}, not after it begins on ${item.from}`)
  return true
}

const isDay = (value: unknown): boolean => typeof value === "string" && parseCivilDate(value) !== undefined

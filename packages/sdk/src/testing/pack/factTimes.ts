import { civilDate, type Fact } from "@tramyte/core"
import type { Probe } from "./probe.ts"
import { anyDay, common, type Room, type Span } from "./room.ts"

/** When a fact may be, the likeliest first. */
export function* timesIn(room: Room, kind: string, { nth, probe: { asking, law } }: { readonly nth: number; readonly probe: Probe }): Generator<Partial<Fact>> {
  const begun: Span = room.timed ? anyDay : { from: -Infinity, through: asking.on }
  if (law.kind(kind).shape === "event") {
    for (const start of daysIn([room.starts, room.lasts, ...room.holds, begun].reduce(common), nth, asking.on)) yield { start: civilDate(start) }
    return
  }
  const ends = room.lasts.from === -Infinity && room.lasts.through === Infinity
  const [latest, earliest] = [Math.min(...room.holds.map(({ through }) => through)), Math.max(...room.holds.map(({ from }) => from))]
  const starts = common(room.starts, { from: -Infinity, through: Math.min(latest, begun.through, room.holds.length === 0 && room.starts.through === Infinity ? asking.on : Infinity) })
  if (ends) {
    for (const start of daysIn(starts, nth, asking.on)) yield { start: civilDate(start), end: "ongoing" }
    return
  }
  for (const last of daysIn(common(room.lasts, { from: earliest, through: Infinity }), nth, asking.on)) {
    // Ten months before its end lies far enough for what must happen between.
    for (const start of daysIn(common(starts, { from: -Infinity, through: last - (starts.from > last - 280 ? 0 : 279) }), nth, asking.on)) yield { start: civilDate(start), end: civilDate(last + 1) }
  }
}

/** The earliest and latest day that is looked at. */
const [first, final] = [-690_000, 2_800_000]

/** A few days of a stretch, each time others. */
const daysIn = ({ from, through }: Span, nth: number, on: number): readonly number[] => {
  const [open, ever] = [from < first, through > final]
  const near = open && ever ? [on - nth, on - 30 - nth, on - 300 - nth, on - 3000 - nth]
    : open ? [through - nth, through - 30 - nth, through - 300 - nth, through - 3000 - nth]
    : ever ? [from + nth, from + 30 + nth]
    : [through - nth, from + nth, Math.floor((from + through) / 2) - nth]
  return [...new Set(near)].filter((day) => day >= Math.max(from, first) && day <= Math.min(through, final))
}

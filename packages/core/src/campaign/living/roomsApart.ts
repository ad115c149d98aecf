import type { Guest } from "./guest.ts"
import type { SessionHour } from "./hoursOfSession.ts"
import type { Comer } from "./placeInHours.ts"

/** What somebody does in another hour than that of the arrival; without a room: the examination itself. */
export interface InAnotherHour {
  readonly id: string
  readonly room?: string
  readonly hour: SessionHour
}

/**
 * Who has no hour for everything gets an hour for each thing, as near to each other as there is room: who can come at any hour always finds one, as all hours
 * together can do at least as many as the session and each of its rooms.
 */
export const roomsApart = (placed: number[], guests: readonly Guest[], comers: readonly Comer[], hours: readonly SessionHour[]): { readonly apart: readonly InAnotherHour[]; readonly left: readonly number[] } => {
  const free = hours.map(({ pace, rooms }) => new Map<string | undefined, number>([[undefined, pace], ...rooms]))
  const take = (hour: number, what: string | undefined): void => void free[hour]!.set(what, free[hour]!.get(what)! - 1)
  comers.forEach(({ rooms }, who) => { if (placed[who]! >= 0) for (const what of [undefined, ...rooms]) take(placed[who]!, what) })
  const apart: InAnotherHour[] = []
  const left: number[] = []
  comers.forEach(({ rooms, canCome }, who) => {
    if (placed[who]! >= 0) return
    const wanted = [undefined, ...rooms]
    const open = hours.map((_, hour) => wanted.map((what) => canCome[hour] === true && (free[hour]!.get(what) ?? 0) > 0))
    const most = Math.max(...open.map((at) => at.filter(Boolean).length))
    const main = open.findIndex((at) => at.filter(Boolean).length === most)
    const nearest = hours.map((_, hour) => hour).sort((a, b) => Math.abs(a - main) - Math.abs(b - main) || b - a)
    const chosen = wanted.map((_, index) => nearest.find((hour) => open[hour]![index]) ?? -1)
    if (chosen.includes(-1)) return void left.push(who)
    placed[who] = Math.min(...chosen)
    wanted.forEach((what, index) => {
      const hour = chosen[index]!
      take(hour, what)
      if (hour !== placed[who]) apart.push({ id: guests[who]!.person.id, ...(what === undefined ? {} : { room: what }), hour: hours[hour]! })
    })
  })
  return { apart, left }
}

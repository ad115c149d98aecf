import type { Campaign } from "@tramyte/core/campaign"
import { alike } from "./campaignReading.fixture.ts"

/**
 * How many of each group can be served at most while those before it have all they can, where nobody needs more than one room: one group after another is let
 * into a network of people alike, rooms and sessions, and as many as can be find a way to a place (Dinic). Whoever was served stays served when others come.
 */
export const servedAtMost = (campaign: Campaign): readonly { readonly priority: number; readonly served: number }[] => {
  const groups = [...new Set(campaign.people.map(({ priority }) => priority))].toSorted((a, b) => a - b)
  const heads: number[][] = []
  const to: number[] = []
  const left: number[] = []
  const node = (): number => heads.push([]) - 1
  const arc = (from: number, until: number, capacity: number): void => {
    heads[from]!.push(to.length)
    to.push(until)
    left.push(capacity)
    heads[until]!.push(to.length)
    to.push(from)
    left.push(0)
  }
  const [source, sink] = [node(), node()]
  const sessions = campaign.sessions.map((session) => {
    const place = node()
    arc(place, sink, session.capacity)
    const rooms = new Map(Object.entries(session.rooms ?? {}).map(([room, places]) => {
      const entrance = node()
      arc(entrance, place, places)
      return [room, entrance]
    }))
    return { place, rooms }
  })
  // Only which sessions and which room matters: the same set of sessions is one node for all who share it.
  const sets = new Map<string, number>()
  const people = alike(campaign).map(({ one, people: { length }, open }) => {
    const [room, other] = new Set(one.rooms)
    if (other !== undefined) throw new Error("this bound is of people with one room at most")
    const key = `${room ?? ""} ${open.join()}`
    if (!sets.has(key)) {
      const set = node()
      sets.set(key, set)
      for (const at of open) arc(set, room === undefined ? sessions[at]!.place : sessions[at]!.rooms.get(room)!, Infinity)
    }
    return { priority: one.priority, length, set: sets.get(key)! }
  })

  const level = (): Int32Array => {
    const levels = new Int32Array(heads.length).fill(-1)
    levels[source] = 0
    const queue = [source]
    for (const from of queue) {
      for (const arc of heads[from]!) {
        if (left[arc]! > 0 && levels[to[arc]!] === -1) {
          levels[to[arc]!] = levels[from]! + 1
          queue.push(to[arc]!)
        }
      }
    }
    return levels
  }
  const push = (from: number, most: number, levels: Int32Array, next: Int32Array): number => {
    if (from === sink) return most
    let pushed = 0
    for (; next[from]! < heads[from]!.length && pushed < most; next[from]!++) {
      const arc = heads[from]![next[from]!]!
      if (left[arc]! < 1 || levels[to[arc]!] !== (levels[from] ?? 0) + 1) continue
      const through = push(to[arc]!, Math.min(most - pushed, left[arc]!), levels, next)
      left[arc]! -= through
      left[arc ^ 1]! += through
      pushed += through
      if (pushed === most) break
    }
    return pushed
  }
  return groups.map((priority) => {
    for (const { length, set } of people.filter((one) => one.priority === priority)) arc(source, set, length)
    let served = 0
    for (let levels = level(); levels[sink] !== -1; levels = level()) served += push(source, Infinity, levels, new Int32Array(heads.length))
    return { priority, served }
  })
}

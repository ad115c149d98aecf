import type { Verdict } from "../../logic/verdict.ts"
import { homeVisit as homeVisitRoom } from "../sessions/homeVisit.ts"
import type { PreparedNeed } from "./needsOf.ts"

/** A need, and whether somebody has it. */
export interface HeldNeed extends PreparedNeed {
  readonly holds: Verdict
}

/** What somebody's visit needs, and what of it hangs on a missing fact. */
export interface Visit {
  /** Those too that hang on a missing fact. */
  readonly rooms: readonly string[]
  readonly fasting: boolean
  /** Examined at home, without these rooms. */
  readonly home?: { readonly without: readonly string[] }
  readonly unsure: { readonly rooms: readonly string[]; readonly fasting: boolean; readonly homeVisit: boolean }
}

/**
 * The needs as they are for somebody who is examined at home: what names rooms that stand elsewhere is not done there, and calls for no morning and no empty stomach; when
 * the person can be met stays as it is.
 */
export const asExamined = (needs: readonly HeldNeed[]): readonly HeldNeed[] => {
  if (!needs.some(({ need, holds }) => need.homeVisit === true && holds === "yes")) return needs
  return needs.map((held) => {
    const { part: _, fasting: __, ...rest } = held.need
    return held.need.homeVisit === true || held.need.rooms === undefined ? held : { ...held, need: rest }
  })
}

/** What the needs that somebody has, or may have, come to. */
export const visitOf = (needs: readonly HeldNeed[]): Visit => {
  const sure = needs.filter(({ holds }) => holds === "yes")
  const atHome = sure.filter(({ need }) => need.homeVisit === true)
  const isAtHome = atHome.length > 0
  const wanted = roomsOf(needs.filter((one) => !maybeAtHome(one)))
  // What is not at home cannot be had there; that the person is examined all the same goes before it.
  const rooms = isAtHome ? [...new Set([homeVisitRoom, ...roomsOf(atHome)])].toSorted() : wanted
  const certain = new Set(isAtHome ? rooms : roomsOf(sure))
  const fasting = sure.some(({ need }) => need.fasting === true)
  return {
    rooms,
    fasting,
    ...(isAtHome ? { home: { without: wanted.filter((room) => !certain.has(room)) } } : {}),
    unsure: {
      rooms: rooms.filter((room) => !certain.has(room)),
      fasting: !fasting && needs.some(({ need }) => need.fasting === true),
      homeVisit: !isAtHome && needs.some(({ need }) => need.homeVisit === true)
    }
  }
}

/** The rooms that go with a visit at home are for nobody who comes to the station. */
const maybeAtHome = ({ need, holds }: HeldNeed): boolean => need.homeVisit === true && holds !== "yes"

const roomsOf = (needs: readonly HeldNeed[]): readonly string[] => [...new Set(needs.flatMap(({ need }) => need.rooms ?? []))].toSorted()

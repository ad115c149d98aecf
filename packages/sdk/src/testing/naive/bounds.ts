/** Between which days, instants or numbers something lies. */
export interface Bounds {
  readonly lo: number
  readonly hi: number
}

/** Whether a fact belongs to a set: surely, possibly, or not. */
export type Fit = "sure" | "possible" | "out"

/** A window by its edges, half-open. An edge that is not asked for is not there; one that is not known lies anywhere. */
export interface Edges {
  readonly from?: Bounds | undefined
  readonly until?: Bounds | undefined
}

/** How exactly time is compared. */
export type Grain = "day" | "instant"

/** Later than every day, and with a minus sign earlier: the end of what is ongoing, the beginning of what always was. */
export const beyond = 1e15

/** An edge that is not known may lie anywhere. */
export const anywhere: Bounds = { lo: -Infinity, hi: Infinity }

export const exactly = (at: number): Bounds => ({ lo: at, hi: at })

export const isExact = ({ hi, lo }: Bounds): boolean => lo === hi

export const millisecondsOfDay = 86_400_000

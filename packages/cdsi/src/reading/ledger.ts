import type { CdsiProblem, CdsiProblemCode } from "./errors.ts"

/** What names stand for in supporting data. Series groups are known within their file only. */
export type NameKind = "vaccine" | "observation" | "antigen" | "vaccine group" | "series group"

/** Collects, over all files, what is wrong, which names are given and which are used. */
export interface Ledger {
  readonly problems: CdsiProblem[]
  readonly given: Map<string, Place>
  readonly used: { readonly kind: NameKind; readonly name: string; readonly place: Place }[]
}

/** Where a reader stands. */
export interface Place {
  readonly file: string
  readonly path: string
  readonly ledger: Ledger
}

export const newLedger = (): Ledger => ({ problems: [], given: new Map(), used: [] })

export const report = ({ file, path, ledger }: Place, code: CdsiProblemCode, message: string): void => void ledger.problems.push({ code, file, path, message })

/** A name is given to something; the same name twice is a problem. */
export const give = (kind: NameKind, name: string, place: Place): void => {
  const before = place.ledger.given.get(key(kind, name, place))
  if (before !== undefined) report(place, "TRAMYTE_CDSI_TAKEN", `the ${kind} "${name}" stands before, at ${before.path} of ${before.file}; give each its own, and only once`)
  else place.ledger.given.set(key(kind, name, place), place)
}

/** A name is given to something that may be named again: the group that several series are of. */
export const giveAgain = (kind: NameKind, name: string, place: Place): void => void place.ledger.given.set(key(kind, name, place), place)

/** A name is used; whether it is given to anything shows when all files are read. */
export const use = (kind: NameKind, name: string, place: Place): void => void place.ledger.used.push({ kind, name, place })

export const reportUnknownNames = ({ given, used }: Ledger): void => {
  for (const { kind, name, place } of used) {
    if (!given.has(key(kind, name, place))) report(place, "TRAMYTE_CDSI_UNKNOWN", `there is no ${kind} "${name}"; ${mends[kind]}`)
  }
}

const key = (kind: NameKind, name: string, { file }: Place): string => JSON.stringify(kind === "series group" ? [kind, name, file] : [kind, name])

const mends: Readonly<Record<NameKind, string>> = {
  "vaccine": "name a CVX code of cvxToAntigenMap, or add it there",
  "observation": "name an observationCode of the schedule's observations, or add it there",
  "antigen": "name an antigen of vaccineGroupToAntigenMap, or add it there",
  "vaccine group": "name a vaccine group of the schedule's vaccineGroups, or add it there",
  "series group": "name the seriesGroup of a series of this file"
}

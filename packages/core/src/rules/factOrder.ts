import type { FactView } from "../citizen/readRecord.ts"

/**
 * Orders facts in time: by day, then by instant (one without comes before), then by recording, then by id. A declared,
 * total order, so that ties never depend on the order of loading.
 */
export const inTime = (a: FactView, b: FactView): number => {
  if (a.startHi !== b.startHi) return a.startHi - b.startHi
  const [left, right] = [instantOf(a), instantOf(b)]
  if (left !== right) return left < right ? -1 : 1
  if (a.fact.recorded !== b.fact.recorded) return a.fact.recorded < b.fact.recorded ? -1 : 1
  return a.fact.id < b.fact.id ? -1 : a.fact.id > b.fact.id ? 1 : 0
}

const instantOf = ({ fact }: FactView): number => fact.at === undefined ? -Infinity : Date.parse(fact.at)

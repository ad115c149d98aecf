import type { Fact, FactStatus, FactView, Verdict } from "@tramyte/core"
import type { FactPart } from "@tramyte/core/pack"
import { type Bounds, type Fit, isExact } from "./bounds.ts"

/** A fact that belongs to a set, surely or possibly. */
export interface Member {
  readonly fact: FactView
  readonly fit: "sure" | "possible"
}

/** What is known of a set: its members, and whether no unseen fact could belong. */
export interface NaiveSet {
  readonly members: readonly Member[]
  readonly complete: boolean
}

/** What is known of the completeness of a kind, and what a set asks about. */
export interface Listed {
  /** The last day up to which the kind is known completely. */
  readonly day: number | undefined
  /** The same for each of the codes asked for, if any are. */
  readonly codeDays: readonly (number | undefined)[]
  readonly freshness: number
  /** A list of this kind tells only who has it on its day. */
  readonly current: boolean
  readonly on: number
  /** Half-open; a day that is not there is without bound. */
  readonly from: number | undefined
  readonly until: number | undefined
  /** No time was asked for. */
  readonly timeless: boolean
}

/** What the words about facts mean. */
export interface MeaningOfFacts {
  readonly defaultStatus: readonly FactStatus[]
  readonly status: (given: FactStatus | undefined, wanted: readonly FactStatus[]) => Fit
  readonly codes: (given: readonly string[] | undefined, wanted: readonly string[]) => Fit
  readonly link: (given: unknown, wanted: string) => Fit
  readonly valueCodes: (fact: Fact, wanted: readonly string[]) => Fit
  readonly qualifier: (given: unknown, codes: readonly string[], wanted: "some" | "none", absent: "may" | "fits" | "out") => Fit
  readonly has: (fact: Fact, part: FactPart) => boolean
  readonly isComplete: (listed: Listed) => boolean
  readonly anyOf: (sets: readonly NaiveSet[]) => NaiveSet
  /** What becomes of a fact by how it belongs to the set that is taken out. */
  readonly except: (inOther: Fit) => Fit
  readonly where: (verdict: Verdict) => Fit
  /** What a reference comes to: nothing referred to, what is not on record, or a fact. */
  readonly referred: (id: string | undefined, found: FactView | undefined) => NaiveSet
  /** The declared order of time: by day, instant, recording, id. */
  readonly inTime: (a: FactView, b: FactView) => number
  /** When a record became known, in milliseconds. */
  readonly recordedAt: (fact: Fact) => number
  /** Whether a fact surely lies beyond another in the order of a choice; `sign` is 1 for the last and -1 for the first. */
  readonly beats: (a: Ranked, b: Ranked, sign: 1 | -1) => boolean
  /** The first or last by that order: all that could be it. */
  readonly pick: (ranked: readonly Ranked[], complete: boolean, sign: 1 | -1) => NaiveSet
}

/** A member with its place in an order, and in time. */
export interface Ranked extends Member {
  /** Nothing if it has no known place. */
  readonly key: Bounds | undefined
  readonly first: Bounds
  /** Where ends are compared: the instant at which it ends, which tells between those that end on one day. */
  readonly instant?: Bounds | undefined
}

/** @param the the whole meaning, so that a word that rests on another takes it as it is there */
export const meaningOfFacts = (the: () => MeaningOfFacts): MeaningOfFacts => ({
  defaultStatus: ["final"],
  status: (given = "final", wanted) => wanted.includes(given) ? "sure" : given === "preliminary" ? "possible" : "out",
  codes: (given = [], wanted) => given.length === 0 ? "possible" : given.some((code) => wanted.includes(code)) ? "sure" : "out",
  link: (given, wanted) => typeof given !== "string" ? "possible" : given === wanted ? "sure" : "out",
  valueCodes: ({ components, value, valueCode = [] }, wanted) => {
    if (valueCode.length > 0) return valueCode.some((code) => wanted.includes(code)) ? "sure" : "out"
    if (typeof value === "string" || typeof value === "boolean") return wanted.includes(String(value)) ? "sure" : "out"
    return value !== undefined || components !== undefined ? "out" : "possible"
  },
  qualifier: (given, codes, wanted, absent) => {
    if (!Array.isArray(given) || given.length === 0) return absent === "may" ? "possible" : absent === "fits" ? "sure" : "out"
    const some = given.some((code: string) => codes.includes(code))
    return (wanted === "some") === some ? "sure" : "out"
  },
  has: (fact, part) => {
    const dot = part.indexOf(".")
    const name = part.slice(dot + 1)
    if (part.startsWith("links.")) return fact.links !== undefined && Object.hasOwn(fact.links, name)
    if (part.startsWith("components.")) return fact.components !== undefined && Object.hasOwn(fact.components, name)
    if (part.startsWith("qualifiers.")) return fact.qualifiers !== undefined && Object.hasOwn(fact.qualifiers, name) && fact.qualifiers[name]!.length > 0
    const isCoded = fact.valueCode !== undefined && fact.valueCode.length > 0
    switch (part) {
      case "code": return fact.code !== undefined && fact.code.length > 0
      case "number": return typeof fact.value === "number" || fact.components !== undefined
      case "value": return fact.value !== undefined || isCoded || fact.components !== undefined
      case "valueCode": return isCoded
      case "unit": return fact.unit !== undefined
      case "start": return (fact.start ?? fact.at ?? "unknown") !== "unknown" || fact.at !== undefined
      case "end": return !["unknown", "ongoing"].includes(fact.end ?? "unknown") || fact.endAt !== undefined
      default: return fact.at !== undefined
    }
  },
  isComplete: (listed) => {
    const { codeDays, current, day, freshness, from, on, timeless, until } = listed
    // Whatever has one of the codes is known, where each of them is: of a record of all there ever was, not of who has it now.
    if (codeDays.length > 0 && !current && codeDays.every((known) => the().isComplete({ ...listed, day: known, codeDays: [] }))) return true
    if (day === undefined) return false
    // Nothing that lies ahead can be known completely, and nothing of it is asked for.
    const lastDay = until === undefined ? on : Math.min(until - 1, on)
    if (day + freshness < lastDay) return false
    return !current || timeless || (from !== undefined && day - freshness <= from)
  },
  anyOf: (sets) => {
    const all = sets.flatMap(({ members }) => members)
    const facts = [...new Set(all.map(({ fact }) => fact))]
    return {
      members: facts.map((fact) => ({ fact, fit: all.some((one) => one.fact === fact && one.fit === "sure") ? "sure" : "possible" })),
      complete: sets.every(({ complete }) => complete)
    }
  },
  except: (inOther) => inOther === "sure" ? "out" : inOther === "possible" ? "possible" : "sure",
  where: (verdict) => verdict === "yes" ? "sure" : verdict === "no" ? "out" : "possible",
  referred: (id, found) => found !== undefined ? { members: [{ fact: found, fit: "sure" }], complete: true } : { members: [], complete: id === undefined },
  inTime: (a, b) => {
    const at = ({ fact }: FactView): number => fact.at === undefined ? -Infinity : Date.parse(fact.at)
    const order = (left: number | string, right: number | string): number => left < right ? -1 : left > right ? 1 : 0
    return order(a.startHi, b.startHi) || order(at(a), at(b)) || order(a.fact.recorded, b.fact.recorded) || order(a.fact.id, b.fact.id)
  },
  recordedAt: ({ recorded }) => Date.parse(recorded.length > 10 ? recorded : `${recorded}T00:00:00+07:00`),
  beats: (a, b, sign) => {
    if (a.fit !== "sure" || a.key === undefined || b.key === undefined) return false
    if (sign > 0 ? a.key.lo > b.key.hi : a.key.hi < b.key.lo) return true
    // A tie, by time; on one day the declared order tells between what surely belongs.
    if (!isExact(a.key) || !isExact(b.key) || a.key.lo !== b.key.lo) return false
    const [one, other] = [a.instant, b.instant]
    if (one !== undefined && other !== undefined) {
      if (sign > 0 ? one.lo > other.hi : one.hi < other.lo) return true
      if (sign > 0 ? other.lo > one.hi : other.hi < one.lo) return false
    }
    const isDeclared = b.fit === "sure" && isExact(a.first) && isExact(b.first)
    // A day without an instant is its first, where nothing else tells.
    if (isDeclared && one !== undefined && other !== undefined && one.lo !== other.lo) return sign * (one.lo - other.lo) > 0
    if (sign > 0 ? a.first.lo > b.first.hi : a.first.hi < b.first.lo) return true
    return isDeclared && a.first.lo === b.first.lo && sign * the().inTime(a.fact, b.fact) > 0
  },
  pick: (ranked, complete, sign) => {
    const left = ranked.filter((one) => !ranked.some((other) => other !== one && the().beats(other, one, sign)))
    const isIt = left.length === 1 && left[0]!.fit === "sure" && complete
    return { members: left.map(({ fact }) => ({ fact, fit: isIt ? "sure" : "possible" })), complete }
  }
})

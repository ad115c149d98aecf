import type { Fact } from "../citizen/fact.ts"
import type { RecordView } from "../citizen/readRecord.ts"

/**
 * A fingerprint of data, as 16 hexadecimal digits: equal data have equal ones, and different data nearly surely do not. It
 * tells that two reports were made from the same facts; it is no protection against somebody who wants it to collide.
 */
export type Digest = string

/** A fingerprint that others can be added to and taken away from, in any order. */
export interface DigestSum {
  hi: number
  lo: number
}

/** Nothing yet. */
export const noDigest = (): DigestSum => ({ hi: 0, lo: 0 })

/** Adds a fingerprint, or takes it away. */
export const addDigest = (sum: DigestSum, one: DigestSum, by: 1 | -1): void => {
  sum.hi = (sum.hi + by * one.hi) | 0
  sum.lo = (sum.lo + by * one.lo) | 0
}

/** The fingerprint in digits. */
export const digestOf = ({ hi, lo }: DigestSum): Digest => hex(hi) + hex(lo)

const hex = (half: number): string => (half >>> 0).toString(16).padStart(8, "0")

/** The fingerprint of what is known of one subject: all that any question could see. */
export const recordDigest = (view: RecordView): DigestSum => {
  const sum = digestOfText(`${view.subject}|${view.sex ?? ""}|${view.birth?.lo ?? ""}|${view.birth?.hi ?? ""}|${view.death?.lo ?? ""}|${view.death?.hi ?? ""}`)
  for (const facts of view.facts.values()) for (const { fact } of facts) addDigest(sum, factDigest(view.subject, fact), 1)
  for (const [kind, day] of view.complete) addDigest(sum, digestOfText(`${view.subject}|${kind}|${day}`), 1)
  return mixed(sum)
}

const known = new WeakMap<Fact, DigestSum>()

/** Facts are never changed, so that each is looked at once. */
const factDigest = (subject: string, fact: Fact): DigestSum => {
  const found = known.get(fact)
  if (found !== undefined) return found
  const sum = digestOfText(`${subject}|${plainText(fact)}`)
  known.set(fact, sum)
  return sum
}

/** The parts of a fact in an order of their own, so that the order in which they were written does not matter. */
const plainText = (fact: Fact): string => {
  const { id, kind, code, status, start, end, at, endAt, recorded, value, unit, components, valueCode, qualifiers, links } = fact
  const more = components === undefined && qualifiers === undefined && links === undefined ? "" : `${named(components)}|${named(qualifiers)}|${named(links)}`
  return `${id}|${kind}|${code?.join(" ") ?? ""}|${status ?? ""}|${start ?? ""}|${end ?? ""}|${at ?? ""}|${endAt ?? ""}|${recorded}|${String(value)}|${unit ?? ""}|${valueCode?.join(" ") ?? ""}|${more}`
}

const named = (parts: Readonly<Record<string, unknown>> | undefined): string =>
  parts === undefined ? "" : Object.keys(parts).sort().map((name) => `${name}=${String(parts[name])}`).join(";")

/** The fingerprint of a text: two multiplicative hashes with different constants. */
export const digestOfText = (text: string): DigestSum => {
  let hi = 0xdeadbeef
  let lo = 0x41c6ce57
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    hi = Math.imul(hi ^ unit, 2_654_435_761)
    lo = Math.imul(lo ^ unit, 1_597_334_677)
  }
  return mixed({ hi, lo })
}

const mixed = ({ hi, lo }: DigestSum): DigestSum => ({
  hi: Math.imul(hi ^ (hi >>> 16), 2_246_822_507) ^ Math.imul(lo ^ (lo >>> 13), 3_266_489_909),
  lo: Math.imul(lo ^ (lo >>> 16), 2_246_822_507) ^ Math.imul(hi ^ (hi >>> 13), 3_266_489_909)
})

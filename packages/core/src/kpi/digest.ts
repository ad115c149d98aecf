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
export const addDigest = (sum: DigestSum, one: Readonly<DigestSum>, by: number): void => {
  sum.hi = (sum.hi + by * one.hi) | 0
  sum.lo = (sum.lo + by * one.lo) | 0
}

/** The fingerprint in digits. */
export const digestOf = ({ hi, lo }: DigestSum): Digest => hex(hi) + hex(lo)

const hex = (half: number): string => (half >>> 0).toString(16).padStart(8, "0")

/** The fingerprint of a text. */
export const digestOfText = (text: string): DigestSum => {
  const begun = begin()
  takeText(begun, text)
  return mixed(begun)
}

const known = new WeakMap<RecordView, DigestSum>()

/** The fingerprint of what is known of one subject: all that any question could see. What was read is never changed, so that each is looked at once. */
export const recordDigest = (view: RecordView): DigestSum => {
  let found = known.get(view)
  if (found === undefined) known.set(view, found = lookAt(view))
  return found
}

const lookAt = (view: RecordView): DigestSum => {
  const { subject, sex, birth, death, facts, complete } = view
  const sum = begin()
  takeText(sum, subject)
  takeText(sum, sex)
  for (const bounds of [birth, death]) {
    take(sum, bounds === undefined ? absent : bounds.lo)
    take(sum, bounds === undefined ? absent : bounds.hi)
  }
  // In no order: what is added up may come in any.
  for (const sameKind of facts.values()) for (const { fact } of sameKind) addDigest(sum, factDigest(fact), 1)
  for (const [kind, day] of complete) {
    const one = begin()
    takeText(one, kind)
    take(one, day)
    addDigest(sum, mixed(one), 1)
  }
  return mixed(sum)
}

const factDigest = ({ id, kind, code, status, start, end, at, endAt, recorded, value, unit, components, valueCode, qualifiers, links }: Fact): DigestSum => {
  const sum = begin()
  takeText(sum, id)
  takeText(sum, kind)
  takeTexts(sum, code)
  takeText(sum, status)
  takeText(sum, start)
  takeText(sum, end)
  takeText(sum, at)
  takeText(sum, endAt)
  takeText(sum, recorded)
  takeValue(sum, value)
  takeText(sum, unit)
  takeTexts(sum, valueCode)
  takeNamed(sum, components, takeValue)
  takeNamed(sum, qualifiers, takeTexts)
  takeNamed(sum, links, takeText)
  return mixed(sum)
}

/** Two multiplicative hashes with different constants, which take in one whole number after the other. */
const begin = (): DigestSum => ({ hi: 0xdeadbeef | 0, lo: 0x41c6ce57 })

const take = (sum: DigestSum, number: number): void => {
  sum.hi = Math.imul(sum.hi ^ number, 2_654_435_761)
  sum.lo = Math.imul(sum.lo ^ number, 1_597_334_677)
}

/** Numbers that no character has: they tell what is absent from what is empty, and where a text or list ends. */
const [absent, ends, isNumber, isTrue, isFalse] = [0x10000, 0x10001, 0x10002, 0x10003, 0x10004]

const takeText = (sum: DigestSum, text: string | undefined): void => {
  if (text === undefined) {
    take(sum, absent)
    return
  }
  let { hi, lo } = sum
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    hi = Math.imul(hi ^ unit, 2_654_435_761)
    lo = Math.imul(lo ^ unit, 1_597_334_677)
  }
  sum.hi = hi
  sum.lo = lo
  take(sum, ends)
}

const takeTexts = (sum: DigestSum, texts: readonly string[] | undefined): void => {
  if (texts === undefined) {
    take(sum, absent)
    return
  }
  for (const text of texts) takeText(sum, text)
  take(sum, ends)
}

const bits = new DataView(new ArrayBuffer(8))

const takeValue = (sum: DigestSum, value: Fact["value"]): void => {
  if (typeof value === "number") {
    // 0 and -0 are equal.
    bits.setFloat64(0, value + 0)
    take(sum, isNumber)
    take(sum, bits.getInt32(0))
    take(sum, bits.getInt32(4))
  } else if (typeof value === "boolean") take(sum, value ? isTrue : isFalse)
  else takeText(sum, value)
}

/** Parts by name, in no order. */
const takeNamed = <T>(sum: DigestSum, parts: Readonly<Record<string, T>> | undefined, takePart: (sum: DigestSum, part: T) => void): void => {
  if (parts === undefined) {
    take(sum, absent)
    return
  }
  const all = noDigest()
  for (const name in parts) {
    const one = begin()
    takeText(one, name)
    takePart(one, parts[name]!)
    addDigest(all, mixed(one), 1)
  }
  take(sum, all.hi)
  take(sum, all.lo)
}

const mixed = ({ hi, lo }: DigestSum): DigestSum => ({
  hi: Math.imul(hi ^ (hi >>> 16), 2_246_822_507) ^ Math.imul(lo ^ (lo >>> 13), 3_266_489_909),
  lo: Math.imul(lo ^ (lo >>> 16), 2_246_822_507) ^ Math.imul(hi ^ (hi >>> 13), 3_266_489_909)
})

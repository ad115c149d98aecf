import { addYears } from "@tramyte/core"
import { sourceData } from "../sourceData.ts"
import type { Random } from "../random.ts"
import type { Sex } from "./resident.ts"

/** Somebody of whom only sex and birth are settled. */
export interface Newcomer {
  readonly sex: Sex
  readonly birthDay: number
  readonly age: number
  /** Died during the year; lives on in last winter's lists. */
  readonly died: boolean
}

/** Exactly `count` people alive on `on`, in the shares of the age pyramid, and `deaths` more who died this year. */
export const drawAges = (count: number, deaths: number, on: number, chance: Random): Newcomer[] => {
  const cells = sourceData.pyramid.flatMap(({ from, until, sharePct, femalePct }) => [
    { from, until, sex: "female" as const, share: sharePct * femalePct },
    { from, until, sex: "male" as const, share: sharePct * (100 - femalePct) }
  ])
  const people: Newcomer[] = []
  const numbers = shareOut(count, cells.map(({ share }) => share))
  for (const [at, { from, until, sex }] of cells.entries()) {
    for (let left = numbers[at] ?? 0; left > 0; left -= 1) people.push(newcomer(sex, drawAge(from, until, chance), on, chance, false))
  }
  for (let left = deaths; left > 0; left -= 1) {
    const old = chance.chance(0.82)
    people.push(newcomer(chance.chance(0.52) ? "male" : "female", old ? chance.int(64, 97) : chance.int(32, 63), on, chance, true))
  }
  return chance.shuffle(people)
}

const newcomer = (sex: Sex, age: number, on: number, chance: Random, died: boolean): Newcomer => {
  // Everyone born after the birthday `age + 1` years ago, up to the one `age` years ago, has this age on the day.
  const birthDay = chance.int(addYears(on, -age - 1, "clamp") + 1, addYears(on, -age, "clamp"))
  return { sex, birthDay, age, died }
}

/** Even within five years; above 80 each year has fewer people. */
const drawAge = (from: number, until: number, chance: Random): number => {
  if (until - from <= 5) return chance.int(from, until - 1)
  let age = from
  while (age < until - 1 && chance.chance(0.84)) age += 1
  return age
}

/** Whole numbers in the given shares that add up exactly: largest remainders. */
const shareOut = (count: number, shares: readonly number[]): number[] => {
  const sum = shares.reduce((total, share) => total + share, 0)
  const exact = shares.map((share) => share / sum * count)
  const whole = exact.map(Math.floor)
  const left = count - whole.reduce((total, number) => total + number, 0)
  const byRemainder = exact.map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .toSorted((a, b) => b.rest - a.rest || a.at - b.at)
  for (const { at } of byRemainder.slice(0, left)) whole[at] = (whole[at] ?? 0) + 1
  return whole
}

// Digits are left for the counts of runs; nothing here has to be escaped in JSON or in a page.
const LETTERS = "-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_.,:;!?*+()"

/** Some of a commune's people by their places, six people a letter: a list of half of all is as short as one of a tenth. */
export const packPlaces = (places: readonly number[], people: number): string => {
  const bits = Array.from({ length: Math.ceil(people / 6) }, () => 0)
  for (const at of places) bits[Math.floor(at / 6)]! |= 1 << at % 6
  return bits.map((bit) => LETTERS[bit]).join("")
}

/** Whether somebody is on such a list. */
export const hasPlace = (packed: string, at: number): boolean => (LETTERS.indexOf(packed[Math.floor(at / 6)] ?? "-") >> at % 6 & 1) === 1

/** Numbers from 0 to 4094, or -1 for none, two letters each. */
export const packNumbers = (numbers: readonly number[]): string => numbers.map((one) => {
  if (one > 4094) throw new Error(`Two letters cannot say ${one}`)
  return `${LETTERS[one + 1 >> 6]}${LETTERS[one + 1 & 63]}`
}).join("")

/** One of them. */
export const numberAt = (packed: string, at: number): number => LETTERS.indexOf(packed[2 * at] ?? "-") * 64 + LETTERS.indexOf(packed[2 * at + 1] ?? "-") - 1

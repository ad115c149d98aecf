/** How a person stands in an indicator: `y` has it, `n` does not, `u` not known, `?` not known whether counted, `-` not counted. */
export type Letter = "y" | "n" | "u" | "?" | "-"

/** Of a person with several events that stand in different ways, one letter stands for all of them. */
const several: Readonly<Record<string, string>> = {
  a: "yn", b: "yu", c: "y?", d: "nu", e: "n?", f: "u?", g: "ynu", h: "yn?", i: "yu?", j: "nu?", k: "ynu?"
}

/** The letter that stands for all of these. */
export const letterOfAll = (letters: readonly Letter[]): string => {
  const all = ["y", "n", "u", "?"].filter((one) => letters.includes(one as Letter)).join("")
  return all === "" ? "-" : all.length === 1 ? all : Object.keys(several).find((key) => several[key] === all) ?? "-"
}

/** Whether somebody's letter is, or stands for, one of those wanted. */
export const isOneOf = (letter: string, wanted: string): boolean =>
  wanted.includes(letter) || (several[letter] !== undefined && [...several[letter]].some((one) => wanted.includes(one)))

/** Letters with runs counted, `"3-2yn"`: most people are in few indicators. */
export const packRuns = (letters: string): string => letters.replace(/(.)\1+/g, (run, letter: string) => `${run.length}${letter}`)

/** The letters as they were. */
export const unpackRuns = (packed: string): string => packed.replace(/(\d+)(\D)/g, (_run, count: string, letter: string) => letter.repeat(Number(count)))

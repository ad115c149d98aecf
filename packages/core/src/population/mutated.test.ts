import fc from "fast-check"
import { isDeepStrictEqual } from "node:util"
import { describe, expect, it } from "vitest"
import { readRecord } from "../citizen/readRecord.ts"
import { theDay } from "../pack/smallPack.fixture.ts"
import { civilDate, epochDay } from "../time/index.ts"
import { evaluate } from "./evaluate.ts"
import { borders, communes, days, held, said, told } from "./people.fixture.ts"

/** Faults that a generator of code could have, as changes to the code that it makes. */
const faults: readonly (readonly [string, RegExp, string])[] = [
  ["a cut day one day late", / - (c\d+) >> 31/g, " - $1 - 1 >> 31"],
  ["a cut day one day early", / - (c\d+) >> 31/g, " - $1 + 1 >> 31"],
  ["and for or", / \| /g, " & "],
  ["or for and, of verdicts", /\((t\d+) & (t\d+)\)/g, "($1 | $2)"],
  ["a negation lost", /~(t\d+)/g, "$1"],
  ["a negation of a comparison lost", /= ~(h\d+)/g, "= $1"],
  ["a fact that may fit fits", /(let w\d+ = \S+, s\d+ = .*) & \S+(, m\d+ = )/g, "$1 & w0$2"],
  ["no fact may fit", /m(\d+) = \((.*)\) & w\d+$/gm, "m$1 = s$1"],
  ["a kind known completely though it is not", /const (k\d+e\d+) = .*/g, "const $1 = -1"],
  ["a kind never known completely", /const (k\d+e\d+) = .*/g, "const $1 = 0"],
  ["codes known as far as their kind alone", /= listed < -\d+ \? .* : listed/g, "= listed"],
  ["codes of one question for those of another", /(k\d+)l\d+\[/g, "$1l0["],
  ["what is known of codes, of the person before", /\[-(\d+) - listed\]/g, "[Math.max(0, -$1 - listed - 1)]"],
  ["a change of what is known of codes overlooked", /let watch = .*/g, "let watch = 32767"],
  ["a count of one fact too many", / - (\d) >> 31\)/g, " - $1 - 1 >> 31)"],
  ["the first fact for the last", /(v_\w+_last) = i\b/g, "if ($1 < 0) $1 = i"],
  ["the last fact for the first", /if \(v_\w+_first < 0\) (v_\w+_first) = i/g, "$1 = i"],
  ["no doubt which is the last", /(v_\w+) = -2\b/g, "$1 = $1"],
  ["the least for the first beginning", /if \(y < (v_\w+_hi1)\)/g, "if (y > $1)"],
  ["a bound left out", /number >=? f\d+/g, "true"],
  ["at least taken for above", /number >= (f\d+)/g, "number > $1"],
  ["a value compared the other way", /\bu (<=?|>=?) (f\d+)/g, "!(u $1 $2)"],
  ["a number that is not known fits", /if \(number !== number\) s\d+ &= -?\d+/g, "if (number !== number) s0 &= -1"],
  ["an end before the start holds", /x - v >> 31/g, "-1"],
  ["due a day early", /(c\d+) - (t\d+) >> 31/g, "$1 - $2 - 1 >> 31"],
  ["overdue a day early", /(t\d+) - (c\d+) >> 31/g, "$1 - $2 - 1 >> 31"],
  ["what may have been done forgotten", /else if \((\w+) !== -536870912/g, "else if (false && $1 !== -536870912"],
  ["since ever", /< v_\w+_since\) /g, "< -1e9) "],
  ["done in time, and yet to be asked", /&& st !== 1\) st = 4/g, ") st = 4"],
  ["the last time that may be for the surely last", /(if \(x > -\d+ && x > \w+_done\) \w+_done) = x/g, "$1 = y"],
  ["a change a day late", /F\[(o\d+) \+ d \| 0\]/g, "F[$1 + d | 0] + 1"],
  ["a change ahead overlooked", /if \(\((d = .*) >>> 0 < n\d+\)/g, "if (($1 >>> 0 < 0)"],
  ["a yes that never ends", /_exists = v_\w+_stays/g, "_exists = 32767"],
  ["a no that any part may end", /(d & d >> 31)\) \| 0\)/g, "(d & d >> 31)) + 3 | 0)"],
  ["a due state that changes a day late", /(- c\d+) \+ 1\)\)\)/g, "$1 + 2)))"]
]

const random = fc.sample(fc.tuple(communes({ questions: 8, protocols: 4, people: 10 }), days), { numRuns: 120, seed: 11 })
const samples = [[borders, theDay] as const, ...random].map(([commune, day]) => {
  const rules = commune.rulebook.on("2026-07-15")
  return { commune, day, rules, expected: commune.people.map((record) => told(rules, commune, readRecord(record), day)) }
})

/** Whether some sample comes out wrong: an answer of the day, or one of the last day before a next change. */
const isWrong = (): boolean => samples.some(({ commune, day, rules, expected }) => {
  // In new columns, or functions made before would be found again.
  const run = evaluate(rules, held(commune), { questions: commune.questions, asOf: day })
  return commune.people.some((record, index) => {
    const now = said(run, rules, commune, index)
    if (!isDeepStrictEqual(now, expected[index])) return true
    const last = run.nextChange[index]! - 1
    return last > epochDay(day) && !isDeepStrictEqual(now, told(rules, commune, readRecord(record), civilDate(last)))
  })
})

/** Evaluates with generated code changed; tells in how many functions something was changed, and whether an answer is wrong. */
const withFault = (pattern: RegExp, replacement: string): { readonly changed: number; readonly wrong: boolean } => {
  const original = globalThis.Function
  let changed = 0
  globalThis.Function = new Proxy(original, {
    construct: (target, given: string[]) => {
      const source = given.at(-1)!.replaceAll(pattern, replacement)
      if (source !== given.at(-1)) changed++
      return Reflect.construct(target, [...given.slice(0, -1), source]) as object
    }
  })
  try {
    const found = isWrong()
    return { changed, wrong: found }
  } finally {
    globalThis.Function = original
  }
}

describe("a fault in the generated code is found by comparing with the interpreter", () => {
  it("none is found where there is none", () => {
    expect(isWrong()).toBe(false)
  })

  it.each(faults)("%s", (_, pattern, replacement) => {
    const { changed, wrong: found } = withFault(pattern, replacement)
    expect(changed).toBeGreaterThan(0)
    expect(found).toBe(true)
  })
})

import { noChange } from "./code.ts"
import type { NumberTest } from "./node.ts"
import { bound, dayNumber, type Piece, type SetUse, type TableUse, testsByColumn, type FlipTest } from "./piece.ts"
import { alwaysAfter, alwaysBefore } from "../citizen/readRecord.ts"
import { farAhead } from "./columns.ts"
import { never } from "./factTable.ts"

/** The lines that go once over the facts of one kind of the person at hand, and leave behind all that was asked of them. */
export const loopCode = (piece: Piece, use: TableUse): readonly string[] => {
  const { table: k, sets, layout } = use
  const words = wordsOf(use)
  const bits = bitsCode(piece, use)
  const each = sets.flatMap((set) => onEachFact(set))
  const flips = piece.next ? flipCode(piece, use) : []
  const picks = sets.filter((set) => set.demands.has("first") || set.demands.has("last"))
  return [
    ...words.map((w) => `let k${k}a${w} = 0, k${k}b${w} = 0, k${k}q${w} = 0`),
    ...sets.flatMap((set) => variablesOf(set).map(([name, initial]) => `let ${name} = ${initial}`)),
    `const k${k}n = k${k}_count[p]`,
    `if (k${k}n !== 0) {`,
    `const i0 = k${k}_begin[p], i1 = i0 + k${k}n`,
    "for (let i = i0; i < i1; i++) {",
    ...bits,
    ...words.map((w) => `k${k}a${w} |= s${w}; k${k}b${w} |= m${w}${picks.length > 0 ? `; k${k}q${w} |= m${w} & ~s${w}` : ""}`),
    ...each,
    ...flips,
    "}",
    ...picks.flatMap((set) => (["first", "last"] as const).filter((which) => set.demands.has(which)).flatMap((which) => doubtCode(set, which, bits, layout.hi))),
    "}"
  ]
}

export const wordsOf = ({ sets }: TableUse): readonly number[] => Array.from({ length: Math.ceil(sets.length / 32) }, (_, word) => word)

const wordOf = ({ place }: SetUse): number => place >> 5
const bitOf = ({ place }: SetUse): number => 1 << (place & 31)

/** A mask of the bits of the sets of a word that are as asked. */
const maskOf = ({ sets }: TableUse, word: number, wanted: (set: SetUse) => boolean): number =>
  sets.reduce((mask, set) => wordOf(set) === word && wanted(set) ? mask | bitOf(set) : mask, 0)

/** Whether any set of the table looks at ends that have columns of their own. */
export const looksAtEnds = ({ sets, layout }: TableUse): boolean =>
  layout.ends && sets.some(({ set: { time } }) => [...time.sure, ...time.possible].some(({ column }) => column === "endLo" || column === "endHi"))

/** For the fact in row i: its days, `s` the sets that it surely fits, `m` those it possibly fits, `w` those of its class. */
const bitsCode = (piece: Piece, use: TableUse): readonly string[] => {
  const { table: k, layout } = use
  const words = wordsOf(use)
  const many = words.length > 1 ? ` * ${words.length}` : ""
  const ends = looksAtEnds(use)
  const lines = [
    `const x = k${k}_lo[i], c = k${k}_class[i]${many}`,
    `let dx = x - k${k}base | 0; dx = dx < 0 ? 0 : dx > k${k}last ? k${k}last : dx`
  ]
  if (layout.hi) lines.push(`const y = k${k}_hi[i]`, `let dy = y - k${k}base | 0; dy = dy < 0 ? 0 : dy > k${k}last ? k${k}last : dy`)
  else lines.push("const y = x")
  if (ends) {
    lines.push(`const u = k${k}_endLo[i], v = k${k}_endHi[i]`)
    lines.push(`let du = u - k${k}endBase | 0; du = du < 0 ? 0 : du > k${k}endLast ? k${k}endLast : du`)
    lines.push(`let dv = v - k${k}endBase | 0; dv = dv < 0 ? 0 : dv > k${k}endLast ? k${k}endLast : dv`)
  }
  for (const w of words) {
    const plain = !layout.hi && !ends
    lines.push(`let w${w} = k${k}P[c + ${w}]`)
    if (plain) lines.push(`const t${w} = k${k}s${w}lo[dx]; let s${w} = t${w} & k${k}S[c + ${w}], m${w} = t${w} & w${w}`)
    else {
      const sure = [`k${k}s${w}lo[dx]`, ...layout.hi ? [`k${k}s${w}hi[dy]`] : [], ...ends ? [`(k${k}s${w}endLo[du] | k${k}s${w}either[dx])`] : []]
      const possible = [`k${k}m${w}lo[dx]`, ...layout.hi ? [`k${k}m${w}hi[dy]`] : [], ...ends ? [`k${k}m${w}endHi[dv]`] : []]
      lines.push(`let m${w} = ${possible.join(" & ")} & w${w}`, `let s${w} = ${sure.join(" & ")} & k${k}S[c + ${w}]`)
      if (ends) {
        const lasting = maskOf(use, w, ({ set }) => set.time.lasting)
        if (lasting !== 0) lines.push(`m${w} &= ~((v - x - 1 >> 31) & ${lasting})`)
      }
      lines.push(`s${w} &= m${w}`)
    }
    lines.push(...numberCode(piece, use, w))
  }
  return lines.map((line) => line.replaceAll("[c + 0]", "[c]"))
}

/** Takes out the sets whose bounds the number of the fact does not keep; without a number it may fit. */
const numberCode = (piece: Piece, use: TableUse, word: number): readonly string[] => {
  const tests = new Map(use.sets.flatMap(({ set }) => set.number === undefined ? [] : [[JSON.stringify(set.number), set.number] as const]))
  return [...tests].flatMap(([key, test]) => {
    const mask = maskOf(use, word, ({ set }) => set.number !== undefined && JSON.stringify(set.number) === key)
    if (mask === 0) return []
    return [
      `if ((w${word} & ${mask}) !== 0) {`,
      `const number = k${use.table}_number${test.column}[i]`,
      `if (number !== number) s${word} &= ${~mask}`,
      `else if (!(${holds(piece, "number", test)})) { s${word} &= ${~mask}; m${word} &= ${~mask}; w${word} &= ${~mask} }`,
      "}"
    ]
  })
}

/** The comparison of a number. */
export const holds = (piece: Piece, name: string, { atLeast, above, atMost, below }: NumberTest): string => {
  const parts = ([[atLeast, ">="], [above, ">"], [atMost, "<="], [below, "<"]] as const)
    .flatMap(([value, sign]) => value === undefined ? [] : [`${name} ${sign} ${bound(piece, value)}`])
  return parts.length === 0 ? "true" : parts.join(" && ")
}

/** The variables of a set, with what they are before the first fact. */
const variablesOf = ({ name, demands, longest }: SetUse): readonly (readonly [string, number])[] => {
  const all: (readonly [string, number])[] = []
  const add = (demand: SetUse["demands"] extends Set<infer D> ? D : never, ...variables: readonly (readonly [string, number])[]): void => {
    if (demands.has(demand)) all.push(...variables.map(([suffix, initial]) => [`${name}${suffix}`, initial] as const))
  }
  add("count", ["_sure", 0], ["_may", 0])
  add("sinceSurely", ["_since", farAhead])
  add("sinceEarliest", ["_ever", farAhead])
  add("first", ["_first", -1])
  add("last", ["_last", -1])
  add("beginFirst", ["_lo1", alwaysAfter], ["_hi1", alwaysAfter])
  add("beginLast", ["_lo2", alwaysBefore], ["_hi2", alwaysBefore])
  add("history", ["_done", never], ["_perhaps", never])
  add("anyFlip", ["_any", noChange])
  add("existsFlip", ["_stays", 0], ["_comes", noChange])
  add("countFlip", ["_leaves", noChange], ["_enters", noChange], ...Array.from({ length: longest }, (_, at) => [`_long${at}`, 0] as const))
  add("firstFlip", ["_flip1", noChange])
  add("lastFlip", ["_flip2", noChange])
  return all
}

/** What a fact adds to the variables of a set. */
const onEachFact = (use: SetUse): readonly string[] => {
  const { name, demands, place } = use
  const [s, m, bit] = [`(s${wordOf(use)} & ${bitOf(use)}) !== 0`, `(m${wordOf(use)} & ${bitOf(use)}) !== 0`, place & 31]
  const sure: string[] = []
  const possible: string[] = []
  const lines: string[] = []
  if (demands.has("count")) lines.push(`${name}_sure = ${name}_sure + (s${wordOf(use)} >>> ${bit} & 1) | 0; ${name}_may = ${name}_may + (m${wordOf(use)} >>> ${bit} & 1) | 0`)
  if (demands.has("sinceSurely")) sure.push(`if (y < ${name}_since) ${name}_since = y`)
  if (demands.has("sinceEarliest")) sure.push(`if (x === ${alwaysBefore}) ${name}_ever = ${never}`, `else if (y < ${name}_ever) ${name}_ever = y`)
  if (demands.has("first")) sure.push(`if (${name}_first < 0) ${name}_first = i`)
  if (demands.has("last")) sure.push(`${name}_last = i`)
  if (demands.has("beginFirst")) {
    sure.push(`if (y < ${name}_hi1) ${name}_hi1 = y`)
    possible.push(`if (x < ${name}_lo1) ${name}_lo1 = x`)
  }
  if (demands.has("beginLast")) {
    sure.push(`if (x > ${name}_lo2) ${name}_lo2 = x`)
    possible.push(`if (y > ${name}_hi2) ${name}_hi2 = y`)
  }
  if (demands.has("history")) {
    sure.push(`if (x > ${alwaysBefore} && x > ${name}_done) ${name}_done = x`)
    possible.push(`if (y > ${name}_perhaps) ${name}_perhaps = y`)
  }
  if (sure.length > 0) lines.push(`if (${s}) {`, ...sure, "}")
  if (possible.length > 0) lines.push(`if (${m}) {`, ...possible, "}")
  return lines
}

/** For the fact in row i: in how many days its fit to the sets of each test of time changes, told to the sets of its class. */
const flipCode = (piece: Piece, use: TableUse): readonly string[] => {
  const tests = new Map(use.sets.filter(({ demands }) => [...demands].some((demand) => demand.endsWith("Flip"))).map(({ set }) => [set.time.key, set.time]))
  const places: Readonly<Record<string, string>> = { lo: "x", hi: "y", endLo: "u", endHi: "v" }
  return [...tests.values()].flatMap((time) => {
    const sets = use.sets.filter((one) => one.set.time.key === time.key)
    const lines: string[] = ["let k = 32767"]
    for (const [column, flips] of testsByColumn(time, use.layout)) lines.push(...flipLookup(piece, places[column]!, flips))
    if (time.window !== undefined && (use.layout.hi || use.layout.ends)) {
      const emptied = dayNumber(piece, { op: "emptied", ...time.window })
      lines.push(`if (${emptied} < k) k = ${emptied}`)
    }
    for (const set of sets) lines.push(...onEachFlip(set, use.layout.hi))
    const mine = wordsOf(use).map((w) => [w, maskOf(use, w, (set) => sets.includes(set))] as const).filter(([, mask]) => mask !== 0)
    return [`if (${mine.map(([w, mask]) => `(w${w} & ${mask}) !== 0`).join(" || ")}) {`, ...lines, "}"]
  })
}

const flipLookup = (piece: Piece, day: string, tests: readonly FlipTest[]): readonly string[] => {
  const key = tests.map(({ cut, plus }) => `${cut.key} ${plus}`).join(", ")
  let at = piece.flips.places.get(key)
  if (at === undefined) {
    at = piece.flips.list.push(tests) - 1
    piece.flips.places.set(key, at)
  }
  return [`if ((d = ${day} - g${at} | 0) >>> 0 < n${at}) { const f = F[o${at} + d | 0]; if (f < k) k = f }`]
}

const onEachFlip = (use: SetUse, partial: boolean): readonly string[] => {
  const { name, demands, longest } = use
  const sure = `(s${wordOf(use)} & ${bitOf(use)}) !== 0`
  const lines: string[] = []
  const soonest = (variable: string): string => `if (k < ${name}${variable}) ${name}${variable} = k`
  if (demands.has("anyFlip")) lines.push(soonest("_any"))
  if (demands.has("existsFlip")) lines.push(`if (${sure}) { if (k > ${name}_stays) ${name}_stays = k } else ${soonest("_comes")}`)
  if (demands.has("countFlip")) {
    const longer = Array.from({ length: longest }, (_, at) => `if (j > ${name}_long${at}) { const h = ${name}_long${at}; ${name}_long${at} = j; j = h }`)
    lines.push(`if (${sure}) { ${soonest("_leaves")}; let j = k; ${longer.join("; ")} } else ${soonest("_enters")}`)
  }
  // Facts of known days, in the order of time: those before the last that fits, or after the first, no longer matter.
  if (demands.has("lastFlip")) lines.push(partial ? soonest("_flip2") : `if (${sure} || k < ${name}_flip2) ${name}_flip2 = k`)
  if (demands.has("firstFlip")) lines.push(partial ? soonest("_flip1") : `if (${name}_first < 0 || ${name}_first === i) { ${soonest("_flip1")} }`)
  return lines.length === 0 ? [] : [`if ((w${wordOf(use)} & ${bitOf(use)}) !== 0) {`, ...lines, "}"]
}

/** Goes over the facts again: is it sure which is the first or the last, or could another be? Then there is none. */
const doubtCode = (use: SetUse, which: "first" | "last", bits: readonly string[], partial: boolean): readonly string[] => {
  const k = use.table.table
  const picked = `${use.name}_${which}`
  const [s, m, q] = [`(s${wordOf(use)} & ${bitOf(use)})`, `(m${wordOf(use)} & ${bitOf(use)})`, `(k${k}q${wordOf(use)} & ${bitOf(use)})`]
  const beyond = which === "last" ? "y >= px" : "x <= py"
  const doubtful = partial ? `(${s} === 0 || x !== y || px !== py)` : `${s} === 0`
  return [
    `if (${picked} >= 0 && ${partial ? `k${k}n > 1` : `${q} !== 0`}) {`,
    `const px = k${k}_lo[${picked}], py = ${partial ? `k${k}_hi[${picked}]` : "px"}`,
    `const row = ${picked}`,
    "for (let i = i0; i < i1; i++) {",
    ...bits,
    `if (i !== row && ${m} !== 0 && ${beyond} && ${doubtful}) { ${picked} = -2${inDoubt(use, which, partial)} }`,
    "}",
    "}"
  ]
}

/** In doubt any fact may settle it. */
const inDoubt = ({ name, demands }: SetUse, which: "first" | "last", partial: boolean): string =>
  !partial && demands.has(which === "first" ? "firstFlip" : "lastFlip") ? `; ${name}_flip${which === "first" ? 1 : 2} = ${name}_any` : ""

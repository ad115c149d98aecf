import { alwaysAfter, alwaysBefore } from "../citizen/readRecord.ts"
import { and, code, type Code, least, noChange, not, or } from "./code.ts"
import { farAhead, placesOf } from "./columns.ts"
import { never } from "./codeLists.ts"
import { rowOf } from "./factTable.ts"
import type { CompleteTest, DayTest, NumberTest, TimeTest } from "./node.ts"
import { assembled } from "./assemble.ts"
import { atMost, bound, codeDays, completePlace, dayNumber, flip, flipPlace, type FlipTest, heldDay, nextSlot, numbers, personNumber, type Program, type SetUse, slotAt, type TableUse } from "./program.ts"

/** The function that goes over the facts of one kind, person by person, and leaves all that was asked of them in slots. */
export const tableCode = (program: Program, use: TableUse): string => {
  const { table: k, sets } = use
  program.given.set(`k${k}`, `P.tables[${k}].days`)
  program.given.set(`k${k}S`, `X.masks[${k}].sure`)
  program.given.set(`k${k}P`, `X.masks[${k}].possible`)
  const words = wordsOf(use)
  const picks = sets.filter((set) => set.demands.has("first") || set.demands.has("last"))
  const variables = [
    ...words.flatMap((w): readonly (readonly [string, number])[] => [[`k${k}a${w}`, 0], [`k${k}b${w}`, 0]]),
    ...sets.flatMap(variablesOf)
  ]
  const own = (name: string): string => `v_${name}`
  for (const { set, demands } of sets) if (demands.has("exists")) completePlace(program, set)
  const whole = completeCode(program, use)
  const left = (name: string, from: string): readonly string[] => {
    const place = program.slots.indexOf(name)
    return place < 0 ? [] : [`${slotAt(place)} = ${from}`]
  }
  const lines = [
    ...whole,
    ...variables.map(([name, initial]) => `let ${own(name)} = ${initial}`),
    ...words.map((w) => `let q${w} = 0`),
    `const n = ${personNumber(program, placesOf(k).count)}`,
    "if (n !== 0) {",
    `const i0 = ${personNumber(program, placesOf(k).begin)}, i1 = i0 + n`,
    "for (let i = i0; i < i1; i++) {",
    ...bitsCode(program, use),
    ...words.map((w) => `v_k${k}a${w} |= s${w}; v_k${k}b${w} |= m${w}${picks.length > 0 ? `; q${w} |= m${w} & ~s${w}` : ""}`),
    ...sets.flatMap((set) => onEachFact(set)),
    ...program.next ? flipCode(program, use) : [],
    "}",
    ...picks.flatMap((set) => (["first", "last"] as const).filter((which) => set.demands.has(which)).flatMap((which) => doubtCode(program, set, which))),
    "}",
    // A yes lasts as long as the fact that fits longest; a no or an unknown until any fact comes in.
    ...sets.filter((set) => set.demands.has("existsFlip"))
      .map((set) => `if ((v_k${k}a${wordOf(set)} & ${bitOf(set)}) !== 0) v_${set.name}_exists = v_${set.name}_stays`),
    ...use.completes.flatMap((_, at) => words.flatMap((w) => {
      const mask = maskOf(use, w, ({ set, demands }) => demands.has("exists") && completePlace(program, set) === at)
      return mask === 0 ? [] : [`v_k${k}b${w} |= ~k${k}e${at} & ${mask}`]
    })),
    ...variables.flatMap(([name]) => left(name, own(name))),
    ...use.completes.flatMap((_, at) => left(`k${k}e${at}`, `k${k}e${at}`)),
    ...program.next ? [`if (watch < S[b + ${nextSlot}]) S[b + ${nextSlot}] = watch`] : []
  ]
  return assembled(program, lines, new Map())
}

/** Whether the kind is known completely for each question about it; days on which that changes are watched. */
const completeCode = (program: Program, use: TableUse): readonly string[] => {
  const { table: k, layout, completes } = use
  if (completes.length === 0) return program.next ? [`let watch = ${noChange}`] : []
  const to = code("e")
  to.lines.push(`const listed = ${personNumber(program, placesOf(k).complete)}`)
  /** By the name of the day that they look at: the one in the person's row, or of codes the one that is found under its number. */
  const tests = new Map<string, FlipTest[]>()
  const dayOf = ({ entries }: CompleteTest): string => {
    if (!layout.coded) return "listed"
    const days = codeDays(program, use, entries)
    if (!tests.has(`${days}d`)) to.lines.push(`const ${days}d = listed < ${never} ? ${days}[${never - 1} - listed] : listed`)
    return `${days}d`
  }
  completes.forEach((test, at) => {
    const { after, notAfter } = test
    const day = dayOf(test)
    to.lines.push(`const k${k}e${at} = ${to.named(and(to.named(not(atMost(program, to, day, after))), notAfter === undefined ? "-1" : atMost(program, to, day, notAfter)))}`)
    tests.set(day, [...tests.get(day) ?? [], ...(notAfter === undefined ? [after] : [after, notAfter]).map((cut) => ({ cut, plus: 0 }))])
  })
  if (!program.next) return to.lines
  const ahead = least(to, ...[...tests].map(([day, of]) => flip(program, to, day, of)))
  return [...to.lines, `let watch = ${ahead}`]
}

export const wordsOf = ({ sets }: TableUse): readonly number[] => Array.from({ length: Math.ceil(sets.length / 32) }, (_, word) => word)

const wordOf = ({ place }: SetUse): number => place >> 5
const bitOf = ({ place }: SetUse): number => 1 << (place & 31)

/** A mask of the bits of the sets of a word that are as asked. */
const maskOf = ({ sets }: TableUse, word: number, wanted: (set: SetUse) => boolean): number =>
  sets.reduce((mask, set) => wordOf(set) === word && wanted(set) ? mask | bitOf(set) : mask, 0)

/** The columns of the fact in row i. */
const places: Readonly<Record<string, string>> = { lo: "x", hi: "y", endLo: "u", endHi: "v" }

/** For the fact in row i: its days, `s` the sets that it surely fits, `m` those it possibly fits, `w` those of its class. */
const bitsCode = (program: Program, use: TableUse): readonly string[] => {
  const { table: k, layout, sets } = use
  const words = wordsOf(use)
  const to = code("h")
  const row = rowOf(layout)
  to.lines.push(`const r = i * ${row.length} | 0, c = k${k}[r]${words.length > 1 ? ` * ${words.length}` : ""}, x = k${k}[r + ${row.lo} | 0], y = ${layout.hi ? `k${k}[r + ${row.hi} | 0]` : "x"}`)
  if (layout.ends) to.lines.push(`const u = k${k}[r + ${row.endLo} | 0], v = k${k}[r + ${row.endHi} | 0]`)
  const times = new Map(sets.map(({ set: { time } }) => [time.key, time]))
  const fits = [...times.values()].map((time) => ({ time, ...fitCode(program, to, time, use) }))
  for (const w of words) {
    const [place, many] = [words.length > 1 ? `[c + ${w}]` : "[c]", fits.length > 1]
    const masked = (which: "sure" | "possible"): string => fits.flatMap((fit) => {
      const mask = maskOf(use, w, ({ set }) => set.time.key === fit.time.key)
      return mask === 0 ? [] : [many ? and(fit[which], String(mask)) : fit[which]]
    }).join(" | ")
    to.lines.push(`let w${w} = k${k}P${place}, s${w} = (${masked("sure")}) & k${k}S${place}, m${w} = (${masked("possible")}) & w${w}`)
    to.lines.push(...numberCode(program, use, w))
  }
  return to.lines
}

/** Masks: the fact surely, or possibly, fits a test of time. */
const fitCode = (program: Program, to: Code, time: TimeTest, { layout }: TableUse): { readonly sure: string; readonly possible: string } => {
  const mask = ({ column: asked, after, cut }: DayTest): string => {
    const { column, plus } = heldDay(asked, layout)
    const by = atMost(program, to, places[column]!, cut, plus)
    return after ? to.named(not(by)) : by
  }
  // A fact of one known day fits surely if it fits at all.
  const known = !layout.hi && !layout.ends
  const window = time.window === undefined || known ? "-1" : dayNumber(program, { op: "filled", ...time.window })
  const lasting = time.lasting && layout.ends ? to.named("x - v >> 31") : "-1"
  const possible = to.named(and(...time.possible.map(mask), window, lasting))
  const sure = to.named(and(...time.sure.map(mask), time.either === undefined ? "-1" : or(...time.either.map(mask)), time.either === undefined ? "-1" : possible))
  return { sure, possible: known ? sure : possible }
}

/** Takes out the sets whose bounds the number of the fact does not keep; without a number it may fit. */
const numberCode = (program: Program, use: TableUse, word: number): readonly string[] => {
  const tests = new Map(use.sets.flatMap(({ set }) => set.number === undefined ? [] : [[JSON.stringify(set.number), set.number] as const]))
  return [...tests].flatMap(([key, test]) => {
    const mask = maskOf(use, word, ({ set }) => set.number !== undefined && JSON.stringify(set.number) === key)
    if (mask === 0) return []
    return [
      `if ((w${word} & ${mask}) !== 0) {`,
      `const number = ${numbers(program, use.table, test.column)}[i]`,
      `if (number !== number) s${word} &= ${~mask}`,
      `else if (!(${holds(program, "number", test)})) { s${word} &= ${~mask}; m${word} &= ${~mask}; w${word} &= ${~mask} }`,
      "}"
    ]
  })
}

/** The comparison of a number. */
export const holds = (program: Program, name: string, { atLeast, above, atMost, below }: NumberTest): string => {
  const parts = ([[atLeast, ">="], [above, ">"], [atMost, "<="], [below, "<"]] as const)
    .flatMap(([value, sign]) => value === undefined ? [] : [`${name} ${sign} ${bound(program, value)}`])
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
  add("existsFlip", ["_stays", 0], ["_exists", noChange])
  add("countFlip", ["_leaves", noChange], ["_enters", noChange], ...Array.from({ length: longest }, (_, at) => [`_long${at}`, 0] as const))
  add("firstFlip", ["_flip1", noChange])
  add("lastFlip", ["_flip2", noChange])
  return all
}

/** What a fact adds to the variables of a set. */
const onEachFact = (use: SetUse): readonly string[] => {
  const { demands, place } = use
  const name = `v_${use.name}`
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
const flipCode = (program: Program, use: TableUse): readonly string[] => {
  const tests = new Map(use.sets.filter(({ demands }) => [...demands].some((demand) => demand === "watch" || demand.endsWith("Flip"))).map(({ set }) => [set.time.key, set.time]))
  return [...tests.values()].flatMap((time) => {
    const sets = use.sets.filter((one) => one.set.time.key === time.key)
    const lines: string[] = ["let k = 32767"]
    for (const [column, flips] of testsByColumn(time, use)) {
      const at = flipPlace(program, flips)
      lines.push(`if ((d = ${places[column]!} - g${at} | 0) >>> 0 < n${at}) { const f = F[o${at} + d | 0]; if (f < k) k = f }`)
    }
    if (time.window !== undefined && (use.layout.hi || use.layout.ends)) {
      const emptied = dayNumber(program, { op: "emptied", ...time.window })
      lines.push(`if (${emptied} < k) k = ${emptied}`)
    }
    for (const set of sets) lines.push(...onEachFlip(set, use.layout.hi))
    const mine = wordsOf(use).map((w) => [w, maskOf(use, w, (set) => sets.includes(set))] as const).filter(([, mask]) => mask !== 0)
    return [`if (${mine.map(([w, mask]) => `(w${w} & ${mask}) !== 0`).join(" || ")}) {`, ...lines, "}"]
  })
}

/** The comparisons of a test of time by the column that holds the day. */
const testsByColumn = ({ sure, possible, either }: TimeTest, { layout }: TableUse): ReadonlyMap<string, readonly FlipTest[]> => {
  const found = new Map<string, FlipTest[]>()
  for (const { column: asked, cut } of [...sure, ...possible, ...either ?? []]) {
    const { column, plus } = heldDay(asked, layout)
    const tests = found.get(column) ?? []
    found.set(column, tests)
    if (!tests.some((test) => test.cut.key === cut.key && test.plus === plus)) tests.push({ cut, plus })
  }
  return found
}

const onEachFlip = (use: SetUse, partial: boolean): readonly string[] => {
  const { demands, longest } = use
  const name = `v_${use.name}`
  const sure = `(s${wordOf(use)} & ${bitOf(use)}) !== 0`
  const lines: string[] = demands.has("watch") ? ["if (k < watch) watch = k"] : []
  const soonest = (variable: string): string => `if (k < ${name}${variable}) ${name}${variable} = k`
  if (demands.has("anyFlip")) lines.push(soonest("_any"))
  if (demands.has("existsFlip")) lines.push(`if (${sure}) { if (k > ${name}_stays) ${name}_stays = k } else ${soonest("_exists")}`)
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
const doubtCode = (program: Program, use: SetUse, which: "first" | "last"): readonly string[] => {
  const { table: k, layout } = use.table
  const partial = layout.hi
  const { lo, hi, length } = rowOf(layout)
  const picked = `v_${use.name}_${which}`
  const [s, m, q] = [`(s${wordOf(use)} & ${bitOf(use)})`, `(m${wordOf(use)} & ${bitOf(use)})`, `(q${wordOf(use)} & ${bitOf(use)})`]
  const beyond = which === "last" ? "y >= px" : "x <= py"
  const doubtful = partial ? `(${s} === 0 || x !== y || px !== py)` : `${s} === 0`
  // In doubt, any fact may settle it.
  const flipOf = `v_${use.name}_flip${which === "first" ? 1 : 2}`
  const settled = use.demands.has(which === "first" ? "firstFlip" : "lastFlip") ? `; ${flipOf} = v_${use.name}_any` : ""
  return [
    `if (${picked} >= 0 && ${partial ? "n > 1" : `${q} !== 0`}) {`,
    `const row = ${picked}, px = k${k}[row * ${length} + ${lo} | 0], py = ${partial ? `k${k}[row * ${length} + ${hi} | 0]` : "px"}`,
    "for (let i = i0; i < i1; i++) {",
    ...bitsCode(program, use.table),
    `if (i !== row && ${m} !== 0 && ${beyond} && ${doubtful}) { ${picked} = -2${settled} }`,
    "}",
    "}"
  ]
}

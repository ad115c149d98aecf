import { withLoads, wordsIn } from "./loads.ts"
import { peopleSlot, type Program, slotStride } from "./program.ts"

/** The function for the lines, which go over the people of a block. */
export const assembled = (program: Program, lines: readonly string[], ofPerson: ReadonlyMap<string, string>): string =>
  withGiven(program, ["for (let b = 0; b < many; b++) {", person, ...withLoads(lines, ofPerson), "}"])

/** Where people of the block are noted down whom each of some protocols may concern: how many, and who. */
export interface Notes {
  readonly many: number
  readonly counts: number
  readonly lists: number
}

export const notesFor = (program: Program, many: number): Notes => {
  const counts = program.slots.length * slotStride
  for (let at = 0; at * slotStride < many; at++) program.slots.push(`counts${at}`)
  const lists = program.slots.length * slotStride
  for (let at = 0; at < many; at++) program.slots.push(`noted${at}`)
  return { many, counts, lists }
}

/** Protocols one after the other whose bits stand one after the other in a word. */
export interface NotedBits {
  readonly word: string
  readonly bit: number
  readonly first: number
  readonly many: number
}

/**
 * The function that notes people down for each protocol whose bit stands in a word, besides what is done for everybody. Whom
 * it concerns nobody can guess, so that to ask for each protocol costs more than to go over the bits that are there.
 */
export const assembledNotes = (
  program: Program, { many, counts, lists }: Notes, bits: readonly NotedBits[], everybody: readonly string[], ofPerson: ReadonlyMap<string, string>
): string => {
  const noting = bits.map(({ word, bit, first, many: those }) => [
    `w = ${word} & ${(those === 32 ? -1 : (1 << those) - 1) << bit}`,
    `while (w !== 0) { const q = ${31 + first - bit} - Math.clz32(w & -w) | 0, n = S[${counts} + q]; S[${lists} + q * ${slotStride} + n] = b; S[${counts} + q] = n + 1; w &= w - 1 }`
  ].join("\n"))
  return withGiven(program, [
    "let w = 0", `for (let q = 0; q < ${many}; q++) S[${counts} + q] = 0`,
    "for (let b = 0; b < many; b++) {", ...everybody.length > 0 ? [person] : [], ...withLoads([...everybody, ...noting], ofPerson), "}"
  ])
}

/** The function for those alone who were noted down for a protocol. */
export const assembledForNoted = (program: Program, { counts, lists }: Notes, protocol: number, lines: readonly string[], ofPerson: ReadonlyMap<string, string>): string =>
  withGiven(program, [
    `for (let i = 0, n = S[${counts + protocol}]; i < n; i++) {`, `const b = S[${lists + protocol * slotStride} + i]`, person, ...withLoads(lines, ofPerson), "}"
  ])

const person = `const p = S[b + ${peopleSlot}]`

/** A function that takes all that it is given into names of its own. */
const withGiven = (program: Program, body: readonly string[]): string => {
  const words = wordsIn(body.join("\n"))
  const given = [...program.given].filter(([name]) => words.has(name)).map(([name, from]) => `const ${name} = ${from}`)
  return ["\"use strict\"", "return (P, X, O, many) => {", ...given, "let d = 0, k = 0, st = 0, ch = 0, df = 0, db = 0", ...body, "}"].join("\n")
}

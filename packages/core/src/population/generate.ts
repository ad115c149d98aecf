import { and, type Code, code, noChange, or } from "./code.ts"
import type { CutDay } from "./cutDay.ts"
import { type DueCode, type DuePlace, dueCoder } from "./dueCode.ts"
import type { Node } from "./node.ts"
import { nodeCoder } from "./nodeCode.ts"
import { assembled, assembledForNoted, assembledNotes, type NotedBits, type Notes, notesFor } from "./assemble.ts"
import { type DueRow, flip, type Layout, newProgram, nextSlot, type Program, slot, slotOf } from "./program.ts"
import type { ProtocolPlan } from "./protocolPlan.ts"
import { tableCode } from "./tableCode.ts"

/** One question: a verdict, and for a protocol also its due dates. */
export interface CodeQuestion {
  readonly node: Node
  /** The word and bit of the verdict. */
  readonly word: number
  readonly bit: number
  readonly due?: { readonly plan: ProtocolPlan; readonly at: DuePlace }
}

/** Generated functions in the order in which they are called for a block of people, and what they have to be given. */
export interface Generated {
  readonly program: Program
  /** Bodies of functions of `S` (the slots) that give functions of `P` (the columns), `X` (what hangs on the day), `O` (the results) and how many people. */
  readonly sources: readonly string[]
}

/** Only numbers and names made here stand in the code: what a pack or a record says never does. */
export const generate = (questions: readonly CodeQuestion[], next: boolean, on: CutDay, layouts: readonly Layout[], dueRow: DueRow): Generated => {
  const program = newProgram(next, layouts, dueRow)
  const to = code("t")
  const coder = nodeCoder(program, to)
  const notes = notesFor(program, dueRow.protocols)
  const bits: NotedBits[] = []
  for (let first = 0; first < questions.length; first += 32) bits.push(...verdictCode(program, to, coder, questions.slice(first, first + 32)))
  const dueCode = dueCoder(program, to, coder, on)
  const dues = questions.flatMap(({ due }) => due === undefined ? [] : [dueCode(due.plan, due.at)])
  for (const [day, tests] of program.watched) if (tests.length > 0) to.lines.push(`if ((k = ${flip(program, to, day, tests)}) < next) next = k`)
  const people = functionsOver(program, cut(to.lines), { notes, bits, dues })
  // The loops over facts come first, but what is asked of them is known only now.
  const tables = [...program.tables.values()].map((use) => tableCode(program, use))
  return { program, sources: [...tables, ...people] }
}

/** The verdicts of up to 32 questions, packed into a word of bits; tells where in the word of those that may be the protocols stand. */
const verdictCode = (program: Program, to: Code, coder: ReturnType<typeof nodeCoder>, questions: readonly CodeQuestion[]): readonly NotedBits[] => {
  let [yes, may] = ["0", "0"]
  for (const { node, bit } of questions) {
    const verdict = coder.node(node)
    if (verdict.change !== String(noChange)) to.lines.push(`if (${verdict.change} < next) next = ${verdict.change}`)
    coder.covered(node)
    yes = to.named(or(yes, and(verdict.sure, String(bit))))
    may = to.named(or(may, and(verdict.may, String(bit))))
  }
  const { word } = questions[0]!
  program.given.set(`yes${word}`, `O.yes[${word}]`)
  program.given.set(`may${word}`, `O.may[${word}]`)
  to.lines.push(`yes${word}[p] = ${yes}`, `may${word}[p] = ${may}`)
  const runs: { word: string; bit: number; first: number; many: number }[] = []
  questions.forEach(({ due }, bit) => {
    const run = runs.at(-1)
    if (due === undefined) return
    if (run !== undefined && run.bit + run.many === bit && run.first + run.many === due.at.protocol) run.many++
    else runs.push({ word: may, bit, first: due.at.protocol, many: 1 })
  })
  return runs
}

/** The characters of code in one function that the machine still optimises well. */
const mostTogether = 7000

/** Cuts lines into functions of a size. */
const cut = (lines: readonly string[]): readonly (readonly string[])[] => {
  const parts: string[][] = []
  let length = Infinity
  for (const line of lines) {
    if (length > mostTogether) {
      parts.push([])
      length = 0
    }
    parts.at(-1)!.push(line)
    length += line.length
  }
  return parts
}

interface Dues {
  readonly notes: Notes
  readonly bits: readonly NotedBits[]
  readonly dues: readonly DueCode[]
}

/** The functions over people. What one names and a later one needs goes through a slot. */
const functionsOver = (program: Program, verdicts: readonly (readonly string[])[], { notes, bits, dues }: Dues): readonly string[] => {
  const everybody = dues.flatMap((due) => due.everybody)
  const parts = [...verdicts, [...everybody, ...bits.map(({ word }) => word)], ...dues.map(({ concerned }) => concerned)]
  const namesIn = parts.map((part) => new Set(part.join("\n").match(/\bt\d+\b/g)))
  const known = parts.map((_, at) => {
    const loads = new Map(program.ofPerson)
    const stores: string[] = []
    for (const name of namesIn[at]!) {
      const first = namesIn.findIndex((names) => names.has(name))
      if (first < at) loads.set(name, slotOf(program, slot(program, `v_${name}`)))
      else if (namesIn.some((names, later) => later > at && names.has(name))) stores.push(`${slotOf(program, slot(program, `v_${name}`))} = ${name}`)
    }
    return { loads, stores }
  })
  return [
    ...verdicts.map((lines, at) => {
      const { loads, stores } = known[at]!
      const changes = program.next && lines.some((line) => /\bnext\b/.test(line))
      return assembled(program, [
        ...changes ? [`let next = S[b + ${nextSlot}]`] : [], ...lines, ...stores, ...changes ? [`S[b + ${nextSlot}] = next`] : []
      ], loads)
    }),
    ...dues.length > 0 ? [assembledNotes(program, notes, bits, everybody, known[verdicts.length]!.loads)] : [],
    ...dues.map(({ concerned }, at) => assembledForNoted(program, notes, at, concerned, known[verdicts.length + 1 + at]!.loads))
  ]
}

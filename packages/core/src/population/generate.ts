import { type Code, code, noChange } from "./code.ts"
import type { CutDay } from "./cutDay.ts"
import { type DuePlace, dueCode } from "./dueCode.ts"
import type { Node } from "./node.ts"
import { nodeCoder } from "./nodeCode.ts"
import { assembled, type Layout, newProgram, type Program } from "./program.ts"
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
  /** Bodies of functions of `P` (the columns), `X` (what hangs on the day), `O` (the results), `from`, `to` and `list`. */
  readonly sources: readonly string[]
}

/** Only numbers and names made here stand in the code: what a pack or a record says never does. */
export const generate = (questions: readonly CodeQuestion[], next: boolean, on: CutDay, layoutOf: (table: number) => Layout): Generated => {
  const program = newProgram(next, layoutOf)
  program.given.set("S", "X.slots")
  const bodies = [
    ...inTurn(questions, 32).map((mine) => verdictCode(program, mine)),
    ...inTurn(questions.filter(({ due }) => due !== undefined), protocolsTogether).map((mine) => protocolCode(program, mine, on))
  ]
  // The loops over facts come first, but what is asked of them is known only now.
  const tables = [...program.tables.values()].map((use) => tableCode(program, use))
  return { program, sources: [...tables, ...bodies.map((lines) => assembled(program, lines))] }
}

/** Functions of a size that the machine optimises well. */
const protocolsTogether = 4

const inTurn = <T>(all: readonly T[], many: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / many) }, (_, at) => all.slice(at * many, (at + 1) * many))

/** The verdicts of up to 32 questions, packed into a word of bits. */
const verdictCode = (program: Program, questions: readonly CodeQuestion[]): readonly string[] => {
  const to = code("t")
  const coder = nodeCoder(program, to)
  const verdicts = questions.map(({ node, bit }) => ({ ...coder.node(node), bit }))
  const { word } = questions[0]!
  program.given.set(`yes${word}`, `O.yes[${word}]`)
  program.given.set(`may${word}`, `O.may[${word}]`)
  const packed = (which: "sure" | "may"): string => verdicts.map((verdict) => `${verdict[which]} & ${verdict.bit}`).join(" | ")
  to.lines.push(`yes${word}[p] = ${packed("sure")}`, `may${word}[p] = ${packed("may")}`)
  return withNext(program, to, verdicts.map(({ change }) => change))
}

const protocolCode = (program: Program, questions: readonly CodeQuestion[], on: CutDay): readonly string[] => {
  const to = code("t")
  const coder = nodeCoder(program, to)
  for (const { due } of questions) if (due !== undefined) dueCode(program, to, coder, due.plan, due.at, on)
  return withNext(program, to, [])
}

/** Lines that also bring the next change forward. */
const withNext = (program: Program, to: Code, changes: readonly string[]): readonly string[] => {
  if (!program.next) return to.lines
  return [
    "let next = nextOf[p] - today | 0",
    ...to.lines,
    ...[...new Set(changes)].filter((change) => change !== String(noChange)).map((change) => `if (${change} < next) next = ${change}`),
    "nextOf[p] = today + next | 0"
  ]
}

import { code, noChange } from "./code.ts"
import type { CutDay } from "./cutDay.ts"
import { type DuePlace, dueCode } from "./dueCode.ts"
import { loopCode, looksAtEnds, wordsOf } from "./loopCode.ts"
import type { Node } from "./node.ts"
import { nodeCoder } from "./nodeCode.ts"
import { type Layout, newPiece, type Piece, type TableUse } from "./piece.ts"
import type { ProtocolPlan } from "./protocolPlan.ts"

/** One question of a piece: a verdict, and for a protocol also its due dates. */
export interface PieceQuestion {
  readonly node: Node
  readonly due?: { readonly plan: ProtocolPlan; readonly at: DuePlace }
}

/** A generated function, and what it has to be given. */
export interface Generated {
  readonly piece: Piece
  /** The body of a function of `P` (the columns), `X` (what hangs on the day), `O` (the results), `from`, `to` and `list`. */
  readonly source: string
}

/** Only numbers and names made here stand in the code: what a pack or a record says never does. */
export const generate = (questions: readonly PieceQuestion[], next: boolean, on: CutDay, layoutOf: (table: number) => Layout): Generated => {
  const piece = newPiece(next)
  const to = code("t")
  const coder = nodeCoder(piece, to, layoutOf)
  const verdicts = questions.map(({ node }) => coder.node(node))
  if (next) for (const { change } of new Set(verdicts)) if (change !== String(noChange)) to.lines.push(`if (${change} < next) next = ${change}`)
  for (const { due } of questions) if (due !== undefined) dueCode(piece, to, coder, due.plan, due.at, on)
  for (let word = 0; word * 32 < questions.length; word++) {
    const mine = verdicts.slice(word * 32, word * 32 + 32)
    const packed = (which: "sure" | "may"): string => mine.map((verdict, bit) => `${verdict[which]} & ${1 << bit}`).join(" | ")
    to.lines.push(`yes${word}[p] = ${packed("sure")}`, `may${word}[p] = ${packed("may")}`)
  }
  const loops = [...piece.tables.values()].flatMap((table) => loopCode(piece, table))
  const due = questions.flatMap((question) => question.due === undefined ? [] : [question.due.at])
  const source = [
    "\"use strict\"",
    ...given(piece, questions.length, due),
    "let d = 0, k = 0, st = 0, ch = 0, df = 0, db = 0, next = 0",
    "for (let j = from; j < to; j++) {",
    "const p = list === null ? j : list[j]",
    ...[...piece.columns].map((name) => `const p_${name} = a_${name}[p]`),
    ...next ? ["next = nextOf[p] - today | 0"] : [],
    ...loops,
    ...to.lines,
    ...next ? ["nextOf[p] = today + next | 0"] : [],
    "}"
  ].join("\n")
  return { piece, source }
}

/** Takes all that the function is given into names of its own. */
const given = (piece: Piece, questions: number, due: readonly DuePlace[]): readonly string[] => [
  ...[...piece.columns].map((name) => `const a_${name} = P.${name.startsWith("complete") ? `tables[${name.slice("complete".length)}].complete` : name}`),
  ...piece.days.list.map((_, at) => `const c${at} = X.days[${at}]`),
  ...piece.bounds.list.map((_, at) => `const f${at} = X.bounds[${at}]`),
  ...piece.next ? ["const F = X.flips, nextOf = O.next, today = X.today"] : [],
  ...piece.flips.list.map((_, at) => `const g${at} = X.flipBase[${at}], n${at} = X.flipLength[${at}], o${at} = X.flipOffset[${at}]`),
  ...piece.shifts.list.map((_, at) => `const s${at} = X.shifts[${at}].days, m${at} = X.shifts[${at}].move`),
  ...[...piece.tables.values()].flatMap(tableNames),
  ...Array.from({ length: Math.ceil(questions / 32) }, (_, word) => `const yes${word} = O.yes[${word}], may${word} = O.may[${word}]`),
  ...due.map(({ protocol }) => `const state${protocol} = O.state[${protocol}], from${protocol} = O.dueFrom[${protocol}], by${protocol} = O.dueBy[${protocol}]`),
  ...[...new Set(due.map(({ done }) => done))].map((done) => `const last${done} = O.last[${done}]`)
]

const tableNames = (use: TableUse): readonly string[] => {
  const { table: k, layout } = use
  const ends = looksAtEnds(use)
  const numbers = new Set(use.sets.flatMap(({ set }) => set.number === undefined ? [] : [set.number.column]))
  const all = ["count", "begin", "lo", "class", ...layout.hi ? ["hi"] : [], ...ends ? ["endLo", "endHi"] : []]
  return [
    ...all.map((name) => `const k${k}_${name} = P.tables[${k}].${name}`),
    ...[...new Set([...numbers, ...use.numbers])].map((column) => `const k${k}_number${column} = P.tables[${k}].numbers[${column}]`),
    `const k${k}base = X.tables[${k}].days.base, k${k}last = X.tables[${k}].days.last, k${k}S = X.tables[${k}].masks.sure, k${k}P = X.tables[${k}].masks.possible`,
    ...ends ? [`const k${k}endBase = X.tables[${k}].days.endBase, k${k}endLast = X.tables[${k}].days.endLast`] : [],
    ...wordsOf(use).flatMap((w) => lookupNames(use).map((name) => `const k${k}${name[0]}${w}${name.slice(1)} = X.tables[${k}].days.lookups[${w}].${name}`))
  ]
}

/** The look-ups of days that the loop over a table does, each by a column: first letter `s` for sure, `m` for possible. */
export const lookupNames = (use: TableUse): readonly string[] => {
  const ends = looksAtEnds(use)
  if (!use.layout.hi && !ends) return ["slo"]
  return ["slo", "mlo", ...use.layout.hi ? ["shi", "mhi"] : [], ...ends ? ["sendLo", "seither", "mendHi"] : []]
}

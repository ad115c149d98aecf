import { first, insert, run, type Steps } from "../steps.ts"
import type { StoreDialect } from "../storeDialect.ts"
import { addToSet, removeFromSet } from "./questionRows.ts"
import { createSetTables, knownStates, nameIn, questionFormat, type QuestionSet, setTables } from "./questionTables.ts"
import type { EventPlace, SubjectSource } from "./subjectSource.ts"

/** How far a set of question tables is. */
export interface SetState {
  readonly set: QuestionSet
  /** Right up to the event `seq`, if `whole`; else between two states, with all subjects up to this place taken in. */
  readonly at: EventPlace
  readonly whole: boolean
}

/** Of how many subjects rows are made at once. */
const pageSize = 500

/** The tables of what is known now, or was known by a day, if they are there and of this form. */
export function* findSet(knownAt: string | undefined): Steps<SetState | undefined> {
  const row = knownAt === undefined
    ? yield* first(`SELECT ${stateColumns} FROM question_set WHERE n = 0`)
    : yield* first(`SELECT ${stateColumns} FROM question_set WHERE known_at = ?`, knownAt)
  if (row === undefined || Number(row[1]) !== questionFormat) return undefined
  return { set: { n: Number(row[0]), knownAt }, at: { seq: Number(row[2]), n: Number(row[3]) }, whole: Number(row[4]) === 1 }
}

const stateColumns = "n, format, seq, last, whole"

/**
 * Brings a set of question tables nearer to what stands, in one transaction of a page of subjects; answers whether there is more to
 * do. Where few subjects changed, the tables go from one state to the next at once; where many did, they are not `whole` in between,
 * and nobody reads them.
 */
export function* refreshSet(dialect: StoreDialect, source: SubjectSource, knownAt: string | undefined): Steps<boolean> {
  const { at, set } = (yield* findSet(knownAt)) ?? (yield* newSet(dialect, knownAt))
  const seq = yield* source.seq()
  const touched = yield* source.touchedAfter(at, pageSize)
  if (touched.length > 0) {
    const { ns, standing } = yield* source.read(touched.map(({ n }) => n), knownAt)
    yield* removeFromSet(dialect, set, ns)
    yield* addToSet(dialect, set, standing)
  }
  const more = touched.length === pageSize
  const end = more ? touched.at(-1)! : { seq: Math.max(seq, at.seq), n: Number.MAX_SAFE_INTEGER }
  yield* run("UPDATE question_set SET seq = ?, last = ?, whole = ? WHERE n = ?", end.seq, end.n, more ? 0 : 1, set.n)
  return more
}

/** Makes an empty set: of the states of earlier days, in the place of the one that was not asked for the longest. */
function* newSet(dialect: StoreDialect, knownAt: string | undefined): Steps<SetState> {
  const n = knownAt === undefined ? 0 : yield* freePlace(knownAt)
  const set: QuestionSet = { n, knownAt }
  const before = yield* first("SELECT format FROM question_set WHERE n = ?", n)
  if (before === undefined || Number(before[0]) !== questionFormat) for (const statement of createSetTables(set, dialect)) yield* run(statement)
  // Emptied and not dropped: who still reads the state before must go on seeing its rows.
  else for (const table of Object.keys(setTables)) yield* run(`DELETE FROM ${nameIn(set, table)}`)
  yield* run("DELETE FROM question_set WHERE n = ?", n)
  const made = 1 + Number((yield* first("SELECT max(made) FROM question_set"))?.[0] ?? 0)
  yield* insert("question_set", [[n, knownAt ?? null, questionFormat, made, 0, 0, 0]])
  return { set, at: { seq: 0, n: 0 }, whole: false }
}

/** Every question brings its set up to date, so that the one furthest behind is the one not asked for the longest; of equals the oldest goes. */
function* freePlace(knownAt: string): Steps<number> {
  const same = yield* first("SELECT n FROM question_set WHERE known_at = ?", knownAt)
  if (same !== undefined) return Number(same[0])
  const count = Number((yield* first("SELECT count(*) FROM question_set WHERE n > 0"))![0])
  if (count < knownStates) return 1 + Number((yield* first("SELECT max(n) FROM question_set WHERE n > 0"))?.[0] ?? 0)
  return Number((yield* first("SELECT n FROM question_set WHERE n > 0 ORDER BY seq, made LIMIT 1"))![0])
}

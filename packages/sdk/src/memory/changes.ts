import { homeOf } from "../access/forReader.ts"
import type { SubjectChange } from "../ports/recordStore.ts"
import { invalid, type StoreError } from "../ports/storeError.ts"
import { show } from "../records/keptText.ts"
import { mayRead, type Reading } from "./mayRead.ts"
import { type MemoryState, type Subject, versionOf } from "./memoryState.ts"
import { changedAt } from "./readSubjects.ts"

/** Who and what is other than at a cursor, in the order of the last change. */
export const changesSince = (read: Reading, cursor: string | undefined): readonly SubjectChange[] => {
  const [after, afterSubject] = cursor === undefined ? [0, 0] : placeOf(read, cursor)
  return [...read.state.subjects.values()].map((subject) => ({ subject, at: read.merged.mergeOf(subject.id) === undefined ? changedAt(read, subject) : subject.changed }))
    .filter(({ at, subject }) => at > after || (at === after && subject.n > afterSubject))
    .sort((a, b) => a.at - b.at || a.subject.n - b.subject.n)
    .flatMap(({ at, subject }) => changeOf(read, subject, at))
}

/** What the reader is told of a subject: its version, that it is gone if it may have known it, or nothing. */
const changeOf = (read: Reading, subject: Subject, at: number): readonly SubjectChange[] => {
  const { access } = read
  const merge = read.merged.mergeOf(subject.id)
  const standing = versionOf(subject, undefined)
  const reached = standing !== undefined && mayRead(read, subject)
  const wrote = subject.versions.findLast((version) => version.batch.commune === access.commune)
  const last = standing ?? wrote
  const change = { subject: subject.id, is: last === undefined || "person" in last ? "person" : "unit", cursor: `${at}.${subject.n}.${markOf(read.state, at)}` } as const
  if (reached && merge === undefined) return [{ ...change, version: String(at) }]
  // Who is limited to villages is not told of people elsewhere, not even that they are gone.
  const mayBeKnown = reached || (access.villages === undefined && everReadUnder(read, subject.id).some((part) => mayHaveReached(part, access.commune)))
  return mayBeKnown ? [{ ...change, ...(merge === undefined ? {} : { mergedInto: merge.into }) }] : []
}

/** All that was ever read under somebody: itself, and whoever was merged into one of them, also where that was undone. */
const everReadUnder = ({ state }: Reading, id: string): readonly Subject[] => {
  const ids = new Set([id])
  // What is added while the loop runs is looked at as well.
  for (const into of ids) for (const merge of state.merges) if (merge.into === into) ids.add(merge.from)
  return [...ids].map((each) => state.subjects.get(each)!)
}

/** Whether a commune may have a copy: it wrote the person or unit, or some residence fact, whether it stands or not, placed the person there. */
const mayHaveReached = ({ rows, versions }: Subject, commune: string): boolean =>
  versions.some(({ batch }) => batch.commune === commune) || rows.some(({ fact }) => homeOf(fact)?.commune === commune)

/** What tells an event from another in its place, in a store that was restored from an older copy and went on otherwise. */
const markOf = (state: MemoryState, at: number): string => {
  const event = state.events[at - 1]
  return event === undefined ? "0" : ("write" in event ? event.write : event.undo).digest.slice(0, 8)
}

const placeOf = ({ state }: Reading, cursor: string): readonly [at: number, subject: number] => {
  const parts = typeof cursor === "string" ? /^(\d{1,15})\.(\d{1,15})\.(\w{1,8})$/.exec(cursor) : null
  if (parts === null) throw wrongCursor(`${show(cursor)} is no cursor of this store; give the one of the last change, or none to begin`)
  const at = Number(parts[1])
  if (at > state.events.length || parts[3] !== markOf(state, at)) {
    throw wrongCursor(`${show(cursor)} is of another course of events: the store may have been restored from an older copy; begin again without a cursor`)
  }
  return [at, Number(parts[2])]
}

const wrongCursor = (message: string): StoreError => invalid("The question", [{ path: "cursor", message }])

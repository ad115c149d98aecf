import { isStoreError, type RecordStoreMethods, type WriteBatch } from "@tramyte/sdk"
import assert from "node:assert/strict"
import { type Ask, changes, type Execution, isPassing, type Ledger, perform, showAsk } from "./ledger.fixture.ts"

/**
 * Does in a reference store what was committed, in the same order, and compares every answer that was given meanwhile: what
 * was read with what the reference says after as many commits, what was refused with whether it refuses it. Versions are
 * compared as what they are: different texts that are equal where the other store's are.
 */
export const replay = async (ledger: Ledger, model: RecordStoreMethods): Promise<Versions> => {
  const versions = newVersions()
  const looks = new Map<number, Execution[]>()
  for (const execution of ledger.executions) {
    if (execution.answer === undefined || execution.commits > 0 && changes(execution.request.ask)) continue
    if ("error" in execution.answer && !isStoreError(execution.answer.error)) continue
    if ("error" in execution.answer && isPassing(execution.answer.error)) continue
    if ("changes" in execution.request.ask && execution.request.ask.changes !== undefined) continue
    // Lists and indicators are found in several transactions: their answer is of one state between the first and the last of them.
    const first = "kpi" in execution.request.ask || "list" in execution.request.ask ? execution.first : execution.began
    for (let position = first; position <= execution.began; position++) looks.set(position, [...looks.get(position) ?? [], execution])
  }
  const answered = new Set<Execution>()
  for (let position = 0; position <= ledger.commits.length; position++) {
    for (const execution of looks.get(position) ?? []) {
      if (answered.has(execution)) continue
      try {
        await compareAnswer(execution, model, versions)
        answered.add(execution)
      } catch (error) {
        if (position === execution.began) throw error
      }
    }
    const committed = ledger.commits[position]
    if (committed === undefined || !changes(committed.request.ask)) continue
    if (ledger.commits.indexOf(committed, position + 1) < 0) await compareAnswer(committed, model, versions)
    else await attempted(() => perform(model, committed.request.by, versions.asked(committed.request.ask)))
  }
  return versions
}

const compareAnswer = async ({ answer, request }: Execution, model: RecordStoreMethods, versions: Versions): Promise<void> => {
  const wanted = await attempted(() => perform(model, request.by, versions.asked(request.ask)))
  if (answer === undefined || ("error" in answer && (!isStoreError(answer.error) || isPassing(answer.error)))) {
    // Nobody was told; it was done all the same, and so the reference must not refuse it.
    if ("error" in wanted && !(isStoreError(wanted.error) && wanted.error.reason._tag === "VersionConflict")) {
      throw new Error(`request ${request.number} of ${request.who} was committed, and the reference refuses it: ${String(wanted.error)}`)
    }
    return
  }
  versions.expectSame(answer, wanted, `request ${request.number} of ${request.who} (${showAsk(request.ask)})`)
}

const attempted = async (act: () => Promise<unknown>): Promise<{ readonly value: unknown } | { readonly error: unknown }> => {
  try {
    return { value: await act() }
  } catch (error) {
    if (!isStoreError(error)) throw error
    return { error }
  }
}

/** Which version of the one store is which of the other, by person or unit. */
export interface Versions {
  /** The question with the versions that the reference knows. */
  readonly asked: (ask: Ask) => Ask
  /** Throws where two answers differ in more than the texts of versions and cursors. */
  readonly expectSame: (found: unknown, wanted: unknown, what: string) => void
}

const newVersions = (): Versions => {
  const known = new Map<string, string>()
  const back = new Map<string, string>()
  const pair = (subject: string, found: string, wanted: string, what: string): void => {
    const [one, other] = [`${subject}@${found}`, `${subject}@${wanted}`]
    const before = [known.get(one) ?? wanted, back.get(other) ?? found]
    if (before[0] !== wanted || before[1] !== found) throw new Error(`${what}: ${one} stands for ${wanted}, and for ${before[0]} before (${before[1]})`)
    known.set(one, wanted)
    back.set(other, found)
  }
  const translated = (batch: WriteBatch): WriteBatch => batch.expects === undefined ? batch : {
    ...batch,
    expects: batch.expects.map((each) => each.version === undefined ? each : { ...each, version: known.get(`${each.subject}@${each.version}`) ?? each.version })
  }
  return {
    asked: (ask) => "write" in ask ? { write: translated(ask.write) } : ask,
    expectSame: (found, wanted, what) => {
      const pairs: [string, string, string][] = []
      const [one, other] = [plain(found), plain(wanted)]
      pairVersions(one, other, undefined, pairs)
      try {
        assert.deepEqual(one, other)
      } catch (error) {
        throw new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
      }
      for (const [subject, a, b] of pairs) pair(subject, a, b, what)
    }
  }
}

/** Data as it can be compared: errors by what they are, without cursors, digests over versions, and order where none is promised. */
const plain = (value: unknown): unknown => {
  if (isStoreError(value)) return { code: value.code, reason: value.reason._tag === "Invalid" ? { paths: value.reason.issues.map(({ path }) => path).toSorted() } : plain(value.reason) }
  if (Array.isArray(value)) {
    const list = value.map(plain)
    if (list.some((each) => isObject(each) && "history" in each)) return completeInOrder(list)
    return list.some((each) => isObject(each) && changeMark in each) ? list.toSorted((a, b) => String(isObject(a) && a["subject"]) < String(isObject(b) && b["subject"]) ? -1 : 1) : list
  }
  if (!isObject(value)) return value
  const copy: Record<string, unknown> = {}
  for (const [field, each] of Object.entries(value)) if (each !== undefined && field !== "cursor" && field !== "digest") copy[field] = plain(each)
  if ("cursor" in value) copy[changeMark] = true
  return copy
}

const changeMark = "is a change"

/** What a batch says is known completely has no order among itself: it is of one time. */
const completeInOrder = (lines: readonly unknown[]): readonly unknown[] => {
  const ordered: unknown[] = []
  let waiting: unknown[] = []
  for (const line of [...lines, undefined]) {
    if (isObject(line) && "complete" in line) waiting.push(line)
    else {
      ordered.push(...waiting.map((each) => [JSON.stringify(each), each] as const).toSorted(([a], [b]) => a < b ? -1 : 1).map(([, each]) => each))
      waiting = []
      if (line !== undefined) ordered.push(line)
    }
  }
  return ordered
}

/** Walks through two answers at once and takes the versions out of both. */
const pairVersions = (a: unknown, b: unknown, owner: string | undefined, pairs: [string, string, string][]): void => {
  if (Array.isArray(a) && Array.isArray(b)) return a.forEach((each, index) => pairVersions(each, b[index], owner, pairs))
  if (!isObject(a) || !isObject(b)) return
  const subject = ownerOf(a) ?? owner
  if ((ownerOf(b) ?? owner) !== subject) return
  for (const field of ["version", "found"]) {
    const [one, other] = [a[field], b[field]]
    if (subject === undefined || typeof one !== "string" || typeof other !== "string") continue
    pairs.push([subject, one, other])
    a[field] = b[field] = "a version"
  }
  for (const field of Object.keys(a)) pairVersions(a[field], b[field], subject, pairs)
}

const ownerOf = (value: Record<string, unknown>): string | undefined => {
  if (typeof value["subject"] === "string") return value["subject"]
  const of = value["person"] ?? value["unit"]
  return isObject(of) && typeof of["id"] === "string" ? of["id"] : undefined
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value)

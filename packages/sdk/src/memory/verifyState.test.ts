import { expect, it } from "vitest"
import type { HistoryLine } from "../ports/history.ts"
import { type MemoryState, emptyState } from "./memoryState.ts"
import { replay } from "./replay.ts"
import { verifyState } from "./verifyState.ts"

const batch = (id: string, ...restsOn: readonly string[]): HistoryLine => ({ batch: { id, label: "", recorded: "2026-01-10T08:00:00+07:00", actor: "an", purpose: "import", commune: "10903", digest: id, restsOn } })
const fact = (value: number): HistoryLine => ({ fact: { id: "f", subject: "p1", kind: "merit", recorded: "2026-01-10", source: { id: "s", key: "k" }, value } })
const sound = (): MemoryState => {
  const state = emptyState()
  replay(state, [batch("b1"), { person: { id: "p1" } }, { person: { id: "p2" } }, fact(1), batch("b2"), fact(2), batch("b3"), { merge: { from: "p2", into: "p1" } }])
  return state
}

it("finds a sound state sound", () => {
  expect(verifyState(sound())).toEqual([])
})

it.each<[string, (state: MemoryState) => void, string]>([
  ["a batch undone under another", (state) => { state.batches.get("b1")!.undone = "2026-02-01T08:00:00+07:00" }, "batch b2"],
  ["a person who is gone", (state) => { state.subjects.get("p1")!.versions.length = 0 }, "subject p1"],
  ["a fact under another person", (state) => { state.subjects.get("p2")!.rows.push(...state.subjects.get("p1")!.rows.splice(0, 1)) }, "fact 1"],
  ["a fact that does not know what took its place", (state) => { state.subjects.get("p1")!.rows[0]!.replacedBy.length = 0 }, "fact 1"],
  ["a fact that is lost", (state) => { state.subjects.get("p1")!.rows.pop() }, "batch b2"],
  ["a merge that stands twice", (state) => { state.merges.push({ ...state.merges[0]! }) }, "merge of p2"],
  ["a merge in a circle", (state) => { state.merges.push({ ...state.merges[0]!, from: "p1", into: "p2" }) }, "merge of p1"],
  ["an event that is missing", (state) => { state.events.pop() }, "batch b3"]
])("tells of %s", (_what, damage, path) => {
  const state = sound()
  damage(state)
  expect(verifyState(state).map((issue) => issue.path)).toContain(path)
})

import type { WriteBatch } from "@tramyte/sdk"
import { nextNumber } from "../sequence.ts"
import type { Cell, Steps } from "../steps.ts"
import type { Version } from "../subjects.ts"
import type { Known, Planning } from "./known.ts"

export interface SubjectPlan {
  /** What everybody is who stands before the batch or is written by it. */
  readonly is: ReadonlyMap<string, Version["is"]>
  readonly numbers: ReadonlyMap<string, number>
  readonly missing: Set<string>
  readonly added: readonly (readonly Cell[])[]
  readonly persons: readonly (readonly Cell[])[]
  readonly units: readonly (readonly Cell[])[]
  /** Ids that were there once, in a batch that was undone. */
  readonly revived: ReadonlyMap<string, number>
  readonly touched: ReadonlySet<number>
}

/** Which persons and units are new, which are other than before. */
export function* planSubjects(content: WriteBatch, known: Known, { batch, issues, restsOn }: Planning): Steps<SubjectPlan> {
  const numbers = new Map<string, number>()
  const whatIs = new Map<string, Version["is"]>()
  for (const [id, { n }] of known.subjects) {
    const version = known.versions.get(n)
    if (version === undefined) continue
    numbers.set(id, n)
    whatIs.set(id, version.is)
  }
  const written = new Map<string, Pick<Version, "is" | "content">>()
  const added: Cell[][] = []
  const revived = new Map<string, number>()
  const touched = new Set<number>()
  const stored: { readonly person: Cell[][]; readonly unit: Cell[][] } = { person: [], unit: [] }
  const items = [
    ...(content.persons ?? []).map(({ birthDate, deathDate, id, sex }, index) => ({ is: "person", id, path: `persons[${index}]`, content: [sex ?? null, birthDate ?? null, deathDate ?? null] } as const)),
    ...(content.units ?? []).map(({ id, kind, name, parent }, index) => ({ is: "unit", id, path: `units[${index}]`, content: [kind, parent ?? null, name ?? null] } as const))
  ]
  if (items.length === 0) return { is: whatIs, numbers, missing: new Set(), added, persons: [], units: [], revived, touched }
  let nextSubject = yield* nextNumber("subject")
  const next = { person: yield* nextNumber("person"), unit: yield* nextNumber("unit") }
  for (const { content: cells, id, is, path } of items) {
    const twin = written.get(id)
    if (twin !== undefined) {
      if (twin.is !== is || !sameCells(twin.content, cells)) issues.push({ path, message: `${JSON.stringify(id)} stands in this batch twice with different content` })
      continue
    }
    written.set(id, { is, content: cells })
    const before = known.subjects.get(id)
    const version = before === undefined ? undefined : known.versions.get(before.n)
    if (before !== undefined && version !== undefined) {
      if (before.creator !== null) restsOn.add(before.creator)
      if (version.is !== is) {
        issues.push({ path, message: `${JSON.stringify(id)} is a ${version.is} already` })
        continue
      }
      restsOn.add(version.batch)
      if (sameCells(version.content, cells)) continue
    }
    const n = before?.n ?? nextSubject++
    numbers.set(id, n)
    whatIs.set(id, is)
    if (before === undefined) added.push([n, id, batch, batch])
    else {
      touched.add(n)
      if (version === undefined) revived.set(id, n)
    }
    stored[is].push([next[is]++, n, batch, ...cells])
  }
  return { is: whatIs, numbers, missing: new Set(), added, persons: stored.person, units: stored.unit, revived, touched }
}

const sameCells = (a: readonly unknown[], b: readonly unknown[]): boolean => a.every((value, index) => value === b[index])

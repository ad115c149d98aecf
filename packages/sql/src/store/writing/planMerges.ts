import { mostMerged, tooManyMerged, type WriteBatch } from "@tramyte/sdk"
import { groupsOf } from "../merged.ts"
import { nextNumber } from "../sequence.ts"
import type { Cell, Steps } from "../steps.ts"
import type { StoreDialect } from "../storeDialect.ts"
import type { Known, Planning } from "./known.ts"
import type { SubjectPlan } from "./planSubjects.ts"

/** Which persons are read as one from now on. */
export function* planMerges(dialect: StoreDialect, { merges = [] }: WriteBatch, { subjects }: Known, { is, numbers }: SubjectPlan, { batch, issues, restsOn }: Planning): Steps<{ readonly rows: readonly (readonly Cell[])[]; readonly touched: ReadonlySet<number> }> {
  const planned: Cell[][] = []
  const touched = new Set<number>()
  if (merges.length === 0) return { rows: planned, touched }
  const groups = yield* groupsOf(dialect, [...subjects.values()].map(({ n }) => n))
  const wholes = new Map<number, number>()
  const wholeOf = (n: number): number => {
    const own = wholes.get(n)
    if (own !== undefined) return wholeOf(own)
    const whole = groups.wholeOf(n)
    return whole === n ? n : wholeOf(whole)
  }
  const sizes = new Map<number, number>()
  const sizeOf = (whole: number): number => sizes.get(whole) ?? groups.partsOf(whole).length
  let next = yield* nextNumber("merge")
  merges.forEach(({ from, into }, index) => {
    const [part, whole] = ([["from", from], ["into", into]] as const).map(([side, id]): number | undefined => {
      if (is.get(id) === "person") return numbers.get(id)
      issues.push({ path: `merges[${index}].${side}`, message: `${JSON.stringify(id)} is ${is.has(id) ? "a unit" : "no person of the store or of this batch"}; only persons can be merged` })
      return undefined
    })
    if (part === undefined || whole === undefined) return
    if (part === whole) return void issues.push({ path: `merges[${index}].into`, message: "is the person itself" })
    if (groups.wholeOf(part) !== part || wholes.has(part)) return void issues.push({ path: `merges[${index}].from`, message: `${JSON.stringify(from)} is merged already; undo that batch first` })
    const size = sizeOf(part) + sizeOf(wholeOf(whole))
    if (size > mostMerged) return void issues.push({ path: `merges[${index}].into`, message: tooManyMerged })
    if (wholeOf(whole) === part) return void issues.push({ path: `merges[${index}].into`, message: `${JSON.stringify(into)} is itself merged into ${JSON.stringify(from)}` })
    for (const id of [from, into]) {
      const creator = subjects.get(id)?.creator ?? null
      if (creator !== null) restsOn.add(creator)
    }
    sizes.set(wholeOf(whole), size)
    wholes.set(part, whole)
    planned.push([next++, batch, part, whole])
    touched.add(part).add(whole)
  })
  return { rows: planned, touched }
}

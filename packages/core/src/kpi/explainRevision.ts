import type { Fact } from "../citizen/fact.ts"
import type { HealthRecord, UnitRecord } from "../citizen/record.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { type CivilDate, epochDay, parseCivilDate } from "../time/index.ts"
import { computeKpi, type KpiMember, type KpiReport, type KpiSettings } from "./computeKpi.ts"

/** Why a person stands elsewhere in the later report. */
export interface RevisedMember {
  readonly id: string
  /** Where the person, or each event of the person, stood and stands; none: did not exist yet, or no more. */
  readonly before: readonly KpiMember[]
  readonly after: readonly KpiMember[]
  /** The facts that became known in between and without which nothing would have changed for this person. */
  readonly lateFacts: readonly Fact[]
  /** Kinds of fact (or `kind/code`) whose lists became known to be complete in between, where these made the difference. */
  readonly lateLists: readonly string[]
}

/** Two reports of the same period as known at two times, and what lies between them. */
export interface Revision {
  readonly before: KpiReport
  readonly after: KpiReport
  readonly changed: readonly RevisedMember[]
}

/** What a revision is computed from. */
export interface RevisionOptions extends Omit<KpiSettings, "indicators" | "people" | "knownAt"> {
  readonly records: Iterable<HealthRecord | UnitRecord>
  /** The day by which things were known for the earlier report, and for the later one. */
  readonly knownAt: { readonly before: CivilDate; readonly after: CivilDate }
}

/**
 * Recomputes a report as it was known at an earlier time and as at a later one, and names the late facts that made the
 * difference, person by person.
 *
 * @param rules the rules in force on the last day of the period
 * @example
 * ```ts
 * import { explainRevision } from "@tramyte/core"
 * import { loadDefinitions } from "@tramyte/core/pack"
 *
 * const rules = loadDefinitions({ format: 1, indicators: { seen: { numerator: { op: "exists", in: { kind: "encounter", startsIn: { from: "periodFrom", until: "periodUntil" } } } } } }, { on: "2026-06-30" })
 * const { before, after, changed } = explainRevision(rules, "seen", {
 *   period: { from: "2026-06-01", until: "2026-07-01" },
 *   records: [{ person: { id: "a" }, facts: [{ id: "visit", kind: "encounter", start: "2026-06-12", recorded: "2026-08-03" }], complete: { encounter: "2026-06-30" } }],
 *   knownAt: { before: "2026-07-05", after: "2026-08-31" }
 * })
 * before.scored.yes // => 0
 * after.scored.yes // => 1
 * changed.map(({ id, lateFacts }) => [id, lateFacts[0]?.id]) // => [["a", "visit"]]
 * ```
 */
export const explainRevision = (rules: RulesInForce, indicator: string, { records, knownAt, ...settings }: RevisionOptions): Revision => {
  const all = [...records]
  const report = (some: readonly (HealthRecord | UnitRecord)[], day: CivilDate): KpiReport => computeKpi(rules, indicator, {
    ...settings, knownAt: day, people: true, records: some.filter((record) => "person" in record), units: some.filter((record) => "unit" in record)
  })
  const [before, after] = [report(all, knownAt.before), report(all, knownAt.after)]
  const [then, now] = [membersById(before), membersById(after)]
  const changed = all.flatMap((record): readonly RevisedMember[] => {
    const id = "person" in record ? record.person.id : record.unit.id
    const [old = [], fresh = []] = [then.get(id), now.get(id)]
    if (sameStanding(old, fresh)) return []
    return [{ id, before: old, after: fresh, ...causes(record, fresh, knownAt, (one) => membersById(report([one], knownAt.after)).get(id) ?? []) }]
  })
  return { before: withoutPeople(before), after: withoutPeople(after), changed }
}

const withoutPeople = ({ people: _people, ...report }: KpiReport): KpiReport => report

const membersById = ({ people = [] }: KpiReport): ReadonlyMap<string, readonly KpiMember[]> => {
  const found = new Map<string, KpiMember[]>()
  for (const member of people) {
    const known = found.get(member.id)
    if (known === undefined) found.set(member.id, [member])
    else known.push(member)
  }
  return found
}

const sameStanding = (a: readonly KpiMember[], b: readonly KpiMember[]): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Takes away what became known late, one after the other, as long as the later standing stays: what is left is needed for it. */
const causes = (
  record: HealthRecord | UnitRecord, fresh: readonly KpiMember[], { before, after }: RevisionOptions["knownAt"], ask: (record: HealthRecord | UnitRecord) => readonly KpiMember[]
): Pick<RevisedMember, "lateFacts" | "lateLists"> => {
  const [from, until] = [epochDay(before), epochDay(after)]
  const isLate = (day: number | undefined): boolean => day !== undefined && day > from && day <= until
  let left = record
  const without = (next: HealthRecord | UnitRecord): boolean => {
    if (!sameStanding(ask(next), fresh)) return false
    left = next
    return true
  }
  for (const [kind, day] of Object.entries(record.complete ?? {})) {
    if ((parseCivilDate(day) ?? from) > from) without({ ...left, complete: { ...left.complete, [kind]: before } })
  }
  for (const fact of record.facts) if (isLate(parseCivilDate(fact.recorded.slice(0, 10)))) without({ ...left, facts: left.facts.filter((one) => one !== fact) })
  return {
    lateFacts: left.facts.filter((fact) => isLate(parseCivilDate(fact.recorded.slice(0, 10)))),
    lateLists: Object.entries(left.complete ?? {}).filter(([, day]) => (parseCivilDate(day) ?? from) > from).map(([kind]) => kind)
  }
}

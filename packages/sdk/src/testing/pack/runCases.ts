import {
  anyOf, assignGroups, CitizenError, computeKpi, epochDay, explain, type HealthRecord, type Membership, planScreening, type Predicate, readRecord, type RulesInForce, RulesError,
  TimeError, type UnitRecord, type Verdict
} from "@tramyte/core"
import { type Group, type Grouping, PackError, type Rule } from "@tramyte/core/pack"
import { shifted } from "./conditions.ts"
import { standingItems } from "./lawOfDay.ts"
import type { OpenedCase } from "./openCases.ts"
import type { PackCase } from "./packCase.ts"
import type { CaseResult, Notebook } from "./packReport.ts"

/** Runs the author's cases and reports each expectation that is not met. */
export const runCases = (cases: readonly OpenedCase[], { find, tried }: Notebook): readonly CaseResult[] => {
  const results: CaseResult[] = []
  for (const opened of cases) {
    tried()
    const one = opened.case
    const line = one.line === undefined ? {} : { line: one.line }
    try {
      if ("error" in opened) throw opened.error
      const differences = differencesOf(one, opened.record, opened.rules)
      results.push({ name: one.name, on: one.on, differences, ...line })
      if (differences.length > 0) find("TRAMYTE_PACK_CASE_FAILED", `cases/${one.name}`, differences.join("; "), line)
    } catch (error) {
      if (!(error instanceof CitizenError || error instanceof PackError || error instanceof RulesError || error instanceof TimeError)) throw error
      results.push({ name: one.name, on: one.on, differences: [error.message], ...line })
      find("TRAMYTE_PACK_CASE_FAILED", `cases/${one.name}`, error.message, line)
    }
  }
  return results
}

const differencesOf = (one: PackCase, record: HealthRecord | UnitRecord, rules: RulesInForce): readonly string[] => {
  const { certainty, due = {}, explains = [], group, groups = {}, indicators = {}, missing, rules: asked = {} } = one.expect
  const differences: string[] = []
  const compare = (what: string, expected: string, found: string, why = ""): void => void (expected !== found && differences.push(`${what} should be ${expected}, and is ${found}${why === "" ? "" : ` (${why})`}`))
  const said: string[] = []
  if (group !== undefined || certainty !== undefined || missing !== undefined || (explains.length > 0 && rules.groupings.some(({ main }) => main === true))) {
    const answer = assignGroups(rules, record)
    const why = explain(answer, { lang: "en" })
    said.push(explain(answer, { lang: "vi" }), why)
    if (group !== undefined) compare("the group", group, answer.inScope === "no" ? "outside" : answer.group?.id ?? "none", why)
    if (certainty !== undefined) compare("the certainty of the group", certainty, answer.certainty, why)
    if (missing !== undefined) compare("what is to be asked", missing.toSorted().join(", ") || "nothing", answer.missing.map(({ fact }) => fact).toSorted().join(", ") || "nothing")
  }
  for (const [grouping, expected] of Object.entries(groups)) {
    const answer = assignGroups(rules, record, { grouping })
    said.push(explain(answer, { lang: "vi" }), explain(answer, { lang: "en" }))
    if (typeof expected === "string") compare(`the group under ${grouping}`, expected, answer.inScope === "no" ? "outside" : answer.group?.id ?? "none")
    else compare(`the groups under ${grouping}`, expected.join(", ") || "none", answer.matches.map(({ id }) => id).join(", ") || "none")
  }
  const conditions = Object.keys(asked).length === 0 ? undefined : namedConditions(rules)
  for (const [id, expected] of Object.entries(asked)) {
    const when = conditions?.get(id)
    if (when === undefined) differences.push(`there is no rule or group "${id}" in force on ${rules.on}`)
    else compare(id, expected, verdictOf(when, record, rules))
  }
  rules.expectKnown("protocols", Object.keys(due))
  for (const [protocol, expected] of Object.entries(due)) {
    const item = planScreening(rules, record, { protocols: [protocol] }).items[0]
    if (item !== undefined) said.push(explain(item, { lang: "vi" }), explain(item, { lang: "en" }))
    compare(protocol, expected, item?.state ?? "none", item === undefined ? "" : explain(item, { lang: "en" }))
  }
  for (const [indicator, expected] of Object.entries(indicators)) compare(indicator, expected, membershipOf(indicator, one, record, rules))
  for (const text of typeof explains === "string" ? [explains] : explains) {
    if (!said.some((sentence) => sentence.includes(text))) differences.push(`the explanation should say "${text}", and says: ${said.filter((_, index) => index % 2 === 0).join(" | ") || "nothing"}`)
  }
  return differences
}

/** The conditions of rules and groups in force, by id. */
const namedConditions = (rules: RulesInForce): ReadonlyMap<string, Predicate> => new Map([
  ...[...standingItems<Grouping>(rules, "groupings").values()].flatMap(({ groups }) => groups.map(({ id, when }: Group) => [id, when] as const)),
  ...[...standingItems<Rule>(rules, "rules")].map(([id, { when }]) => [id, when] as const)
])

const verdictOf = (when: Predicate, record: HealthRecord | UnitRecord, rules: RulesInForce): Verdict => rules.question(when).verdict(readRecord(record), { on: rules.day })

const membershipOf = (indicator: string, { on, period }: PackCase, record: HealthRecord | UnitRecord, rules: RulesInForce): string => {
  const of = "unit" in record ? { records: [], units: [record] } : { records: [record] }
  const { people = [] } = computeKpi(rules, indicator, { ...of, people: true, period: period ?? { from: `${on.slice(0, 4)}-01-01`, until: shifted(on, 1) } })
  const stands = people.map(({ populations }) => standingOf(populations)).filter((one) => one !== "outside")
  // Of a person's events one that counts is enough.
  return stands.length === 0 ? "outside" : anyOf(stands)
}

/** Where somebody stands among those whose share it is: outside, or in the numerator or not. */
const standingOf = ({ denominator = "yes", exception = "no", exclusion = "no", initial = "yes", numerator = "no" }: Membership): Verdict | "outside" =>
  initial === "no" || denominator === "no" || exclusion === "yes" || exception === "yes" ? "outside"
    : initial === "unknown" || denominator === "unknown" || exclusion === "unknown" || exception === "unknown" ? "unknown" : numerator

/** The days that conditions of a case are asked about. */
export const askingOf = ({ on, period }: PackCase) => ({
  on: epochDay(on), period: { from: epochDay(period?.from ?? `${on.slice(0, 4)}-01-01`), until: epochDay(period?.until ?? shifted(on, 1)) }
})

import { assignGroups, type HealthRecord } from "@tramyte/core"
import { findUnderChoices, type GroupingUnderTest, isSearchable } from "./conditions.ts"
import { describePerson } from "./describePerson.ts"
import type { Goal } from "./findPerson.ts"
import { type AskableCase, speaksOf } from "./openCases.ts"
import type { Notebook } from "./packReport.ts"

const effort = { effort: 1500, rounds: 2 }
const mostGroups = 60

/** People who stand in the group that counts, by group and day: a grouping may have several versions. */
export type FirstMatches = ReadonlyMap<string, HealthRecord>

/** The key of a group on a day. */
export const matchKey = ({ id, condition }: GroupingUnderTest["groups"][number]): string => `${id} ${condition.on}`

/**
 * Looks for groups that never count because others come before them, and for people in two groups of a grouping that is said
 * to be exclusive. Pairs of groups that nobody can be in together are noted.
 */
export const checkGroups = (groupings: readonly GroupingUnderTest[], notebook: Notebook, cases: readonly AskableCase[] = []): FirstMatches => {
  const matches = new Map<string, HealthRecord>()
  for (const under of groupings) {
    under.groups.forEach((_, index) => {
      notebook.tried()
      const first = firstMatch(under, index, notebook, cases)
      if (first !== undefined) matches.set(matchKey(under.groups[index]!), first)
    })
    checkPairs(under, notebook)
  }
  return matches
}

const firstMatch = ({ grouping, groups }: GroupingUnderTest, index: number, { find, warn }: Notebook, cases: readonly AskableCase[]): HealthRecord | undefined => {
  const { condition, id } = groups[index]!
  const mine: readonly Goal[] = [...condition.given, { tree: condition.tree, wanted: ["yes"] }]
  const others = (from: typeof groups, ...wanted: Goal["wanted"]): readonly Goal[] => from.map((group) => ({ tree: group.condition.tree, wanted }))
  // The clearest example is in no other group; the next best in no earlier one.
  const alone = findUnderChoices(condition, [...mine, ...others(groups.filter((group) => group.id !== id), "no")], effort)
  if (alone !== undefined && alone.choices === undefined) return alone.record
  const before = grouping.mode === "first" ? groups.slice(0, index) : []
  // Behind a group that is only open it would count provisionally, until the fact is known.
  const found = findUnderChoices(condition, [...mine, ...others(before, "no")], effort)
  if (found !== undefined) return found.choices === undefined ? found.record : undefined
  // A group that holds for nobody is reported as such.
  const any = findUnderChoices(condition, mine, effort)
  if (any === undefined || before.length === 0) return undefined
  if (cases.some((one) => speaksOf(one, condition) && assignGroups(one.rules, one.record, { grouping: grouping.id }).group?.id === id)) return undefined
  if (![condition, ...before.map((group) => group.condition)].every(isSearchable)) {
    warn("TRAMYTE_PACK_NOT_TRIED", condition.at, "nobody was found for whom this group is the first match, but the search does not reach all that it and the groups before it ask: that is no fault; write a case that shows it", { pack: condition.pack })
    return undefined
  }
  const covering = before.filter((group) => findUnderChoices(condition, [...mine, ...others([group], "no")], effort) === undefined).map((group) => `"${group.id}"`)
  find("TRAMYTE_PACK_GROUP_COVERED", condition.at, `nobody was found for whom this group is the first match: whoever is in it is in ${covering.length === 0 ? "one of the groups before it" : covering.join(" and in ")}, which comes before; change the order, or the conditions`,
    { pack: condition.pack, example: describePerson(any.record, condition.probe.law) })
  return undefined
}

const checkPairs = ({ grouping, groups, place }: GroupingUnderTest, { find, note, tried }: Notebook): void => {
  const apart: string[] = []
  if (groups.length > mostGroups) note(`groupings/${grouping.id}`, `it has ${groups.length} groups; the first ${mostGroups} were tried in pairs`)
  const some = groups.slice(0, mostGroups)
  some.forEach((a, index) => {
    for (const b of some.slice(index + 1)) {
      tried()
      const { condition } = a
      const both = findUnderChoices(condition, [...condition.given, ...[a, b].map(({ condition: { tree } }): Goal => ({ tree, wanted: ["yes"] }))], effort)
      if (both === undefined) apart.push(`${a.id} and ${b.id}`)
      else if (grouping.exclusive === true) {
        const where = both.choices === undefined ? "" : `, where ${Object.entries(both.choices).map(([id, on]) => `${id} is ${String(on)}`).join(" and ")}`
        find("TRAMYTE_PACK_GROUPS_OVERLAP", `groupings/${grouping.id}`, `the grouping is said to be exclusive, but a person can be in "${a.id}" and in "${b.id}"${where}; narrow one of them, or leave "exclusive" out`,
          { pack: place.pack, example: describePerson(both.record, condition.probe.law) })
      }
    }
  })
  if (apart.length > 0) note(`groupings/${grouping.id}`, `nobody was found who is in both: ${apart.join("; ")}`)
}

import { standsFor } from "../../pack/inForce.ts"
import type { RulesInForce } from "../../pack/rulesInForce.ts"
import { parseCivilDate } from "../../time/index.ts"
import { checkShapes } from "../checkShapes.ts"
import type { CampaignProblem, CampaignProblemCode } from "../errors.ts"
import { homeVisit as homeVisitRoom } from "../sessions/homeVisit.ts"
import type { InviteeOptions, Need } from "./invitees.ts"
import { conditionOf, protocolsOf } from "./needsOf.ts"
import { isPart, windowProblems } from "./windowsOf.ts"

/** What of the question does not even have its shape. */
export const shapeProblems = ({ protocols, needs = [] }: InviteeOptions): readonly CampaignProblem[] => checkShapes([["protocols", protocols, "texts"], ["needs", needs, "list"]])

/** Everything that is wrong with what was asked. */
export const optionProblems = (rules: RulesInForce, { period, protocols, grouping, asOf, needs = [] }: InviteeOptions): readonly CampaignProblem[] => [
  ...periodProblems(period),
  ...(asOf === undefined || parseCivilDate(asOf) !== undefined ? [] : [problem("DAY", "asOf", `${JSON.stringify(asOf)} is not a day; write "2026-07-15"`)]),
  ...(protocols.length > 0 ? [] : [problem("UNKNOWN", "protocols", `name what the examination is for: ${protocolsIn(rules)}`)]),
  ...protocols.flatMap((id, index) => rules.protocols.some((one) => standsFor(one, id)) ? [] :
    [problem("UNKNOWN", `protocols[${index}]`, `no protocol "${id}" is in force on ${rules.on}; there are ${protocolsIn(rules)}`)]),
  ...groupingProblems(rules, grouping),
  ...needs.flatMap((need, index) => needProblems(rules, need, `needs[${index}]`))
]

const problem = (code: "DAY" | "UNKNOWN" | "NEED", where: string, message: string): CampaignProblem =>
  ({ code: `TRAMYTE_CAMPAIGN_${code}` satisfies CampaignProblemCode, where, message })

const protocolsIn = (rules: RulesInForce): string => rules.protocols.map(({ id }) => id).join(", ") || "none"

const periodProblems = (period: InviteeOptions["period"] | undefined): readonly CampaignProblem[] => {
  const [from, until] = [period?.from, period?.until].map((day) => typeof day === "string" ? parseCivilDate(day) : undefined)
  if (from !== undefined && until !== undefined && from < until) return []
  return [problem("DAY", "period", "the campaign has no day; give its first day and the day after its last: { from: \"2026-08-01\", until: \"2027-01-01\" }")]
}

const groupingProblems = (rules: RulesInForce, id: string | undefined): readonly CampaignProblem[] => {
  const grouping = id === undefined ? rules.groupings.findLast(({ main }) => main === true) : rules.groupings.find((one) => standsFor(one, id))
  if (grouping === undefined) {
    const all = rules.groupings.map((one) => one.id).join(", ") || "none"
    return [problem("UNKNOWN", "grouping", `${id === undefined ? "no main grouping" : `no grouping "${id}"`} is in force on ${rules.on}; there are ${all}`)]
  }
  return grouping.mode === "first" ? [] : [problem("NEED", "grouping", `people may be in several groups of "${grouping.id}", so that it says nothing of who comes first; name an ordered grouping`)]
}

const needProblems = (rules: RulesInForce, need: Need, where: string): readonly CampaignProblem[] => {
  const { name, rule, due, people, rooms, part, windows, fasting, homeVisit, exclude } = need
  const saysNothing = rooms === undefined && part === undefined && windows === undefined && fasting !== true && homeVisit !== true && exclude !== true
  return [
    ...([rule, due, people].filter((one) => one !== undefined).length !== 1 ? [problem("NEED", where, "say of whom by \"rule\", by \"due\" or by \"people\", one of the three")] : []),
    ...(name === undefined || isName(name) ? [] : [problem("NEED", `${where}.name`, `${JSON.stringify(name)} is no name; give a text, or leave it out`)]),
    ...(rule === undefined || conditionOf(rule, rules) !== undefined ? [] : [problem("UNKNOWN", `${where}.rule`, `"${rule}" is no rule, condition or group in force on ${rules.on}`)]),
    ...(due === undefined || protocolsOf(due, rules).length > 0 ? [] : [problem("UNKNOWN", `${where}.due`, `no protocol in force on ${rules.on} is "${due}" or does it; there are ${protocolsIn(rules)}`)]),
    ...(people === undefined || areNames(people) ? [] : [problem("NEED", `${where}.people`, "give the ids of people: [\"p1\", \"p2\"]")]),
    ...(saysNothing ? [problem("NEED", where, "say what they need: rooms, part, windows, fasting, homeVisit, or exclude")] : []),
    ...(rooms === undefined || (areNames(rooms) && rooms.length > 0) ? [] : [problem("NEED", `${where}.rooms`, "name at least one room, or leave rooms out")]),
    ...(Array.isArray(rooms) && rooms.includes(homeVisitRoom) ? [problem("NEED", `${where}.rooms`, `"${homeVisitRoom}" is no room beside others; write homeVisit: true`)] : []),
    ...(isPart(part) ? [] : [problem("NEED", `${where}.part`, `${JSON.stringify(part)} is no part of a day; write "morning" or "afternoon"`)]),
    ...(windows === undefined ? [] : windowProblems(windows, `${where}.windows`))
  ]
}

const isName = (name: unknown): boolean => typeof name === "string" && name !== ""

const areNames = (names: unknown): boolean => Array.isArray(names) && names.every(isName)

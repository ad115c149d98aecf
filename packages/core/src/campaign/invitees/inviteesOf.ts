import type { RecordView } from "../../citizen/readRecord.ts"
import { type AssignedGroup, assignGroups } from "../../groups/assignGroups.ts"
import type { RulesInForce } from "../../pack/rulesInForce.ts"
import { type Subject, viewOf } from "../../rules/answer.ts"
import type { MissingFact } from "../../rules/missingFacts.ts"
import type { Invitee } from "../campaign.ts"
import { type CampaignProblem, refuse } from "../errors.ts"
import { optionProblems } from "./checkOptions.ts"
import { invitePerson, type OpenFact, prepareAsking } from "./invitePerson.ts"
import type { InviteeOptions, InvitedGroup, InviteesAnswer, NotInvited, ToClarify } from "./invitees.ts"

/**
 * Says who is to be invited to a campaign (danh sách mời khám): in which order of priority, when they can come, how pressing it is, and which scarce rooms
 * they need; who is not invited, and why; and which facts to ask for. A person of whom something is not known is invited with what is known, in the group
 * where they stand, with the room that they may need but bound to no day or part of it that they may need, and stands among those to clarify.
 *
 * Who has had this year's examination is not invited a second time.
 *
 * @param rules the rules in force
 * @param people profiles, records, or records read before
 * @param options the days of the campaign, the protocols that its examination fulfils, and what some people's examination needs
 * @throws CampaignError with everything that is wrong with the options, or for a person who stands twice; CitizenError when the data cannot be read
 * @example
 * ```ts
 * import { inviteesOf } from "@tramyte/core/campaign"
 * import { loadCommune } from "@tramyte/pack-vn"
 *
 * const home = { type: "permanent", commune: "10903", village: "10903-03" } as const
 * const known = { residence: home, merit: false, disability: false, poverty: "none", employment: false, education: false, conditions: [] } as const
 * const { invitees, notInvited, toClarify } = inviteesOf(loadCommune("cam-giang", "2026-07-15"), [
 *   { id: "p1", ...known, sex: "male", birthDate: "1950-05-01", examinations: [] },
 *   { id: "p2", ...known, sex: "male", birthDate: "1990-05-01", examinations: [{ on: "2026-02-03", kind: "periodic-checkup" }] },
 *   { id: "p3", ...known, sex: "female", birthDate: "1985-05-01", examinations: [] }
 * ], {
 *   period: { from: "2026-08-01", until: "2027-01-01" },
 *   protocols: ["vietnam/annual-checkup"],
 *   needs: [{ rule: "vietnam/elderly", part: "morning" }, { due: "cervical-screening", rooms: ["gynaecology"] }]
 * })
 * invitees // => [{ id: "p1", priority: 2, village: "10903-03", part: "morning" }, { id: "p3", priority: 8, village: "10903-03", rooms: ["gynaecology"] }]
 * notInvited.map(({ id, because, dueFrom }) => [id, because, dueFrom]) // => [["p2", "examined", "2027-01-01"]]
 * toClarify.map(({ id, missing }) => [id, missing.map(({ fact }) => fact)]) // => [["p3", ["procedure"]]]
 * ```
 */
export const inviteesOf = <Id extends string>(rules: RulesInForce<Id>, people: readonly Subject[], options: InviteeOptions<NoInfer<Id>>): InviteesAnswer => {
  refuse(optionProblems(rules, options))
  const views = people.map((one) => viewOf(one, rules, options))
  refuse(twice(views))
  const asking = prepareAsking(rules, options)
  const groups = new Map<string, InvitedGroup>()
  const invitees: Invitee[] = []
  const notInvited: NotInvited[] = []
  const toClarify: ToClarify[] = []
  for (const view of views) {
    const assigned = assignGroups(rules, view, { ...options, reasons: false })
    const answer = invitePerson(asking, view, assigned)
    if ("because" in answer) notInvited.push(answer)
    else {
      invitees.push(answer.invitee)
      if (answer.open.length > 0) toClarify.push(clarify(view.subject, answer.open))
      count(groups, assigned.group!)
    }
  }
  return {
    on: rules.on,
    asOf: options.asOf ?? rules.on,
    rulebook: rules.rulebook,
    groups: [...groups.values()].toSorted((a, b) => a.priority - b.priority),
    invitees,
    notInvited,
    toClarify
  }
}

const twice = (views: readonly RecordView[]): readonly CampaignProblem[] => {
  const first = new Map<string, number>()
  return views.flatMap(({ subject }, index): readonly CampaignProblem[] => {
    const before = first.get(subject)
    if (before === undefined) first.set(subject, index)
    return before === undefined ? [] : [{ code: "TRAMYTE_CAMPAIGN_DUPLICATE", where: `people[${index}]`, message: `"${subject}" stands at people[${before}] already; nobody is invited twice` }]
  })
}

const clarify = (id: string, open: readonly OpenFact[]): ToClarify => {
  const missing = new Map<string, MissingFact>()
  for (const one of open.flatMap((question) => question.missing)) if (!missing.has(one.fact)) missing.set(one.fact, one)
  return { id, missing: [...missing.values()], open: open.map(({ question, of }) => ({ question, ...(of === undefined ? {} : { of }) })) }
}

const count = (groups: Map<string, InvitedGroup>, { id, label, order }: AssignedGroup): void =>
  void groups.set(id, { priority: order, id, label, people: (groups.get(id)?.people ?? 0) + 1 })

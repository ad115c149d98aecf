import type { RecordView } from "../../citizen/readRecord.ts"
import { type AssignedGroup, assignGroups } from "../../groups/assignGroups.ts"
import type { RulesInForce } from "../../pack/rulesInForce.ts"
import { type Subject, viewOf } from "../../rules/answer.ts"
import type { Invitee } from "../campaign.ts"
import { checkShapes } from "../checkShapes.ts"
import { type CampaignProblem, refuse } from "../errors.ts"
import { optionProblems, shapeProblems } from "./checkOptions.ts"
import { clarifyFacts, clarifyPeople, type OpenPerson } from "./clarify.ts"
import { invitePerson, prepareAsking } from "./invitePerson.ts"
import type { HomeVisit, InviteeOptions, InvitedGroup, InviteesAnswer, Need, NotInvited, UnsureNeeds } from "./invitees.ts"
import type { Visit } from "./visitOf.ts"

/**
 * Says who is to be invited to a campaign (danh sách mời khám): in which order of priority, when they can come, how pressing it is, and which scarce rooms
 * they need; who comes fasting, and who is examined at home; who is not invited, and why; and which facts to ask for. A person of whom something is not known is
 * invited with what is known, in the group where they stand, with the room that they may need (`unsure` tells of it, so that nobody loses the examination for it) but
 * bound to no day that they may need, and stands among those to clarify: in `toClarify` by person, in `byFact` by what one list or import would answer for many.
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
 * const known = { residence: home, merit: false, disability: false, poverty: "none", employment: false, education: false, conditions: [], examinations: [] } as const
 * const answer = inviteesOf(loadCommune("cam-giang", "2026-07-15"), [
 *   { id: "p1", ...known, sex: "male", birthDate: "1950-05-01" },
 *   { id: "p2", ...known, sex: "male", birthDate: "1990-05-01", examinations: [{ on: "2026-02-03", kind: "periodic-checkup" }] },
 *   { id: "p3", ...known, sex: "female", birthDate: "1985-05-01" },
 *   { id: "p4", ...known, sex: "male", birthDate: "1944" }
 * ], {
 *   period: { from: "2026-08-01", until: "2027-01-01" },
 *   protocols: ["vietnam/annual-checkup"],
 *   needs: [
 *     { rule: "vietnam/elderly", rooms: ["ultrasound"], part: "morning", fasting: true },
 *     { due: "cervical-screening", rooms: ["gynaecology"] },
 *     { people: ["p4"], homeVisit: true }
 *   ]
 * })
 * answer.invitees.map(({ id, priority, rooms }) => [id, priority, rooms]) // => [["p1", 2, ["ultrasound"]], ["p3", 8, ["gynaecology"]], ["p4", 2, ["home-visit"]]]
 * answer.notInvited.map(({ id, because, dueFrom }) => [id, because, dueFrom]) // => [["p2", "examined", "2027-01-01"]]
 * answer.fasting // => ["p1"]
 * answer.homeVisits // => [{ id: "p4", without: ["ultrasound"] }]
 *
 * // Whether p3 had her test is not known: she has the room, and may be examined without it
 * answer.unsure // => [{ id: "p3", rooms: ["gynaecology"] }]
 * answer.toClarify.map(({ id, mayChange, missing }) => [id, mayChange, missing.map(({ fact }) => fact)]) // => [["p3", "visit", ["procedure"]]]
 * answer.byFact.map(({ fact, people, decisive }) => `${fact}: not known of ${people}, decisive for ${decisive}`) // => ["procedure: not known of 1, decisive for 0"]
 * ```
 */
export const inviteesOf = <Id extends string>(rules: RulesInForce<Id>, people: readonly Subject[], options: InviteeOptions<NoInfer<Id>>): InviteesAnswer => {
  refuse(checkShapes([["people", people, "list"], ["options", options, "object"]]))
  refuse(shapeProblems(options))
  refuse(optionProblems(rules, options))
  const views = people.map((one) => viewOf(one, rules, options))
  refuse(twice(views))
  const asking = prepareAsking(rules, options)
  const groups = new Map<string, InvitedGroup>()
  const invitees: Invitee[] = []
  const notInvited: NotInvited[] = []
  const clarify: OpenPerson[] = []
  const fasting: string[] = []
  const homeVisits: HomeVisit[] = []
  const unsure: UnsureNeeds[] = []
  for (const view of views) {
    const assigned = assignGroups(rules, view, { ...options, reasons: false })
    const answer = invitePerson(asking, view, assigned)
    if ("because" in answer) notInvited.push(answer)
    else {
      const { invitee, visit, open } = answer
      const { id } = invitee
      invitees.push(invitee)
      if (open.length > 0) clarify.push({ id, open })
      if (visit.fasting) fasting.push(id)
      if (visit.home !== undefined) homeVisits.push({ id, ...visit.home })
      if (isUnsure(visit)) unsure.push(unsureNeeds(id, visit))
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
    toClarify: clarifyPeople(clarify),
    byFact: clarifyFacts(clarify),
    fasting,
    homeVisits,
    unsure,
    notAsked: notAsked(options.needs, views)
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

const isUnsure = ({ unsure: { rooms, fasting, homeVisit } }: Visit): boolean => rooms.length > 0 || fasting || homeVisit

const unsureNeeds = (id: string, { unsure: { rooms, fasting, homeVisit } }: Visit): UnsureNeeds =>
  ({ id, rooms, ...(fasting ? { fasting } : {}), ...(homeVisit ? { homeVisit } : {}) })

const notAsked = (needs: readonly Need[] = [], views: readonly RecordView[]): readonly string[] => {
  const asked = new Set(views.map(({ subject }) => subject))
  return [...new Set(needs.flatMap(({ people = [] }) => people))].filter((id) => !asked.has(id))
}

const count = (groups: Map<string, InvitedGroup>, { id, label, order }: AssignedGroup): void =>
  void groups.set(id, { priority: order, id, label, people: (groups.get(id)?.people ?? 0) + 1 })

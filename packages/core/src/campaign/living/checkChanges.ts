import type { Assignment, Campaign } from "../campaign.ts"
import { checkCampaign, checkDay } from "../checkCampaign.ts"
import type { CampaignProblem, CampaignProblemCode } from "../errors.ts"
import type { CampaignChange } from "./changes.ts"

/** What keeps changes from being applied, and a plan from being that of the campaign. */
export const checkChanges = ({ people, sessions }: Campaign, changes: readonly CampaignChange[], assigned: readonly Assignment[], { from, noticeDays = 0 }: { readonly from?: string; readonly noticeDays?: number } = {}): readonly CampaignProblem[] => {
  const problems: CampaignProblem[] = []
  const find = (code: CampaignProblemCode, where: string, message: string): void => void problems.push({ code, where, message })
  const knownPeople = new Set(people.map(({ id }) => id))
  const knownSessions = new Set(sessions.map(({ id }) => id))
  const sites = new Set(sessions.map(({ site }) => site))
  const rooms = new Set([...sessions.flatMap(({ rooms = {} }) => Object.keys(rooms)), ...people.flatMap(({ rooms = [] }) => rooms)])
  if (from !== undefined) checkDay(from, "from", find)
  if (!Number.isInteger(noticeDays) || noticeDays < 0) find("TRAMYTE_CAMPAIGN_NUMBER", "noticeDays", `${noticeDays} is no number of days; write a whole number from 0`)
  const isKnown = (known: ReadonlySet<string>, name: string, where: string, what: string): void => {
    if (!known.has(name)) find("TRAMYTE_CAMPAIGN_UNKNOWN", where, `${JSON.stringify(name)} is no ${what} of the campaign at this point of the changes`)
  }
  const held = new Set<string>()
  assigned.forEach(({ id, session }, index) => {
    isKnown(knownPeople, id, `before.assigned[${index}].id`, "person")
    isKnown(knownSessions, session, `before.assigned[${index}].session`, "session")
    if (held.has(id)) find("TRAMYTE_CAMPAIGN_DUPLICATE", `before.assigned[${index}].id`, `${JSON.stringify(id)} has two sessions`)
    held.add(id)
  })
  changes.forEach((change, index) => {
    const where = `changes[${index}]`
    const within = (from: string, until: string): void => {
      const [first, last] = [checkDay(from, `${where}.from`, find), checkDay(until, `${where}.until`, find)]
      if (first !== undefined && last !== undefined && last <= first) find("TRAMYTE_CAMPAIGN_WINDOW", where, `it ends on ${until}, before it begins on ${from}; until is the first day on which it is as before`)
    }
    const sound = (campaign: Campaign): void => void problems.push(...checkCampaign(campaign).map((problem) => ({ ...problem, where: `${where}.${problem.where.replace(/^(people|sessions)\[0\]/, campaign.people.length > 0 ? "person" : "session")}` })))
    switch (change.kind) {
      case "sessionLost":
        isKnown(knownSessions, change.session, `${where}.session`, "session")
        break
      case "siteClosed":
        isKnown(sites, change.site, `${where}.site`, "site")
        within(change.from, change.until)
        break
      case "roomBroken":
        isKnown(rooms, change.room, `${where}.room`, "room")
        if (change.site !== undefined) isKnown(sites, change.site, `${where}.site`, "site")
        within(change.from, change.until)
        break
      case "session":
        sound({ people: [], sessions: [change.session] })
        knownSessions.add(change.session.id)
        sites.add(change.session.site)
        for (const room of Object.keys(change.session.rooms ?? {})) rooms.add(room)
        break
      case "newcomer": {
        const { fixed = [], ...person } = change.person
        sound({ people: [person], sessions: [] })
        for (const session of fixed) isKnown(knownSessions, session, `${where}.person.fixed`, "session")
        if (knownPeople.has(change.person.id)) find("TRAMYTE_CAMPAIGN_DUPLICATE", `${where}.person.id`, `${JSON.stringify(change.person.id)} is in the campaign already`)
        knownPeople.add(change.person.id)
        for (const room of person.rooms ?? []) rooms.add(room)
        break
      }
      case "gone":
        isKnown(knownPeople, change.id, `${where}.id`, "person")
        knownPeople.delete(change.id)
        break
      case "didNotCome":
        isKnown(knownPeople, change.id, `${where}.id`, "person")
        checkDay(change.from, `${where}.from`, find)
        break
      case "withoutRooms":
        isKnown(knownPeople, change.id, `${where}.id`, "person")
        for (const room of change.rooms ?? []) isKnown(rooms, room, `${where}.rooms`, "room")
        break
      case "windows":
        isKnown(knownPeople, change.id, `${where}.id`, "person")
        sound({ people: [{ id: change.id, priority: 1, ...(change.windows === undefined ? {} : { windows: change.windows }) }], sessions: [] })
        break
      default:
        find("TRAMYTE_CAMPAIGN_UNKNOWN", `${where}.kind`, `${JSON.stringify((change as { readonly kind: unknown }).kind)} is no change that can be planned for`)
    }
  })
  return problems
}

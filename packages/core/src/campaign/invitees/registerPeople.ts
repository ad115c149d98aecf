import type { RegisterPerson } from "../lineList/compareWithRegister.ts"
import type { InviteesAnswer, NotInvited, NotInvitedReason } from "./invitees.ts"

/**
 * The people of the register as a line list is held against them: `compareWithRegister(entriesOf(list), registerPeople(inviteesOf(rules, people, options)))`.
 * What is not sure (the group of somebody who may be in another) is left out, so that it contradicts no list.
 */
export const registerPeople = ({ invitees, notInvited, toClarify, groups }: InviteesAnswer): readonly RegisterPerson[] => {
  const open = new Map(toClarify.map((one) => [one.id, new Set(one.open.map(({ question }) => question))]))
  const groupAt = new Map(groups.map(({ priority, id }) => [priority, id]))
  const invited = invitees.map(({ id, priority, village, household }): RegisterPerson => {
    const questions = open.get(id)
    const group = questions?.has("scope") === true || questions?.has("group") === true ? undefined : groupAt.get(priority)
    return { id, standing: questions?.has("scope") === true || questions?.has("due") === true ? "unknown" : "entitled", ...known({ village, household, group }) }
  })
  return [...invited, ...notInvited.map(ofNotInvited)]
}

const ofNotInvited = ({ id, because, lastDone, village, household }: NotInvited): RegisterPerson => ({
  id,
  standing: standings[because],
  ...known({ village, household }),
  ...(because === "examined" ? { examined: lastDone === undefined ? {} : { on: lastDone } } : {})
})

const standings: Readonly<Record<NotInvitedReason, RegisterPerson["standing"]>> = {
  died: "died", notBorn: "unknown", movedAway: "movedAway", outside: "notEntitled", noRight: "notEntitled", examined: "entitled", excluded: "notEntitled", noDay: "entitled"
}

const known = (fields: { readonly [Field in "village" | "household" | "group"]?: string | undefined }): Partial<RegisterPerson> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

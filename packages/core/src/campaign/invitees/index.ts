export type {
  FactToClarify, HomeVisit, InviteeOptions, InvitedGroup, InviteesAnswer, MayChange, Need, NeedCondition, NotInvited, NotInvitedReason, OpenQuestion, ToClarify, UnsureNeeds
} from "./invitees.ts"
export { inviteesOf } from "./inviteesOf.ts"
export { registerPeople } from "./registerPeople.ts"

export type {
  InviteeOptions, InvitedGroup, InviteesAnswer, Need, NeedCondition, NotInvited, NotInvitedReason, OpenQuestion, ToClarify
} from "./invitees.ts"
export { inviteesOf } from "./inviteesOf.ts"
export { registerPeople } from "./registerPeople.ts"

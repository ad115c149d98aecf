export {
  compareWithRegister, type RegisterFinding, type RegisterFindingKind, type RegisterPerson, type RegisterStanding
} from "./compareWithRegister.ts"
export { countEntries, type CountOptions, type EntryCount } from "./countEntries.ts"
export { type ChangedEntry, diffLists, type EntryField, type ListDifference } from "./diffLists.ts"
export { type Contradiction, entriesOf, type EntrySource, type ListEntry } from "./entriesOf.ts"
export {
  type DisputedField, emptyLineList, type HandedInList, type LineList, type ListChange, type ListRow, type ListSource, type ListSourceKind, type RowMatch,
  type Verification, type VerificationState, type Withdrawal
} from "./lineList.ts"
export { matchRows } from "./matchRows.ts"
export { type Invited, notYetInvited } from "./notYetInvited.ts"
export { submitList } from "./submitList.ts"
export { verifyEntries } from "./verifyEntries.ts"
export { withdrawList } from "./withdrawList.ts"

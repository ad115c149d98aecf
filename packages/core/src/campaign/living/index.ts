export {
  type ArrivalOptions, type ArrivalWave, arrivalWaves, type DoorRank, type HourLoad, type NotPlaced, type RoomHour, type SessionArrivals
} from "./arrivalWaves.ts"
export {
  attendance, type Attendance, type AttendanceFinding, attendanceFindingLabels, type AttendanceOptions, type AttendanceState, type FindingCode, type PersonAttendance
} from "./attendance.ts"
export { campaignFacts, type CampaignFactOptions } from "./campaignFacts.ts"
export { type Appointment, campaignMessage, type CampaignMessage } from "./campaignMessage.ts"
export type { CampaignChange, GoneBecause } from "./changes.ts"
export {
  campaignProgress, type CampaignProgress, type ListedPerson, type NotServed, type ProgressBy, type ProgressCounts, type ProgressQuestion, type ProgressStratum, type Share
} from "./campaignProgress.ts"
export { doorOrder, type DoorArrival } from "./doorOrder.ts"
export { type CampaignEvent, campaignEventKinds, type CampaignEventKind, campaignEventLabels, type CheckInBy, type Told } from "./events.ts"
export { listedPeople, type ListedPeopleOptions } from "./listedPeople.ts"
export { loadOfSessions, type SessionLoad } from "./loadOfSessions.ts"
export { type CampaignMessageKind, type CampaignWords, campaignWords, familyWords } from "./messageWords.ts"
export { messagesDue, type MessagesQuestion, sentEvents, type SessionToTell } from "./messagesDue.ts"
export { replan, type Replan, type ReplanOptions } from "./replan.ts"
export { replanInTwoVisits, type SecondVisit, type TwoVisits, type TwoVisitsOptions } from "./replanInTwoVisits.ts"
export { type Move, type MoveBecause, moveReasonLabels } from "./whyMoved.ts"

/**
 * The door of campaigns: who is to be examined, who comes when and where, and how it goes.
 */
export * from "./campaign/campaign.ts"
export { allocateSlots } from "./campaign/allocateSlots.ts"
export { type AllocationCheck, type AllocationFinding, type AllocationFindingCode, checkAllocation, type CheckedAllocation } from "./campaign/checkAllocation.ts"
export { CampaignError, type CampaignProblem, type CampaignProblemCode } from "./campaign/errors.ts"
export * from "./campaign/sessions/index.ts"
export * from "./campaign/lineList/index.ts"
export * from "./campaign/invitees/index.ts"
export * from "./campaign/living/index.ts"
export * from "./campaign/money/index.ts"
export * from "./campaign/readiness/index.ts"
export * from "./campaign/oneMore/index.ts"

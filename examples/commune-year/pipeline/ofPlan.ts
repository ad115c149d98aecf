/** Whether an indicator is of the commune's own plan: of the pack by which the plan is seen at a glance, or of that with the rest of what it says of care. */
export const isOfPlan = (id: string, plan: string): boolean => isAtAGlance(id, plan) || id.startsWith(`${plan}-care/`)

/** Whether an indicator is of those by which a plan is seen at a glance. */
export const isAtAGlance = (id: string, plan: string): boolean => id.startsWith(`${plan}/`)

/** Whether an indicator is of the programme of immunization (tiêm chủng), which has a screen of its own. */
export const isOfImmunization = (id: string): boolean => id.startsWith("vietnam-immunization/")

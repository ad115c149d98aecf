import type { CitizenProfile } from "@tramyte/core"

/** A woman of 36 of whom everything is known and nothing is special: each case says what is different about its person. */
export const citizen = (differences: Partial<CitizenProfile> = {}): CitizenProfile => ({
  id: "p1",
  sex: "female",
  birthDate: "1990-05-01",
  residence: { type: "permanent", commune: "10903", village: "10903-01" },
  merit: false,
  disability: false,
  poverty: "none",
  area: false,
  employment: false,
  education: false,
  insurance: true,
  pregnant: false,
  conditions: [],
  risks: [],
  examinations: [],
  healthRecord: false,
  ...differences
})

/** The same person with some fields not known. */
export const without = (profile: CitizenProfile, ...fields: readonly (keyof CitizenProfile)[]): CitizenProfile =>
  Object.fromEntries(Object.entries(profile).filter(([field]) => !fields.includes(field as keyof CitizenProfile))) as unknown as CitizenProfile

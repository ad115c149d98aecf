import type { CivilDate, PartialDate } from "../time/index.ts"
import { checkProfile } from "./checkProfile.ts"
import { CitizenError } from "./errors.ts"
import type { Fact } from "./fact.ts"
import type { HealthRecord, Sex } from "./record.ts"

/** How somebody lives in the commune: registered permanently (thường trú), temporarily (tạm trú), or registered but absent. */
export type ResidenceType = "permanent" | "temporary" | "absent"

/** On what basis somebody works. `freelance` is own or unstable work (lao động tự do). */
export type EmploymentType =
  | "contract" | "probation" | "apprentice" | "trainee" | "cadre" | "civilServant" | "publicEmployee" | "specialTrade"
  | "police" | "military" | "freelance" | "retired"

/** The level at which somebody studies. */
export type EducationLevel =
  | "preschool" | "primary" | "lowerSecondary" | "upperSecondary" | "continuing" | "college" | "vocational" | "university" | "postgraduate"

/**
 * One person as an app's own table has it: a flat, plain object for a first answer. Three states everywhere: a value, a
 * known *no* (`false` or an empty list), or left out, which means *not known* and is never taken for *no*.
 */
export interface CitizenProfile {
  /** Your own id of the person. */
  readonly id: string
  readonly sex?: Sex
  /** `"1956"`, `"1956-03"` or `"1956-03-09"`. */
  readonly birthDate?: PartialDate
  readonly deathDate?: PartialDate
  /** Commune by its five-digit code, `"10903"`; village by your own id. */
  readonly residence?: { readonly type?: ResidenceType; readonly commune?: string; readonly village?: string; readonly since?: PartialDate }
  /** A person with meritorious service (người có công). */
  readonly merit?: boolean
  /** A certified disability (khuyết tật). */
  readonly disability?: boolean | "mild" | "severe" | "exceptionallySevere"
  /** What the household is registered as (hộ nghèo, cận nghèo). */
  readonly poverty?: "poor" | "nearPoor" | "none"
  readonly area?: false | readonly ("ethnicMinority" | "mountainous" | "difficult" | "extremelyDifficult" | "island" | "specialZone")[]
  /** `false`: does not work. `hazardous`: a heavy, hazardous or dangerous job; left out, it is an ordinary one, as registers do not say. */
  readonly employment?: false | EmploymentType | { readonly type: EmploymentType; readonly hazardous?: boolean }
  /** `false`: does not study. */
  readonly education?: false | EducationLevel
  /** Health insurance now (bảo hiểm y tế); a text is the object code on the card, `"HN"`. */
  readonly insurance?: boolean | string
  /** Pregnant now; `since` is the first day of the last menstrual period, from which the gestational age is counted. */
  readonly pregnant?: boolean | { readonly since: PartialDate }
  /** Codes of conditions known, `["I10"]` (ICD-10); an empty list: none. */
  readonly conditions?: readonly string[]
  /** Codes of risk factors, `["tobacco"]`; an empty list: none. */
  readonly risks?: readonly string[]
  /** All health examinations known, newest or oldest first: the day and, if known, the kind. */
  readonly examinations?: readonly { readonly on: PartialDate; readonly kind?: string }[]
  /** An electronic health record exists (hồ sơ sức khỏe điện tử). */
  readonly healthRecord?: boolean
}

/**
 * Turns a flat profile into a health record: each field given becomes a fact that holds on `on` (since when is not known), and
 * its kind is known completely up to that day; each field left out stays unknown.
 *
 * @param profile one person as the app has it
 * @param on the day that the profile describes
 * @throws CitizenError `TRAMYTE_CITIZEN_INVALID`, listing every wrong field with its path.
 * @example
 * ```ts
 * import { recordFromProfile } from "@tramyte/core"
 *
 * const record = recordFromProfile({ id: "p1", birthDate: "1956", merit: false, poverty: "poor" }, "2026-07-15")
 * record.facts.map((fact) => fact.kind) // => ["poverty"]
 * record.complete?.["merit"] // => "2026-07-15"
 * ```
 */
export const recordFromProfile = (profile: CitizenProfile, on: CivilDate): HealthRecord => {
  const issues = checkProfile(profile)
  if (issues.length > 0) throw new CitizenError(typeof profile?.id === "string" ? `profile "${profile.id}"` : "a profile without id", issues)
  const facts: Fact[] = []
  const complete: Record<string, CivilDate> = {}
  // It holds now, and no more is said: a fact that began on this very day would be a claim about the days before.
  const hold = (kind: string, code: readonly string[], more: Partial<Fact> = {}): void => {
    facts.push({ id: `${profile.id}/${kind}/${facts.length}`, kind, code, end: "ongoing", recorded: on, ...more })
  }
  /** A field that was given makes its kind complete; a value other than a plain no also adds a fact. */
  const field = <T>(kind: string, value: T | undefined, add: (value: Exclude<T, false | undefined>) => void): void => {
    if (value === undefined) return
    complete[kind] = on
    if (value !== false) add(value as Exclude<T, false | undefined>)
  }
  field("residence", profile.residence, (home) => hold("residence", home.type === undefined ? [] : [home.type], {
    ...(home.since === undefined ? {} : { start: home.since }),
    links: { ...(home.commune === undefined ? {} : { commune: home.commune }), ...(home.village === undefined ? {} : { village: home.village }) }
  }))
  field("merit", profile.merit, () => hold("merit", []))
  field("disability", profile.disability, (degree) => hold("disability", typeof degree === "string" ? [degree] : []))
  field<"poor" | "nearPoor" | false>("poverty", profile.poverty === "none" ? false : profile.poverty, (level) => hold("poverty", [level]))
  field("area", profile.area, (types) => types.forEach((type) => hold("area", [type])))
  field("employment", profile.employment, (work) =>
    hold("employment", typeof work === "string" ? [work] : work.hazardous === true ? [work.type, "hazardous"] : [work.type]))
  field("education", profile.education, (level) => hold("education", [level]))
  field("insurance", profile.insurance, (code) => hold("insurance", typeof code === "string" ? [code] : []))
  field("pregnancy", profile.pregnant, (pregnancy) => hold("pregnancy", [], pregnancy === true ? {} : { start: pregnancy.since }))
  field("condition", profile.conditions, (codes) => codes.forEach((code) => hold("condition", [code])))
  field("risk", profile.risks, (codes) => codes.forEach((code) => hold("risk", [code])))
  field("healthRecord", profile.healthRecord, () => hold("healthRecord", []))
  field("encounter", profile.examinations, (exams) => exams.forEach((exam, index) =>
    facts.push({ id: `${profile.id}/encounter/${index}`, kind: "encounter", code: exam.kind === undefined ? [] : [exam.kind], start: exam.on, recorded: on })))
  return {
    person: {
      id: profile.id,
      ...(profile.sex === undefined ? {} : { sex: profile.sex }),
      ...(profile.birthDate === undefined ? {} : { birthDate: profile.birthDate }),
      ...(profile.deathDate === undefined ? {} : { deathDate: profile.deathDate })
    },
    facts,
    complete
  }
}

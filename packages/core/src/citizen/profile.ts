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
  const { id, sex, birthDate, deathDate } = profile
  const draft: Draft = { id, on, facts: [], complete: {} }
  field(draft, "residence", profile.residence, home)
  field(draft, "merit", profile.merit, plain)
  field(draft, "disability", profile.disability, coded)
  field(draft, "poverty", profile.poverty === "none" ? false : profile.poverty, coded)
  field(draft, "area", profile.area, each)
  field(draft, "employment", profile.employment, work)
  field(draft, "education", profile.education, coded)
  field(draft, "insurance", profile.insurance, coded)
  field(draft, "pregnancy", profile.pregnant, pregnancy)
  field(draft, "condition", profile.conditions, each)
  field(draft, "risk", profile.risks, each)
  field(draft, "healthRecord", profile.healthRecord, plain)
  field(draft, "encounter", profile.examinations, exams)
  return {
    person: { id, ...(sex === undefined ? {} : { sex }), ...(birthDate === undefined ? {} : { birthDate }), ...(deathDate === undefined ? {} : { deathDate }) },
    facts: draft.facts,
    complete: draft.complete
  }
}

/** What a profile says, as far as it was read. */
interface Draft {
  readonly id: string
  readonly on: CivilDate
  readonly facts: Fact[]
  readonly complete: Record<string, CivilDate>
}

type Add<T> = (draft: Draft, kind: string, value: T) => void

/** A field that was given makes its kind complete; a value other than a plain no also adds facts. */
const field = <T>(draft: Draft, kind: string, value: T | undefined, add: Add<Exclude<T, false | undefined>>): void => {
  if (value === undefined) return
  draft.complete[kind] = draft.on
  if (value !== false) add(draft, kind, value as Exclude<T, false | undefined>)
}

/** It holds now, and no more is said: a fact that began on this very day would be a claim about the days before. */
const hold = ({ facts, id, on }: Draft, kind: string, code: readonly string[]): void =>
  void facts.push({ id: `${id}/${kind}/${facts.length}`, kind, code, end: "ongoing", recorded: on })

const noCodes: readonly string[] = []

const plain: Add<true> = (draft, kind) => hold(draft, kind, noCodes)
const coded: Add<string | true> = (draft, kind, code) => hold(draft, kind, code === true ? noCodes : [code])
const each: Add<readonly string[]> = (draft, kind, codes) => {
  for (const code of codes) hold(draft, kind, [code])
}
const work: Add<EmploymentType | { readonly type: EmploymentType; readonly hazardous?: boolean }> = (draft, kind, job) =>
  hold(draft, kind, typeof job === "string" ? [job] : job.hazardous === true ? [job.type, "hazardous"] : [job.type])
const pregnancy: Add<true | { readonly since: PartialDate }> = (draft, kind, is) => {
  const { facts, id, on } = draft
  if (is === true) hold(draft, kind, noCodes)
  else facts.push({ id: `${id}/${kind}/${facts.length}`, kind, code: noCodes, start: is.since, end: "ongoing", recorded: on })
}
const home: Add<NonNullable<CitizenProfile["residence"]>> = ({ facts, id, on }, kind, { type, since, commune, village }) => void facts.push({
  id: `${id}/${kind}/${facts.length}`,
  kind,
  code: type === undefined ? noCodes : [type],
  ...(since === undefined ? {} : { start: since }),
  end: "ongoing",
  recorded: on,
  links: { ...(commune === undefined ? {} : { commune }), ...(village === undefined ? {} : { village }) }
})
const exams: Add<NonNullable<CitizenProfile["examinations"]>> = ({ facts, id, on: recorded }, kind, all) => all.forEach(({ kind: code, on: start }, index) =>
  facts.push({ id: `${id}/${kind}/${index}`, kind, code: code === undefined ? noCodes : [code], start, recorded }))

import type { SchoolLevel } from "../sourceData.ts"

export type Sex = "male" | "female"

/** How somebody is registered here: permanent (thường trú), temporary (tạm trú), temporarily absent (tạm vắng). */
export type ResidenceStatus = "permanent" | "temporary" | "absent"

/** What somebody does, as the register words it; the register may be silent or use a word that nobody listed. */
export interface Occupation {
  readonly word: string
  readonly class: OccupationClass
  readonly workplace?: string
}

export type OccupationClass =
  | "contract" | "probation" | "apprentice" | "trainee" | "publicEmployee" | "specialTrade" | "police" | "army"
  | "freelance" | "none" | "retired" | "pupil" | "university" | "postgraduate" | "college" | "vocational"

/** What the head of the village writes down about somebody (diện). */
export interface PriorityEntry {
  readonly category: "Người có công" | "Khuyết tật" | "Hộ nghèo" | "Hộ cận nghèo" | "Phụ nữ mang thai" | "Người yếu, đi lại khó khăn"
  readonly degree: string
  readonly note: string
}

export interface Insurance {
  /** Social insurance number, ten digits (mã số BHXH). */
  readonly number: string
  /** Object code (mã đối tượng). */
  readonly code: string
  readonly from: number
  /** The last day on which the card holds. */
  readonly to: number
}

export interface Enrolment {
  readonly level: SchoolLevel
  /** 1 to 12; in kindergarten the age group, 2 to 5. */
  readonly grade: number
  /** Position in the commune's list of schools; undefined for a school elsewhere, whose roll nobody sends. */
  readonly school: number | undefined
}

/** A person as they truly are, before any clerk writes them down. Days are epoch days. */
export interface Resident {
  /** Position in the commune, which makes ids such as `10903-00042`. */
  readonly key: string
  readonly sex: Sex
  readonly birthDay: number
  /** Full years on the day of the lists. */
  readonly age: number
  readonly name: string
  /** Nobody wrote down more than the year, as with most elders. */
  readonly yearOnly: boolean
  /** Personal number (số định danh cá nhân); none yet for newborns. */
  readonly personalNumber: string | undefined
  /** The number before it was re-issued; some lists still carry it. */
  readonly formerNumber: string | undefined
  readonly village: number
  readonly household: string
  readonly relation: string
  readonly residence: ResidenceStatus
  /** Where temporary residents have their permanent registration. */
  readonly homeCommune: { readonly code: string; readonly name: string } | undefined
  readonly ethnicity: string
  readonly arrivedOn: number | undefined
  readonly diedOn: number | undefined
  /** Lived here until some day of this year; other lists still know them. */
  readonly movedOutOn: number | undefined
  readonly occupation: Occupation
  readonly enrolment: Enrolment | undefined
  readonly priorities: readonly PriorityEntry[]
  readonly poor: boolean
  readonly pregnancySince: number | undefined
  readonly insurance: Insurance | undefined
  /** Priority group of the campaign, 1 to 8: the first that fits (plan 257/KH-UBND, II.1). */
  readonly group: number
}

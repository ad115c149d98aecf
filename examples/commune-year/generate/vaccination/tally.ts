import type { Resident } from "../people/resident.ts"
import type { Dose } from "./dose.ts"

/** What is true of the vaccinations of those who live in the commune on the day, before it was written down. */
export interface VaccinationTruth {
  /** Under 16 years. */
  readonly children: number
  readonly dosesGiven: number
  /** Of these, given where nobody enters them into the register. */
  readonly notInRegister: number
  readonly notGiven: number
  /** Children who came with a card from which doses are missing. */
  readonly incompleteCards: number
  /** Born in the 365 days before; and of these with the dose against hepatitis B within 24 hours. */
  readonly bornInYear: number
  readonly birthDoseInTime: number
  /** One year old; and of these without any dose against diphtheria, pertussis and tetanus. */
  readonly oneYearOld: number
  readonly zeroDose: number
  /** Given by vaccine. */
  readonly byVaccine: Readonly<Record<string, number>>
  /** Women with doses against tetanus, and their doses. */
  readonly womenWithTetanus: number
}

/** Counts while everybody's doses are drawn. */
export const vaccinationTally = (on: number): {
  readonly child: (child: Resident, doses: readonly Dose[], birthMinute: number | undefined, incomplete: boolean) => void
  readonly woman: (doses: readonly Dose[]) => void
  readonly end: () => VaccinationTruth
} => {
  const truth = { children: 0, dosesGiven: 0, notInRegister: 0, notGiven: 0, incompleteCards: 0, bornInYear: 0, birthDoseInTime: 0, oneYearOld: 0, zeroDose: 0, womenWithTetanus: 0 }
  const byVaccine: Record<string, number> = {}
  const given = (doses: readonly Dose[]): void => {
    for (const { code, reason, unregistered } of doses) {
      if (reason !== undefined) truth.notGiven += 1
      else {
        truth.dosesGiven += 1
        byVaccine[code] = (byVaccine[code] ?? 0) + 1
        if (unregistered === true) truth.notInRegister += 1
      }
    }
  }
  return {
    child: ({ age, birthDay }, doses, birthMinute, incomplete) => {
      truth.children += 1
      if (incomplete) truth.incompleteCards += 1
      given(doses)
      if (on - birthDay < 365) {
        truth.bornInYear += 1
        if (doses.some(({ code, day, minute = 0 }) => code === "hepb-birth" && (birthMinute === undefined ? day - birthDay <= 1 : (day - birthDay) * 1440 + minute - birthMinute <= 1440))) truth.birthDoseInTime += 1
      }
      if (age !== 1) return
      truth.oneYearOld += 1
      if (!doses.some(({ code, reason }) => reason === undefined && /^(dpt|dtap)/.test(code))) truth.zeroDose += 1
    },
    woman: (doses) => {
      given(doses)
      if (doses.length > 0) truth.womenWithTetanus += 1
    },
    end: () => ({ ...truth, byVaccine: Object.fromEntries(Object.entries(byVaccine).toSorted(([a], [b]) => a < b ? -1 : 1)) })
  }
}

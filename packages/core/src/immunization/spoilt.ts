import { partialDateBounds } from "../time/index.ts"
import type { DoseReason } from "./assessment.ts"
import type { CompiledTarget } from "./compiled.ts"
import type { PatientDose } from "./patient.ts"

/** Whether a dose could not work, whatever its day (CDSi 6.1). */
export const isSpoilt = ({ given, day }: PatientDose): boolean => given.substandard === true || isExpired(given.expires, day)

/** Where only the month or the year of expiry is known, its last day counts (CALCDTLOTEXP-1); what is no date expires never. */
const isExpired = (expires: string | undefined, day: number): boolean => expires !== undefined && day > (partialDateBounds(expires)?.hi ?? Infinity)

/** Why a spoilt dose could not work. */
export const spoiltBy = (dose: PatientDose, { refs }: CompiledTarget): DoseReason =>
  dose.given.substandard === true ? { code: "substandardDose" } : { code: "lotExpired", rule: refs.lot }

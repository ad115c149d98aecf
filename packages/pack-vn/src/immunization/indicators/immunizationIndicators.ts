import type { Citation, Definition, Indicator, Parameter, ValueSet } from "@tramyte/core"
import { indicatorCitations } from "./citations.ts"
import { cohorts } from "./cohorts.ts"
import { coverage } from "./coverage.ts"
import { doseValidity } from "./doseValidity.ts"
import { dropOuts } from "./dropOut.ts"
import { fullImmunization } from "./fullImmunization.ts"
import type { Measures } from "./items.ts"
import { overdue } from "./overdue.ts"
import { tetanusProtection } from "./tetanusProtection.ts"
import { dosesThatCount } from "./validDoses.ts"
import { zeroDose } from "./zeroDose.ts"

const measures: readonly Measures[] = [dosesThatCount, cohorts, fullImmunization, coverage, dropOuts, zeroDose, doseValidity, overdue, tetanusProtection]

/** The parts of a pack that measure immunization (chỉ tiêu tiêm chủng), over the facts that the immunization engine writes. */
export const immunizationIndicators: {
  readonly citations: readonly Citation[]
  readonly parameters: readonly Parameter[]
  readonly valueSets: readonly ValueSet[]
  readonly definitions: readonly Definition[]
  readonly indicators: readonly Indicator[]
} = {
  citations: indicatorCitations,
  parameters: measures.flatMap(({ parameters = [] }) => parameters),
  valueSets: measures.flatMap(({ valueSets = [] }) => valueSets),
  definitions: measures.flatMap(({ definitions = [] }) => definitions),
  indicators: measures.flatMap(({ indicators = [] }) => indicators)
}

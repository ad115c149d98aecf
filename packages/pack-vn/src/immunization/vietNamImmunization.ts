import type { Pack } from "@tramyte/core"
import { text } from "@tramyte/core/pack"
import { areaChoices, areaLists, areas } from "./areas.ts"
import { immunizationCitations } from "./citations.ts"
import { immunizationIndicators } from "./indicators/immunizationIndicators.ts"
import { tetanusHistories, womenParameters } from "./observed.ts"
import { overdueAfter } from "./overdueAfter.ts"
import { schedules } from "./schedules.ts"
import { screeningBeforeVaccination } from "./screening/grouping.ts"
import { screeningRules } from "./screening/reasons.ts"
import { thresholds } from "./screening/thresholds.ts"
import { vaccineSets } from "./vaccineSets.ts"

/** The national schedules of immunization (lịch tiêm chủng mở rộng), where vaccines are rolled out, screening before vaccination, and the indicators of immunization: on top of the national pack. */
export const vietNamImmunization: Pack = {
  format: 1,
  id: "vietnam-immunization",
  version: "2026.1.0",
  label: text("Tiêm chủng", "Immunization"),
  needs: [{ pack: "vietnam", version: ">=2026.1.0" }],
  citations: [...immunizationCitations, ...immunizationIndicators.citations],
  parameters: [overdueAfter, ...womenParameters, ...areaChoices, ...thresholds, ...immunizationIndicators.parameters],
  valueSets: [...vaccineSets, ...areaLists, ...immunizationIndicators.valueSets],
  definitions: [...tetanusHistories, ...areas, ...immunizationIndicators.definitions],
  rules: screeningRules,
  groupings: screeningBeforeVaccination,
  schedules,
  indicators: immunizationIndicators.indicators
}

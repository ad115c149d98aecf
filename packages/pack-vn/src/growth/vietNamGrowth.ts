import type { Pack } from "@tramyte/core"
import { text } from "@tramyte/core/pack"
import { armCircumferenceAndOedema, armCircumferenceCutoffs } from "./armCircumference.ts"
import { growthCitations } from "./citations.ts"
import { findings } from "./findings.ts"
import { fiveTo19 } from "./fiveTo19.ts"
import { headCircumference } from "./headCircumference.ts"
import { growthMeasures } from "./indicators/growthIndicators.ts"
import { measurementCodes, milestoneCodes } from "./measurementCodes.ts"
import { milestones, plausibility, preterm } from "./otherRules.ts"
import { signs } from "./signs.ts"
import { under5 } from "./under5.ts"
import { vitaminA } from "./vitaminA.ts"
import { classesHold, weighing } from "./weighing.ts"

/** What growth is called, when children are weighed, vitamin A, and how nutrition is measured (theo dõi tăng trưởng): on top of the national pack. */
export const vietNamGrowth: Pack = {
  format: 1,
  id: "vietnam-growth",
  version: "2026.1.0",
  label: text("Tăng trưởng và dinh dưỡng trẻ em", "Growth and nutrition of children"),
  needs: [{ pack: "vietnam", version: ">=2026.1.0" }],
  citations: growthCitations,
  parameters: [...armCircumferenceCutoffs, ...growthMeasures.parameters],
  valueSets: [measurementCodes, milestoneCodes],
  definitions: growthMeasures.definitions,
  growth: [...under5, ...fiveTo19, ...armCircumferenceAndOedema, ...headCircumference, ...findings, ...signs, ...weighing, classesHold, vitaminA, milestones, preterm, ...plausibility],
  indicators: growthMeasures.indicators
}

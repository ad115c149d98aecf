import type { Pack } from "@tramyte/core"
import { text } from "@tramyte/core/pack"
import { careCitations } from "./citations.ts"
import { programmes } from "./programmes.ts"

/** The indicators of a commune station's routine care (chỉ tiêu chăm sóc thường quy), and what they share: on top of the national pack, which does without them. */
export const vietNamCare: Pack = {
  format: 1,
  id: "vietnam-care",
  version: "2026.1.0",
  label: text("Chỉ tiêu chăm sóc thường quy", "Indicators of routine care"),
  needs: [{ pack: "vietnam", version: ">=2026.1.0" }],
  citations: careCitations,
  parameters: programmes.flatMap(({ parameters = [] }) => parameters),
  valueSets: programmes.flatMap(({ valueSets = [] }) => valueSets),
  definitions: programmes.flatMap(({ definitions = [] }) => definitions),
  indicators: programmes.flatMap(({ indicators }) => indicators)
}

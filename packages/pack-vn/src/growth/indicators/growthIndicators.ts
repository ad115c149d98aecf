import type { Definition, Indicator, Parameter } from "@tramyte/core"
import type { Programme } from "../../care/programme.ts"
import { actNow } from "./actNow.ts"
import { frame } from "./frame.ts"
import { monitoring } from "./monitoring.ts"
import { prevalence } from "./prevalence.ts"
import { quality } from "./quality.ts"
import { schoolAge } from "./schoolAge.ts"
import { vitaminACoverage } from "./vitaminA.ts"

const programmes: readonly Programme[] = [frame, prevalence, monitoring, vitaminACoverage, schoolAge, actNow, quality]

/** The parts of a pack that measure the nutrition of children (chỉ tiêu dinh dưỡng), over the facts that the growth engine writes. */
export const growthMeasures: { readonly parameters: readonly Parameter[]; readonly definitions: readonly Definition[]; readonly indicators: readonly Indicator[] } = {
  parameters: programmes.flatMap(({ parameters = [] }) => parameters),
  definitions: programmes.flatMap(({ definitions = [] }) => definitions),
  indicators: programmes.flatMap(({ indicators }) => indicators)
}

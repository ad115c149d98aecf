import { afterPeriod, type Attribution, facts, on, rule, startOfYear, valueSet } from "@tramyte/core/pack"
import { commune } from "./parameters.ts"

/** Whom the plan's indicators speak of. */
export const resident = rule("cam-giang/resident")

/** Examined this year, as the yearly right has it. */
export const examined = facts("encounter").coded(valueSet("vietnam/yearly-right-exams")).within(startOfYear, afterPeriod).exist()

/** A person counts to the village of this commune in which they live on the last day, wherever else they are registered. */
export const attribution: Attribution = { in: facts("residence").linked({ commune }).activeOn(on).data, link: "village" }

/** The door for whole communes and provinces: many questions about many people at once, held as columns. */
export { evaluate, type EvaluateOptions } from "./population/evaluate.ts"
export { PopulationError, type PopulationErrorCode } from "./population/errors.ts"
export { type Population, population, type PopulationOptions } from "./population/population.ts"
export type { DueStanding, Run, VerdictCounts } from "./population/run.ts"

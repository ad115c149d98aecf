/** What can go wrong while engines write facts about one subject. */
export type EngineProblemCode =
  /** It threw. */
  | "TRAMYTE_ENGINE_FAILED"
  /** It wrote what is no such fact. */
  | "TRAMYTE_ENGINE_FACT_INVALID"
  /** It looked at a kind of fact that is not among its `reads`. */
  | "TRAMYTE_ENGINE_READS"
  /** An engine whose results it reads gave none. */
  | "TRAMYTE_ENGINE_INPUT_MISSING"

/** One engine gave no results for one subject: why, and how to mend it. Plain data. */
export interface EngineProblem {
  readonly code: EngineProblemCode
  /** With its version, `"acme/frailty-score@1.2.0"`. */
  readonly engine: string
  readonly subject: string
  readonly message: string
}

/** What keeps engines from running together: two have one id or write one code, or they read each other's results in a circle. */
export interface EngineConflict {
  readonly code: "TRAMYTE_ENGINE_TAKEN" | "TRAMYTE_ENGINE_CYCLE"
  /** The ids of those concerned. */
  readonly engines: readonly string[]
  readonly message: string
}

/** Engines that cannot run together. One error lists all conflicts; `code` is that of the first. Thrown. */
export class EngineError extends Error {
  override readonly name = "EngineError"
  readonly code: EngineConflict["code"]
  readonly conflicts: readonly EngineConflict[]

  constructor(conflicts: readonly EngineConflict[]) {
    super(`The engines cannot run together:\n${conflicts.map(({ code, message }) => `- ${code}: ${message}`).join("\n")}`)
    this.conflicts = conflicts
    this.code = conflicts[0]?.code ?? "TRAMYTE_ENGINE_TAKEN"
  }
}

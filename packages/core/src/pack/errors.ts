/** What can be wrong with packs that are put together. */
export type PackProblemCode =
  | "TRAMYTE_PACK_UNREADABLE" | "TRAMYTE_PACK_FORMAT" | "TRAMYTE_PACK_ID" | "TRAMYTE_PACK_NEEDS" | "TRAMYTE_PACK_DATE"
  | "TRAMYTE_PACK_NAMESPACE" | "TRAMYTE_PACK_ID_TAKEN" | "TRAMYTE_PACK_OVERLAP" | "TRAMYTE_PACK_GAP"
  | "TRAMYTE_PACK_CITATION_MISSING" | "TRAMYTE_PACK_CITATION_UNKNOWN" | "TRAMYTE_PACK_FACT_UNKNOWN" | "TRAMYTE_PACK_OPERATOR_UNKNOWN"
  | "TRAMYTE_PACK_REFERENCE_UNKNOWN" | "TRAMYTE_PACK_REFERENCE_NOT_IN_FORCE" | "TRAMYTE_PACK_NAME_UNKNOWN" | "TRAMYTE_PACK_CODE_UNKNOWN" | "TRAMYTE_PACK_VALUE" | "TRAMYTE_PACK_CYCLE" | "TRAMYTE_PACK_TOO_DEEP"
  | "TRAMYTE_PACK_NO_DEFAULT_GROUP" | "TRAMYTE_PACK_OVERRIDE" | "TRAMYTE_PACK_SCHEDULE" | "TRAMYTE_PACK_GROWTH"

/** One thing that is wrong: in which pack, at which item, and how to mend it. */
export interface PackProblem {
  readonly code: PackProblemCode
  readonly pack: string
  /** Where in the pack: `"rules/cam-giang/group-2"`. */
  readonly at: string
  readonly message: string
}

/** Packs do not compose. One error lists all problems; `code` is that of the first. */
export class PackError extends Error {
  override readonly name = "PackError"
  readonly code: PackProblemCode
  readonly problems: readonly PackProblem[]

  constructor(problems: readonly PackProblem[]) {
    super(`The packs do not compose: ${problems.length} ${problems.length === 1 ? "problem" : "problems"}\n${problems.map((problem) => `- ${problem.code} in pack "${problem.pack}", ${problem.at}: ${problem.message}`).join("\n")}`)
    this.problems = problems
    this.code = problems[0]?.code ?? "TRAMYTE_PACK_FORMAT"
  }
}

/** Something was asked of the rules in force that they do not have. A programmer's mistake: thrown. */
export class RulesError extends Error {
  override readonly name = "RulesError"
  readonly code: "TRAMYTE_RULES_NOT_IN_FORCE" | "TRAMYTE_RULES_UNKNOWN"

  constructor(code: RulesError["code"], message: string) {
    super(message)
    this.code = code
  }
}

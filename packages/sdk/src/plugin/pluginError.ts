/** What can be wrong with a plugin, or between plugins. */
export type PluginProblemCode =
  /** It is no plugin, or a part has not the shape that it should have. */
  | "TRAMYTE_PLUGIN_VALUE"
  /** A name does not begin with the plugin's id. */
  | "TRAMYTE_PLUGIN_NAMESPACE"
  /** Two plugins, or two parts, have one name. */
  | "TRAMYTE_PLUGIN_TAKEN"
  /** Engines read each other's results in a circle. */
  | "TRAMYTE_PLUGIN_CYCLE"
  /** A pack that it brings does not compose; the message begins with the pack's own code. */
  | "TRAMYTE_PLUGIN_PACK"
  /** Something was asked for that no plugin has. */
  | "TRAMYTE_PLUGIN_UNKNOWN"
  /** A text was asked for without a value that it needs. */
  | "TRAMYTE_PLUGIN_PLACEHOLDER"

/** One thing that is wrong: in which plugins, at which part, and how to mend it. */
export interface PluginProblem {
  readonly code: PluginProblemCode
  /** The ids of the plugins concerned: both, where two meet. Empty where it is about none. */
  readonly plugins: readonly string[]
  /** Where: `"stores/acme/postgres"`. */
  readonly at: string
  readonly message: string
}

/** Plugins cannot be used as they are. One error lists all problems; `code` is that of the first. */
export class PluginError extends Error {
  override readonly name = "PluginError"
  readonly code: PluginProblemCode
  readonly problems: readonly PluginProblem[]

  constructor(problems: readonly PluginProblem[]) {
    super(`${problems.length} ${problems.length === 1 ? "problem" : "problems"} with plugins:\n${problems.map(line).join("\n")}`)
    this.problems = problems
    this.code = problems[0]?.code ?? "TRAMYTE_PLUGIN_VALUE"
  }
}

const line = ({ code, plugins, at, message }: PluginProblem): string =>
  `- ${code}${plugins.length === 0 ? "" : ` in ${plugins.map((id) => JSON.stringify(id)).join(" and ")}`}, ${at}: ${message}`

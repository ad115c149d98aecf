import {
  type AskOptions, checkEngines, composePacks, type DerivedRecord, deriveFacts, type FactEngine, type HealthRecord, type IdsOf, type Lang, type Pack,
  type Rulebook, type RulesInForce, type Text, type TypedPack
} from "@tramyte/core"
import { checkPacks } from "@tramyte/core/pack"
import type { RecordStoreMethods } from "../ports/recordStore.ts"
import { checkPlugin, readablePacks, soundEngines } from "./checkPlugin.ts"
import { fillMessage, type MessageValues } from "./messages.ts"
import type { Connector, NamesOf, Plugin, PluginNames, StoreOpener } from "./plugin.ts"
import { PluginError, type PluginProblem } from "./pluginError.ts"

/** The names of connectors, of one plugin or several. */
export type ConnectorName<Names extends PluginNames> = Names extends unknown ? keyof Names["connectors"] & string : never

/** The methods that the connector of a name opens. */
export type ConnectorMethods<Names extends PluginNames, Name extends string> = Names extends unknown ? Name extends keyof Names["connectors"] ? Names["connectors"][Name] : never : never

/** Plugins that work together, as one. */
export interface PluginComposition<Names extends PluginNames = PluginNames, out Id extends string = string> {
  readonly plugins: readonly Plugin[]
  /** The packs of the app and, after them, those of the plugins in their order. */
  readonly rulebook: Rulebook<Id>
  /** Lets the engines of all plugins write their results into a record; see `deriveFacts`. */
  readonly derive: (rules: RulesInForce, record: HealthRecord, options?: AskOptions) => DerivedRecord
  /** Opens a store by its name; rejects with `PluginError` `TRAMYTE_PLUGIN_UNKNOWN` if no plugin has it. */
  openStore(name: Names["store"], config: unknown): Promise<RecordStoreMethods>
  /** Opens a connector by its name, likewise. */
  openConnector<Name extends ConnectorName<Names>>(name: Name, config: unknown): Promise<ConnectorMethods<Names, Name>>
  /** A text with its placeholders filled; throws `PluginError` for an unknown id or a missing value. */
  message(id: Names["message"], values: MessageValues, lang: Lang): string
}

/** What an app puts under its plugins. */
export interface PluginOptions<P extends Pack = Pack> {
  /** Packs that come before those of the plugins, from the most general to the most local: national law, the province's. */
  readonly packs?: readonly P[]
}

/**
 * Puts plugins together: one rulebook, one set of engines, and every store, connector and text by its name.
 *
 * @param plugins in the order in which their packs build on each other; a commune's own pack may come in a last plugin
 * @throws PluginError with every conflict of all plugins at once, each naming both sides, those of their packs included
 * @example
 * ```ts
 * import { vietNam } from "@tramyte/pack-vn"
 * import { composePlugins, definePlugin, PluginError } from "@tramyte/sdk"
 *
 * const acme = definePlugin({ id: "acme", version: "1.0.0", messages: { "acme/hello": { vi: "Chào {name}", en: "Hello {name}" } } })
 * const app = composePlugins([acme], { packs: [vietNam] })
 * app.message("acme/hello", { name: "Lan" }, "vi") // => "Chào Lan"
 *
 * const conflict = (() => {
 *   try {
 *     return composePlugins([acme, acme])
 *   } catch (error) {
 *     return error instanceof PluginError ? error.problems.map(({ code, at }) => `${code} ${at}`) : error
 *   }
 * })()
 * conflict // => ["TRAMYTE_PLUGIN_TAKEN id", "TRAMYTE_PLUGIN_TAKEN messages/acme/hello"]
 * ```
 */
export const composePlugins = <P extends Plugin, Base extends Pack = TypedPack<never>>(
  plugins: readonly P[], options: PluginOptions<Base> = {}
): PluginComposition<NamesOf<P>, NamesOf<P>["item"] | IdsOf<Base>> => {
  const base: readonly Pack[] = options.packs ?? []
  const problems = conflictsOf(plugins, base)
  if (problems.length > 0) throw new PluginError(problems)
  const engines: readonly FactEngine[] = plugins.flatMap((plugin) => plugin.derivedFacts ?? [])
  const stores = partsOf<StoreOpener>(plugins, "stores")
  const connectors = partsOf<Connector>(plugins, "connectors")
  const messages = partsOf<Text>(plugins, "messages")
  const composition: PluginComposition = {
    plugins,
    rulebook: composePacks([...base, ...plugins.flatMap((plugin) => plugin.packs ?? [])], { derivedFacts: engines }),
    derive: (rules, record, asked) => deriveFacts(rules, record, engines, asked),
    openStore: async (name, config) => found(stores, "stores", name)(config),
    openConnector: async (name, config) => found(connectors, "connectors", name).open(config) as never,
    message: (id, values, lang) => {
      const filled = fillMessage(found(messages, "messages", id), values, lang)
      if ("text" in filled) return filled.text
      throw new PluginError([{ code: "TRAMYTE_PLUGIN_PLACEHOLDER", plugins: [id.slice(0, id.indexOf("/"))], at: `messages/${id}`, message: `the text needs a value for ${filled.missing.join(", ")}` }])
    }
  }
  return composition as PluginComposition<NamesOf<P>, NamesOf<P>["item"] | IdsOf<Base>>
}

type NamedPart = "stores" | "connectors" | "messages"

const partsOf = <T>(plugins: readonly Plugin[], part: NamedPart): ReadonlyMap<string, T> =>
  new Map(plugins.flatMap((plugin) => Object.entries(plugin[part] ?? {}) as readonly (readonly [string, T])[]))

const found = <T>(parts: ReadonlyMap<string, T>, part: NamedPart, name: string): T => {
  const one = parts.get(name)
  if (one !== undefined) return one
  throw new PluginError([{ code: "TRAMYTE_PLUGIN_UNKNOWN", plugins: [], at: part, message: `no plugin has ${JSON.stringify(name)} among its ${part}; there are ${[...parts.keys()].join(", ") || "none"}` }])
}

const conflictsOf = (plugins: readonly Plugin[], base: readonly Pack[]): readonly PluginProblem[] => {
  const checked = plugins.map((plugin) => ({ plugin, own: checkPlugin(plugin) }))
  const problems = checked.flatMap(({ own }) => own)
  // What is no plugin at all has been told; the rest can still be held against each other.
  const readable = checked.filter(({ own }) => own.every(({ at }) => at !== "plugin" && at !== "id")).map(({ plugin }) => plugin)
  const owners = new Map<string, Plugin>()
  const claim = (at: string, plugin: Plugin): void => {
    const first = owners.get(at)
    if (first === undefined) owners.set(at, plugin)
    else problems.push({ code: "TRAMYTE_PLUGIN_TAKEN", plugins: [first.id, plugin.id], at, message: `${nameOf(first)} has it already, here it is in ${nameOf(plugin)}; choose another name` })
  }
  const ids = new Map<string, Plugin>()
  for (const plugin of readable) {
    const first = ids.get(plugin.id)
    if (first === undefined) ids.set(plugin.id, plugin)
    else problems.push({ code: "TRAMYTE_PLUGIN_TAKEN", plugins: [first.id, plugin.id], at: "id", message: `two plugins are called "${plugin.id}", ${nameOf(first)} and ${nameOf(plugin)}; compose each plugin once` })
    for (const part of ["stores", "connectors", "messages"] as const) for (const name of namesIn(plugin[part])) claim(`${part}/${name}`, plugin)
  }
  const told = new Set(problems.map(({ at, message }) => `${at} ${message}`))
  return [...problems, ...engineConflicts(readable), ...packConflicts(readable, base).filter(({ at, message }) => !told.has(`${at} ${message}`))]
}

/** The names in a part; none in one of the wrong shape, which was told. */
const namesIn = (part: unknown): readonly string[] => typeof part === "object" && part !== null && !Array.isArray(part) ? Object.keys(part) : []

const nameOf = ({ id, version }: Plugin): string => `"${id}" ${version}`

const engineConflicts = (plugins: readonly Plugin[]): readonly PluginProblem[] =>
  checkEngines(plugins.flatMap(soundEngines)).map(({ code, engines, message }) => ({
    code: code === "TRAMYTE_ENGINE_CYCLE" ? "TRAMYTE_PLUGIN_CYCLE" : "TRAMYTE_PLUGIN_TAKEN",
    plugins: [...new Set(engines.flatMap((id) => plugins.filter((plugin) => soundEngines(plugin).some((engine) => engine.id === id)).map((plugin) => plugin.id)))],
    at: `derivedFacts/${engines.at(-1) ?? ""}`,
    message
  }))

/** What keeps all packs from composing, with the plugins that bring the pack. */
const packConflicts = (plugins: readonly Plugin[], base: readonly Pack[]): readonly PluginProblem[] => {
  const brought = plugins.map((plugin) => ({ plugin, packs: readablePacks(plugin) }))
  return checkPacks([...base, ...brought.flatMap(({ packs }) => packs)], { derivedFacts: plugins.flatMap(soundEngines) })
    .map((problem): PluginProblem => ({
      code: "TRAMYTE_PLUGIN_PACK",
      plugins: brought.filter(({ packs }) => packs.some(({ id }) => id === problem.pack)).map(({ plugin }) => plugin.id),
      at: `packs/${problem.pack}/${problem.at}`,
      message: `${problem.code}: ${problem.message}`
    }))
}

import type { FactEngine, IdsOf, Pack, Text, TypedPack } from "@tramyte/core"
import { checkPlugin } from "./checkPlugin.ts"
import type { Connector, StoreOpener, TypedPlugin } from "./plugin.ts"
import { PluginError } from "./pluginError.ts"

/** A plugin as it is written, from which its names are learnt. */
export interface PluginOf<P extends Pack, Store extends string, Connectors, Message extends string> {
  readonly id: string
  readonly version: string
  readonly label?: Text
  readonly packs?: readonly P[]
  readonly derivedFacts?: readonly FactEngine[]
  readonly stores?: Readonly<Record<Store, StoreOpener>>
  readonly connectors?: { readonly [Name in keyof Connectors]: Connector<Connectors[Name] & object> }
  readonly messages?: Readonly<Record<Message, Text>>
}

/** The methods that connectors open, by name, when there are none. */
export type NoConnectors = Readonly<Record<never, never>>

/**
 * Writes a plugin: checks its shape, and lets the compiler know its names, so that an app cannot ask for a store, a text or
 * a rule that it does not have.
 *
 * @throws PluginError with every problem at once, each with its code, place and mend
 * @example
 * ```ts
 * import { composePlugins, definePlugin, memoryStore } from "@tramyte/sdk"
 *
 * const acme = definePlugin({
 *   id: "acme",
 *   version: "1.0.0",
 *   derivedFacts: [{
 *     id: "acme/frailty-score", version: "1.0.0", codes: ["acme/frail"], reads: ["risk"],
 *     derive: (_rules, { facts }) => (facts.get("risk")?.length ?? 0) >= 2 ? [{ code: ["acme/frail"] }] : []
 *   }],
 *   stores: { "acme/memory": async () => memoryStore() },
 *   messages: { "acme/invitation": { vi: "Mời ông/bà {name} đến khám ngày {day}.", en: "{name}, please come for your checkup on {day}." } }
 * })
 *
 * const app = composePlugins([acme])
 * app.message("acme/invitation", { name: "An", day: "15/7" }, "en") // => "An, please come for your checkup on 15/7."
 * const store = await app.openStore("acme/memory", {})
 * await store.close()
 *
 * const signs = ["falls", "slow"].map((id) => ({ id, kind: "risk", code: [id], recorded: "2026-07-01", end: "ongoing" as const }))
 * const { record } = app.derive(app.rulebook.on("2026-07-15"), { person: { id: "p1" }, facts: signs })
 * record.facts.at(-1)?.code // => ["acme/frail"]
 * ```
 */
export const definePlugin = <P extends Pack = TypedPack<never>, Store extends string = never, Connectors extends Readonly<Record<string, object>> = NoConnectors, Message extends string = never>(
  plugin: PluginOf<P, Store, Connectors, Message>
): TypedPlugin<{ readonly item: IdsOf<P>; readonly store: Store; readonly connectors: Connectors; readonly message: Message }> => {
  const problems = checkPlugin(plugin)
  if (problems.length > 0) throw new PluginError(problems)
  return plugin
}

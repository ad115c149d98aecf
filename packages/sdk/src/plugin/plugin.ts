import type { FactEngine, Pack, Text } from "@tramyte/core"
import type { Port, PortMethods } from "../ports/port.ts"
import type { RecordStoreMethods } from "../ports/recordStore.ts"

/** Opens a record store from settings, which it checks itself: they come from the app's own files. */
export type StoreOpener = (config: unknown) => Promise<RecordStoreMethods>

/** The table of a port with its types put aside, so that connectors of different ports stand in one list. */
export interface AnyPort {
  readonly name: string
  readonly methods: Readonly<Record<string, "one" | "many">>
  readonly isExpected: (thrown: unknown) => boolean
}

/** An implementation of a port, in Promise form; made by `connector`, which holds it against the port. */
export interface Connector<out Methods extends object = object> {
  readonly port: AnyPort
  readonly open: (config: unknown) => Promise<Methods>
}

/** A connector whose methods are those of its port, or it does not compile. */
export const connector = <Methods extends object & PortMethods<Methods>, E>(port: Port<Methods, E>, open: (config: unknown) => Promise<Methods>): Connector<Methods> => ({ port, open })

declare const known: unique symbol

/** What the compiler knows of the names in a plugin. */
export interface PluginNames {
  /** Ids of its packs' items. */
  readonly item: string
  readonly store: string
  /** The methods that each connector opens, by its name. */
  readonly connectors: Readonly<Record<string, object>>
  readonly message: string
}

/**
 * What a vendor ships as one: rules, code that derives facts, stores, connectors and texts, each part optional. Plain data
 * and functions; every id and name in it begins with the plugin's id and a slash, only packs have namespaces of their own.
 */
export interface Plugin {
  /** Lower-case words with hyphens, `"acme"`. */
  readonly id: string
  /** Three numbers, `"1.2.0"`. */
  readonly version: string
  readonly label?: Text
  readonly packs?: readonly Pack[]
  /** Code that works out what rules cannot, and writes it as facts of kind `assessment`. Packs name it in `needs`. */
  readonly derivedFacts?: readonly FactEngine[]
  readonly stores?: Readonly<Record<string, StoreOpener>>
  readonly connectors?: Readonly<Record<string, Connector>>
  /** Texts for people (an invitation, a reminder) with `{placeholders}`, the same in both languages. */
  readonly messages?: Readonly<Record<string, Text>>
  readonly [known]?: PluginNames
}

/** A plugin whose names the compiler knows. */
export interface TypedPlugin<out Names extends PluginNames = PluginNames> extends Plugin {
  readonly [known]?: Names
}

/** The names of a plugin, or of several as a union. */
export type NamesOf<P extends Plugin> = NonNullable<P[typeof known]>

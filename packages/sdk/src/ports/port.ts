import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"

/** A method of a port in its Promise form: one answer, or many in order. */
export type PortMethod = ((...args: never[]) => Promise<unknown>) | ((...args: never[]) => AsyncIterable<unknown>)

/** The methods of a port in their Promise form, by name. */
export type PortMethods<Methods> = { readonly [Name in keyof Methods]: PortMethod }

/**
 * The one table that describes a port: for each method, whether it answers with `"one"` (Promise, Effect) or `"many"`
 * (AsyncIterable, Stream), and which thrown values are its typed errors. Both doors are derived from it.
 */
export interface Port<Methods extends PortMethods<Methods>, E> {
  readonly name: string
  readonly methods: { readonly [Name in keyof Methods]: Methods[Name] extends (...args: never[]) => AsyncIterable<unknown> ? "many" : "one" }
  /** Tells the port's expected errors from defects: what it does not know is a mistake in the adapter, and dies. */
  readonly isExpected: (thrown: unknown) => thrown is E
}

/** The Effect form of a port: each Promise becomes an Effect, each AsyncIterable a Stream, with the port's typed error. */
export type EffectService<Methods, E> = {
  readonly [Name in keyof Methods]: Methods[Name] extends (...args: infer Args) => AsyncIterable<infer Item> ? (...args: Args) => Stream.Stream<Item, E>
    : Methods[Name] extends (...args: infer Args) => Promise<infer Answer> ? (...args: Args) => Effect.Effect<Answer, E>
    : never
}

/**
 * The Effect form of an adapter that was written with Promises and AsyncIterables.
 *
 * A rejection with the port's error becomes a typed failure; any other rejection is a defect of the adapter. A stream that
 * is no longer pulled calls the iterator's `return`, so that adapters close what they opened.
 *
 * @example
 * ```ts
 * import { fromPromises, memoryStore, recordStorePort } from "@tramyte/sdk"
 * import * as Effect from "effect/Effect"
 *
 * const store = fromPromises(recordStorePort, memoryStore())
 * const auditor = { actor: "an", role: "auditor", purpose: "maintenance", commune: "10903" } as const
 * const counts = await Effect.runPromise(store.counts(auditor))
 * counts.persons // => 0
 * ```
 */
export const fromPromises = <Methods extends PortMethods<Methods>, E>(port: Port<Methods, E>, adapter: Methods): EffectService<Methods, E> => {
  const expected = (thrown: unknown): E => {
    if (port.isExpected(thrown)) return thrown
    throw thrown
  }
  const call = (name: keyof Methods, args: readonly unknown[]): unknown => (adapter[name] as (...given: readonly unknown[]) => unknown)(...args)
  return mapMethods(port, (name, answers) => answers === "many"
    ? (...args: readonly unknown[]) => Stream.fromAsyncIterable(call(name, args) as AsyncIterable<unknown>, expected)
    : (...args: readonly unknown[]) => Effect.tryPromise({ try: () => call(name, args) as Promise<unknown>, catch: expected })) as EffectService<Methods, E>
}

/**
 * The Promise form of an Effect service: for apps that do not use Effect. A typed failure rejects with the very error object.
 *
 * @example
 * ```ts
 * import { fromPromises, memoryStore, recordStorePort, toPromises } from "@tramyte/sdk"
 *
 * const service = fromPromises(recordStorePort, memoryStore())
 * const store = toPromises(recordStorePort, service)
 * const counts = await store.counts({ actor: "an", role: "auditor", purpose: "maintenance", commune: "10903" })
 * counts.facts // => 0
 * ```
 */
export const toPromises = <Methods extends PortMethods<Methods>, E>(port: Port<Methods, E>, service: EffectService<Methods, E>): Methods => {
  const call = (name: keyof Methods, args: readonly unknown[]): unknown => (service[name] as (...given: readonly unknown[]) => unknown)(...args)
  return mapMethods(port, (name, answers) => answers === "many"
    ? (...args: readonly unknown[]) => Stream.toAsyncIterable(call(name, args) as Stream.Stream<unknown, E>)
    : (...args: readonly unknown[]) => Effect.runPromise(call(name, args) as Effect.Effect<unknown, E>)) as Methods
}

const mapMethods = <Methods extends PortMethods<Methods>, E>(
  port: Port<Methods, E>,
  door: (name: keyof Methods, answers: "one" | "many") => unknown
): unknown => Object.fromEntries((Object.keys(port.methods) as (keyof Methods & string)[]).map((name) => [name, door(name, port.methods[name])]))

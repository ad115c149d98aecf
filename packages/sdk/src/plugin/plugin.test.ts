import { assignGroups, type FactEngine, type HealthRecord, type Pack } from "@tramyte/core"
import { definePack } from "@tramyte/core/pack"
import fc from "fast-check"
import { describe, expect, expectTypeOf, it } from "vitest"
import { memoryStore } from "../memory/memoryStore.ts"
import type { Port } from "../ports/port.ts"
import type { RecordStoreMethods } from "../ports/recordStore.ts"
import { checkPlugin } from "./checkPlugin.ts"
import { composePlugins } from "./composePlugins.ts"
import { definePlugin } from "./definePlugin.ts"
import { connector, type Plugin } from "./plugin.ts"
import { PluginError } from "./pluginError.ts"

const label = { vi: "x", en: "x" }

/** A port of a vendor's own: the queue tickets of the station. */
interface Tickets {
  readonly next: (subject: string) => Promise<number>
}
const ticketPort: Port<Tickets, Error> = { name: "Tickets", methods: { next: "one" }, isExpected: (thrown): thrown is Error => thrown instanceof Error }

const frailty: FactEngine = {
  id: "acme/frailty-score", version: "1.2.0", codes: ["acme/frail"], reads: ["risk"],
  derive: (_, { facts }) => (facts.get("risk")?.length ?? 0) >= 2 ? [{ code: ["acme/frail"] }] : []
}

const homeCare = definePack({
  format: 1, id: "home-care", version: "2026.1.0", label, needs: [{ derivedFacts: "acme/frailty-score", version: "^1.0.0" }],
  citations: [{ id: "home-care-plan", issuer: "TYT", number: "1/KH", year: 2026, title: label }],
  groupings: [{
    id: "home-care/groups", label, from: "2026-01-01", cites: [{ ref: "home-care-plan" }], status: "verified", mode: "first", main: true, scope: { op: "alive" },
    groups: [{ id: "home-care/visit", label, when: { op: "exists", in: { kind: "assessment", codes: ["acme/frail"] } } }],
    otherwise: { id: "home-care/station", label }
  }]
})

const acme = definePlugin({
  id: "acme", version: "1.0.0", packs: [homeCare], derivedFacts: [frailty],
  stores: { "acme/memory": async () => memoryStore() },
  connectors: { "acme/tickets": connector(ticketPort, async (config) => ({ next: async () => Number(config) })) },
  messages: { "acme/reminder": { vi: "{name} khám ngày {day}", en: "{day}: checkup of {name}, {name}" } }
})
const app = composePlugins([acme])

const elder = (...signs: readonly string[]): HealthRecord =>
  ({ person: { id: "p1", birthDate: "1940" }, facts: signs.map((id) => ({ id, kind: "risk", code: [id], recorded: "2026-07-01", end: "ongoing" })), complete: { risk: "2026-07-15" } })

const problemsOf = (plugins: readonly unknown[], packs: readonly Pack[] = []): readonly (readonly unknown[])[] => {
  try {
    composePlugins(plugins as readonly Plugin[], { packs })
    return []
  } catch (error) {
    if (error instanceof PluginError) return error.problems.map(({ code, plugins: ids, at }) => [code, ids.join(" "), at])
    throw error
  }
}

describe("a vendor's plugin in a station's app", () => {
  const rules = app.rulebook.on("2026-07-15")
  it("works out who is frail, and its rule sends these home care", () => {
    const groupOf = (record: HealthRecord) => assignGroups(rules, app.derive(rules, record).record, { grouping: "home-care/groups" }).group?.id
    expect([groupOf(elder("falls", "slow")), groupOf(elder("falls"))]).toEqual(["home-care/visit", "home-care/station"])
    expect(assignGroups(rules, elder("falls", "slow")).certainty).toBe("provisional")
  })
  it("opens its store and its connector by name", async () => {
    const store = await app.openStore("acme/memory", {})
    expect(await store.counts({ actor: "a", role: "auditor", purpose: "maintenance", commune: "10903" })).toMatchObject({ persons: 0 })
    const tickets = await app.openConnector("acme/tickets", 7)
    expectTypeOf(tickets).toEqualTypeOf<Tickets>()
    expect(await tickets.next("p1")).toBe(7)
  })
  it("fills its texts in both languages", () => {
    expect(app.message("acme/reminder", { name: "An", day: "15/7" }, "vi")).toBe("An khám ngày 15/7")
    expect(app.message("acme/reminder", { name: "{day} $&", day: 15, more: 1 }, "en")).toBe("15: checkup of {day} $&, {day} $&")
  })
  it("misses nothing silently: unknown names and missing values are errors with what there is", async () => {
    // @ts-expect-error: no such store
    await expect(app.openStore("acme/memori", {})).rejects.toMatchObject({ code: "TRAMYTE_PLUGIN_UNKNOWN", message: expect.stringContaining("no plugin has \"acme/memori\" among its stores; there are acme/memory") })
    // @ts-expect-error: no such connector
    await expect(app.openConnector("acme/ticket", {})).rejects.toMatchObject({ code: "TRAMYTE_PLUGIN_UNKNOWN" })
    // @ts-expect-error: no such text
    expect(() => app.message("acme/remind", {}, "vi")).toThrow(PluginError)
    // @ts-expect-error: a name that JavaScript gives a meaning is a name like any other
    expect(() => app.message("constructor", {}, "vi")).toThrow(PluginError)
    // @ts-expect-error: no such grouping
    expect(() => assignGroups(rules, elder(), { grouping: "home-care/group" })).toThrow("is not in force")
    expect(() => app.message("acme/reminder", { name: "An" }, "vi")).toThrow("TRAMYTE_PLUGIN_PLACEHOLDER in \"acme\", messages/acme/reminder: the text needs a value for day")
  })
  it("has a port's methods, or does not compile", () => {
    // @ts-expect-error: a ticket is a number
    expect(connector(ticketPort, async () => ({ next: async () => "7" })).port).toBe(ticketPort)
    expectTypeOf(definePlugin({ id: "a", version: "1.0.0", stores: { "a/b": async () => memoryStore() } })).toExtend<Plugin>()
    expectTypeOf(app.openStore).returns.resolves.toEqualTypeOf<RecordStoreMethods>()
  })
  it("may be of type Plugin, whose names nobody knows", () => {
    const plain: Plugin = acme
    expect(composePlugins([plain]).message("acme/reminder", { name: "a", day: "b" }, "vi")).toBe("a khám ngày b")
  })
})

describe("a plugin by itself", () => {
  it.each<[string, object, readonly string[]]>([
    ["an id that is none", { id: "Acme" }, ["TRAMYTE_PLUGIN_VALUE id", "TRAMYTE_PLUGIN_NAMESPACE stores/acme/s"]],
    ["a version that is none", { version: "1" }, ["TRAMYTE_PLUGIN_VALUE version"]],
    ["a part that is misspelt", { store: {} }, ["TRAMYTE_PLUGIN_VALUE store"]],
    ["a label in one language", { label: { vi: "x" } }, ["TRAMYTE_PLUGIN_VALUE label"]],
    ["a pack that nobody can read", { packs: [{ ...homeCare, version: "x" }] }, ["TRAMYTE_PLUGIN_PACK packs/home-care/version"]],
    ["engines that are none", { derivedFacts: [7, { id: "acme/e" }] }, ["TRAMYTE_PLUGIN_VALUE derivedFacts/0", ...["version", "codes", "reads", "derive"].map(() => "TRAMYTE_PLUGIN_VALUE derivedFacts/acme/e")]],
    ["an engine outside its namespace", { derivedFacts: [{ ...frailty, id: "bcme/x" }] }, ["TRAMYTE_PLUGIN_NAMESPACE derivedFacts/bcme/x"]],
    ["a store that opens nothing", { stores: { "acme/s": {} } }, ["TRAMYTE_PLUGIN_VALUE stores/acme/s"]],
    ["names outside its namespace", { stores: { s: async () => memoryStore(), "acme/": async () => memoryStore() }, connectors: { "b/c": connector(ticketPort, async () => ({ next: async () => 1 })) }, messages: { "acmex/m": label } },
      ["TRAMYTE_PLUGIN_NAMESPACE stores/s", "TRAMYTE_PLUGIN_NAMESPACE stores/acme/", "TRAMYTE_PLUGIN_NAMESPACE connectors/b/c", "TRAMYTE_PLUGIN_NAMESPACE messages/acmex/m"]],
    ["a connector without a port", { connectors: { "acme/c": { open: async () => ({}) } } }, ["TRAMYTE_PLUGIN_VALUE connectors/acme/c"]],
    ["texts whose placeholders differ, or never end", { messages: { "acme/m": { vi: "{ten}", en: "{name}" }, "acme/n": { vi: "{", en: "x}" }, "acme/o": "x" } },
      ["TRAMYTE_PLUGIN_VALUE messages/acme/m", "TRAMYTE_PLUGIN_VALUE messages/acme/n/vi", "TRAMYTE_PLUGIN_VALUE messages/acme/n/en", "TRAMYTE_PLUGIN_VALUE messages/acme/o"]],
    ["lists and objects turned", { packs: {}, derivedFacts: {}, stores: [], connectors: 1, messages: null }, ["packs", "derivedFacts", "stores", "connectors", "messages"].map((part) => `TRAMYTE_PLUGIN_VALUE ${part}`)]
  ])("%s is told with its place", (_, change, expected) => {
    const plugin = { id: "acme", version: "1.0.0", stores: { "acme/s": async () => memoryStore() }, ...change }
    expect(checkPlugin(plugin).map(({ code, at }) => `${code} ${at}`)).toEqual(expected)
    expect(() => definePlugin(plugin as never)).toThrow(PluginError)
    expect(problemsOf([plugin]).map(([code, , at]) => `${String(code)} ${String(at)}`)).toEqual(expect.arrayContaining([...expected]))
  })
  it("that is nothing at all is told, and never thrown about", () => {
    fc.assert(fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), fc.constantFrom("", "id", "version", "packs", "derivedFacts", "stores", "connectors", "messages"), (junk, part) => {
      const problems = checkPlugin(part === "" ? junk : { id: "acme", version: "1.0.0", [part]: junk })
      for (const { code, message } of problems) expect([code.startsWith("TRAMYTE_PLUGIN_"), message.length > 5]).toEqual([true, true])
      expect(() => problemsOf([part === "" ? junk : { id: "acme", version: "1.0.0", [part]: junk }])).not.toThrow()
    }), { numRuns: 500 })
  })
})

describe("plugins that meet", () => {
  const plugin = (id: string, more: object = {}): Plugin => ({ id, version: "1.0.0", ...more })
  const engine = (id: string, more: Partial<FactEngine> = {}): FactEngine => ({ id, version: "1.0.0", codes: [`${id}/done`], reads: [], derive: () => [], ...more })
  const pack = (id: string, more: Partial<Pack> = {}): Pack => ({ format: 1, id, version: "2026.1.0", label, citations: [], ...more })

  it("tell all their conflicts at once, each with both sides", () => {
    const store = async () => memoryStore()
    expect(problemsOf([
      plugin("a", { stores: { "a/s": store }, derivedFacts: [engine("a/e", { codes: ["shared"] })], packs: [pack("one"), pack("two")] }),
      plugin("b", { stores: { "a/s": store }, derivedFacts: [engine("b/e", { codes: ["shared"] })], packs: [pack("one"), pack("three", { needs: [{ derivedFacts: "c/none" }, { pack: "two", version: "2027.x" }] })] }),
      plugin("a")
    ])).toEqual([
      ["TRAMYTE_PLUGIN_NAMESPACE", "b", "stores/a/s"],
      ["TRAMYTE_PLUGIN_TAKEN", "a b", "stores/a/s"],
      ["TRAMYTE_PLUGIN_TAKEN", "a a", "id"],
      ["TRAMYTE_PLUGIN_TAKEN", "a b", "derivedFacts/b/e"],
      ["TRAMYTE_PLUGIN_PACK", "a b", "packs/one/id"],
      ["TRAMYTE_PLUGIN_PACK", "b", "packs/three/needs"],
      ["TRAMYTE_PLUGIN_PACK", "b", "packs/three/needs"]
    ])
  })
  it("must not read each other's results in a circle", () => {
    expect(problemsOf([plugin("a", { derivedFacts: [engine("a/e", { reads: ["assessment"] })] }), plugin("b", { derivedFacts: [engine("b/e", { reads: ["assessment"] })] })]))
      .toEqual([["TRAMYTE_PLUGIN_CYCLE", "a b", "derivedFacts/a/e"]])
  })
  it("build on the packs of the app and of plugins before them; a problem between the app's own packs is told as well", () => {
    const local = plugin("b", { packs: [pack("two", { needs: [{ pack: "one" }, { pack: "base" }] })] })
    expect(problemsOf([plugin("a", { packs: [pack("one")] }), local], [pack("base")])).toEqual([])
    expect(problemsOf([local, plugin("a", { packs: [pack("one")] })], [pack("base")])).toEqual([["TRAMYTE_PLUGIN_PACK", "b", "packs/two/needs"]])
    expect(problemsOf([], [pack("base", { needs: [{ pack: "none" }] })])).toEqual([["TRAMYTE_PLUGIN_PACK", "", "packs/base/needs"]])
    expect(composePlugins([plugin("a", { packs: [pack("one")] })], { packs: [pack("base")] }).rulebook.id).toBe("base@2026.1.0+one@2026.1.0")
    expect(composePlugins([]).rulebook.id).toBe("")
  })
  it("of different ids never conflict, whatever they bring, and each keeps all that is its own", () => {
    const ids = fc.uniqueArray(fc.constantFrom("a", "b", "a-b", "a-b-c", "z1", "constructor"), { minLength: 1 })
    fc.assert(fc.property(ids, fc.uniqueArray(fc.constantFrom("x", "y", "__proto__", "toString"), { minLength: 1 }), (all, names) => {
      const composed = composePlugins(all.map((id): Plugin => plugin(id, {
        messages: Object.fromEntries(names.map((name) => [`${id}/${name}`, { vi: `${id} ${name} {who}`, en: "{who}" }])), derivedFacts: names.map((name) => engine(`${id}/${name}`)), packs: [pack(id)]
      })))
      for (const id of all) for (const name of names) expect(composed.message(`${id}/${name}`, { who: "me" }, "vi")).toBe(`${id} ${name} me`)
      expect(composed.rulebook.packs.map((one) => one.id)).toEqual(all)
    }))
  })
})

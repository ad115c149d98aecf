import type { RecordStoreMethods, WriteBatch } from "../ports/recordStore.ts"
import type { SecurityContext } from "../ports/securityContext.ts"
import { isStoreError } from "../ports/storeError.ts"
import { expectSame } from "./expectSame.ts"
import { auditor, batchOf, clerk, collect, expectInvalid, expectRefusal, expectTrue, factOf, keeper, morning, station, wholeState } from "./storageBatches.ts"
import type { StorageCase } from "./storageCase.ts"
import { hostileTexts, impossibleTexts } from "./storageHostileTexts.ts"
import { rulesOfCases } from "./storageRules.ts"
import { expectBack, type Plain, places, plain } from "./storageTextPlaces.ts"

/** Calls in which a text of somebody's stands where nothing like it is: they find nothing, or refuse by a typed error. */
const questions = (store: RecordStoreMethods, text: string): Readonly<Record<string, () => Promise<unknown>>> => ({
  "record's id": () => store.record(clerk, text), "records' villages": () => collect(store.records(clerk, { villages: [text] })), "identifiers' system": () => collect(store.identifiers(clerk, { system: text })),
  "identifiers' value": () => collect(store.identifiers(clerk, { value: text })), "outbox's topic": () => collect(store.outbox(clerk, { topic: text })), "the commune": () => collect(store.records(station(text))),
  "the context's villages": () => collect(store.records({ ...clerk, villages: [text] })), "the auditor's commune": () => collect(store.batches(auditor(text)))
})
const refused: (store: RecordStoreMethods, text: string) => Readonly<Record<string, () => Promise<unknown>>> = (store, text) => ({
  "undo's batch": () => store.undo(clerk, text, morning("2026-01-10")), "a cursor": () => collect(store.changesSince(clerk, `x${text}`)), "knownAt": () => collect(store.records(clerk, { knownAt: text })),
  "residentOn": () => collect(store.records(clerk, { villages: ["v"], residentOn: text })), "undo's time": () => store.undo(clerk, "b", text), "acknowledge's time": () => store.acknowledge(clerk, ["m"], text), "a rule's id": () => store.list(clerk, rulesOfCases, text)
})
const typed = async (what: string, ask: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await ask()
  } catch (error) {
    if (!isStoreError(error)) throw new Error(`${what}: threw ${String(error)}, which is no StoreError`, { cause: error })
    return error
  }
}
const looksLikeADay = (text: string): boolean => /^\d{4}-\d\d-\d\d/.test(text)

/** What must be true of whatever people write, paste or send. */
export const hostileCases: readonly StorageCase[] = [
  {
    name: "every text in every field and id comes back letter by letter, whatever it would mean in SQL, JSON, a shell or a page",
    run: async (store) => {
      let number = 0
      for (const text of hostileTexts) {
        let batch = plain(number++) as WriteBatch
        // All fields at once; ids get a number, so that nobody is met twice.
        for (const [path, put] of places) batch = put(batch as Plain, /(^|\.)id$|key$/.test(path) ? `${text}${path.slice(0, 2)}${number}` : text)
        await store.write(clerk, batch)
        await expectBack(store, batch, JSON.stringify(text))
      }
      expectSame((await store.counts(clerk)).persons, number, "persons in the end")
    }
  },
  {
    name: "such texts are ids of their own, alone",
    run: async (store) => {
      await store.write(clerk, batchOf("b", "2026-01-10", { persons: hostileTexts.map((id) => ({ id })), facts: hostileTexts.map((text, index) => factOf(text, { id: text, subject: text, value: index })) }))
      for (const [index, id] of hostileTexts.entries()) {
        const record = await store.record(clerk, id)
        expectSame([record?.person, record?.facts.map((fact) => [fact.id, fact.value])], [{ id }, [[id, index]]], `the record of ${JSON.stringify(id)}`)
      }
      expectSame((await collect(store.records(clerk))).map((record) => record.person.id).sort(), [...hostileTexts].sort(), "the people")
    }
  },
  {
    name: "a text that nobody can keep is refused in every field, by name, with nothing written",
    run: async (store) => {
      const before = await wholeState(store)
      for (const [what, text] of Object.entries(impossibleTexts)) {
        for (const [path, put] of places) {
          const { message, reason } = await expectRefusal(() => store.write(clerk, put(plain(1), text)), "TRAMYTE_STORE_INVALID", `${what} in ${path}`)
          const issues = reason._tag === "Invalid" ? reason.issues.map((issue) => issue.path) : []
          expectTrue(issues.some((issue) => issue.startsWith(path)), `${what} in ${path}: the field is not named: ${message}`)
        }
      }
      expectSame([await wholeState(store), await collect(store.batches(clerk)), await collect(store.outbox(clerk))], [before, [], []], "the store")
    }
  },
  {
    name: "a text of a megabyte where a name belongs is refused by name, and one at the limit is kept",
    run: async (store) => {
      const limits = new Map([["units[0].name", 10_000], ["facts[0].value", 10_000], ["messages[0].id", 391]])
      for (const [path, put] of places) {
        const { message, reason } = await expectRefusal(() => store.write(clerk, put(plain(1), "n".repeat(1_000_001))), "TRAMYTE_STORE_INVALID", `a megabyte in ${path}`)
        expectTrue(reason._tag === "Invalid" && reason.issues.some((issue) => issue.path.startsWith(path)), `a megabyte in ${path}: the field is not named: ${message.slice(0, 500)}`)
        expectTrue(message.length < 10_000, `a megabyte in ${path}: the message repeats it`)
      }
      expectSame((await store.counts(clerk)).persons, 0, "persons after the refusals")
      for (const [index, [path, put]] of places.entries()) {
        if (path === "messages[0].payload") continue
        const batch = put(plain(index), String(index).padStart(limits.get(path) ?? 400, "ệ"))
        await store.write(clerk, batch)
        await expectBack(store, batch, `a text at the limit in ${path}`)
      }
    }
  },
  {
    name: "an empty text is no id, no kind, no code",
    run: async (store) => {
      const mayBeEmpty = ["label", "units[0].name", "facts[0].value", "messages[0].payload"]
      for (const [index, [path, put]] of places.entries()) {
        const batch = put(plain(index), "")
        if (!mayBeEmpty.includes(path)) await expectRefusal(() => store.write(clerk, batch), "TRAMYTE_STORE_INVALID", `an empty text in ${path}`)
        else {
          await store.write(clerk, batch)
          await expectBack(store, batch, `an empty text in ${path}`)
        }
      }
    }
  },
  {
    name: "questions with such texts find nothing or are refused by a typed error",
    run: async (store) => {
      // The texts hold what is nearly this: P1, and p1 with a blank.
      await store.write(clerk, batchOf("b", "2026-01-10", { persons: [{ id: "p1" }], facts: [factOf("1", { subject: "p1", kind: "identifier", code: ["s"], value: "v" })], messages: [{ id: "m", topic: "t", payload: 1 }] }))
      const before = await wholeState(store)
      for (const text of [...hostileTexts, ...Object.values(impossibleTexts), "n".repeat(1_000_001)]) {
        const short = JSON.stringify(text).slice(0, 40)
        for (const [what, ask] of Object.entries(questions(store, text))) {
          const answer = await typed(`${what} ${short}`, ask)
          expectTrue(answer === undefined || isStoreError(answer) || (Array.isArray(answer) && answer.length === 0), `${what} ${short}: found ${String(JSON.stringify(answer)).slice(0, 100)}`)
        }
        for (const [what, ask] of Object.entries(refused(store, text))) {
          if (!looksLikeADay(text)) expectTrue(isStoreError(await typed(`${what} ${short}`, ask)), `${what} ${short}: was accepted`)
        }
        await typed(`acknowledge ${short}`, () => store.acknowledge(clerk, [text], morning("2026-01-10")))
      }
      expectSame([await wholeState(store), (await collect(store.outbox(clerk))).length], [before, 1], "the store")
    }
  },
  {
    name: "what was recorded in 1970 or 2300 is refused by name, as are days and instants that are none",
    run: async (store) => {
      await store.write(clerk, batchOf("b0", "2026-01-10", { persons: [{ id: "p1" }] }))
      const before = await wholeState(store)
      const wrong = ["1970-01-01T00:00:00Z", "1999-12-31T23:59:59+07:00", "2100-01-01T00:00:00+07:00", "2300-01-01T00:00:00+07:00", "2026-01-10", "2026-02-30T08:00:00+07:00", "2026-01-10T08:00:00", "10/01/2026", "", "now", 1_768_000_000_000, null, undefined, {}]
      for (const recorded of wrong as readonly string[]) {
        await expectInvalid(() => store.write(clerk, { ...batchOf("b1", "2026-01-10", { persons: [{ id: "p2" }] }), recorded }), ["recorded"], `written at ${String(recorded)}`)
        await expectInvalid(() => store.undo(clerk, "b0", recorded), ["recorded"], `undone at ${String(recorded)}`)
        await expectInvalid(() => store.acknowledge(clerk, [], recorded), ["recorded"], `acknowledged at ${String(recorded)}`)
      }
      expectSame(await wholeState(store), before, "the store")
      for (const [index, recorded] of ["2000-01-01T00:00:00+07:00", "2099-12-31T23:59:59.999Z"].entries()) await store.write(clerk, { ...batchOf(`e${index}`, "2026-01-10", {}), recorded })
      expectSame((await collect(store.batches(clerk))).map((batch) => batch.recorded).slice(1), ["2000-01-01T00:00:00+07:00", "2099-12-31T23:59:59.999Z"], "the first and the last that may be")
    }
  },
  {
    name: "a batch of the wrong shape is refused by a typed error, with nothing written",
    run: async (store) => {
      const sound = plain(1)
      const wrong: Readonly<Record<string, unknown>> = {
        "nothing": undefined, "null": null, "a text": "batch", "a list": [], "a number": 7, "an empty object": {}, "no id": { ...sound, id: undefined }, "a number as id": { ...sound, id: 7 },
        "persons as text": { ...sound, persons: "p1" }, "persons as object": { ...sound, persons: { 0: { id: "p" } } }, "a person that is null": { ...sound, persons: [null] }, "a person without id": { ...sound, persons: [{}] }, "an unknown field of a person": { ...sound, persons: [{ id: "p", name: "An" }] },
        "an unknown sex": { ...sound, persons: [{ id: "p", sex: "m" }] }, "a unit without kind": { ...sound, units: [{ id: "u" }] }, "an unknown kind of unit": { ...sound, units: [{ id: "u", kind: "planet" }] }, "facts as null": { ...sound, facts: null }, "a fact that is a text": { ...sound, facts: ["fact"] },
        "a fact without source": { ...sound, facts: [{ ...sound.facts[0], source: undefined }] }, "an unknown field of a fact": { ...sound, facts: [{ ...sound.facts[0], note: "x" }] }, "a code that is a text": { ...sound, facts: [{ ...sound.facts[0], code: "c" }] }, "a value that is an object": { ...sound, facts: [{ ...sound.facts[0], value: {} }] },
        "an infinite value": { ...sound, facts: [{ ...sound.facts[0], value: Infinity }] }, "a component that is a text": { ...sound, facts: [{ ...sound.facts[0], components: { a: "1" } }] }, "a link that is null": { ...sound, facts: [{ ...sound.facts[0], links: { a: null } }] }, "an unknown status": { ...sound, facts: [{ ...sound.facts[0], status: "maybe" }] },
        "completeness as a list": { ...sound, complete: [{ subject: sound.persons[0].id, kinds: ["risk"] }] }, "completeness of nobody": { ...sound, complete: [{ kinds: {} }] }, "merges as text": { ...sound, merges: "p1" }, "a merge of one": { ...sound, merges: [{ from: "p1" }] }, "a merge that is null": { ...sound, merges: [null] },
        "expects as object": { ...sound, expects: {} }, "an expectation of nobody": { ...sound, expects: [{ version: "1" }] }, "an expectation that is null": { ...sound, expects: [null] }, "a version that is a number": { ...sound, expects: [{ subject: "p1", version: 1 }] },
        "messages as text": { ...sound, messages: "m" }, "a message that is null": { ...sound, messages: [null] }, "a message without topic": { ...sound, messages: [{ id: "m", payload: 1 }] }, "a message without payload": { ...sound, messages: [{ id: "m", topic: "t" }] },
        "a payload that is no JSON": { ...sound, messages: [{ id: "m", topic: "t", payload: () => 1 }] }, "a payload with a hole": { ...sound, messages: [{ id: "m", topic: "t", payload: { a: [undefined] } }] }, "a payload that is infinite": { ...sound, messages: [{ id: "m", topic: "t", payload: [Infinity] }] }, "a payload with a date": { ...sound, messages: [{ id: "m", topic: "t", payload: { on: new Date(0) } }] },
        "a payload that is too long": { ...sound, messages: [{ id: "m", topic: "t", payload: ["x".repeat(600_000), "x".repeat(600_000)] }] }
      }
      for (const [what, batch] of Object.entries(wrong)) await expectRefusal(() => store.write(clerk, batch as WriteBatch), "TRAMYTE_STORE_INVALID", what)
      expectSame([await wholeState(store), await collect(store.batches(clerk))], [[[], [], [], { persons: 0, units: 0, facts: 0, superseded: 0 }], []], "the store")
    }
  },
  {
    name: "a call with arguments of the wrong kind is refused by a typed error or finds nothing, and harms nothing",
    run: async (store) => {
      await store.write(clerk, batchOf("b", "2026-01-10", { persons: [{ id: "p" }], facts: [factOf("1", { subject: "p" })], messages: [{ id: "m", topic: "t", payload: 1 }] }))
      const before = [await wholeState(store), await collect(store.batches(clerk))]
      const junk: readonly unknown[] = [undefined, null, 7, -0, NaN, true, {}, [], [null], "", () => 1, Symbol.iterator, new Date(0), { toString: () => "p" }, [["p"]]]
      for (const one of junk) {
        const any = one as never
        const calls: Readonly<Record<string, () => Promise<unknown>>> = {
          undo: () => store.undo(clerk, any, morning("2026-01-10")), record: () => store.record(clerk, any), recordAsKnown: () => store.record(clerk, "nobody", { knownAt: any }), records: () => collect(store.records(clerk, any)), villages: () => collect(store.records(clerk, { villages: any })),
          residentOn: () => collect(store.records(clerk, { villages: ["v"], residentOn: any })), units: () => collect(store.units(clerk, { knownAt: any })), identifiers: () => collect(store.identifiers(clerk, any)), system: () => collect(store.identifiers(clerk, { system: any })), changesSince: () => collect(store.changesSince(clerk, any)),
          outbox: () => collect(store.outbox(clerk, { topic: any })), acknowledge: () => store.acknowledge(clerk, any, morning("2026-01-10")), restore: () => store.restore(keeper, any), kpi: () => store.kpi(clerk, rulesOfCases, any), list: () => store.list(clerk, rulesOfCases, any), listQuery: () => store.list(clerk, rulesOfCases, "s/elderly", any)
        }
        for (const [name, call] of Object.entries(calls)) await typed(`${name}(${String(one)})`, call)
      }
      expectSame([await wholeState(store), await collect(store.batches(clerk))], before, "the store")
    }
  },
  {
    name: "actors and communes of any spelling keep to themselves",
    run: async (store) => {
      const contexts: readonly SecurityContext[] = ["10903", "10903 ", "１０９０３", "10903' OR 1=1 --", "%", "__proto__"].map((commune) => ({ ...station(commune), actor: `'${commune}"; --` }))
      for (const [index, context] of contexts.entries()) await store.write(context, batchOf(`b${index}`, "2026-01-10", { persons: [{ id: `p${index}` }], messages: [{ id: "m", topic: "t", payload: index }] }))
      for (const [index, context] of contexts.entries()) {
        const seen = [(await collect(store.records(context))).map((record) => record.person.id), (await collect(store.outbox(context))).map((message) => message.payload), (await collect(store.batches(context))).map((batch) => [batch.id, batch.actor])]
        expectSame(seen, [[`p${index}`], [index], [[`b${index}`, context.actor]]], `what ${JSON.stringify(context.commune)} sees`)
      }
    }
  },
  {
    name: "a refused call leaves no trace in what a batch counts, tells or sends",
    run: async (store) => {
      await store.write(clerk, batchOf("b", "2026-01-10", { persons: [{ id: "p1" }] }))
      const state = async () => [await wholeState(store), await collect(store.batches(clerk)), await collect(store.outbox(clerk)), (await collect(store.changesSince(clerk))).map(({ version }) => version), await collect(store.conflicts(clerk))]
      const before = await state()
      const content = { persons: [{ id: "new" }], units: [{ id: "u", kind: "village" }], facts: [factOf("1")], complete: [{ subject: "p1", kinds: { risk: "2026-01-10" } }], messages: [{ id: "m", topic: "t", payload: 1 }] } as const
      const wrong: readonly Partial<WriteBatch>[] = [{ facts: [...content.facts, factOf("2", { subject: "nobody" })] }, { merges: [{ from: "p1", into: "nobody" }] }, { messages: [...content.messages, { id: "m", topic: "t", payload: 2 }] }, { complete: [{ subject: "nobody", kinds: { risk: "2026-01-10" } }] }, { units: [...content.units, { id: "p1", kind: "village" }] }]
      for (const more of wrong) {
        await expectRefusal(() => store.write(clerk, batchOf("x", "2026-01-11", { ...content, ...more })), "TRAMYTE_STORE_INVALID", JSON.stringify(more))
        expectSame(await state(), before, `the store after ${JSON.stringify(more)}`)
      }
    }
  }
]

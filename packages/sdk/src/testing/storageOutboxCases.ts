import type { Json, OutboxMessage, RecordStoreMethods } from "../ports/recordStore.ts"
import { expectSame } from "./expectSame.ts"
import { batchOf, clerk, collect, expectInvalid, expectRefusal, factOf, morning, neighbour, receipt } from "./storageBatches.ts"
import type { StorageCase } from "./storageCase.ts"

const message = (id: string, more: Partial<OutboxMessage> = {}): OutboxMessage => ({ id, topic: "fhir", payload: { about: id }, ...more })
const pending = (store: RecordStoreMethods, topic?: string) => collect(store.outbox(clerk, topic === undefined ? {} : { topic }))
const ids = async (store: RecordStoreMethods, topic?: string) => (await pending(store, topic)).map(({ id }) => id)
const send = (store: RecordStoreMethods, batch: string, day: string, ...messages: readonly OutboxMessage[]) => store.write(clerk, batchOf(batch, day, { messages }))
const acknowledge = (store: RecordStoreMethods, ...messages: readonly string[]) => store.acknowledge(clerk, messages, morning("2026-05-01"))

/** What must be true of what is told to other systems. */
export const outboxCases: readonly StorageCase[] = [
  {
    name: "messages wait in the order of writing until they are acknowledged, each with its batch",
    run: async (store) => {
      const [b, a, c] = [message("b", { subject: "whoever" }), message("a", { topic: "insurance-portal" }), message("c")]
      await send(store, "b1", "2026-03-10", b, a)
      await send(store, "b2", "2026-02-10", c)
      const [first, second] = [{ batch: "b1", recorded: morning("2026-03-10") }, { batch: "b2", recorded: morning("2026-02-10") }]
      expectSame(await pending(store), [{ ...b, ...first }, { ...a, ...first }, { ...c, ...second }], "the outbox")
      expectSame([await ids(store, "fhir"), await ids(store, "insurance-portal"), await ids(store, "other")], [["b", "c"], ["a"], []], "by topic")
      await acknowledge(store, "b")
      expectSame(await ids(store), ["a", "c"], "after one was acknowledged")
    }
  },
  {
    name: "acknowledging twice, or what is not pending, changes nothing",
    run: async (store) => {
      await send(store, "b1", "2026-03-10", message("a"), message("b"))
      for (const list of [["a"], ["a"], ["a", "a", "nothing"], []]) await acknowledge(store, ...list)
      expectSame(await ids(store), ["b"], "the outbox")
      await expectInvalid(() => store.acknowledge(clerk, ["b"], "yesterday"), ["recorded"], "a wrong time")
      expectSame(await ids(store), ["b"], "the outbox after the refusal")
    }
  },
  {
    name: "every JSON is a payload, and comes back as it was",
    run: async (store) => {
      const payloads: readonly Json[] = [
        null, true, false, 0, -1.5, 1e300, 2 ** 53, "", "\"\\\n\u2028𠀀", [], {}, [[], [null, {}]], { "": 1, a: { b: [1, "2", null] }, "ключ": "Hoà".normalize("NFD") }, JSON.parse('{"__proto__":{"x":1},"constructor":2}') as Json
      ]
      await send(store, "b1", "2026-03-10", ...payloads.map((payload, index) => message(`m${index}`, { payload })))
      expectSame((await pending(store)).map(({ payload }) => JSON.stringify(payload)), payloads.map((payload) => JSON.stringify(payload)), "the payloads")
    }
  },
  {
    name: "the same message again is not sent again, pending or delivered; another under its id is refused",
    run: async (store) => {
      await send(store, "b1", "2026-03-10", message("a", { payload: { x: 1, y: [2] } }))
      await send(store, "b2", "2026-03-11", message("a", { payload: { y: [2], x: 1 } }))
      expectSame(await ids(store), ["a"], "the outbox")
      await acknowledge(store, "a")
      await send(store, "b3", "2026-03-12", message("a", { payload: { x: 1, y: [2] } }))
      expectSame(await ids(store), [], "the outbox after it was delivered")
      for (const other of [message("a", { payload: { x: 2 } }), message("a", { topic: "other", payload: { x: 1, y: [2] } }), message("a", { subject: "p1", payload: { x: 1, y: [2] } })]) {
        await expectInvalid(() => send(store, "b4", "2026-03-13", message("new"), other), ["messages[1].id"], `another message: ${JSON.stringify(other)}`)
      }
      expectSame(await ids(store), [], "the outbox after the refusals")
    }
  },
  {
    name: "an id that is kept for withdrawals is refused",
    run: (store) => expectInvalid(() => send(store, "b1", "2026-03-10", message("withdraw:a")), ["messages[0].id"], "withdraw:a")
  },
  {
    name: "a message is there if its batch is, and never without it",
    run: async (store) => {
      await expectRefusal(() => store.write(clerk, batchOf("b1", "2026-03-10", { messages: [message("a")], facts: [factOf("1")] })), "TRAMYTE_STORE_INVALID", "a batch about nobody")
      expectSame(await ids(store), [], "the outbox after a refused batch")
      const batch = batchOf("b1", "2026-03-10", { messages: [message("a")], persons: [{ id: "p1" }], facts: [factOf("1")] })
      await store.write(clerk, batch)
      await acknowledge(store, "a")
      expectSame(await store.write(clerk, batch).then(({ batch: id, factsStored }) => [id, factsStored]), ["b1", 0], "the batch again")
      expectSame(await ids(store), [], "what was delivered is not sent again with it")
    }
  },
  {
    name: "a batch with messages alone is a batch, and its receipt counts none",
    run: async (store) => {
      const { unchanged: _, ...told } = await send(store, "b1", "2026-03-10", message("a"))
      const { unchanged: __, ...wanted } = receipt("b1", {})
      expectSame(told, wanted, "the receipt")
      await expectRefusal(() => send(store, "b1", "2026-03-10", message("b")), "TRAMYTE_STORE_BATCH_CONFLICT", "other messages under the same batch id")
    }
  },
  {
    name: "undoing a batch withdraws its messages, those that may have been handed out already too",
    run: async (store) => {
      await send(store, "b0", "2026-03-09", message("other"))
      await send(store, "b1", "2026-03-10", message("delivered", { subject: "p1" }), message("waiting"))
      await acknowledge(store, "delivered")
      await store.undo(clerk, "b1", morning("2026-04-10"))
      const withdrawal = (of: OutboxMessage) => ({ ...of, id: `withdraw:${of.id}`, withdraws: of.id, batch: "b1", recorded: morning("2026-04-10") })
      expectSame((await pending(store)).slice(1), [withdrawal(message("delivered", { subject: "p1" })), withdrawal(message("waiting"))], "the withdrawals")
      // The acknowledgement of the message was on its way when the batch was undone.
      await acknowledge(store, "waiting")
      await store.undo(clerk, "b1", morning("2026-04-11"))
      expectSame(await ids(store), ["other", "withdraw:delivered", "withdraw:waiting"], "the outbox after a late acknowledgement and undoing twice")
      await acknowledge(store, "withdraw:delivered", "withdraw:waiting")
      expectSame(await ids(store), ["other"], "the outbox once they were acknowledged")
    }
  },
  {
    name: "the id of a message is used up for ever, also once it was withdrawn",
    run: async (store) => {
      await send(store, "b1", "2026-03-10", message("a"))
      await store.undo(clerk, "b1", morning("2026-03-11"))
      for (const again of [message("a"), message("a", { payload: 2 })]) await expectInvalid(() => send(store, "b2", "2026-03-12", again), ["messages[0].id"], "a withdrawn message again")
      expectSame(await ids(store), ["withdraw:a"], "the outbox")
    }
  },
  {
    name: "the messages of two communes do not meet",
    run: async (store) => {
      await send(store, "b1", "2026-03-10", message("a"))
      await store.write(neighbour, batchOf("b2", "2026-03-10", { messages: [message("a", { payload: "theirs" })] }))
      await store.acknowledge(neighbour, ["a"], morning("2026-05-01"))
      expectSame([await ids(store), await collect(store.outbox(neighbour))], [["a"], []], "the outboxes")
    }
  }
]

import type { PendingMessage } from "../ports/recordStore.ts"
import type { MemoryState, Message } from "./memoryState.ts"

/** The commune's messages that nobody has acknowledged, in the order of writing. */
export const outboxOf = (state: MemoryState, commune: string, topic: string | undefined): readonly PendingMessage[] =>
  state.messages.filter((message) => isPending(message, commune) && (topic === undefined || message.content.topic === topic)).map(({ batch, content, recorded, withdraws }) =>
    ({ ...content, batch: batch.id, recorded, ...(withdraws === undefined ? {} : { withdraws }) }))

export const acknowledge = (state: MemoryState, commune: string, ids: readonly string[], recorded: string): void => {
  const named = new Set(ids)
  for (const message of state.messages) if (isPending(message, commune) && named.has(message.content.id)) message.delivered = recorded
}

const isPending = ({ batch, delivered, withdrawn }: Message, commune: string): boolean => batch.commune === commune && delivered === undefined && withdrawn === undefined

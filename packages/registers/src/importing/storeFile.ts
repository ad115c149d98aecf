import { isStoreError, type WriteReceipt } from "@tramyte/sdk"
import type { RegisterFile } from "../files/registerFile.ts"
import type { RegisterRejectCode } from "../rejects/rejectCodes.ts"
import { fileReject, type ReadFile } from "./importFile.ts"
import type { ImportRequest } from "./importRegisters.ts"
import type { ImportState } from "./importState.ts"
import { loadState } from "./loadState.ts"

/** What became of a file in the store. */
export interface Stored {
  readonly batch?: string
  readonly receipt?: WriteReceipt
  readonly refused?: RegisterRejectCode
}

/** Writes what was read of a file as one batch. What the store does not take is said in the file's rejects. */
export const storeFile = async (request: ImportRequest, state: ImportState, file: RegisterFile, batch: string, read: ReadFile): Promise<Stored> => {
  const { draft } = read
  if (draft === undefined) return read.refused === undefined ? {} : { refused: read.refused }
  // Ids are the batch's own; the store knows a fact again by its source and key.
  const facts = draft.facts
  for (let index = 0; index < facts.length; index++) (facts[index] as { id: string }).id = `${batch}#${index.toString(36)}`
  try {
    const receipt = await request.store.write(request.context, {
      id: batch, recorded: request.recorded, label: `${file.name}, ${file.asOf}`,
      persons: [...draft.persons.values()], units: draft.units, facts, complete: read.complete
    })
    return { batch, receipt }
  } catch (error) {
    if (isStoreError(error) && error.reason._tag === "AccessDenied") throw error
    const message = error instanceof Error ? error.message : String(error)
    read.rejects.push(fileReject(file.name, "TRAMYTE_REGISTER_STORE_REFUSED", { other: message.slice(0, 2000) }))
    read.rows.rejected += read.rows.taken
    read.rows.taken = 0
    read.rows.elsewhere = 0
    read.ended = 0
    // What this file had added is forgotten again, so that later files do not rest on it.
    const { earlier, people, units, villages } = await loadState(request)
    Object.assign(state, { earlier, people, units, villages })
    state.sources.clear()
    return { refused: "TRAMYTE_REGISTER_STORE_REFUSED" }
  }
}

import { bytesOf, type RegisterFile } from "../files/registerFile.ts"
import { mayEnd, remember } from "./earlierWord.ts"
import { type OneList, settleWithEarlier } from "./endings.ts"
import { type ReadFile, readRegister } from "./importFile.ts"
import type { ImportRequest } from "./importRegisters.ts"
import type { ImportState } from "./importState.ts"
import { noKinds } from "./kindSet.ts"
import { noLongerListed } from "./noLongerListed.ts"
import { type Stored, storeFile } from "./storeFile.ts"

/** A file and the batch that it becomes. */
export interface ListFile {
  readonly file: RegisterFile
  readonly batch: string
}

/** Resident registers first: all other lists attach to their people. Files of one source and day are one list. */
export const listsOf = ({ files, batch }: ImportRequest): readonly (readonly ListFile[])[] => {
  const seen = new Map<string, number>()
  const lists = new Map<string, ListFile[]>()
  for (const file of [...files.filter(({ mapping }) => mapping.about === "residents"), ...files.filter(({ mapping }) => mapping.about !== "residents")]) {
    const times = (seen.get(file.name) ?? 0) + 1
    seen.set(file.name, times)
    const entry = { file, batch: times === 1 ? `${batch}/${file.name}` : `${batch}/${file.name}#${times}` }
    const key = mayEnd(file.mapping) === noKinds ? JSON.stringify(entry.batch) : JSON.stringify([file.mapping.source, file.asOf])
    const others = lists.get(key)
    if (others === undefined) lists.set(key, [entry])
    else others.push(entry)
  }
  return [...lists.values()]
}

/** A file, what was read of it, and what became of that. */
export interface TakenFile extends ListFile {
  readonly read: ReadFile
  readonly stored: Stored
}

/**
 * Reads and stores the files of one list. What none of them says is known only once all are read, so that is done first; but
 * files of a resident register go one by one, since each says by itself what ended for its people.
 */
export const takeList = async (request: ImportRequest, state: ImportState, files: readonly ListFile[]): Promise<readonly TakenFile[]> => {
  const list: OneList = { told: new Set(), whole: true }
  const taken: TakenFile[] = []
  const isRegister = files[0]!.file.mapping.about === "residents"
  // Another list of the same source, of another day, is still to come.
  const isFollowed = (file: RegisterFile): boolean => state.endable.has(file.mapping.source) && request.files.some((other) => other.mapping.source === file.mapping.source && other.asOf !== file.asOf)
  for (let open = files; open.length > 0;) {
    const together = isRegister ? open.slice(0, 1) : open
    if (together.length > 1) open = await Promise.all(open.map(inMemory))
    const reads: ReadFile[] = []
    for (const { file } of isRegister ? together : open) reads.push(await readRegister(file, state, request.onProgress ?? (() => undefined)))
    list.whole &&= reads.every(({ refused }) => refused === undefined)
    settleWithEarlier(state, reads, list)
    let at = 0
    // Once the store has refused one, the others are read again, so that they do not rest on it.
    for (let refused = false; at < reads.length && !refused; at++) {
      const [{ batch, file }, read] = [open[at]!, reads[at]!]
      const stored = await storeFile(request, state, file, batch, read)
      refused = stored.refused !== undefined && read.draft !== undefined
      if (refused) list.whole = false
      else if (isFollowed(file)) remember(state, read)
      taken.push({ file: files[taken.length]!.file, batch, read, stored })
    }
    open = open.slice(at)
  }
  const last = taken.at(-1)!.read
  if (isRegister && list.whole && last.draft !== undefined && taken.some(({ read }) => !read.mended)) last.rejects.push(...noLongerListed(state, last.draft))
  return taken
}

/** The same file with its bytes, which can be read twice. One that cannot be read says so when it is its turn. */
const inMemory = async (entry: ListFile): Promise<ListFile> => {
  const { asOf, mapping, name } = entry.file
  try {
    return { ...entry, file: { asOf, mapping, name, bytes: await bytesOf(entry.file) } }
  } catch {
    return entry
  }
}

import { closeSync, openSync, writeSync } from "node:fs"

/** A text file that is written piece by piece: what is in memory never exceeds a few kilobytes. */
export interface TextFile {
  readonly write: (text: string) => void
  readonly close: () => void
}

const PIECE = 1 << 16

/** Opens a UTF-8 file, with a byte order mark if asked. */
export const openTextFile = (path: string, bom: boolean): TextFile => {
  const descriptor = openSync(path, "w")
  let held = bom ? "\uFEFF" : ""
  const flush = (): void => {
    if (held !== "") writeAll(descriptor, Buffer.from(held, "utf8"))
    held = ""
  }
  return {
    write: (text) => {
      held += text
      if (held.length >= PIECE) flush()
    },
    close: () => {
      flush()
      closeSync(descriptor)
    }
  }
}

/** A write may take fewer bytes than it was given. */
const writeAll = (descriptor: number, bytes: Buffer): void => {
  for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at)
}

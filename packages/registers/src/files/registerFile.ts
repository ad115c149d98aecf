import { readFile } from "node:fs/promises"
import type { CivilDate } from "@tramyte/core"
import type { RegisterMapping } from "../mapping/registerMapping.ts"

/** A register file to import: its name, its content in one of three forms, how to read it, and the day it describes. */
export type RegisterFile = {
  /** The file's name, as people will find it again in the reject files. */
  readonly name: string
  readonly mapping: RegisterMapping
  /** The day that the list describes, and up to which it makes kinds complete. */
  readonly asOf: CivilDate
} & (
  | { readonly bytes: Uint8Array }
  | { readonly path: string }
  | { readonly stream: AsyncIterable<Uint8Array> }
)

/** The bytes of a register file. Rejects with the system's error when the file cannot be read. */
export const bytesOf = async (file: RegisterFile): Promise<Uint8Array> => {
  if ("bytes" in file) return file.bytes
  if ("path" in file) return readFile(file.path)
  const chunks: Uint8Array[] = []
  for await (const chunk of file.stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

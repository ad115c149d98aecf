import { isUtf8 } from "node:buffer"

/** A file's bytes as UTF-8 without a byte order mark, or the encoding that it seems to have. */
export type DecodedFile =
  | { readonly ok: true; readonly bytes: Buffer; readonly from: "UTF-8" | "UTF-16LE" | "UTF-16BE" }
  | { readonly ok: false; readonly guess: string }

/**
 * Finds a file's encoding and gives it as UTF-8: UTF-8 with or without a byte order mark, and UTF-16 with one, are read;
 * anything else is refused whole, because a wrong guess would change names without a sign.
 */
export const decodeFile = (bytes: Uint8Array): DecodedFile => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(buffer, "UTF-16LE")
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(buffer, "UTF-16BE")
  const text = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? buffer.subarray(3) : buffer
  // Text has no NUL; UTF-16 without a byte order mark has one in nearly every other place.
  if (text.includes(0)) return { ok: false, guess: "UTF-16 ?" }
  if (!isUtf8(text)) return { ok: false, guess: "Windows-1258 / Windows-1252 / TCVN3 ?" }
  return { ok: true, bytes: text, from: "UTF-8" }
}

const utf16 = (buffer: Buffer, from: "UTF-16LE" | "UTF-16BE"): DecodedFile => {
  try {
    const text = new TextDecoder(from === "UTF-16LE" ? "utf-16le" : "utf-16be", { fatal: true }).decode(buffer)
    return text.includes("\0") ? { ok: false, guess: from } : { ok: true, bytes: Buffer.from(text, "utf8"), from }
  } catch {
    return { ok: false, guess: from }
  }
}

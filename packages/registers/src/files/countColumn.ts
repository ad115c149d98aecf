/**
 * How many rows have each text in one column, by a look at the bytes: no row is built. Rows with quotes are passed over;
 * `undefined` when they are more than a tenth, and the file has to be read in full to know.
 *
 * @param column counted from 0
 * @param from the byte at which rows begin
 */
export const countColumn = (bytes: Buffer, delimiter: string, column: number, from: number): ReadonlyMap<string, number> | undefined => {
  const separator = delimiter.charCodeAt(0)
  // Texts are counted as Latin-1, one character a byte, and decoded once each.
  const counts = new Map<string, number>()
  let rows = 0
  let quoted = 0
  for (let at = from; at < bytes.length;) {
    rows++
    let delimiters = 0
    let start = column === 0 ? at : -1
    let end = -1
    let quote = false
    for (; at < bytes.length; at++) {
      const byte = bytes[at]!
      if (byte === 10 || byte === 13) break
      if (byte === QUOTE) quote = true
      else if (byte === separator) {
        delimiters++
        if (delimiters === column) start = at + 1
        else if (delimiters === column + 1) end = at
      }
    }
    if (quote) quoted++
    else if (start >= 0) {
      const text = bytes.toString("latin1", start, end < 0 ? at : end)
      counts.set(text, (counts.get(text) ?? 0) + 1)
    }
    at++
  }
  if (quoted * 10 > rows) return undefined
  const texts = new Map<string, number>()
  for (const [encoded, count] of counts) {
    const text = Buffer.from(encoded, "latin1").toString("utf8").trim()
    if (text !== "") texts.set(text, (texts.get(text) ?? 0) + count)
  }
  return texts
}

const QUOTE = 34

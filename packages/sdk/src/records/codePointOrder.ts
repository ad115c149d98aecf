/**
 * Orders ids by Unicode code points, as SQLite's BINARY and PostgreSQL's "C" collations do on UTF-8; JavaScript's `<` puts
 * characters beyond U+FFFF before U+E000.
 */
export const codePointOrder = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index)
    const right = b.charCodeAt(index)
    if (left !== right) return lifted(left) - lifted(right)
  }
  return a.length - b.length
}

/** Surrogates stand for code points above all other UTF-16 units. */
const lifted = (unit: number): number => unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit

import { isStoreError, StoreError } from "@tramyte/sdk"

/**
 * The typed error for what SQLite threw, with how to mend it; anything that did not come from SQLite is a mistake in this
 * package and stays as it is. Codes: https://www.sqlite.org/rescode.html
 */
export const storeErrorOf = (thrown: unknown, path: string): unknown => {
  if (isStoreError(thrown) || !(thrown instanceof Error) || !("errcode" in thrown)) return thrown
  const cause = { cause: thrown }
  const unavailable = (message: string, retryable: boolean) => new StoreError({ _tag: "Unavailable", retryable }, `${path} ${message}`, cause)
  if (/^no such (table|column)/.test(thrown.message)) return new StoreError({ _tag: "Corrupt" }, `${path} is not whole (${thrown.message}); restore the latest copy`, cause)
  // The lower eight bits are the kind of error, the rest its detail.
  switch (Number(thrown.errcode) & 0xff) {
    case 5: case 6: return unavailable("is locked by another program; close it there, or try again", true)
    case 8: return unavailable("cannot be written: the file or its folder is read-only; give this user the right to write there, or copy the file to where it may be written", false)
    case 10: return unavailable(`cannot be read or written (${thrown.message}); check the disk`, false)
    case 13: return unavailable("cannot grow: the disk is full; make room and try again", true)
    case 14: return unavailable("cannot be opened: the folder does not exist, or it or the file may not be read or written; create it, or give this user the right", false)
    case 11: return new StoreError({ _tag: "Corrupt" }, `${path} is damaged (${thrown.message}); restore the latest copy`, cause)
    case 26: return new StoreError({ _tag: "Corrupt" }, `${path} is not an SQLite file; choose another file name, or restore the latest copy`, cause)
    default: return thrown
  }
}

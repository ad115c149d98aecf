// Does deed after deed on a store and tells each on its own line, once its Promise resolved. Somebody kills it.
import { isStoreError, readHistory, type RecordStoreMethods } from "@tramyte/sdk"
import { createReadStream, writeSync } from "node:fs"
import { setTimeout as delay } from "node:timers/promises"
import { operator, perform } from "./deeds.ts"
import { openPlace, type Place } from "./places.ts"

const { from, mode, place, history } = JSON.parse(process.argv[2]!) as {
  readonly place: Place
  /** `write`: one life long; `reopen`: opens and closes for every few deeds; `restore`: restores a history. */
  readonly mode: "write" | "reopen" | "restore"
  readonly from: number
  readonly history?: string
}
const tell = (line: string): void => void writeSync(1, `${line}\n`)

/** Until it is done, whatever passes by meanwhile. */
const insist = async <A>(act: () => Promise<A>): Promise<A> => {
  for (let tries = 0; ; tries++) {
    try {
      return await act()
    } catch (error) {
      if (!isStoreError(error) || error.reason._tag !== "Unavailable" || tries > 200) throw error
      tell(`wait ${error.code}${error.isRetryable ? "" : " for good"}: ${error.message.replaceAll("\n", " ").slice(0, 300)}`)
      await delay(100)
    }
  }
}

const open = async (): Promise<RecordStoreMethods> => {
  tell("opening")
  const store = await insist(() => openPlace(place))
  tell("open")
  return store
}

try {
  if (mode === "restore") {
    const store = await open()
    tell("restoring")
    await store.restore(operator, readHistory(createReadStream(history!, "utf8")))
    tell("restored")
    await store.close()
  } else {
    let store = await open()
    for (let number = from; ; number++) {
      await insist(() => perform(store, number))
      tell(`did ${number}`)
      if (mode === "reopen" && number % 4 === 3) {
        tell("closing")
        await store.close()
        store = await open()
      }
    }
  }
} catch (error) {
  tell(`failed ${error instanceof Error ? error.stack ?? error.message : String(error)}`.replaceAll("\n", " | "))
  process.exit(1)
}

import { StoreError } from "@tramyte/sdk"
import { postgresStore, runStepsAsync, type Snapshot, type SqlDriver, type Steps } from "@tramyte/sql/store"
import { setTimeout as delay } from "node:timers/promises"
import type { Target } from "./address.ts"
import { checkIndexes } from "./checkIndexes.ts"
import { growthOf } from "./growth.ts"
import type { Session, Sessions } from "./sessions.ts"
import { failureOf, isGivenUp, outcomeUnknown, storeErrorOf, waitedTooLong } from "./storeErrorOf.ts"

/** A driver that reads states. */
export type PostgresDriver = SqlDriver & Required<Pick<SqlDriver, "snapshot">>

/**
 * A database as a store needs it. Writers come one after the other, by a lock of the schema that is held until the commit, so that
 * numbers are given out in the order of commits; readers wait for nobody. What the database gave up, and what was lost with a
 * connection before its commit was sent, is begun anew a few times.
 */
export const postgresDriver = (target: Target, sessions: Sessions, { lockTimeout, schema }: { readonly schema: string; readonly lockTimeout: number }): PostgresDriver => {
  const growth = growthOf()
  let writing: Promise<unknown> = Promise.resolve()
  let looking: Promise<unknown> = Promise.resolve()
  let open = true
  /** Once a server was there, one that is away is waited for a little. */
  let connected = false

  const use = (): void => {
    if (!open) throw new StoreError({ _tag: "Unavailable", retryable: false }, `${target.place} was closed; open it again`)
  }

  /** Begins anew what may be begun anew; `commits` says that it is about to be final. */
  const repeated = async <A>(act: (commits: () => void) => Promise<A>): Promise<A> => {
    for (let tries = 0; ; tries++) {
      let committing = false
      try {
        return await act(() => {
          committing = true
        })
      } catch (error) {
        const failure = failureOf(error)
        if (failure === undefined) throw error
        if (committing && failure.lost) throw outcomeUnknown(error, target)
        const pause = pauses[tries]
        if (!open || pause === undefined || !isGivenUp(failure) && !(failure.lost && connected)) throw storeErrorOf(error, target)
        await delay(pause * (0.5 + Math.random()))
      }
    }
  }
  const withSession = async <A>(act: (session: Session) => Promise<A>): Promise<A> => {
    const session = await sessions.begin()
    connected = true
    try {
      return await act(session)
    } finally {
      await session.end()
    }
  }

  const write = <A>(steps: () => Steps<A>): Promise<A> => repeated((commits) => withSession(async (session) => {
    const grown = growth.write()
    // Each statement sees what was committed before it: with the lock, all that was ever written.
    await session.command("BEGIN ISOLATION LEVEL READ COMMITTED")
    await session.step(lockOf(schema))
    const result = await runStepsAsync(steps(), (step) => {
      grown.saw(step)
      return session.step(step)
    })
    commits()
    const done = await session.command("COMMIT")
    if (done !== "COMMIT") throw new Error(`the transaction was taken back (${done})`)
    lookAt(grown.committed())
    return result
  }))

  /** Writers of one program wait here, so that they do not take all connections to wait for the lock. */
  const inTurn = <A>(act: () => Promise<A>): Promise<A> => {
    const since = performance.now()
    const turn = writing.then(() => {
      if (lockTimeout > 0 && performance.now() - since > lockTimeout) throw waitedTooLong(target)
      return act()
    })
    writing = turn.catch(() => undefined)
    return turn
  }

  /** Beside the work, for what it is worth: the server would do it later by itself. */
  const lookAt = (tables: readonly string[]): void => {
    if (tables.length === 0) return
    const names = tables.map((table) => `"${table}"`).join(", ")
    looking = looking
      .then(() => withSession((session) => session.step({ sql: `ANALYZE (SKIP_LOCKED) ${names}`, params: [] })))
      .catch(() => undefined)
  }

  const stateOn = async (session: Session): Promise<Session> => {
    try {
      await session.command(readOneState)
      // The state is that of the first look.
      await session.step({ sql: "SELECT 1", params: [] })
      return session
    } catch (error) {
      await session.end()
      throw error
    }
  }

  return {
    dialect: postgresStore,
    place: target.place,
    write: async (steps) => {
      use()
      return inTurn(() => write(steps))
    },
    read: async (steps) => {
      use()
      return repeated(() => withSession(async (session) => {
        await session.command(readOneState)
        return runStepsAsync(steps(), session.step)
      }))
    },
    snapshot: async (): Promise<Snapshot> => {
      use()
      const session = await repeated(async () => stateOn(await sessions.begin()))
      return {
        read: async (steps) => {
          use()
          try {
            return await runStepsAsync(steps(), session.step)
          } catch (error) {
            use()
            throw storeErrorOf(error, target)
          }
        },
        end: session.end
      }
    },
    check: async () => {
      use()
      return repeated(() => withSession((session) => checkIndexes(session, schema)))
    },
    close: async () => {
      if (!open) return
      open = false
      await writing
      await looking
      await sessions.close()
    }
  }
}

const readOneState = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

/** In milliseconds; a server that is started again is there within them. */
const pauses = [50, 200, 500, 1000]

/** The lock of all who write to a schema, until the end of the transaction. */
const lockOf = (schema: string) => ({ sql: "SELECT pg_advisory_xact_lock(?::int, hashtext(?))", params: [lockClass, schema] }) as const
const lockClass = 0x7472616d

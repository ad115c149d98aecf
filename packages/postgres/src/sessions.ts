import type { PgConnection } from "@effect/sql-pg/PgConnection"
import * as PgPool from "@effect/sql-pg/PgPool"
import { StoreError } from "@tramyte/sdk"
import { columnsOfTable, type SqlRows, type Step } from "@tramyte/sql/store"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import { ConnectionError, SqlError } from "effect/sql/SqlError"
import type { Target } from "./address.ts"
import { slicesOf } from "./bulkInsert.ts"
import { type Numbered, placeholders } from "./placeholders.ts"
import { failureOf } from "./storeErrorOf.ts"
import { parameter, storeTypes } from "./values.ts"

/** A connection that is one's own until it is given back. */
export interface Session {
  /** A command without parameters; answers what the server says it did (`"COMMIT"`). */
  readonly command: (sql: string) => Promise<string>
  readonly step: (step: Step) => Promise<SqlRows>
  /** Gives the connection back; takes back what was not committed. */
  readonly end: () => Promise<void>
}

/** The connections of one store. */
export interface Sessions {
  readonly begin: () => Promise<Session>
  readonly close: () => Promise<void>
}

export interface SessionSettings {
  readonly schema: string
  readonly applicationName?: string
  readonly maxConnections: number
  readonly lockTimeout: number
  readonly statementTimeout: number
}

export const sessionsOf = (target: Target, settings: SessionSettings): Sessions => {
  const { lockTimeout, maxConnections, statementTimeout } = settings
  const scope = Scope.makeUnsafe()
  const open = new Set<Session>()
  const numbered = placeholders()
  let pool: Promise<PgPool.PgPool> | undefined

  const allTaken = (): StoreError => new StoreError({ _tag: "Unavailable", retryable: true },
    `${target.place}: all ${maxConnections} connections of this store are in use; read streams to their end or break them off, or raise maxConnections`)
  // A server that went away without a word must not be waited for for ever.
  const answered = <A>(asked: Effect.Effect<A, SqlError>): Promise<A> =>
    Effect.runPromise(statementTimeout === 0 ? asked : Effect.timeoutOrElse(asked, { duration: statementTimeout + graceful, orElse: () => Effect.fail(silent()) }))

  const begin = async (): Promise<Session> => {
    const sessionScope = Scope.makeUnsafe()
    const give = async (): Promise<void> => Effect.runPromise(Scope.close(sessionScope, Exit.void))
    let connection: PgConnection
    try {
      const connections = await (pool ??= Effect.runPromise(Scope.provide(PgPool.make(configOf(target, settings)), scope)))
      const reserve = Scope.provide(connections.reserve, sessionScope)
      connection = await Effect.runPromise(lockTimeout === 0 ? reserve : Effect.timeoutOrElse(reserve, { duration: lockTimeout + 1000, orElse: () => Effect.fail(allTaken()) }))
    } catch (error) {
      await give()
      throw error
    }
    let inTransaction = false
    const ask = ({ lists, text }: Numbered, params: Extract<Step, { readonly sql: string }>["params"]): Promise<SqlRows> =>
      answered(connection.queryValues(text, params.map((value, index) => parameter(value, lists[index]))))
    const session: Session = {
      command: async (sql) => {
        inTransaction = true
        const { command } = await answered(connection.query(sql))
        if (command === "COMMIT" || command === "ROLLBACK") inTransaction = false
        return command
      },
      step: async (step) => {
        if ("sql" in step) return ask(numbered(step.sql), step.params)
        const columns = columnsOfTable(step.insert)
        if (columns === undefined) throw new Error(`the store has no table ${step.insert}`)
        for (const { params, statement } of slicesOf(step.insert, columns, step.rows, step.known)) await ask(statement, params)
        return []
      },
      end: async () => {
        if (!open.delete(session)) return
        try {
          if (inTransaction) await session.command("ROLLBACK")
        } catch (error) {
          // A connection that is lost is taken out of use by the pool itself.
          if (failureOf(error) === undefined) throw error
        } finally {
          await give()
        }
      }
    }
    open.add(session)
    return session
  }

  return {
    begin,
    close: async () => {
      await Promise.all(Array.from(open, (session) => session.end()))
      await Effect.runPromise(Scope.close(scope, Exit.void))
    }
  }
}

/** What the network may add to the times of the server. */
const graceful = 10_000

const silent = (): SqlError => new SqlError({ reason: new ConnectionError({ cause: new Error("the server does not answer"), message: "the server does not answer", operation: "query" }) })

/** What could change the meaning of a statement is said at each connection, whatever the server, the database and the user are set to. */
const configOf = ({ client }: Target, { applicationName, lockTimeout, maxConnections, schema, statementTimeout }: SessionSettings): PgPool.Config => ({
  ...client,
  applicationName: applicationName ?? client.applicationName ?? "tramyte",
  maxConnections,
  types: storeTypes(),
  preparedStatementCacheSize: 300,
  maxMessageSize: 256 * 1024 * 1024,
  keepAlive: "30 seconds",
  connectTimeout: "10 seconds",
  startupParameters: {
    search_path: `"${schema}", pg_temp`,
    client_encoding: "UTF8",
    timezone: "UTC",
    datestyle: "ISO, YMD",
    intervalstyle: "postgres",
    bytea_output: "hex",
    extra_float_digits: "1",
    standard_conforming_strings: "on",
    default_transaction_isolation: "read committed",
    default_transaction_deferrable: "off",
    synchronous_commit: "on",
    // Rather an error than rows that somebody's policy hides.
    row_security: "off",
    client_min_messages: "warning",
    // Statements of rules are long: compiling them costs more than it gains.
    jit: "off",
    work_mem: "64MB",
    // Rows come along as lists, whose length says nothing about how many rows there are: look them up, however long the list is.
    plan_cache_mode: "force_generic_plan",
    random_page_cost: "1.1",
    lock_timeout: String(lockTimeout),
    statement_timeout: String(statementTimeout),
    idle_in_transaction_session_timeout: "0",
    // The lock of a program whose machine went away is free after a minute, not after two hours.
    tcp_keepalives_idle: "30",
    tcp_keepalives_interval: "10",
    tcp_keepalives_count: "3"
  }
})

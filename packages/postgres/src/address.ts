import type * as PgConnection from "@effect/sql-pg/PgConnection"
import type { DataIssue } from "@tramyte/core"
import { invalid } from "@tramyte/sdk"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type { ConnectionOptions } from "node:tls"

/** Where a PostgreSQL database is, and as whom to enter it. */
export interface PostgresAddress {
  /** A name, an address, or the folder of a Unix socket (default `localhost`). */
  readonly host?: string
  /** Default 5432. */
  readonly port?: number
  readonly database: string
  readonly user: string
  /** A function is asked at each connection, for passwords that change. */
  readonly password?: string | (() => string | Promise<string>)
  /** `true`: encrypted, with a certificate that this machine trusts. Options as of Node's `tls.connect`. */
  readonly ssl?: boolean | ConnectionOptions
}

/** What the client is told, and what people are told: without the password. */
export interface Target {
  readonly client: PgConnection.Config
  readonly place: string
  readonly user: string
  readonly database: string
}

/**
 * Reads an address, and names the place for messages.
 *
 * @throws StoreError `TRAMYTE_STORE_INVALID` for a text that is no address; the text itself is not told, as a password may stand in it
 */
export const targetOf = (address: string | PostgresAddress, schema: string): Target => {
  const placed = (host: string, port: number, database: string): string =>
    `PostgreSQL at ${host.includes(":") ? `[${host}]` : host}:${port}, database ${JSON.stringify(database)}, schema ${JSON.stringify(schema)}`
  if (typeof address !== "string") {
    const { database, host = "localhost", password, port = 5432, ssl, user } = address
    const issues = [
      ...required("address.database", database), ...required("address.user", user),
      ...(Number.isInteger(port) && port > 0 && port < 65536 ? [] : [{ path: "address.port", message: "is a whole number from 1 to 65535" }])
    ]
    if (issues.length > 0) throw invalid("The address of the database", issues)
    return {
      client: {
        host, port, database, username: user, ssl,
        password: typeof password === "function" ? Effect.promise(async () => Redacted.make(await password())) : password === undefined ? undefined : Redacted.make(password)
      },
      place: placed(host, port, database), user, database
    }
  }
  const url = URL.canParse(address) ? new URL(address) : undefined
  const issues = problemsOf(url)
  if (url === undefined || issues.length > 0) throw invalid("The address of the database", issues)
  const asked = url.searchParams
  const user = asked.get("user") ?? decodeURIComponent(url.username)
  const host = asked.get("host") ?? (decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, "$1") || "localhost")
  const database = asked.get("dbname") ?? (decodeURIComponent(url.pathname.slice(1)) || user)
  return { client: { url: Redacted.make(address), database, applicationName: asked.get("application_name") ?? undefined }, place: placed(host, Number(asked.get("port") ?? (url.port || 5432)), database), user, database }
}

const form = `"postgres://user:password@host:5432/database"; characters such as @, / or % in a password are written as %40, %2F, %25`

const problemsOf = (url: URL | undefined): readonly DataIssue[] => {
  const wrong = (message: string): readonly DataIssue[] => [{ path: "address", message }]
  if (url === undefined) return wrong(`is no address; write ${form}`)
  if (url.protocol !== "postgres:" && url.protocol !== "postgresql:") return wrong(`begins with ${JSON.stringify(url.protocol)}; write ${form}`)
  try {
    for (const part of [url.username, url.password, url.hostname, url.pathname]) decodeURIComponent(part)
  } catch {
    return wrong(`has a % that begins no character; write ${form}`)
  }
  return url.username === "" && !url.searchParams.has("user") ? wrong(`names no user; write ${form}`) : []
}

const required = (path: string, text: unknown): readonly DataIssue[] =>
  typeof text === "string" && text !== "" && !text.includes("\0") ? [] : [{ path, message: "is missing" }]

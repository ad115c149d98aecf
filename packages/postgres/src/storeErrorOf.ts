import { isStoreError, StoreError } from "@tramyte/sdk"
import { isSqlError } from "effect/sql/SqlError"
import type { Target } from "./address.ts"

/** What PostgreSQL or the network said. */
export interface Failure {
  /** SQLSTATE of the server, or the network's code: `"53100"`, `"ECONNREFUSED"`. */
  readonly code: string
  readonly message: string
  /** Whether the connection went with it. */
  readonly lost: boolean
}

/** Reads what the client threw; anything else is not its failure. */
export const failureOf = (thrown: unknown): Failure | undefined => {
  if (!isSqlError(thrown)) return undefined
  const { _tag, cause } = thrown.reason
  const code = cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : ""
  return { code, message: cause instanceof Error ? cause.message : String(cause), lost: _tag === "ConnectionError" || ended.test(code) }
}

/** Whether the server gave a transaction up though nothing is wrong with it: begun anew it may succeed. */
export const isGivenUp = ({ code, message }: Failure): boolean => givenUp.has(code) || code === "0A000" && message.includes("cached plan")

// Serialization failure, deadlock; a statement that the server no longer has prepared (or, 0A000, for tables that changed since).
const givenUp = new Set(["40001", "40P01", "26000"])
// Connection exceptions; shut down, crashed, starting; idle for too long.
const ended = /^(08...|57P0[1235]|25P0[34])$/

/**
 * The typed error for what PostgreSQL, the network or the client said, with how to mend it; anything that nobody could foresee
 * stays as it is. Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export const storeErrorOf = (thrown: unknown, target: Target): unknown => {
  const { database, place, user } = target
  const failure = isStoreError(thrown) ? undefined : failureOf(thrown)
  if (failure === undefined) return thrown
  const { code, lost, message } = failure
  const cause = { cause: thrown }
  const unavailable = (text: string, retryable: boolean) => new StoreError({ _tag: "Unavailable", retryable }, `${place} ${text}`, cause)
  const corrupt = (text: string) => new StoreError({ _tag: "Corrupt" }, `${place} ${text}`, cause)
  switch (code) {
    case "28P01": return unavailable(`refuses the user ${JSON.stringify(user)} with this password; give the right one`, false)
    case "28000": return unavailable(`does not let the user ${JSON.stringify(user)} in (${message}); create the user, or allow it in pg_hba.conf`, false)
    case "3D000": return unavailable(`has no such database; create it: CREATE DATABASE ${JSON.stringify(database)} ENCODING 'UTF8' TEMPLATE template0`, false)
    case "42501": return unavailable(`does not allow this to the user ${JSON.stringify(user)} (${message}); let the owner of the schema GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN it, and USAGE, CREATE ON SCHEMA`, false)
    case "25006": return unavailable("cannot be written: the server is a standby, or is set to read-only; give the address of the primary", false)
    case "53100": return unavailable("cannot grow: the server's disk is full; make room and try again", true)
    case "53200": return unavailable("has no memory left; try again, or give the server more", true)
    case "53300": return unavailable("has no connection left; close other programs, raise max_connections, or lower maxConnections, and try again", true)
    case "53400": return unavailable(`has reached a limit of its configuration (${message}); raise it`, true)
    case "55P03": return waitedTooLong(target, thrown)
    case "57014": return unavailable(`broke the work off (${message}); try again when the server is less busy, or raise statementTimeout`, true)
    case "57P01": case "57P02": return unavailable("was shut down, or ended the connection; try again once it runs", true)
    case "57P03": return unavailable(`is starting or shutting down (${message}); try again in a moment`, true)
    case "42704": case "42601": if (!lost && /configuration parameter/.test(message)) return unavailable(`${tooOldOrPooled} (${message})`, false); break
    case "08P01": return unavailable(`${tooOldOrPooled} (${message})`, false)
    case "58030": return unavailable(`cannot read or write its files (${message}); check the server's disk`, false)
    case "XX001": case "XX002": case "58P01": return corrupt(`is damaged (${message}); restore the latest copy`)
    case "3F000": case "42P01": case "42703": return corrupt(`is not whole (${message}); restore the latest copy, or choose another schema`)
    case "54000": return new StoreError({ _tag: "Invalid", issues: [{ path: "batch", message: `has a text that is too long to be found again (${message})` }] },
      `${place} cannot keep a text of this length where texts are looked up (${message}); shorten ids and keys`, cause)
    case "22021": case "22P05": return unavailable(`cannot keep a character (${message}); use a database with the encoding UTF8`, false)
    case "ENOTFOUND": return unavailable("cannot be found: nobody knows a host of this name; check the name", false)
    case "ECONNREFUSED": case "ENOENT": return unavailable("does not answer: no server listens there; start it, or check host and port", true)
    default:
  }
  if (isGivenUp(failure)) return unavailable(`gave the work up several times, as others were writing (${message}); try again`, true)
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)|_CERT|_ISSUER/.test(code) || /TLS/.test(message)) {
    return unavailable(`cannot be reached encrypted (${message}); set up its certificate, give the authority's as ssl: { ca }, or write sslmode=disable in a network of your own`, false)
  }
  if (/^PgAuth|SCRAM|password/i.test(message) || isSqlError(thrown) && thrown.reason._tag === "AuthenticationError") {
    return unavailable(`cannot make sure who the user ${JSON.stringify(user)} is (${message}); give the password`, false)
  }
  return lost ? unavailable(`cannot be reached, or the connection was lost (${message}); check server and network, and try again`, true) : thrown
}

const tooOldOrPooled = "does not know what this library asks of a connection: PostgreSQL 15 or later is needed, directly or behind a pooler that pools whole sessions"

/** For a write that others did not let in. */
export const waitedTooLong = ({ place }: Target, cause?: unknown): StoreError =>
  new StoreError({ _tag: "Unavailable", retryable: true }, `${place} is being written by others for longer than lockTimeout; try again, or raise lockTimeout`, cause === undefined ? {} : { cause })

/** For a commit that was not answered. */
export const outcomeUnknown = (thrown: unknown, { place }: Target): StoreError =>
  new StoreError({ _tag: "Unavailable", retryable: true }, `${place} was lost during the commit: whether the batch was written is not known; write the same batch again, under the same id`, { cause: thrown })

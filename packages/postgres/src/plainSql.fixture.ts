import * as PgConnection from "@effect/sql-pg/PgConnection"
import type { Fact } from "@tramyte/core"
import type { RawFact } from "@tramyte/sdk/testing"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"

/** A plain connection beside the store, with the client's own types: whole numbers of 64 bits are `bigint`. */
export interface PlainConnection {
  readonly query: (sql: string, params?: readonly unknown[]) => Promise<readonly (readonly unknown[])[]>
  readonly end: () => Promise<void>
}

export const connectPlainly = async (url: string): Promise<PlainConnection> => {
  const scope = Scope.makeUnsafe()
  const connection = await Effect.runPromise(Scope.provide(PgConnection.make({ url: Redacted.make(url) }), scope))
  return {
    query: (sql, params) => Effect.runPromise(connection.queryValues(sql, params, false)),
    end: () => Effect.runPromise(Scope.close(scope, Exit.void))
  }
}

/** One statement on a connection of its own. */
export const plainly = async (url: string, sql: string, params?: readonly unknown[]): Promise<readonly (readonly unknown[])[]> => {
  const connection = await connectPlainly(url)
  try {
    return await connection.query(sql, params)
  } finally {
    await connection.end()
  }
}

/** The facts that lie in a schema, read with plain SQL. */
export const factsIn = async (url: string, schema: string): Promise<readonly RawFact[]> => {
  const rows = await plainly(url, `SELECT v.batch, v.standing, v.subject, v.kind, v.code, v.status, v.start, v."end", v.number, v.text, v.unit, v.links, v.more, v.id, v.recorded, v.source, v.key
    FROM "${schema}".readable_fact v JOIN "${schema}".fact f ON f.id = v.id AND f.key = v.key JOIN "${schema}".batch b ON b.n = f.batch AND b.id = v.batch
    JOIN "${schema}".source o ON o.n = f.source AND o.id = v.source AND o.commune = b.commune ORDER BY f.n`)
  return rows.map(([batch, standing, subject, kind, code, status, start, end, number, text, unit, links, more, id, recorded, source, key]) => {
    const texts = { subject, kind, status, start, end, value: number ?? text, unit, id, recorded }
    return {
      batch: batch as string,
      fact: {
        ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== null)),
        source: { id: source, key },
        ...(code === null ? {} : { code: JSON.parse(code as string) as readonly string[] }),
        ...(links === null ? {} : { links: JSON.parse(links as string) as Readonly<Record<string, string>> }),
        ...(more === null ? {} : JSON.parse(more as string) as Partial<Fact>)
      } as unknown as Fact,
      stands: standing === 1n
    }
  })
}

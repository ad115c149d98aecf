import type { Session } from "./sessions.ts"
import { failureOf } from "./storeErrorOf.ts"

/**
 * What the server finds wrong with the indexes of a schema: those that it does not trust itself, and those that do not agree with
 * their tables, where its checker is installed in the database (`CREATE EXTENSION amcheck`) and this user may run it.
 */
export const checkIndexes = async ({ step }: Session, schema: string): Promise<readonly string[]> => {
  const found: string[] = []
  const indexes = await step({ sql: allIndexes, params: [schema] })
  const [checker] = await step({ sql: amcheck, params: [] })
  for (const [oid, name, isValid, isTree] of indexes) {
    const told = (what: string): void => void found.push(`the index ${String(name)} ${what}; rebuild it: REINDEX INDEX ${String(name)}`)
    if (isValid !== 1) told("is not valid")
    else if (checker?.[1] === 1 && isTree === 1) {
      try {
        await step({ sql: `SELECT ${String(checker[0])}.bt_index_check(?::oid, true)`, params: [oid as number] })
      } catch (error) {
        const failure = failureOf(error)
        if (failure === undefined || !/^XX00[12]$/.test(failure.code)) throw error
        told(`does not agree with its table (${failure.message})`)
      }
    }
  }
  return found
}

const allIndexes = `SELECT c.oid::bigint, format('%I.%I', n.nspname, c.relname), i.indisvalid, a.amname = 'btree'
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_am a ON a.oid = c.relam
  WHERE n.nspname = ? ORDER BY c.relname`
const amcheck = `SELECT quote_ident(n.nspname), has_function_privilege(format('%I.bt_index_check(regclass, boolean)', n.nspname), 'EXECUTE')
  FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'amcheck'`

import { inject } from "vitest"

declare module "vitest" {
  interface ProvidedContext {
    readonly postgres: string
  }
}

/** Asks the run's PostgreSQL; what there is to ask stands at `postgresDoor` in tools/postgres.ts. */
const ask = async (path: string): Promise<string> => {
  const response = await fetch(`${inject("postgres")}/${path}`)
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}

/** The address of a new, empty database on the run's server. */
export const newDatabase = (): Promise<string> => ask("database")

/** The address of the run's server itself. */
export const serverUrl = (): Promise<string> => ask("server")

/** A server of one test's own, to be killed and started again. */
export interface OwnServer {
  readonly url: string
  readonly database: () => Promise<string>
  readonly kill: () => Promise<unknown>
  readonly start: () => Promise<unknown>
  readonly stop: () => Promise<unknown>
}

export const ownServer = async (durability: "fast" | "safe"): Promise<OwnServer> => {
  const { id, url } = JSON.parse(await ask(`own/${durability}`)) as { readonly id: number; readonly url: string }
  return {
    url,
    database: () => ask(`database/${id}`),
    kill: () => ask(`kill/${id}`),
    start: () => ask(`start/${id}`),
    stop: () => ask(`stop/${id}`)
  }
}

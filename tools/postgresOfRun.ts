import type { TestProject } from "vitest/node"
import { postgresDoor } from "./postgres.ts"

declare module "vitest" {
  interface ProvidedContext {
    /** Where tests ask for a PostgreSQL server or database: see `postgresDoor`. */
    readonly postgres: string
  }
}

/** Opens the door to PostgreSQL for the tests of a project; no server is started before a test asks for one. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const { address, close } = await postgresDoor()
  project.provide("postgres", address)
  return close
}

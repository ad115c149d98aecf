import { execFile } from "node:child_process"
import { promisify } from "node:util"
import { describe, expect, it } from "vitest"
import { root } from "./workspace.ts"

const run = promisify(execFile)

/** The figures that `pnpm soak` prints, by name; it throws where anything was lost. */
const soak = async (...options: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const { stdout } = await run(process.execPath, ["--conditions=source", "--disable-warning=ExperimentalWarning", "bench/soak/main.ts", "--seed", "7", ...options], { cwd: root })
  return new Map(stdout.trim().split("\n").map((line) => {
    const { name, value } = JSON.parse(line) as { readonly name: string; readonly value: number }
    return [name, value]
  }))
}

describe("what was acknowledged survives kill -9", { timeout: 120_000 }, () => {
  it("of the writer of an SQLite file, and of whoever opens an old one", async () => {
    const found = await soak("killing", "old-files", "--adapter", "sqlite", "--kills", "5")
    expect(found.get("soak/sqlite/kill -9 of the writer/kills")).toBe(5)
    expect(found.get("soak/sqlite/kill -9 of the writer/acknowledged")).toBeGreaterThan(10)
    expect(found.get("soak/sqlite/kill -9 of the writer/lost, doubled or halved")).toBe(0)
    expect(found.get("soak/sqlite/old files that broke")).toBe(0)
  })
  it("of the writer in PostgreSQL, and of the server", async () => {
    const found = await soak("killing", "--adapter", "postgres", "--kills", "4", "--server-kills", "2")
    expect([found.get("soak/postgres/kill -9 of the writer/kills"), found.get("soak/postgres/kill -9 of the server/kills")]).toEqual([2, 2])
    expect(found.get("soak/postgres/kill -9 of the server/acknowledged")).toBeGreaterThan(10)
    expect(found.get("soak/postgres/kill -9 of the writer/lost, doubled or halved")).toBe(0)
    expect(found.get("soak/postgres/kill -9 of the server/lost, doubled or halved")).toBe(0)
  })
  it("and of writers who all write the same at once", async () => {
    const found = await soak("together", "--adapter", "sqlite", "--batches", "24")
    expect(found.get("soak/sqlite/writers at once/acknowledged")).toBeGreaterThan(48)
    expect(found.get("soak/sqlite/writers at once/lost, doubled or halved")).toBe(0)
  })
})

import { buildSync } from "esbuild"
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"

/** A folder that is gone when this program ends. */
export const scratch = mkdtempSync(join(tmpdir(), "tramyte-soak-"))
process.once("exit", () => rmSync(scratch, { recursive: true, force: true }))

const built = new Map<string, string>()

/** A program of this folder in one file: it starts in a tenth of the time. */
const programOf = (name: string): string => {
  const before = built.get(name)
  if (before !== undefined) return before
  const outfile = join(scratch, `${name}.mjs`)
  buildSync({ entryPoints: [fileURLToPath(new URL(`${name}.ts`, import.meta.url))], outfile, bundle: true, platform: "node", format: "esm", conditions: ["source"], logLevel: "error",
    banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url)" } })
  built.set(name, outfile)
  return outfile
}

/** A program that runs, line by line. */
export interface Child {
  readonly process: ChildProcess
  readonly lines: readonly string[]
  readonly kill: () => void
  /** How it ended, and whether it was killed. */
  readonly ended: Promise<{ readonly code: number | null; readonly killed: boolean }>
}

export const startChild = (name: string, input: unknown, heard: (line: string, child: Child) => void = () => {}, shell?: (command: readonly string[]) => readonly string[]): Child => {
  const own = [process.execPath, "--disable-warning=ExperimentalWarning", programOf(name), JSON.stringify(input)]
  const [command = "", ...args] = shell === undefined ? own : shell(own)
  const process_ = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] })
  const lines: string[] = []
  let killed = false
  const closed = new Promise<{ readonly code: number | null; readonly killed: boolean }>((resolve) => process_.once("close", (code, signal) => resolve({ code, killed: killed && signal === "SIGKILL" })))
  const child: Child = {
    process: process_,
    lines,
    kill: () => {
      killed = true
      process_.kill("SIGKILL")
    },
    ended: closed
  }
  createInterface({ input: process_.stdout! }).on("line", (line) => {
    lines.push(line)
    heard(line, child)
  })
  return child
}

import { spawnSync } from "node:child_process"
import { globSync } from "node:fs"
import { basename, join } from "node:path"
import { root } from "./workspace.ts"

// pnpm bench NAME …: runs bench/NAME.ts, each in a process of its own. Each prints JSON lines {"name","value","unit","n","peer"?,"ratio"?}.
const programs = new Map(globSync("bench/*.ts", { cwd: root }).filter((path) => !/\.(test|fixture|config)\.ts$/.test(path))
  .toSorted().map((path) => [basename(path, ".ts"), join(root, path)]))
const names = process.argv.slice(2).filter((argument) => argument !== "--")
const unknown = names.filter((name) => !programs.has(name))

if (names.length === 0 || unknown.length > 0) {
  if (unknown.length > 0) console.error(`There is no benchmark ${unknown.join(", ")}.`)
  console.error(`Usage: pnpm bench NAME …\nBenchmarks: ${[...programs.keys()].join(", ") || "none yet (bench/NAME.ts)"}`)
  process.exitCode = 2
} else {
  for (const name of names) {
    const { status } = spawnSync(process.execPath, ["--conditions=source", "--disable-warning=ExperimentalWarning", "--expose-gc", programs.get(name)!], { cwd: root, stdio: "inherit" })
    if (status !== 0) process.exitCode = 1
  }
}

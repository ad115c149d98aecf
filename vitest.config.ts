import { join } from "node:path"
import { defineConfig, type Plugin } from "vitest/config"
import { entries, packages, root } from "./tools/workspace.ts"

// Workspace packages are read from their sources: nothing needs to be built before a test.
const conditions = ["source"]

/** Examples of the documentation may import what any reader may: each public entry of each package. */
const examplesImportAnyEntry = (): Plugin => {
  const targets = packages().flatMap(entries).map(({ specifier, source }) => ({ specifier: specifier.split("*"), source }))
  return {
    name: "examples-import-any-entry",
    enforce: "pre",
    resolveId: (id, importer) => {
      if (importer === undefined || !importer.includes("/.examples/")) return undefined
      for (const { specifier: [before = "", after], source } of targets) {
        if (after === undefined ? id === before : id.startsWith(before) && id.endsWith(after)) {
          return join(root, source.replace("*", id.slice(before.length, id.length - (after ?? "").length)))
        }
      }
      return undefined
    }
  }
}

/** Where the counts of a run go, for programs to read. */
const report = process.env["VITEST_REPORT"]

export default defineConfig({
  plugins: [examplesImportAnyEntry()],
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    pool: "threads",
    // By default one core is left out, which is half of a machine with two.
    maxWorkers: "100%",
    silent: "passed-only",
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
    // Programs and workers that a test starts see the sources too.
    execArgv: ["--conditions=source", "--disable-warning=ExperimentalWarning"],
    globalSetup: ["tools/postgresOfRun.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "**/.tsc/**"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      // The packages keep no state between calls, so their test files share a worker's modules: half the time of a run.
      { extends: true, test: { name: "packages", isolate: false, include: ["packages/*/src/**/*.test.ts"], exclude: ["**/*.isolated.test.ts"] } },
      // Tests that switch something on for a whole process (`*.isolated.test.ts`), and those of the house as a whole.
      { extends: true, test: { name: "house", include: ["packages/*/src/**/*.isolated.test.ts", "examples/*/**/*.test.ts", "tools/**/*.test.ts"] } }
    ]
  }
})

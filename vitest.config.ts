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

export default defineConfig({
  plugins: [examplesImportAnyEntry()],
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["packages/*/src/**/*.test.ts", "examples/*/**/*.test.ts", "tools/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "**/.tsc/**"],
    pool: "threads",
    silent: "passed-only",
    // Programs and workers that a test starts see the sources too.
    execArgv: ["--conditions=source", "--disable-warning=ExperimentalWarning"],
    testTimeout: 20_000,
    hookTimeout: 60_000
  }
})

import { defineConfig } from "vitest/config"

// Workspace packages are read from their sources: nothing needs to be built before a test.
const conditions = ["source"]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["packages/*/src/**/*.test.ts", "examples/*/**/*.test.ts", "tools/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "**/.tsc/**"],
    pool: "threads",
    // Programs and workers that a test starts see the sources too.
    execArgv: ["--conditions=source", "--disable-warning=ExperimentalWarning"],
    testTimeout: 20_000,
    hookTimeout: 60_000
  }
})

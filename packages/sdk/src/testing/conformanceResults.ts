/** A case of a conformance kit. `run` throws an Error that says what differs. */
export interface ConformanceCase {
  /** What is being judged. */
  readonly suite: string
  readonly name: string
  readonly run: () => Promise<void>
}

/** How a case went. */
export interface ConformanceResult {
  readonly suite: string
  readonly name: string
  /** What differs; absent when the case passed. */
  readonly error?: Error
}

/** The two functions of a test framework that a kit needs; those of vitest, jest, mocha and `node:test` fit. */
export interface TestFramework {
  readonly describe: (name: string, body: () => void) => unknown
  readonly it: (name: string, body: () => Promise<void>) => unknown
}

/**
 * Makes each case of a kit a test of a test framework.
 *
 * In a test file: `registerConformance(storageConformance({ name: "mine", open }), { describe, it })`.
 */
export const registerConformance = (cases: readonly ConformanceCase[], { describe, it }: TestFramework): void => {
  for (const suite of new Set(cases.map((each) => each.suite))) {
    describe(suite, () => {
      for (const each of cases) if (each.suite === suite) it(each.name, each.run)
    })
  }
}

/** Runs the cases one after the other; a failure does not stop the rest. */
export const runConformance = async (cases: readonly ConformanceCase[]): Promise<readonly ConformanceResult[]> => {
  const results: ConformanceResult[] = []
  for (const { name, run, suite } of cases) {
    try {
      await run()
      results.push({ suite, name })
    } catch (thrown) {
      results.push({ suite, name, error: thrown instanceof Error ? thrown : new Error(String(thrown)) })
    }
  }
  return results
}

/**
 * The results as a Markdown table, to be published beside an adapter: a row a case, and the first line of what differs.
 *
 * @example
 * ```ts
 * import { conformanceTable } from "@tramyte/sdk/testing"
 *
 * const table = conformanceTable([{ suite: "mine", name: "keeps 0", error: new Error("value is null, expected 0") }])
 * table.split("\n").at(-1) // => "| mine | keeps 0 | **fails**: value is null, expected 0 |"
 * ```
 */
export const conformanceTable = (results: readonly ConformanceResult[]): string => [
  `${results.filter((result) => result.error === undefined).length} of ${results.length} cases pass.`, "",
  "| store | case | result |", "| --- | --- | --- |",
  ...results.map(({ error, name, suite }) => `| ${cell(suite)} | ${cell(name)} | ${error === undefined ? "passes" : `**fails**: ${cell(error.message)}`} |`)
].join("\n")

const cell = (text: string): string => text.split("\n")[0]!.replaceAll("|", "\\|")

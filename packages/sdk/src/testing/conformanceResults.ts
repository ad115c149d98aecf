/** A case of a conformance kit. `run` throws an Error that says what differs. */
export interface ConformanceCase {
  /** What is being judged. */
  readonly suite: string
  readonly name: string
  /** Why this case is allowed to fail. It is run anyway, and it must fail: `run` throws if it does not. */
  readonly exception?: string
  readonly run: () => Promise<void>
}

/** A case that a product declares not to pass, to be published with its reason. */
export interface ConformanceException {
  /** The name of the case, as the table shows it. */
  readonly case: string
  /** Why, for whoever chooses the product: `"our database keeps no year before 1900"`. */
  readonly reason: string
}

/** How a case went. */
export interface ConformanceResult {
  readonly suite: string
  readonly name: string
  /** What differs; absent when the case passed, or failed as declared. */
  readonly error?: Error
  /** The reason that was declared for its failing. */
  readonly exception?: string
}

/**
 * The cases of a kit with a product's declared exceptions: a declared case is run and must fail; once it passes, it fails for the
 * declaration, which is no longer needed.
 *
 * @throws RangeError for an exception that names no case of these, or twice the same, or that gives no reason
 */
export const withExceptions = (cases: readonly ConformanceCase[], exceptions: readonly ConformanceException[] = []): readonly ConformanceCase[] => {
  const reasons = new Map<string, string>()
  for (const { case: name, reason } of exceptions) {
    if (!cases.some((each) => each.name === name)) throw new RangeError(`There is no case ${JSON.stringify(name)} to declare an exception for; the cases are: ${cases.map((each) => each.name).join("; ")}`)
    if (reasons.has(name)) throw new RangeError(`The case ${JSON.stringify(name)} is declared as an exception twice`)
    if (typeof reason !== "string" || reason.trim() === "") throw new RangeError(`The exception for ${JSON.stringify(name)} gives no reason; say why the case fails, for whoever reads the table`)
    reasons.set(name, reason)
  }
  return cases.map((each) => {
    const exception = reasons.get(each.name)
    return exception === undefined ? each : { ...each, exception, run: () => mustFail(each, exception) }
  })
}

const mustFail = async ({ name, run }: ConformanceCase, reason: string): Promise<void> => {
  const failed = await run().then(() => false, () => true)
  if (!failed) throw new Error(`the exception is no longer needed: ${JSON.stringify(name)} passes (declared: ${reason}); take it out of \`exceptions\``)
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
  for (const { exception, name, run, suite } of cases) {
    const what = { suite, name, ...(exception === undefined ? {} : { exception }) }
    try {
      await run()
      results.push(what)
    } catch (thrown) {
      results.push({ ...what, error: thrown instanceof Error ? thrown : new Error(String(thrown)) })
    }
  }
  return results
}

/**
 * The results as a Markdown table, to be published beside an adapter: a row a case, with the first line of what differs, or the
 * reason that was declared for it.
 *
 * @example
 * ```ts
 * import { conformanceTable } from "@tramyte/sdk/testing"
 *
 * const table = conformanceTable([
 *   { suite: "mine", name: "keeps 1956", exception: "our dates begin in 1970" },
 *   { suite: "mine", name: "keeps 0", error: new Error("value is null, expected 0") }
 * ])
 * table.split("\n")[0] // => "0 of 2 cases pass; 1 fails as declared."
 * table.split("\n").at(-1) // => "| mine | keeps 0 | **fails**: value is null, expected 0 |"
 * ```
 */
export const conformanceTable = (results: readonly ConformanceResult[]): string => {
  const failed = results.filter((result) => result.error !== undefined).length
  const declared = results.filter((result) => result.error === undefined && result.exception !== undefined).length
  const told = declared === 0 ? "" : `; ${declared} ${declared === 1 ? "fails" : "fail"} as declared`
  return [
    `${results.length - failed - declared} of ${results.length} cases pass${told}.`, "",
    "| store | case | result |", "| --- | --- | --- |",
    ...results.map((result) => `| ${cell(result.suite)} | ${cell(result.name)} | ${outcome(result)} |`)
  ].join("\n")
}

const outcome = ({ error, exception }: ConformanceResult): string => {
  if (error !== undefined) return `**fails**: ${cell(error.message)}`
  return exception === undefined ? "passes" : `*exception*: ${cell(exception)}`
}

const cell = (text: string): string => text.split("\n")[0]!.replaceAll("|", "\\|")

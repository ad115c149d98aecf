import type { Pack } from "@tramyte/core/pack"
import type { TestFramework } from "../conformanceResults.ts"
import { packChecks, type PackCheck, type PackFinding, type PackTestReport } from "./packReport.ts"
import { type PackTestOptions, testPack } from "./testPack.ts"

/** What each check proves, as the name of its test. */
const sentences: Readonly<Record<PackCheck, string>> = {
  composes: "composes with the packs it needs; everything is cited, dated and of a status",
  law: "cites what is in force and was reviewed",
  witnesses: "each condition holds for somebody, does not hold for somebody, and is open for somebody",
  branches: "each part of an `any` makes a difference",
  groups: "each group counts for somebody, and exclusive groups exclude each other",
  borders: "ages, times and windows begin and end on the day that the calendar says",
  effectiveDays: "each version is in force from its first day on, and no longer after its last",
  roundTrip: "says the same as JSON",
  reasons: "explains itself as it is stored",
  cases: "the author's own cases"
}

/**
 * Makes each check of a pack a test of a test framework.
 *
 * In a test file: `registerPackTests(harbour, { needs: [vietNam], cases }, { describe, it })`.
 */
export const registerPackTests = (pack: Pack, options: PackTestOptions, { describe, it }: TestFramework): void => {
  let report: PackTestReport | undefined
  describe(`the pack ${pack.id}`, () => {
    for (const check of packChecks) {
      it(`${check}: ${sentences[check]}`, async () => {
        report ??= testPack(pack, options)
        const found = report.findings.filter((finding) => finding.check === check)
        if (found.length > 0) throw new Error(found.map(findingText).join("\n"))
      })
    }
  })
}

/** A finding in one paragraph: code, place, mend, and the person that shows it. */
export const findingText = ({ at, code, example, line, message }: PackFinding): string =>
  `${code}${at === "" ? "" : ` at ${at}`}${line === undefined || at === `line ${line}` ? "" : `, line ${line}`}: ${message}${example === undefined ? "" : `\n  for example: ${example.en}\n  ví dụ: ${example.vi}`}`

import type { Verdict } from "@tramyte/core"
import type { Condition } from "./conditions.ts"
import type { CaseCoverage, Notebook, Witness } from "./packReport.ts"
import { type AskableCase, shows } from "./openCases.ts"

/** Which verdicts of the pack's conditions the author must have a case for. */
export type CasesCover = "nothing" | "yes" | "yesAndNo" | "everything"

const verdicts: readonly Verdict[] = ["yes", "no", "unknown"]

const demanded: Readonly<Record<CasesCover, readonly Verdict[]>> = { nothing: [], yes: ["yes"], yesAndNo: ["yes", "no"], everything: ["yes", "no", "unknown"] }

/** Which verdicts of each condition the author's cases reach; those that some person gives and no case has are missing. */
export const coverageOf = (conditions: readonly Condition[], cases: readonly AskableCase[], witnesses: readonly Witness[], cover: CasesCover, { find, tried }: Notebook): readonly CaseCoverage[] =>
  conditions.map((condition) => {
    const { at, pack, part } = condition
    const possible = new Set(witnesses.filter((one) => one.at === at && one.part === part).map(({ verdict }) => verdict))
    const reached = verdicts.filter((verdict) => cases.some((one) => shows(one, condition, verdict)))
    const missing = [...possible].filter((verdict) => !reached.includes(verdict))
    for (const verdict of missing.filter((one) => demanded[cover].includes(one))) {
      tried()
      const example = witnesses.find((one) => one.at === at && one.part === part && one.verdict === verdict)?.words
      find("TRAMYTE_PACK_CASES_MISSING", at, `no case has anybody for whom "${part}" is ${verdict}; add one`, { pack, ...(example === undefined ? {} : { example }) })
    }
    return { at, part, reached, missing }
  })


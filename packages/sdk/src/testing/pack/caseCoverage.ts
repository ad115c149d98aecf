import { readRecord, type Verdict } from "@tramyte/core"
import type { Condition } from "./conditions.ts"
import type { CaseCoverage, Notebook, Witness } from "./packReport.ts"
import { askingOf, type RunCase } from "./runCases.ts"

/** Which verdicts of the pack's conditions the author must have a case for. */
export type CasesCover = "nothing" | "yes" | "yesAndNo" | "everything"

const demanded: Readonly<Record<CasesCover, readonly Verdict[]>> = { nothing: [], yes: ["yes"], yesAndNo: ["yes", "no"], everything: ["yes", "no", "unknown"] }

/** Which verdicts of each condition the author's cases reach; those that some person gives and no case has are missing. */
export const coverageOf = (conditions: readonly Condition[], ran: readonly RunCase[], witnesses: readonly Witness[], cover: CasesCover, { find, tried }: Notebook): readonly CaseCoverage[] => {
  const views = ran.map((one) => ({ ...one, view: readRecord(one.record), asking: askingOf(one.case) }))
  return conditions.map(({ at, given, pack, part, source }) => {
    const possible = new Set(witnesses.filter((one) => one.at === at && one.part === part).map(({ verdict }) => verdict))
    const reached = new Set<Verdict>()
    for (const { asking, rules, view } of views) {
      // A case on a day on which the item is not in force says nothing about it.
      if (!rules.items.some((place) => at === `${place.section}/${place.item.id}` || at.startsWith(`${place.section}/${place.item.id}/`))) continue
      if (given.every(({ tree, wanted }) => wanted.includes(rules.question(tree).verdict(view, asking)))) reached.add(rules.question(source).verdict(view, asking))
    }
    const missing = [...possible].filter((verdict) => !reached.has(verdict))
    for (const verdict of missing.filter((one) => demanded[cover].includes(one))) {
      tried()
      const example = witnesses.find((one) => one.at === at && one.part === part && one.verdict === verdict)?.words
      find("TRAMYTE_PACK_CASES_MISSING", at, `no case has anybody for whom "${part}" is ${verdict}; add one`, { pack, ...(example === undefined ? {} : { example }) })
    }
    return { at, part, reached: [...reached], missing }
  })
}


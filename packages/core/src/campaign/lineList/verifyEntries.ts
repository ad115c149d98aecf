import { type CampaignProblem, refuse } from "../errors.ts"
import { checkBirth, checkSaid, checkText, wrong } from "./checkStatements.ts"
import { entriesOf, standingVerifications } from "./entriesOf.ts"
import type { LineList, Verification, VerificationState } from "./lineList.ts"
import { madeBy, nextVersion } from "./nextVersion.ts"
import { saysTheSame } from "./saysTheSame.ts"

/**
 * Writes down what was found out about entries: confirmed, disputed, rejected, or open again (`proposed`). Of several the one
 * of the latest day counts, and of one day the one that was written last; all of them are kept.
 *
 * @throws CampaignError `TRAMYTE_CAMPAIGN_UNKNOWN` for what is no entry of the list; `TRAMYTE_CAMPAIGN_LIST` without name, or
 *   without reason where an entry is disputed or rejected; `TRAMYTE_CAMPAIGN_DAY`
 * @example
 * ```ts
 * import { emptyLineList, entriesOf, submitList, verifyEntries } from "@tramyte/core/campaign"
 *
 * const list = submitList(emptyLineList, {
 *   id: "l1", source: { kind: "village", id: "v3" }, by: "Trưởng thôn 3", on: "2026-07-10", people: [{ person: "p1", village: "v3" }]
 * })
 * const verified = verifyEntries(list, [{ id: "p1", state: "confirmed", by: "Công an xã", on: "2026-07-12" }])
 * entriesOf(verified)[0]?.verification.state // => "confirmed"
 * ```
 */
export const verifyEntries = (list: LineList, verifications: readonly Verification[]): LineList => {
  const entries = new Set(entriesOf(list).map(({ id }) => id))
  refuse(verifications.flatMap((one, index): readonly CampaignProblem[] => {
    const at = `verifications[${index}].`
    return [
      ...(entries.has(one.id) ? [] : [wrong("UNKNOWN", `${at}id`, `"${one.id}" is no entry of the list`)]),
      ...(states.includes(one.state) ? [] : [wrong("LIST", `${at}state`, `${JSON.stringify(one.state)} is none of ${states.join(", ")}`)]),
      ...(one.state === "disputed" || one.state === "rejected" ? checkText(one.because, `${at}because`, `say why the entry is ${one.state}`) : []),
      ...checkBirth(one.settles?.birthDate, `${at}settles.birthDate`),
      ...checkSaid(one, at)
    ]
  }))
  const standing = standingVerifications(list)
  const told = new Map<string, readonly Verification[]>()
  for (const one of list.verifications) told.set(one.id, [...told.get(one.id) ?? [], one])
  const fresh: Verification[] = []
  for (const one of verifications) {
    const before = standing.get(one.id)
    const ofEntry = told.get(one.id) ?? []
    // What was told counts anew where something else was told since; of a day gone by it does not.
    const countsNow = before === undefined || before.on <= one.on
    if (countsNow ? saysTheSame(before, one) : ofEntry.some((other) => saysTheSame(other, one))) continue
    if (countsNow) standing.set(one.id, one)
    told.set(one.id, [...ofEntry, one])
    fresh.push(one)
  }
  if (fresh.length === 0) return list
  return nextVersion(list, { verifications: [...list.verifications, ...fresh] }, { ...madeBy(fresh), what: "verified", of: fresh.map(({ id }) => id) })
}

const states: readonly VerificationState[] = ["proposed", "confirmed", "disputed", "rejected"]

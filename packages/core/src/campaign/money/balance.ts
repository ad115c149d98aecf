import { type CivilDate, parseCivilDate } from "../../time/index.ts"
import { refuse } from "../errors.ts"
import { balanceFindings } from "./balanceFindings.ts"
import { ledgerProblems } from "./checkLedger.ts"
import type { Balance, BalanceBy, BalanceRow, Commitment, DonationInKind, Ledger, Settlement } from "./ledger.ts"

/** Of which time, and by what. */
export interface BalanceOptions {
  /** Half-open. Money belongs to it by the day of the session; a line of the budget, if all of its time lies in it. */
  readonly period: { readonly from: CivilDate; readonly until: CivilDate }
  /** Default: by source. */
  readonly by?: readonly BalanceBy[]
}

/**
 * How the money of a campaign stands: budget against commitment and settlement, by source, village, group, and what is wrong with it
 * (cân đối kinh phí). All amounts are whole đồng and the rows add up to the total exactly.
 *
 * @param ledger budget, commitments, settlements, donations
 * @param options the time, and by what
 * @throws CampaignError with all that is wrong: fractions, ids entered twice, payments of what nobody committed
 * @example
 * ```ts
 * import { balance } from "@tramyte/core/campaign"
 *
 * const ledger = {
 *   budget: [{ id: "b1", source: "city-budget", amount: 500000, from: "2026-01-01", until: "2027-01-01" }],
 *   commitments: [
 *     { id: "c1", person: "p1", source: "city-budget", amount: 300000, day: "2026-07-06" },
 *     { id: "c2", person: "p2", source: "city-budget", amount: 350000, day: "2026-07-07" }
 *   ],
 *   settlements: [{ id: "s1", commitment: "c1", amount: 280000, day: "2026-07-20" }]
 * }
 * const { total, findings } = balance(ledger, { period: { from: "2026-01-01", until: "2027-01-01" } })
 * total // => { budget: 500000, committed: 350000, settled: 280000, free: -130000, examinations: 1, costPerExamination: 280000 }
 * findings // => [{ code: "overdrawn", source: "city-budget", amount: 130000 }]
 * ```
 */
export const balance = (ledger: Ledger, { period, by = ["source"] }: BalanceOptions): Balance => {
  const days = Object.entries(period).flatMap(([end, day]) => parseCivilDate(day) === undefined ? [{ code: "TRAMYTE_CAMPAIGN_DAY" as const, where: `period.${end}`, message: `${String(day)} is no day; give one such as "2026-01-01"` }] : [])
  const turned = days.length === 0 && period.until <= period.from ? [{ code: "TRAMYTE_CAMPAIGN_WINDOW" as const, where: "period", message: "ends before it begins; turn its days round" }] : []
  refuse([...days, ...turned, ...ledgerProblems(ledger)])
  const within = (day: CivilDate): boolean => period.from <= day && day < period.until
  const lines = ledger.budget.filter(({ from, until }) => period.from <= from && until <= period.until)
  const moves = movesOf(ledger).filter(({ commitment }) => within(commitment.day))
  const rows = new Map<string, Sums>()
  const rowOf = (place: Place): Sums => {
    const kept = by.map((one) => place[one] ?? null)
    const key = JSON.stringify(kept)
    const known = rows.get(key) ?? { place: Object.fromEntries(by.flatMap((one) => place[one] === undefined ? [] : [[one, place[one]]])), budget: 0, committed: 0, settled: 0, examinations: new Set() }
    rows.set(key, known)
    return known
  }
  const total: Sums = { place: {}, budget: 0, committed: 0, settled: 0, examinations: new Set() }
  for (const line of lines) for (const sums of [rowOf(line), total]) sums.budget += line.amount
  for (const { commitment, settlements, open } of moves) {
    for (const sums of [rowOf(commitment), total]) {
      sums.committed += open
      for (const { amount } of settlements) sums.settled += amount
      if (settlements.length > 0) sums.examinations.add(`${commitment.day} ${commitment.person}`)
    }
  }
  return {
    rows: [...rows].toSorted(([a], [b]) => a < b ? -1 : 1).map(([, sums]) => rowFrom(sums)),
    total: rowFrom(total),
    inKind: inKindOf((ledger.inKind ?? []).filter(({ day }) => within(day))),
    findings: balanceFindings(ledger, period, lines, moves)
  }
}

type Place = Readonly<Partial<Record<BalanceBy, string>>>

interface Sums {
  readonly place: Place
  budget: number
  committed: number
  settled: number
  readonly examinations: Set<string>
}

/** A commitment with what was paid for it, and what of it is still to be paid. */
export interface Move {
  readonly commitment: Commitment
  readonly settlements: readonly Settlement[]
  readonly open: number
}

const movesOf = ({ commitments, settlements, released = [] }: Ledger): readonly Move[] => {
  const paid = new Map<string, Settlement[]>()
  for (const one of settlements) paid.set(one.commitment, [...paid.get(one.commitment) ?? [], one])
  const gone = new Set(released)
  return commitments.map((commitment) => {
    const own = paid.get(commitment.id) ?? []
    return { commitment, settlements: own, open: own.length > 0 || gone.has(commitment.id) ? 0 : commitment.amount }
  })
}

const rowFrom = ({ place, budget, committed, settled, examinations: { size: examinations } }: Sums): BalanceRow => ({
  ...place, budget, committed, settled, free: budget - committed - settled, examinations,
  ...(examinations === 0 ? {} : { costPerExamination: Math.floor(settled / examinations) + (settled % examinations * 2 >= examinations ? 1 : 0) })
})

const inKindOf = (given: readonly DonationInKind[]): Balance["inKind"] => {
  const sums = new Map<string, Balance["inKind"][number]>()
  for (const { donor, code, count, worth } of given) {
    const key = JSON.stringify([donor, code])
    const known = sums.get(key)
    const value = worth === undefined && known?.worth === undefined ? {} : { worth: (known?.worth ?? 0) + (worth ?? 0) }
    sums.set(key, { donor, code, count: (known?.count ?? 0) + count, ...value })
  }
  return [...sums].toSorted(([a], [b]) => a < b ? -1 : 1).map(([, sum]) => sum)
}

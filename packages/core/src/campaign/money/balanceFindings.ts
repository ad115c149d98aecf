import type { CivilDate } from "../../time/index.ts"
import type { Move } from "./balance.ts"
import type { BalanceFinding, BudgetLine, Ledger } from "./ledger.ts"

/** What is wrong with the money of a time. */
export const balanceFindings = (
  { budget, released = [] }: Ledger, period: { readonly from: CivilDate; readonly until: CivilDate }, lines: readonly BudgetLine[], moves: readonly Move[]
): readonly BalanceFinding[] => inOrder([
  ...overdrawn(lines, moves),
  ...budget.filter((line) => !lines.includes(line) && line.from < period.until && period.from < line.until)
    .map(({ id, amount }): BalanceFinding => ({ code: "partlyInPeriod", budget: id, amount })),
  ...moves.flatMap((move) => paymentFindings(move, new Set(released))),
  ...secondPayments(moves),
  ...secondPromises(moves)
])

/** By what they are and what they are about: in whatever order the ledger was written. */
const inOrder = (findings: readonly BalanceFinding[]): readonly BalanceFinding[] =>
  findings.map((finding) => [JSON.stringify(finding), finding] as const).toSorted(([a], [b]) => a < b ? -1 : 1).map(([, finding]) => finding)

type Place = Pick<BudgetLine, "source" | "village" | "group">

/** By source, and within a source by village or group where there is money of their own. */
const overdrawn = (lines: readonly BudgetLine[], moves: readonly Move[]): readonly BalanceFinding[] => {
  const free = new Map<string, { readonly place: Place; amount: number; own: boolean }>()
  const add = (place: Place, amount: number, own: boolean): void => {
    const key = JSON.stringify([place.source, place.village ?? null, place.group ?? null])
    const known = free.get(key)
    if (known === undefined) free.set(key, { place, amount, own })
    else {
      known.amount += amount
      known.own ||= own
    }
  }
  for (const line of lines) for (const place of placesOf(line)) add(place, line.amount, place.village === line.village && place.group === line.group)
  for (const { commitment, settlements, open } of moves) {
    const spent = settlements.reduce((sum, { amount }) => sum + amount, open)
    for (const place of placesOf(commitment)) add(place, -spent, place.village === undefined && place.group === undefined)
  }
  return [...free.values()]
    .flatMap(({ place, amount, own }): readonly BalanceFinding[] => own && amount < 0 ? [{ code: "overdrawn", ...place, amount: -amount }] : [])
}

/** Where money counts: in its source as a whole, in its village, in its group, and in its group of its village. */
const placesOf = ({ source, village, group }: Place): readonly Place[] => [
  { source },
  ...(village === undefined ? [] : [{ source, village }]),
  ...(group === undefined ? [] : [{ source, group }]),
  ...(village === undefined || group === undefined ? [] : [{ source, village, group }])
]

const paymentFindings = ({ commitment: { id, person, amount: promised }, settlements }: Move, released: ReadonlySet<string>): readonly BalanceFinding[] => {
  const [first, ...again] = settlements.toSorted((a, b) => a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1)
  if (first === undefined) return []
  return [
    ...(released.has(id) ? [{ code: "paidReleased" as const, commitment: id, amount: first.amount }] : []),
    ...(first.amount > promised ? [{ code: "aboveCommitment" as const, commitment: id, amount: first.amount - promised }] : []),
    ...again.map(({ amount }) => ({ code: "paidTwice" as const, commitment: id, person, amount }))
  ]
}

/** A second day of the same person in the same calendar year: one day paid by several sources is one examination. */
const secondPayments = (moves: readonly Move[]): readonly BalanceFinding[] => {
  const first = new Map<string, CivilDate>()
  return moves.filter(({ settlements }) => settlements.length > 0)
    .toSorted((a, b) => a.commitment.day < b.commitment.day ? -1 : a.commitment.day > b.commitment.day ? 1 : a.commitment.id < b.commitment.id ? -1 : 1)
    .flatMap(({ commitment: { id, person, day }, settlements }): readonly BalanceFinding[] => {
      const key = `${day.slice(0, 4)} ${person}`
      const known = first.get(key)
      if (known === undefined) first.set(key, day)
      return known === undefined || known === day ? [] : [{ code: "secondThisYear", person, commitment: id, amount: settlements.reduce((sum, { amount }) => sum + amount, 0) }]
    })
}

/** Of several that are still open, all but the first day's. */
const secondPromises = (moves: readonly Move[]): readonly BalanceFinding[] => {
  const first = new Set<string>()
  return moves.filter(({ open }) => open > 0)
    .toSorted((a, b) => a.commitment.day < b.commitment.day ? -1 : a.commitment.day > b.commitment.day ? 1 : a.commitment.id < b.commitment.id ? -1 : 1)
    .flatMap(({ commitment: { id, person, source, day }, open }): readonly BalanceFinding[] => {
      const key = JSON.stringify([day.slice(0, 4), person, source])
      if (first.has(key)) return [{ code: "committedTwice", person, source, commitment: id, amount: open }]
      first.add(key)
      return []
    })
}

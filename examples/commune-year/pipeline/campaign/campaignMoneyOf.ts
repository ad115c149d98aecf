import type { RulesInForce, RuleStatus } from "@tramyte/core"
import { balance, type Commitment, commitmentsOf, type MoneyFinding, type Settlement } from "@tramyte/core/campaign"
import { campaignMoney } from "@tramyte/pack-vn/campaign"
import { sourceTexts } from "../sourceTexts.ts"
import type { CampaignFile } from "./campaignFile.ts"
import type { CampaignMoney, CampaignPerson, CampaignSession } from "./campaignYear.ts"
import type { Invited } from "./invitation.ts"

interface MoneyInput {
  readonly rules: RulesInForce
  readonly file: CampaignFile
  readonly invited: readonly Invited[]
  readonly findings: readonly MoneyFinding[]
  /** In the order of `invited`. */
  readonly people: readonly CampaignPerson[]
  readonly sessions: readonly CampaignSession[]
}

/** What the examinations cost and whom, at the station's prices; nothing where its file has none. */
export const campaignMoneyOf = ({ rules, file, invited, findings, people, sessions }: MoneyInput): { readonly money: CampaignMoney; readonly people: readonly CampaignPerson[] } | undefined => {
  if (file.prices === undefined) return undefined
  const grouping = rules.groupings.find(({ id }) => id === campaignMoney.payers)!
  const payers = [...grouping.groups, ...grouping.otherwise === undefined ? [] : [grouping.otherwise]]
  const placeOf = new Map(payers.map(({ id }, at) => [id, at]))
  const places = new Map(invited.map(({ at, person }) => [person.id, at]))
  const cap = rules.parameters.findLast(({ id }) => id === campaignMoney.cap)!
  const sums = payers.map(() => 0)
  let [undecided, total] = [0, 0]
  for (const { estimate } of invited) for (const { amount, payer } of estimate?.parts ?? []) {
    total += amount
    const place = placeOf.get(payer ?? "")
    if (place === undefined) undecided += amount
    else sums[place]! += amount
  }
  return {
    people: people.map((person, at) => {
      const payer = placeOf.get(invited[at]!.estimate?.payer ?? "")
      return payer === undefined ? person : { ...person, payer }
    }),
    money: {
      status: weakest([grouping.status, cap.status]),
      cap: { amount: Number(cap.value), status: cap.status, sources: sourceTexts(cap, rules) },
      payers: payers.map(({ label }, at) => ({ label, amount: sums[at]! })), undecided, total,
      lines: linesOf(file, invited, people, sessions),
      findings: together(findings).map(({ says, people: who }) => ({ says, who: who.map((id) => places.get(id)!).toSorted((a, b) => a - b) }))
    }
  }
}

const weakest = (all: readonly RuleStatus[]): RuleStatus => all.includes("unverified") ? "unverified" : all.includes("secondary") ? "secondary" : "verified"

/** Money given, promised to those who have a session, and paid for those who were examined. */
const linesOf = ({ budget = [], opening }: CampaignFile, invited: readonly Invited[], people: readonly CampaignPerson[], sessions: readonly CampaignSession[]): CampaignMoney["lines"] => {
  const sources = Object.fromEntries(budget.flatMap(({ payers, source }) => payers.map((payer) => [payer, source] as const)))
  // Who was examined was so on a day, whatever session the plan had.
  const days = [...sessions.map(({ day }, at) => ({ id: `s${at}`, day })), ...[...new Set(people.flatMap(({ examined, standing }) => standing === "x" ? examined ?? [] : []))].map((day) => ({ id: day, day }))]
  const assigned = people.flatMap(({ examined, session, standing }, at) => {
    const { id } = invited[at]!.person
    return standing === "x" ? [{ id, session: examined! }] : session === undefined ? [] : [{ id, session: `s${session}` }]
  })
  const { commitments } = commitmentsOf({ estimate: { people: invited.flatMap(({ estimate }) => estimate ?? []) }, assigned, sessions: days, sources })
  const paid = new Map(people.flatMap(({ examined, standing }, at) => standing === "x" ? [[invited[at]!.person.id, examined!] as const] : []))
  const settlements = commitments.flatMap(({ amount, id, person }: Commitment): readonly Settlement[] => paid.has(person) ? [{ id: `paid ${id}`, commitment: id, amount, day: paid.get(person)! }] : [])
  const { rows } = balance({
    budget: budget.map(({ amount, source }) => ({ id: source, source, amount, from: opening.from, until: opening.until })), commitments, settlements
  }, { period: { from: opening.from, until: opening.until } })
  return budget.map(({ label, source }) => {
    const { budget: given = 0, committed = 0, free = 0, settled = 0 } = rows.find((row) => row.source === source) ?? {}
    return { source: label, budget: given, committed, settled, free }
  })
}

/** People were asked about some at a time: what is told of many is told once. */
const together = (findings: readonly MoneyFinding[]): readonly Pick<MoneyFinding, "says" | "people">[] => {
  const found = new Map<string, { readonly first: MoneyFinding; readonly people: string[]; amount: number }>()
  for (const finding of findings) {
    const key = JSON.stringify([finding.code, finding.item, finding.payers, finding.items])
    const known = found.get(key)
    if (known === undefined) found.set(key, { first: finding, people: [...finding.people], amount: finding.amount ?? 0 })
    else {
      known.people.push(...finding.people)
      known.amount += finding.amount ?? 0
    }
  }
  return [...found.values()].map(({ amount, first, people }) => ({ people, says: { vi: counted(first.says.vi, first, people.length, amount), en: counted(first.says.en, first, people.length, amount) } }))
}

/** The sentence of some, with the numbers of all. */
const counted = (sentence: string, { amount = 0, people }: MoneyFinding, many: number, sum: number): string => {
  const written = (value: number, mark: string): string => String(value).replace(/\B(?=(\d{3})+$)/g, mark)
  const amounts = amount === 0 ? sentence : sentence.replaceAll(`${written(amount, ".")} đồng`, `${written(sum, ".")} đồng`).replaceAll(`VND ${written(amount, ",")}`, `VND ${written(sum, ",")}`)
  return amounts.replace(`${people.length} người`, `${many} người`).replace(new RegExp(`\\bfor ${people.length}\\b|\\bWhether ${people.length}\\b`), (text) => text.replace(String(people.length), String(many)))
}

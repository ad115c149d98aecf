import { type CivilDate, parseCivilDate } from "../../time/index.ts"
import type { CampaignProblem } from "../errors.ts"
import { dongProblem } from "./checkMoney.ts"
import type { Ledger } from "./ledger.ts"

/** What is wrong with a ledger. */
export const ledgerProblems = ({ budget, commitments, settlements, released = [], inKind = [] }: Ledger): readonly CampaignProblem[] => {
  const problems: CampaignProblem[] = []
  const day = (value: CivilDate, where: string): void => {
    if (parseCivilDate(value) === undefined) problems.push({ code: "TRAMYTE_CAMPAIGN_DAY", where, message: `${String(value)} is no day; give one such as "2026-07-15"` })
  }
  const ids = (list: readonly { readonly id: string }[], name: string): ReadonlySet<string> => {
    const known = new Set<string>()
    list.forEach(({ id }, index) => {
      if (known.has(id)) problems.push({ code: "TRAMYTE_CAMPAIGN_DUPLICATE", where: `${name}[${index}].id`, message: `"${id}" is there twice; what is entered twice would be counted twice` })
      known.add(id)
    })
    return known
  }
  const dong = (amount: number, where: string): void => void problems.push(...dongProblem(amount, where))
  ids(budget, "budget")
  ids(settlements, "settlements")
  ids(inKind, "inKind")
  const known = ids(commitments, "commitments")
  const expect = (id: string, where: string): void => {
    if (!known.has(id)) problems.push({ code: "TRAMYTE_CAMPAIGN_UNKNOWN", where, message: `there is no commitment "${id}"; enter it before it is paid or released` })
  }
  budget.forEach(({ amount, from, until }, index) => {
    dong(amount, `budget[${index}].amount`)
    day(from, `budget[${index}].from`)
    day(until, `budget[${index}].until`)
    if (until <= from) problems.push({ code: "TRAMYTE_CAMPAIGN_WINDOW", where: `budget[${index}]`, message: "ends before it begins; turn its days round" })
  })
  commitments.forEach((one, index) => {
    dong(one.amount, `commitments[${index}].amount`)
    day(one.day, `commitments[${index}].day`)
  })
  settlements.forEach((one, index) => {
    dong(one.amount, `settlements[${index}].amount`)
    day(one.day, `settlements[${index}].day`)
    expect(one.commitment, `settlements[${index}].commitment`)
  })
  released.forEach((id, index) => expect(id, `released[${index}]`))
  inKind.forEach((one, index) => {
    day(one.day, `inKind[${index}].day`)
    if (!(Number.isSafeInteger(one.count) && one.count > 0)) problems.push({ code: "TRAMYTE_CAMPAIGN_NUMBER", where: `inKind[${index}].count`, message: `${String(one.count)} is no number of things; give a whole number from 1 up` })
    if (one.worth !== undefined) dong(one.worth, `inKind[${index}].worth`)
  })
  if (problems.length === 0) for (const [name, list] of Object.entries({ budget, commitments, settlements })) dong(list.reduce((sum, { amount }) => sum + amount, 0), name)
  return problems
}

import type { Text } from "../../language/text.ts"
import type { Answer, Source, Subject } from "../../rules/answer.ts"
import type { RuleStatus } from "../../rules/dated.ts"
import type { AssignedGroup } from "../../groups/assignGroups.ts"
import type { CivilDate } from "../../time/index.ts"

/** Money of Viet Nam, whole đồng from 0 up (VND). There is no smaller coin: fractions are refused. */
export type Dong = number

/** What the pack calls the rules about money: `campaignMoney` of `@tramyte/pack-vn/campaign`. */
export interface MoneyRules {
  /** The grouping of those who pay, where every match counts: several are never ordered by guessing. */
  readonly payers: string
  /** Parameter: the payers whose estimates the cap limits. */
  readonly capped: string
  /** Parameter: the cap for one person and examination, in đồng. */
  readonly cap: string
  /** Value set: the items that are free for the people entitled; while it is empty nobody knows. */
  readonly free: string
  /** Rule: the person was examined in this calendar year already. */
  readonly examined: string
}

/** What somebody else pays of an item: the health insurance fund (quỹ BHYT), a donor (nhà tài trợ). Given data: no text gives their share. */
export interface Contribution {
  readonly item: string
  readonly by: string
  /** Not said: the whole item. */
  readonly amount?: Dong
}

/** How sure it is who pays. */
export type PayerStanding =
  /** One payer, and no missing fact can change it. */
  | "decided"
  /** One payer for what is known; a missing fact could bring another, too. */
  | "provisional"
  /** The person is in several classes, and no text says which payer comes first: the station decides. */
  | "several"
  /** What is known does not name a payer. */
  | "unknown"
  /** The rules are not about this person. */
  | "outside"

/** Who pays an item: those who contribute, in their order, and the payer for the rest. */
export interface ItemPayers {
  readonly item: string
  readonly by: readonly { readonly payer: string; readonly amount: Dong | "all" | "rest" }[]
}

/** Who pays the examination of a person (nguồn chi trả). */
export interface PayerAnswer extends Answer {
  readonly standing: PayerStanding
  /** Who pays what nobody else pays; absent where that is not one. */
  readonly payer?: AssignedGroup
  /** Who else it could be: the several, or those whom a missing fact could bring. */
  readonly couldPay: readonly AssignedGroup[]
  readonly items: readonly ItemPayers[]
}

/** Somebody who is to be examined, and what that consists of (người được lập dự toán). */
export interface PersonToEstimate {
  readonly person: Subject
  /** Codes of the items of the examination, each once. */
  readonly items: readonly string[]
  readonly contributions?: readonly Contribution[]
  /** Whom the station means to charge, by id of the payer; said to be wrong if the rules name another. */
  readonly charged?: string
  readonly village?: string
  readonly group?: string
}

/** What one person's examination costs, and whom. */
export interface EstimatedPerson {
  readonly id: string
  readonly standing: PayerStanding
  readonly payer?: string
  /** All items that have a price. */
  readonly total: Dong
  /** By payer; what nobody is named for has none. Together they are the total. */
  readonly parts: readonly { readonly payer?: string; readonly amount: Dong }[]
  readonly village?: string
  readonly group?: string
}

/** What is to be looked at before an estimate is handed in. */
export type MoneyFindingCode =
  /** The item is not among those that are free: somebody has to pay, or it goes. */
  | "notFree"
  /** The list of free items is empty: whether it is free is not known. */
  | "freeUnknown"
  | "noPrice"
  /** The estimate on the budget is above the cap; `amount` is by how much, `items` could go. */
  | "aboveCap"
  /** Examined in this year already, or twice in this estimate: it would be paid twice. */
  | "secondThisYear"
  /** Not known whether examined in this year. */
  | "examinedUnknown"
  /** The station means to charge another payer than the rules name: an employer's people on the budget. */
  | "otherPayer"
  /** Several payers, or none, for what is known: `payers` are those it could be. */
  | "payerOpen"
  /** Estimated for the first of `payers`, but a missing fact could bring the others. */
  | "payerProvisional"

/** One finding; `people` are those it is about. */
export interface MoneyFinding {
  readonly code: MoneyFindingCode
  readonly people: readonly string[]
  readonly item?: string
  readonly amount?: Dong
  readonly items?: readonly string[]
  readonly payers?: readonly string[]
  readonly says: Text
}

/** What examinations will cost, by payer (dự toán). */
export interface BudgetEstimate {
  /** The day of the law. */
  readonly on: CivilDate
  readonly cap: { readonly amount: Dong; readonly sources: readonly Source[]; readonly status: RuleStatus }
  /** In the order given. */
  readonly people: readonly EstimatedPerson[]
  readonly byPayer: readonly { readonly payer: string; readonly people: number; readonly amount: Dong }[]
  /** What no payer is named for. */
  readonly undecided: { readonly people: number; readonly amount: Dong }
  /** The sum of `byPayer` and `undecided`, to the đồng. */
  readonly total: Dong
  readonly findings: readonly MoneyFinding[]
}

import type { Grouping } from "../../groups/grouping.ts"
import type { Pack } from "../../pack/pack.ts"
import { item, smallPack } from "../../pack/smallPack.fixture.ts"
import { composePacks } from "../../pack/composePacks.ts"
import type { RulesInForce } from "../../pack/rulesInForce.ts"
import type { Predicate } from "../../rules/predicate.ts"
import type { MoneyRules } from "./money.ts"

export const money: MoneyRules = { payers: "p/payer", capped: "p/capped", cap: "p/cap", free: "p/free", examined: "p/examined" }

const name = (vi: string, en: string) => ({ vi, en })
const now = (kind: string): Predicate => ({ op: "exists", in: { kind, activeAt: "on" } })
const [pupil, worker] = [now("education"), now("employment")]

/** School pays for pupils, employers for workers, the budget for the poor who are neither, and for others as far as it reaches. */
const payer: Grouping = {
  ...item("p/payer"), mode: "every", scope: { op: "alive" },
  groups: [
    { id: "p/school", label: name("Nhà trường", "School"), when: pupil },
    { id: "p/employer", label: name("Người sử dụng lao động", "Employer"), when: worker, cites: [{ ref: "law", at: "Điều 21" }] },
    { id: "p/budget", label: name("Ngân sách", "Budget"), when: { op: "all", of: [now("poverty"), { op: "not", of: pupil }, { op: "not", of: worker }] } }
  ],
  otherwise: { id: "p/others", label: name("Ngân sách, nếu còn", "Budget, if any is left") }
}

const national: Pack = smallPack({
  parameters: [{ ...item("p/cap", { status: "secondary" }), value: 350_000 }, { ...item("p/capped"), value: ["p/budget", "p/others"] }],
  valueSets: [{ ...item("p/free"), codes: [["exam", "khám"], ["blood", "xét nghiệm máu"], ["scan", "siêu âm"]].map(([code, vi]) => ({ code: code!, label: name(vi!, code!) })) }],
  rules: [{ ...item("p/examined"), when: { op: "exists", in: { kind: "encounter", startsIn: { from: "yearStart", until: "yearEnd" } } } }],
  groupings: [payer]
})

/** The rules of July 2026; a province's pack may come on top. */
export const rulesOfMoney = (province?: Partial<Pack>): RulesInForce =>
  composePacks(province === undefined ? [national] : [national, smallPack({ id: "q", citations: [], ...province })]).on("2026-07-15")

/** Somebody of whom everything is known, and nothing pays for but the budget. */
export const poor = (id: string, more: object = {}) => ({ id, birthDate: "1970", poverty: "poor", employment: false, education: false, examinations: [], ...more }) as const

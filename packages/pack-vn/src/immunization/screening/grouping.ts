import type { Grouping } from "@tramyte/core"
import { aged, all, any, not, param, rule, text } from "@tramyte/core/pack"
import { type Guideline, guidelines } from "./guidelines.ts"
import { type Consequence, ruleOf, screeningReasons } from "./reasons.ts"

/** The conclusions, in the order in which the first that holds is taken (kết luận khám sàng lọc). */
export const conclusions = {
  contraindicated: { id: "vietnam-immunization/contraindicated", label: text("Chống chỉ định", "Contraindicated") },
  refer: { id: "vietnam-immunization/refer", label: text("Chuyển khám sàng lọc tại bệnh viện", "To be screened in a hospital") },
  defer: { id: "vietnam-immunization/defer", label: text("Tạm hoãn", "Deferred") },
  eligible: { id: "vietnam-immunization/eligible", label: text("Đủ điều kiện tiêm chủng", "Eligible") },
  open: { id: "vietnam-immunization/screening-open", label: text("Chưa kết luận được", "Not concluded") }
} as const

const known = (key: Guideline["key"]) => screeningReasons.filter(({ under }) => under[key] !== undefined)
const someOf = (key: Guideline["key"], leadsTo: Consequence) => any(...known(key).filter((one) => one.leadsTo === leadsTo).map((one) => rule(ruleOf(one))))

/**
 * Screening before vaccination outside hospitals (khám sàng lọc trước tiêm chủng), one version a guideline. Eligible is only
 * who was asked everything: what was not answered leaves the conclusion open.
 */
export const screeningBeforeVaccination: readonly Grouping[] = guidelines.map(({ cites, from, key, until }): Grouping => ({
  id: "vietnam-immunization/screening",
  label: text("Khám sàng lọc trước tiêm chủng", "Screening before vaccination"),
  from,
  ...(until === undefined ? {} : { until }),
  cites,
  status: "unverified",
  note: text("Cho trẻ em, tại cơ sở tiêm chủng ngoài bệnh viện; các lý do có nguồn riêng.", "For children, at places of vaccination outside hospitals; each reason has its own source."),
  mode: "first",
  scope: aged({ below: param("vietnam/child-age") }),
  groups: [
    { ...conclusions.contraindicated, when: someOf(key, "contraindicated") },
    { ...conclusions.refer, when: someOf(key, "refer") },
    { ...conclusions.defer, when: someOf(key, "defer") },
    { ...conclusions.eligible, when: all(...known(key).map((one) => not(rule(ruleOf(one))))) }
  ],
  otherwise: conclusions.open
}))

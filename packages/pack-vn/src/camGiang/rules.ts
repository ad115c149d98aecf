import type { Rule } from "@tramyte/core"
import { alive, all, cite, facts, flag, on, param, sure, text, valueSet } from "@tramyte/core/pack"
import { reviewedOn } from "../write.ts"
import { commune, planFrom } from "./parameters.ts"

/** What a card's code shows. A card without a code shows nothing, and leaves nothing open. */
const byCard = (id: string, vi: string, en: string): Rule => ({
  id: `cam-giang/${id}-by-card`,
  label: text(`${vi} theo mã thẻ BHYT`, `${en} by the code of the insurance card`),
  from: planFrom,
  cites: [cite("cam-giang-plan-257-2026", "Mục III.2"), cite("decision-1351-2015")],
  status: "unverified",
  when: all(flag("cam-giang/insurance-code-counts"), sure(facts("insurance").coded(valueSet(`vietnam/card-${id}`)).activeOn(on).exist()))
})

/** Who is within the plan, and what an insurance card shows. */
export const rules: readonly Rule[] = [
  {
    id: "cam-giang/resident",
    label: text("Người dân cư trú trên địa bàn xã Cẩm Giàng", "Resident of Cẩm Giàng"),
    from: planFrom,
    cites: [cite("cam-giang-plan-257-2026", "Mục II.1")],
    status: "verified",
    reviewedOn,
    when: all(alive, facts("residence").coded(param("cam-giang/residence-types")).linked({ commune }).activeOn(on).exist())
  },
  byCard("merit", "Người có công", "Merit"),
  byCard("social-protection", "Hộ nghèo, cận nghèo, bảo trợ xã hội", "Poor, near-poor or assisted"),
  byCard("worker", "Người lao động", "Worker"),
  byCard("armed-forces", "Lực lượng vũ trang", "Armed forces"),
  byCard("pupil", "Học sinh", "Pupil")
]

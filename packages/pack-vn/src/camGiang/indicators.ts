import type { Indicator, Predicate } from "@tramyte/core"
import { afterPeriod, all, any, cite, facts, flag, type OrderedStrata, startOfYear, text, valueSet } from "@tramyte/core/pack"
import { reviewedOn } from "../write.ts"
import { attribution, examined, resident } from "./frame.ts"
import { groups, priorityGroups } from "./groups.ts"
import { planFrom } from "./parameters.ts"

const invited = facts("contact").coded(valueSet("vietnam/invitations")).within(startOfYear, afterPeriod).exist()
const inAnyOf = (...numbers: readonly number[]): Predicate =>
  any(...groups.filter((group) => numbers.some((number) => group.id === `cam-giang/group-${number}`)).map((group) => group.when))

/** The eight groups in the plan's order: each person in the first that fits. */
const byGroup: OrderedStrata = {
  id: "priority-group",
  label: priorityGroups.label,
  bands: groups.map(({ id, label, when }) => ({ id, label, when })),
  otherwise: { id: priorityGroups.otherwise!.id, label: priorityGroups.otherwise!.label }
}

/** What Cẩm Giàng's plan can be measured by. */
export const indicators: readonly Indicator[] = [
  {
    id: "cam-giang/checkup-coverage",
    label: text("Tỷ lệ người dân đã khám sức khỏe định kỳ hoặc sàng lọc trong năm", "Share of residents examined this year"),
    from: planFrom,
    cites: [cite("cam-giang-plan-257-2026", "Mục III.3")],
    status: "unverified",
    reviewedOn,
    note: text("Kế hoạch không nêu chỉ tiêu tỷ lệ; tính từ đầu năm dương lịch đến hết kỳ báo cáo.", "The plan sets no share; counted from 1 January to the end of the period."),
    basis: "person",
    attribution,
    strata: [byGroup],
    measures: "period",
    denominator: resident,
    numerator: examined,
    direction: "up"
  },
  {
    id: "cam-giang/priority-access",
    label: text("Tỷ lệ người thuộc nhóm ưu tiên được tiếp cận khám (đã mời hoặc đã khám)", "Share of the priority groups reached (invited or examined)"),
    from: planFrom,
    cites: [cite("cam-giang-plan-257-2026", "Mục I.2")],
    status: "unverified",
    reviewedOn,
    note: text("Kế hoạch bảo đảm 100% “được tiếp cận” nhưng không định nghĩa; ở đây là đã được mời hoặc đã khám trong năm.",
      "The plan ensures access for 100 % and does not define it; here: invited or examined this year."),
    basis: "person",
    attribution,
    strata: [byGroup],
    measures: "period",
    denominator: all(resident, any(inAnyOf(1, 2, 3), all(flag("cam-giang/access-counts-groups-4-to-7"), inAnyOf(4, 5, 6, 7)))),
    numerator: any(invited, examined),
    target: { share: 1 },
    direction: "up"
  }
]

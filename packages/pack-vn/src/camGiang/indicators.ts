import type { Indicator, Predicate } from "@tramyte/core"
import { afterPeriod, all, any, cite, facts, flag, rule, startOfYear, text, valueSet } from "@tramyte/core/pack"
import { reviewedOn } from "../write.ts"
import { groups } from "./groups.ts"
import { planFrom } from "./parameters.ts"

const resident = rule("cam-giang/resident")
const examined = facts("encounter").coded(valueSet("vietnam/yearly-right-exams")).within(startOfYear, afterPeriod).exist()
const invited = facts("contact").within(startOfYear, afterPeriod).exist()
const inAnyOf = (...numbers: readonly number[]): Predicate =>
  any(...groups.filter((group) => numbers.some((number) => group.id === `cam-giang/group-${number}`)).map((group) => group.when))

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
    measures: "period",
    denominator: all(resident, any(inAnyOf(1, 2, 3), all(flag("cam-giang/access-counts-groups-4-to-7"), inAnyOf(4, 5, 6, 7)))),
    numerator: any(invited, examined),
    target: { share: 1 },
    direction: "up"
  }
]

import type { Indicator, Predicate, Text } from "@tramyte/core"
import { afterPeriod, aged, all, any, type Attribution, cite, facts, flag, on, type OrderedStrata, param, rule, startOfYear, text, valueSet } from "@tramyte/core/pack"
import { reviewedOn } from "../write.ts"
import { groups, priorityGroups } from "./groups.ts"
import { commune, planFrom } from "./parameters.ts"

const resident = rule("cam-giang/resident")
const examined = facts("encounter").coded(valueSet("vietnam/yearly-right-exams")).within(startOfYear, afterPeriod).exist()
const invited = facts("contact").coded(valueSet("vietnam/invitations")).within(startOfYear, afterPeriod).exist()
const inAnyOf = (...numbers: readonly number[]): Predicate =>
  any(...groups.filter((group) => numbers.some((number) => group.id === `cam-giang/group-${number}`)).map((group) => group.when))

/** A person counts to the village of this commune in which they live on the last day, wherever else they are registered. */
const attribution: Attribution = { in: facts("residence").linked({ commune }).activeOn(on).data, link: "village" }

/** The eight groups in the plan's order: each person in the first that fits. */
const byGroup: OrderedStrata = {
  id: "priority-group",
  label: priorityGroups.label,
  bands: groups.map(({ id, label, when }) => ({ id, label, when })),
  otherwise: { id: priorityGroups.otherwise!.id, label: priorityGroups.otherwise!.label }
}

const noShare = text("Kế hoạch nêu việc phải làm, không đặt tỷ lệ.", "The plan says what is to be done, and sets no share.")

const measure = (name: string, label: Text, at: string, note: Text, measured: Pick<Indicator, "measures" | "denominator" | "numerator">): Indicator => ({
  id: `cam-giang/${name}`, label, from: planFrom, cites: [cite("cam-giang-plan-257-2026", at)], status: "unverified", reviewedOn,
  note: text(`${note.vi} ${noShare.vi}`, `${note.en} ${noShare.en}`), basis: "person", initial: resident, attribution, ...measured, direction: "up"
})

const without = (disease: string): Predicate => facts("condition").coded(valueSet(disease)).none()
const measuredThisYear = (...codes: readonly string[]): Predicate => facts("observation").coded(valueSet(codes[0]!, ...codes.slice(1))).within(startOfYear, afterPeriod).exist()

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
  },
  measure("examined-with-health-record", text("Tỷ lệ người đã khám trong năm có hồ sơ sức khỏe điện tử", "Share of those examined this year who have an electronic health record"), "Mục III.3",
    text("“Kết quả khám được cập nhật lên hồ sơ sức khỏe điện tử”: ở đây là có hồ sơ, chưa xét kết quả đã được đưa vào.", "\"Results are entered in the electronic health record\": here, that there is one; not whether the results are in it."),
    { measures: "state", denominator: examined, numerator: facts("healthRecord").exist() }),
  measure("hypertension-screened", text("Tỷ lệ người được đo huyết áp tầm soát trong năm", "Share of residents screened for hypertension this year"), "Mục III.3",
    text("Ưu tiên sàng lọc tăng huyết áp: người từ tuổi tầm soát chưa ghi nhận bệnh.", "Screening for hypertension is a priority: those of screening age who are not known to have it."),
    { measures: "period", denominator: all(aged({ atLeast: param("vietnam/hypertension-screening-from") }), without("vietnam/hypertension")), numerator: measuredThisYear("vietnam/pressure-reading-codes") }),
  measure("diabetes-screened", text("Tỷ lệ người được xét nghiệm tầm soát đái tháo đường trong năm", "Share of residents screened for diabetes this year"), "Mục III.3",
    text("Ưu tiên sàng lọc đái tháo đường: người từ tuổi tầm soát chưa ghi nhận bệnh.", "Screening for diabetes is a priority: those of screening age who are not known to have it."),
    { measures: "period", denominator: all(aged({ atLeast: param("vietnam/diabetes-screening-from") }), without("vietnam/diabetes")), numerator: measuredThisYear("vietnam/fasting-glucose", "vietnam/hba1c") }),
  measure("digital-identities", text("Tỷ lệ người dân đã kích hoạt định danh điện tử VNeID mức 2", "Share of residents with an activated level-2 digital identity"), "Mục III.1",
    text("Mọi người dân, vì kế hoạch không nêu tuổi.", "Of all residents, as the plan gives no age."), { measures: "state", numerator: facts("digitalIdentity").activeOn(on).exist() })
]

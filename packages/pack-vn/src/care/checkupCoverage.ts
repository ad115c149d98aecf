import type { Group, Predicate } from "@tramyte/core"
import { after, alive, all, cite, definedSet, facts, on, param, rule, startOf, text, valueSet } from "@tramyte/core/pack"
import { choice } from "../write.ts"
import { entitlement } from "../vietnam/entitlement.ts"
import { defined, indicator, type Programme, type Source } from "./programme.ts"

const decree: Source = { cites: [cite("decree-165-2026", "Điều 69.2"), cite("decree-165-2026", "Điều 70.2")], status: "secondary", from: "2026-07-01" }
const detection: Source = { cites: [cite("decree-165-2026", "Điều 75")], status: "unverified", from: "2026-07-01" }

const examined = facts("encounter").coded(valueSet("vietnam/yearly-right-exams")).thisYear().exist()
const named = (letter: string): Group => entitlement.groups.find(({ id }) => id === `vietnam/class-${letter}`)!

/** Who was found to have a disease soon after the first checkup of the period, and was not known to have it before. */
const newlyDetected = (id: string, vi: string, en: string, disease: string) => {
  const diagnosed = facts("condition").coded(valueSet(disease))
  return indicator(id, text(vi, en), {
    ...detection,
    note: text(
      "Tính theo người: lần khám sức khỏe đầu tiên trong kỳ của mỗi người. Mẫu số: người chưa được ghi nhận bệnh trước ngày khám; chẩn đoán từ ngày khám đến hết thời hạn được tính là phát hiện mới. Nghị định không có công thức.",
      "By person: the first checkup of each in the period. Denominator: nobody with the disease on record before that day; a diagnosis from that day to the end of the time given is new. The decree has no formula."
    )
  }, {
    basis: { event: definedSet("vietnam-care/checkups").inPeriod().first.data, as: "checkup" },
    measures: "period",
    denominator: diagnosed.within({ until: startOf("checkup") }).none(),
    numerator: diagnosed.within({ from: startOf("checkup"), through: after(startOf("checkup"), param("vietnam-care/detection-time")) }).exist(),
    direction: "up"
  })
}

/** Who is examined (khám sức khỏe định kỳ, khám sàng lọc), and what that finds. */
export const checkupCoverage: Programme = {
  parameters: [
    choice("vietnam-care/residence-types-counted", text("Hình thức cư trú được tính là người dân trên địa bàn", "Kinds of residence that count as residents"), ["permanent", "temporary"],
      text("Văn bản quốc gia không nói; địa phương khác nhau (thường trú, hoặc cả tạm trú).", "National texts do not say; localities differ (permanent residents, or temporary ones, too)."), cite("circular-23-2025")),
    choice("vietnam-care/detection-time", text("Chẩn đoán trong thời gian này sau lần khám là phát hiện nhờ khám", "A diagnosis within this time after a checkup was found by it"), { days: 90 },
      text("Không văn bản nào nêu; để kịp khám lại và xét nghiệm xác định.", "No text gives it; it leaves time for the second visit and tests that confirm."), cite("decree-165-2026", "Điều 75"))
  ],
  definitions: [
    defined("resident", text("Người dân trên địa bàn", "Resident"), { cites: [cite("circular-23-2025")], status: "unverified", from: "2025-07-01" }, { when: all(alive, facts("residence").coded(param("vietnam-care/residence-types-counted")).activeOn(on).exist()) }),
    defined("checkups", text("Lượt khám sức khỏe định kỳ, khám sàng lọc", "Checkups and screening"), { cites: [cite("decision-1116-2026")], status: "secondary", from: "2026-06-22" }, { facts: facts("encounter").coded(valueSet("vietnam/elderly-exams")).data })
  ],
  indicators: [
    indicator("checkup-coverage", text("Tỷ lệ người dân được khám sức khỏe định kỳ hoặc sàng lọc trong năm", "Share of residents with a periodic checkup or screening this year"), {
      ...decree,
      cites: [...decree.cites, cite("directive-17-2026")],
      note: text("Tính từ đầu năm dương lịch đến hết kỳ. Đích 100 % đến hết năm 2026 là của Chỉ thị 17, đọc qua nguồn thứ cấp.", "From 1 January to the end of the period. To examine everybody by the end of 2026 is the aim of directive 17, read in a report of it.")
    }, {
      basis: "person",
      measures: "period",
      initial: rule("vietnam-care/resident"),
      numerator: examined,
      // Class a is for those who are not in b, c or d, so it stands behind them.
      strata: [{
        id: "entitlement",
        label: text("Diện được khám", "Entitlement class"),
        bands: ["b", "c", "d", "a"].map((letter): { readonly id: string; readonly label: Group["label"]; readonly when: Predicate } => ({ id: `class-${letter}`, label: named(letter).label, when: named(letter).when })),
        otherwise: { id: "class-dd", label: entitlement.otherwise!.label }
      }],
      target: { share: 1, by: "2027-01-01" },
      direction: "up"
    }),
    indicator("elderly-checkup-coverage", text("Tỷ lệ người cao tuổi được khám định kỳ hoặc sàng lọc trong năm", "Share of the elderly examined this year"), {
      cites: [cite("decision-1116-2026"), cite("circular-35-2011", "Điều 3")],
      status: "secondary",
      from: "2026-06-22",
      note: text("Tuổi tính vào ngày cuối kỳ báo cáo, không phải ngày khám: người đủ 60 tuổi trong tháng 12 cũng ở mẫu số.", "Age is that of the last day of the period, not of the examination: who turns 60 in December is in the denominator.")
    }, {
      basis: "person", measures: "period", initial: rule("vietnam-care/resident"), denominator: rule("vietnam/elderly"),
      numerator: facts("encounter").coded(valueSet("vietnam/elderly-exams")).thisYear().atLeast(param("vietnam/elderly-checkups-min")), direction: "up"
    }),
    newlyDetected("hypertension-newly-detected", "Tỷ lệ phát hiện mới tăng huyết áp qua khám sức khỏe", "Hypertension newly detected by checkups", "vietnam/hypertension"),
    newlyDetected("diabetes-newly-detected", "Tỷ lệ phát hiện mới đái tháo đường qua khám sức khỏe", "Diabetes newly detected by checkups", "vietnam/diabetes")
  ]
}

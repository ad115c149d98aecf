import { afterPeriod, all, cite, facts, least, on, param, rule, startOfPeriod, text, valueSet } from "@tramyte/core/pack"
import { choice } from "../write.ts"
import { codes, indicator, type Programme, type Source } from "./programme.ts"

const statistics: Source = { cites: [cite("circular-23-2025")], status: "unverified", from: "2025-07-01" }
const c1: Source = { cites: [cite("who-ncd-c1-2022")], status: "secondary" }
const elderlyLaw: Source = { cites: [cite("law-39-2009", "Điều 13.2")], status: "unverified", from: "2025-07-01" }

/** Medicines whose stock WHO's indicator C1 asks for. */
const medicines = { insulin: text("insulin", "insulin (any)"), metformin: text("metformin", "metformin"), sulfonylurea: text("sulfonylurea", "sulfonylurea (any)") }

const care = (ground: string) => facts("frailty").coded(ground).activeOn(on).exist()

/** Villages, stock and care at home (thôn, thuốc, chăm sóc tại nhà). */
export const community: Programme = {
  parameters: [
    choice("vietnam-care/collaborator-reports-min", text("Số báo cáo ít nhất trong kỳ để cộng tác viên là đang hoạt động", "Least number of reports in the period of an active worker"), 1, text("Không văn bản nào định nghĩa “hoạt động”.", "No text defines active."), cite("circular-23-2025")),
    choice("vietnam-care/home-care-interval", text("Khoảng cách thăm, chăm sóc tại nhà", "Interval of home-care visits"), { months: 1 }, text("Luật nêu nghĩa vụ, không nêu khoảng cách.", "The law gives the duty and no interval."), cite("law-39-2009", "Điều 13.2"))
  ],
  valueSets: [
    codes("collaborator-reports", text("Báo cáo của cộng tác viên", "Reports of community health workers"), statistics, { "monthly-report": text("báo cáo tháng", "monthly report") }),
    codes("diabetes-medicines", text("Thuốc đái tháo đường của chỉ số C1", "Diabetes medicines of indicator C1"), c1, medicines),
    codes("home-care-grounds", text("Lý do được chăm sóc tại nhà", "Grounds of care at home"), elderlyLaw, {
      statutoryHomeVisit: text("theo luật: cô đơn, bệnh nặng và không đến được", "statutory: alone, seriously ill and unable to come"),
      programmeHomeCare: text("theo chương trình: yếu, đi lại khó khăn", "programme: weak, hard to move")
    }),
    codes("home-care-visits", text("Lần thăm, chăm sóc tại nhà", "Home-care visits"), elderlyLaw, { "home-care": text("khám, chăm sóc tại nhà", "care at home") })
  ],
  indicators: [
    indicator("villages-with-active-collaborator", text("Tỷ lệ thôn có cộng tác viên đang hoạt động", "Share of villages with an active community health worker"), {
      ...statistics,
      note: text("Có cộng tác viên vào ngày cuối kỳ, và đủ số báo cáo trong kỳ.", "There is a worker on the last day, and so many reports came in the period.")
    }, {
      basis: "village", measures: "period", numerator: all(facts("collaborator").activeOn(on).exist(), facts("activity").coded(valueSet("vietnam-care/collaborator-reports")).inPeriod().atLeast(param("vietnam-care/collaborator-reports-min"))), direction: "up"
    }),
    indicator("facilities-without-stock-out", text("Tỷ lệ cơ sở không hết thuốc đái tháo đường trong kỳ", "Share of facilities without a stock-out of diabetes medicines"), {
      ...c1,
      note: text("C1: insulin, metformin và sulfonylurea, theo quý. Mỗi lần kiểm kê trong kỳ đều trên 0; thuốc không kiểm kê là chưa biết, không phải là hết.", "C1: insulin, metformin and a sulfonylurea, by quarter. Every stock count of the period is above 0; a medicine that was not counted is not known, and not out of stock.")
    }, {
      basis: "facility", measures: "period", numerator: all(...Object.keys(medicines).map((code) => least(facts("stockCount").coded(code).inPeriod()).is({ above: 0 }))), direction: "up"
    }),
    indicator("home-care-coverage", text("Tỷ lệ người cao tuổi cần chăm sóc tại nhà được thăm đúng hạn", "Share of the elderly in need of home care who were visited in time"), {
      ...elderlyLaw,
      note: text("Luật: cô đơn, bệnh nặng và không đến được, đủ cả ba; chương trình của địa phương rộng hơn. Hai lý do là hai mã, tách riêng trong kết quả.", "The law: alone, seriously ill and unable to come, all three; programmes go further. The two grounds are two codes, told apart in the result.")
    }, {
      basis: "person",
      measures: "state",
      initial: all(rule("vietnam-care/resident"), rule("vietnam/elderly")),
      denominator: facts("frailty").coded(valueSet("vietnam-care/home-care-grounds")).activeOn(on).exist(),
      numerator: facts("visit").coded(valueSet("vietnam-care/home-care-visits")).inTheLast(param("vietnam-care/home-care-interval")).exist(),
      strata: [{
        id: "ground", label: text("Lý do", "Ground"),
        bands: [{ id: "statutory", label: text("theo luật", "statutory"), when: care("statutoryHomeVisit") }],
        otherwise: { id: "programme", label: text("theo chương trình", "programme") }
      }],
      direction: "up"
    }),
    indicator("households-visited", text("Tỷ lệ hộ gia đình được thăm trong kỳ", "Share of households visited in the period"), { ...statistics, note: text("Dữ kiện `visit` của hộ gia đình.", "Facts `visit` of the household itself.") },
      { basis: "household", measures: "period", numerator: facts("visit").within(startOfPeriod, afterPeriod).exist(), direction: "up" })
  ]
}

import { after, afterPeriod, before, cite, facts, param, startOf, startOfPeriod, text, theFact, valueSet } from "@tramyte/core/pack"
import { codes, given, indicator, type Programme, type Source } from "./programme.ts"

const statistics: Source = { cites: [cite("circular-23-2025")], status: "unverified", from: "2025-07-01" }

const deliveries = facts("procedure").coded(valueSet("vietnam-care/deliveries"))
const inPeriod = { event: deliveries.inPeriod().data, as: "delivery" } as const

/** Deliveries whose time after birth ran out in the period, so that the visit can no longer come. */
const observedFor = (span: string) => ({ event: deliveries.within(before(startOfPeriod, param(span)), before(afterPeriod, param(span))).data, as: "delivery" }) as const

const seenWithin = (span: string) => facts("encounter").coded(valueSet("vietnam-care/postnatal-contacts")).within({ from: startOf("delivery"), through: after(startOf("delivery"), param(span)) }).exist()

const postnatal = (id: string, span: string, vi: string, en: string) => indicator(id, text(vi, en), {
  ...statistics,
  note: text(
    "Tính những cuộc đẻ mà thời hạn hết trong kỳ, nên không ai còn có thể được khám thêm. Ngày đẻ là ngày 0. Chăm sóc tại nơi đẻ trước khi về không phải là lần khám sau sinh.",
    "Of deliveries whose time ran out in the period, so that nobody can still be seen. The day of birth is day 0. Care where the birth was, before going home, is no postnatal contact."
  )
}, { basis: observedFor(span), measures: "cohort", numerator: seenWithin(span), direction: "up" })

/** Where births take place, who attends them, and who is seen afterwards (sinh đẻ, chăm sóc sau sinh). */
export const births: Programme = {
  parameters: [
    given("first-week-after-birth", text("Khám sau sinh trong tuần đầu: đến hết ngày thứ", "Postnatal contact in the first week: until day"), { ...statistics, note: text("Tuần đầu tính đến hết ngày thứ 7 sau ngày đẻ; không văn bản nào đã thấy nói rõ.", "The first week is taken to the end of day 7 after the birth; no text seen says which day.") }, { days: 7 }),
    given("postnatal-period", text("Thời kỳ sau đẻ", "Postnatal period"), { cites: [cite("who-postnatal-2022")], status: "secondary", note: text("Thời kỳ sau đẻ kết thúc ở ngày 42.", "The postnatal period ends with day 42.") }, { days: 42 })
  ],
  valueSets: [
    codes("deliveries", text("Cuộc đẻ", "Deliveries"), statistics, { delivery: text("cuộc đẻ", "delivery") }),
    codes("birth-places", text("Nơi đẻ", "Places of birth"), statistics, {
      hospital: text("bệnh viện", "hospital"), "health-centre": text("trung tâm y tế", "health centre"), "commune-station": text("trạm y tế", "commune health station"), "private-clinic": text("cơ sở y tế tư nhân", "private facility"),
      home: text("tại nhà", "home"), "on-the-way": text("trên đường", "on the way")
    }),
    codes("birth-facilities", text("Cơ sở y tế nơi đẻ", "Health facilities of birth"), statistics, {
      hospital: text("bệnh viện", "hospital"), "health-centre": text("trung tâm y tế", "health centre"), "commune-station": text("trạm y tế", "commune health station"), "private-clinic": text("cơ sở y tế tư nhân", "private facility")
    }),
    codes("birth-attendants", text("Người đỡ đẻ", "Birth attendants"), statistics, {
      doctor: text("bác sĩ", "doctor"), midwife: text("hộ sinh", "midwife"), "assistant-doctor": text("y sĩ sản nhi", "assistant doctor (obstetrics)"), nurse: text("điều dưỡng", "nurse"),
      "village-midwife": text("cô đỡ thôn bản", "village midwife"), relative: text("người nhà", "relative"), nobody: text("không có ai", "nobody")
    }),
    codes("skilled-attendants", text("Người đỡ đẻ có kỹ năng", "Skilled birth attendants"), {
      ...statistics,
      note: text("Cô đỡ thôn bản không được tính ở đây; văn bản quy định chưa thấy.", "Village midwives are not among them here; no text that rules it was seen.")
    }, { doctor: text("bác sĩ", "doctor"), midwife: text("hộ sinh", "midwife"), "assistant-doctor": text("y sĩ sản nhi", "assistant doctor (obstetrics)"), nurse: text("điều dưỡng", "nurse") }),
    codes("postnatal-contacts", text("Lần khám, thăm sau sinh", "Postnatal contacts"), statistics, { postnatal: text("khám, thăm sau sinh", "postnatal contact") })
  ],
  indicators: [
    indicator("facility-births", text("Tỷ lệ cuộc đẻ tại cơ sở y tế", "Share of deliveries in a health facility"), { ...statistics, note: text("Nơi đẻ, không phải người đỡ. Một cuộc đẻ đôi là một.", "The place, not the attendant. Twins are one delivery.") },
      { basis: inPeriod, measures: "period", numerator: theFact("delivery").qualified({ place: valueSet("vietnam-care/birth-facilities") }).exist(), direction: "up" }),
    indicator("skilled-birth-attendance", text("Tỷ lệ cuộc đẻ có nhân viên y tế có kỹ năng đỡ", "Share of deliveries with a skilled attendant"), { ...statistics, note: text("Người đỡ, không phải nơi đẻ: đẻ tại nhà có hộ sinh đỡ vẫn được tính.", "The attendant, not the place: a birth at home with a midwife counts.") },
      { basis: inPeriod, measures: "period", numerator: theFact("delivery").qualified({ attendant: valueSet("vietnam-care/skilled-attendants") }).exist(), direction: "up" }),
    postnatal("postnatal-first-week", "vietnam-care/first-week-after-birth", "Tỷ lệ sản phụ được khám sau sinh trong tuần đầu", "Share of deliveries with a postnatal contact in the first week"),
    postnatal("postnatal-42-days", "vietnam-care/postnatal-period", "Tỷ lệ sản phụ được khám sau sinh trong 42 ngày", "Share of deliveries with a postnatal contact within 42 days")
  ]
}

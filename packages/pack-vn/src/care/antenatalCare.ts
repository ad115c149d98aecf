import type { Point, Predicate } from "@tramyte/core"
import { after, afterPeriod, all, among, before, cite, days, definedSet, distinctDays, endOf, everybody, facts, param, startOf, startOfPeriod, text, theFact, valueSet, weeks } from "@tramyte/core/pack"
import { codes, defined, given, indicator, type Programme, type Source } from "./programme.ts"

const kit: Source = { cites: [cite("smart-anc-2025", "WHO-SRH-21.3")], status: "verified" }
const oldGuideline: Source = { cites: [cite("decision-4128-2016"), cite("decision-1139-2026")], status: "unverified" }

const contacts = definedSet("vietnam-care/contacts-of-pregnancy")
const conception = startOf("pregnancy")
const until = (span: string): Point => after(conception, param(span))
/** Pregnancies whose first contact falls in the period. */
const firstSeen = { event: facts("pregnancy").overlapping(startOfPeriod, afterPeriod).named("pregnancy").where(among(contacts.first).inPeriod().exist()).data, as: "pregnancy" } as const
const ended = { event: definedSet("vietnam-care/pregnancies-ended").data, as: "pregnancy" } as const
const contactsOnDays = (count: string): Predicate => distinctDays(contacts).is({ atLeast: param(count) })

const counted = (more: string, moreEn: string) => text(
  `Mẫu số: mọi thai kỳ kết thúc trong kỳ (đẻ, sảy, phá, thai chết). Lần khám tính theo ngày, từ ngày đầu kỳ kinh cuối đến trước ngày kết thúc thai kỳ. ${more}`,
  `Denominator: all pregnancies that ended in the period, however they ended. Contacts are counted by days, from the last menstrual period to the day before the end. ${moreEn}`
)

/** Antenatal care (khám thai): WHO's contacts and the Vietnamese visits are two packages, told apart by name. */
export const antenatalCare: Programme = {
  parameters: [
    given("antenatal-early-until", text("Khám thai lần đầu là sớm nếu đến hết", "A first antenatal contact is early until"), {
      ...kit,
      note: text("Tên chỉ số ghi “trước 12 tuần”, cách tính ghi ≤ 12: ở đây đúng 12 tuần 0 ngày vẫn là sớm.", "The indicator's name says before 12 weeks, its computation ≤ 12: here 12 weeks and 0 days are early.")
    }, weeks(12)),
    given("antenatal-contacts-four", text("Bốn lần tiếp xúc khám thai", "Four antenatal contacts"), kit, 4),
    given("antenatal-contacts-eight", text("Tám lần tiếp xúc khám thai (WHO 2016)", "Eight antenatal contacts (WHO 2016)"), kit, 8),
    given("second-trimester-from", text("Ba tháng giữa bắt đầu từ", "The second trimester begins at"), { ...oldGuideline, note: text("Các mốc của QĐ 4128/2016 chưa đọc; QĐ 1139/2026 đã thay phần này, lịch mới chưa thấy.", "The weeks of decision 4128/2016 were not read; decision 1139/2026 replaces that part, its schedule was not seen.") }, weeks(13)),
    given("third-trimester-from", text("Ba tháng cuối bắt đầu từ", "The third trimester begins at"), { ...oldGuideline, note: text("Chưa đọc.", "Not read.") }, weeks(28))
  ],
  valueSets: [
    codes("antenatal-contacts", text("Lần khám thai", "Antenatal contacts"), { ...kit, status: "secondary" }, { antenatal: text("khám thai", "antenatal visit") }),
    codes("pregnancy-outcomes", text("Kết thúc thai kỳ", "How a pregnancy ended"), { ...kit, status: "secondary" }, {
      "live-birth": text("đẻ con sống", "live birth"), stillbirth: text("thai chết lưu khi đẻ", "stillbirth"), miscarriage: text("sảy thai", "miscarriage"), abortion: text("phá thai", "abortion")
    }),
    codes("birth-outcomes", text("Kết thúc thai kỳ bằng cuộc đẻ", "Pregnancies that ended with a birth"), { ...kit, status: "secondary" }, { "live-birth": text("đẻ con sống", "live birth"), stillbirth: text("thai chết lưu khi đẻ", "stillbirth") })
  ],
  definitions: [
    defined("pregnancies-ended", text("Thai kỳ kết thúc trong kỳ", "Pregnancies that ended in the period"), {
      ...kit,
      note: text("`end` của thai kỳ là ngày đẻ hoặc ngày thai kỳ kết thúc; ngày cuối còn mang thai là ngày trước đó.", "The `end` of a pregnancy is the day of birth, or on which it ended; the last day of being pregnant is the day before.")
    }, { facts: facts("pregnancy").ending({ from: before(startOfPeriod, days(1)), until: before(afterPeriod, days(1)) }).data }),
    defined("contacts-of-pregnancy", text("Các lần khám thai của một thai kỳ", "Antenatal contacts of a pregnancy"), { ...kit, note: text("Dùng với tên `pregnancy`.", "Speaks of a fact named `pregnancy`.") },
      { facts: facts("encounter").coded(valueSet("vietnam-care/antenatal-contacts")).within({ from: conception, through: endOf("pregnancy") }).data })
  ],
  indicators: [
    indicator("antenatal-first-contact-early", text("Tỷ lệ khám thai lần đầu trong 12 tuần", "Share of first antenatal contacts by 12 weeks"), {
      ...kit,
      note: text("WHO IND.1: mẫu số là thai kỳ có lần khám đầu tiên trong kỳ. Đúng 12 tuần 0 ngày được tính.", "WHO IND.1: of pregnancies whose first contact fell in the period. 12 weeks and 0 days count.")
    }, {
      basis: firstSeen,
      measures: "period",
      numerator: among(contacts).within({ from: conception, through: until("vietnam-care/antenatal-early-until") }).exist(),
      direction: "up"
    }),
    indicator("antenatal-four-contacts-who", text("Tỷ lệ thai kỳ được khám ít nhất 4 lần (WHO)", "Share of pregnancies with 4 antenatal contacts or more (WHO)"), { ...kit, note: counted("WHO IND.4.", "WHO IND.4.") },
      { basis: ended, measures: "period", numerator: contactsOnDays("vietnam-care/antenatal-contacts-four"), direction: "up" }),
    indicator("antenatal-eight-contacts-who", text("Tỷ lệ thai kỳ được khám ít nhất 8 lần (WHO)", "Share of pregnancies with 8 antenatal contacts or more (WHO)"), { ...kit, note: counted("WHO IND.5.", "WHO IND.5.") },
      { basis: ended, measures: "period", numerator: contactsOnDays("vietnam-care/antenatal-contacts-eight"), direction: "up" }),
    indicator("antenatal-four-visits-vn", text("Tỷ lệ phụ nữ đẻ được khám thai ít nhất 4 lần trong 3 thời kỳ (Việt Nam)", "Share of births with 4 antenatal visits in three trimesters (Viet Nam)"), {
      ...oldGuideline,
      note: text(
        "Một lần trong ba tháng đầu, một lần ba tháng giữa, hai lần ba tháng cuối, theo lời kể về QĐ 4128/2016 (chưa đọc, phần khám thai đã bị QĐ 1139/2026 thay). Mẫu số: thai kỳ kết thúc bằng cuộc đẻ trong kỳ; chưa ghi kết quả thì chưa rõ.",
        "One visit in the first trimester, one in the second, two in the third, as decision 4128/2016 is reported (not read; its antenatal part is replaced by 1139/2026). Denominator: pregnancies that ended with a birth in the period; without an outcome it is not known."
      )
    }, {
      basis: ended,
      measures: "period",
      denominator: theFact("pregnancy").qualified({ outcome: valueSet("vietnam-care/birth-outcomes") }).exist(),
      numerator: all(
        among(contacts).within({ until: until("vietnam-care/second-trimester-from") }).exist(),
        among(contacts).within({ from: until("vietnam-care/second-trimester-from"), until: until("vietnam-care/third-trimester-from") }).exist(),
        distinctDays(among(contacts).within({ from: until("vietnam-care/third-trimester-from") })).is({ atLeast: 2 })
      ),
      direction: "up"
    }),
    indicator("pregnancies-registered-of-expected", text("Tỷ lệ thai kỳ được quản lý so với số dự kiến", "Pregnancies registered, of those expected"), {
      cites: [cite("circular-23-2025")],
      status: "unverified",
      from: "2025-07-01",
      note: text("Thai kỳ có lần khám đầu tiên trong kỳ. Mẫu số là ước tính `expected-pregnancies` của người dùng, theo phần thời gian của kỳ; công thức chưa đọc trong văn bản.", "Pregnancies whose first contact fell in the period. The denominator is the user's estimate `expected-pregnancies`, for the period's part of the year; the formula was not read in a text.")
    }, {
      basis: firstSeen,
      measures: "period",
      denominator: { type: "estimated", estimate: "expected-pregnancies", proRata: true },
      numerator: everybody,
      direction: "up"
    })
  ]
}

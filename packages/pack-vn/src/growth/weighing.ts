import type { GrowthItem } from "@tramyte/core/growth"
import { cite, days, months, text, weeks, years } from "@tramyte/core/pack"
import { dated } from "./items.ts"

const schoolHealth = cite("joint-circular-13-2016")

/** The joint circular is in force from this day on. */
export const sinceSchoolHealth = "2016-06-30"

/** The guideline on faltering growth was published on this day. */
export const sinceGuideline = "2017-09-27"

const guideline = cite("nice-ng75-2017", "1.1, 1.2")

/** Signs in the line of weights. Those in the line of lengths are not among them: length is measured once in three months at the most. */
const faltering = ["newborn-weight-loss", "weight-loss", "flat-line", "centile-fall", "low-weight-increment", "two-low-weight-increments", "low-conditional-weight-gain"] as const

/**
 * When a child is weighed and measured next (lịch cân đo). Of items that fit the last one is taken, so the order is that of how soon
 * a child is to come: monthly, two-weekly, weekly, at once.
 */
export const weighing: readonly GrowthItem[] = [
  {
    ...dated("weighing-under-6", text("Theo dõi biểu đồ tăng trưởng dưới 6 tuổi", "Growth chart under 6 years"), {
      cites: [schoolHealth],
      status: "secondary",
      from: sinceSchoolHealth,
      note: text("Thông tư nói về trẻ mầm non: dưới 24 tháng hằng tháng, 24 tháng đến 6 tuổi hằng quý. Trẻ không đi học theo cùng nhịp ở đây; văn bản riêng chưa thấy.",
        "The circular speaks of preschools: monthly below 24 months, quarterly from 24 months to 6 years. Children at home go by the same here; no text of their own was seen.")
    }),
    weighing: [{ until: months(24), every: months(1) }, { from: months(24), until: years(6), every: months(3) }]
  },
  {
    ...dated("weighing-of-pupils", text("Đánh giá BMI của học sinh", "BMI of pupils"), {
      cites: [schoolHealth],
      status: "unverified",
      from: sinceSchoolHealth,
      note: text("Ít nhất 2 lần mỗi năm học, với học sinh phổ thông; ở đây là cách nhau 6 tháng, từ 6 đến 18 tuổi.", "At least twice a school year, for pupils of general schools; here, 6 months apart, from 6 until 18 years.")
    }),
    weighing: [{ from: years(6), until: years(18), every: months(6) }]
  },
  {
    ...dated("weighing-of-malnourished-children", text("Cân trẻ suy dinh dưỡng dưới 5 tuổi", "Weighing of malnourished children under 5"), {
      cites: [cite("road-to-health-chart-2017")],
      status: "unverified",
      note: text("Hằng tháng, theo thông lệ của chương trình; văn bản chưa thấy.", "Monthly, as the programme does; no text was seen.")
    }),
    weighing: [{ until: years(5), state: ["anthropometric-failure", "severe-acute-malnutrition", "moderate-acute-malnutrition"], every: months(1) }]
  },
  {
    ...dated("weighing-in-faltering-growth", text("Cân trẻ chậm tăng trưởng từ 6 tháng", "Weighing in faltering growth from 6 months on"), {
      cites: [guideline],
      status: "secondary",
      from: sinceGuideline,
      note: text("Hướng dẫn của Anh, theo một trang thuật lại: khi lo trẻ chậm tăng trưởng, cân không dày hơn 2 tuần một lần ở 6–12 tháng, hằng tháng từ 1 tuổi. Ở đây lấy đúng mức dày nhất đó, đến 5 tuổi. Văn bản của Việt Nam chưa thấy.",
        "A guideline of the United Kingdom, as reported: where growth gives concern, weigh no more often than every 2 weeks at 6–12 months and monthly from 1 year on. Here just that often, until 5 years. No Vietnamese text was seen.")
    }),
    weighing: [{ from: months(6), until: months(12), state: faltering, every: weeks(2) }, { from: months(12), until: years(5), state: faltering, every: months(1) }]
  },
  {
    ...dated("weighing-in-moderate-acute-malnutrition", text("Cân trẻ suy dinh dưỡng cấp tính vừa", "Weighing in moderate acute malnutrition"), {
      cites: [cite("who-unicef-acute-malnutrition-2009")],
      status: "unverified",
      note: text("Hai tuần một lần, như thông lệ của các chương trình dinh dưỡng bổ sung; tuyên bố chung không nêu, khoảng cách trong hướng dẫn của Việt Nam chưa thấy.",
        "Every 2 weeks, as supplementary feeding programmes do; the joint statement does not say, and the interval of the Vietnamese guideline was not seen.")
    }),
    weighing: [{ until: years(6), state: ["moderate-acute-malnutrition"], every: weeks(2) }]
  },
  {
    ...dated("weighing-in-severe-acute-malnutrition", text("Cân trẻ suy dinh dưỡng cấp tính nặng", "Weighing in severe acute malnutrition"), {
      cites: [cite("who-unicef-acute-malnutrition-2009")],
      status: "unverified",
      note: text("Hằng tuần, như điều trị ngoại trú của WHO; khoảng cách trong hướng dẫn của Việt Nam chưa thấy.", "Weekly, as in WHO's outpatient care; the interval of the Vietnamese guideline was not seen.")
    }),
    weighing: [{ until: years(6), state: ["severe-acute-malnutrition"], every: weeks(1) }]
  },
  {
    ...dated("weighing-of-faltering-infants", text("Cân trẻ chậm tăng trưởng dưới 6 tháng", "Weighing in faltering growth below 6 months"), {
      cites: [guideline],
      status: "secondary",
      from: sinceGuideline,
      note: text("Hướng dẫn của Anh, theo một trang thuật lại: khi lo trẻ chậm tăng trưởng, cân không dày hơn hằng ngày dưới 1 tháng, hằng tuần ở 1–6 tháng. Ở đây lấy đúng mức dày nhất đó. Văn bản của Việt Nam chưa thấy.",
        "A guideline of the United Kingdom, as reported: where growth gives concern, weigh no more often than daily below 1 month and weekly at 1–6 months. Here just that often. No Vietnamese text was seen.")
    }),
    weighing: [{ until: months(1), state: faltering, every: days(1) }, { from: months(1), until: months(6), state: faltering, every: weeks(1) }]
  },
  {
    ...dated("weighing-again-after-implausible-score", text("Cân đo lại khi kết quả vô lý", "Measuring again after an implausible score"), {
      cites: [cite("who-anthro-2026")],
      status: "unverified",
      note: text("Giới hạn của WHO đặt ra cho điều tra. Ở trạm, kết quả ngoài giới hạn là ghi nhầm hoặc trẻ đang nguy hiểm: cân đo lại ngay, chậm nhất hôm sau. Văn bản chưa thấy.",
        "WHO's limits were made for surveys. At a station a score beyond them is a slip or a child in danger: measure again at once, the next day at the latest. No text was seen.")
    }),
    weighing: [{ state: ["measure-again"], every: days(1) }]
  }
]

/** How long what was found by a criterion holds while only others are measured: children are weighed monthly, and measured quarterly. */
export const classesHold: GrowthItem = {
  ...dated("classes-hold", text("Phân loại còn giá trị khi chưa đo lại", "How long a class holds until it is measured again"), {
    cites: [schoolHealth],
    status: "unverified",
    from: sinceSchoolHealth,
    note: text("3 tháng: chiều cao đo hằng quý, cân nặng hằng tháng (dưới 24 tháng), nên lần chỉ cân không xóa điều đã thấy ở lần đo trước. Thông tư không nói phân loại còn giá trị bao lâu.",
      "3 months: stature is measured quarterly, and weight monthly below 24 months, so a visit that only weighs does not wipe out what was found before. The circular does not say how long a class holds.")
  }),
  classesHold: months(3)
}

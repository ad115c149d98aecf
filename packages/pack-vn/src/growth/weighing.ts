import type { GrowthItem } from "@tramyte/core/growth"
import { cite, months, text, weeks, years } from "@tramyte/core/pack"
import { dated } from "./items.ts"

const schoolHealth = cite("joint-circular-13-2016")

/** The joint circular is in force from this day on. */
export const sinceSchoolHealth = "2016-06-30"

/** When a child is weighed and measured next (lịch cân đo). Of items that fit the last one is taken, so malnourished children come last. */
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
    ...dated("weighing-in-severe-acute-malnutrition", text("Cân trẻ suy dinh dưỡng cấp tính nặng", "Weighing in severe acute malnutrition"), {
      cites: [cite("who-unicef-acute-malnutrition-2009")],
      status: "unverified",
      note: text("Hằng tuần, như điều trị ngoại trú của WHO; khoảng cách trong hướng dẫn của Việt Nam chưa thấy.", "Weekly, as in WHO's outpatient care; the interval of the Vietnamese guideline was not seen.")
    }),
    weighing: [{ until: years(6), state: ["severe-acute-malnutrition"], every: weeks(1) }]
  }
]

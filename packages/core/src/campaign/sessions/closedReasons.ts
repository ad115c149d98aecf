import type { Text } from "../../language/text.ts"
import type { IsoWeekday } from "../../time/index.ts"
import type { ClosedReason } from "./opening.ts"

/** Why there is no session, in words; a holiday and the station have their own. */
export const closedTexts: Readonly<Record<Exclude<ClosedReason, "holiday" | "weekday">, Text>> = {
  restDay: { vi: "Ngày nghỉ hằng tuần", en: "Weekly rest day" },
  noPattern: { vi: "Điểm khám không có lịch mở cửa trong thời gian này", en: "The site has no opening hours in this time" },
  monthDay: { vi: "Điểm khám không mở cửa vào ngày này trong tháng", en: "The site does not open on this day of the month" },
  byStation: { vi: "Trạm tạm nghỉ khám tại điểm này", en: "Closed by the station" },
  unlicensed: { vi: "Điểm khám chưa có giấy phép phù hợp hoặc giấy phép đã hết hiệu lực", en: "The site has no licence for this examination on this day" },
  noTeam: { vi: "Không có đội khám tại điểm", en: "No team is there" },
  noPlaces: {
    vi: "Không còn chỗ sau khi trừ phần dành cho khám chữa bệnh thường xuyên và người lỡ hẹn",
    en: "No place is left after what is kept for ordinary care and for those who did not come before"
  },
  organisations: { vi: "Cả buổi dành cho cơ quan, đơn vị, trường học", en: "All of it is for organisations" },
  otherHours: { vi: "Điểm khám không mở cửa vào giờ này", en: "The site is not open at this hour" },
  outside: { vi: "Ngoài thời gian của đợt khám", en: "Outside the time of the campaign" }
}

/** The site is closed on such a day of the week. */
export const notOnWeekday = (weekday: IsoWeekday): Text =>
  ({ vi: `Điểm khám không mở cửa vào ${weekdays[weekday].vi}`, en: `The site does not open on ${weekdays[weekday].en}s` })

const weekdays: Readonly<Record<IsoWeekday, Text>> = {
  1: { vi: "thứ Hai", en: "Monday" },
  2: { vi: "thứ Ba", en: "Tuesday" },
  3: { vi: "thứ Tư", en: "Wednesday" },
  4: { vi: "thứ Năm", en: "Thursday" },
  5: { vi: "thứ Sáu", en: "Friday" },
  6: { vi: "thứ Bảy", en: "Saturday" },
  7: { vi: "Chủ nhật", en: "Sunday" }
}

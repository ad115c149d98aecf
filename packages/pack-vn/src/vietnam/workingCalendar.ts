import type { CalendarItem, Text, WorkingCalendarDefinition } from "@tramyte/core"
import { cite, text } from "@tramyte/core/pack"

/** A holiday of the Labour Code in force. */
const holiday = (id: string, vi: string, en: string) => ({ id, name: text(vi, en), cite: "labour-code-2019", status: "secondary" }) as const

const swapName = (vi: string, en: string): Text => text(`Hoán đổi ngày làm việc dịp ${vi}`, `Working day swapped around ${en}`)

/**
 * The working calendar of Viet Nam's public sector (lịch làm việc khu vực nhà nước), rest on Saturday and Sunday.
 *
 * Nothing here was read in the text of the acts: every entry is `secondary` (press and law-firm reports) or `unverified`.
 */
const calendar: WorkingCalendarDefinition = {
  id: "vn/public-sector",
  name: text("Lịch làm việc khu vực nhà nước", "Working calendar of the public sector"),
  weeklyRestDays: [6, 7],
  fixedHolidays: [
    { ...holiday("new-year", "Tết Dương lịch", "New Year's Day"), month: 1, day: 1 },
    { ...holiday("victory-day", "Ngày Chiến thắng", "Victory Day"), month: 4, day: 30 },
    { ...holiday("labour-day", "Ngày Quốc tế lao động", "Labour Day"), month: 5, day: 1 },
    { ...holiday("national-day-before-2021", "Quốc khánh", "National Day"), month: 9, day: 2, until: "2021-01-01", cite: "labour-code-2012", status: "unverified" },
    {
      ...holiday("national-day", "Quốc khánh", "National Day"),
      month: 9,
      day: 2,
      length: 2,
      // The Labour Code of 2019, in force from this day, added the second day off.
      from: "2021-01-01",
      note: text("Ngày 02/9 và 01 ngày liền kề trước hoặc sau, theo quyết định hằng năm; mặc định là ngày sau.", "2 September and one adjacent day, before or after, as decided each year; the day after is the default.")
    },
    {
      ...holiday("culture-day", "Ngày Văn hóa Việt Nam", "Vietnam Culture Day"),
      month: 11,
      day: 24,
      from: "2026-01-07",
      cite: "resolution-80-2026",
      note: text("Nghị quyết 80-NQ/TW ngày 07/01/2026; việc sửa khoản 1 Điều 112 Bộ luật Lao động chưa được xác nhận.",
        "Resolution 80-NQ/TW of 7 January 2026; the amendment of article 112.1 of the Labour Code was still pending when reported.")
    }
  ],
  lunarHolidays: [
    {
      ...holiday("tet", "Tết Nguyên đán", "Lunar New Year"),
      lunarMonth: 1,
      lunarDay: 1,
      length: 5,
      daysBefore: 1,
      note: text("05 ngày, chọn theo quyết định hằng năm; mặc định là ngày cuối năm và bốn ngày đầu năm (chưa kiểm chứng).",
        "5 days, chosen each year; the last day of the old year and the first four of the new one are the default (unverified).")
    },
    { ...holiday("hung-kings", "Giỗ Tổ Hùng Vương", "Hùng Kings' Commemoration Day"), lunarMonth: 3, lunarDay: 10 }
  ],
  substitute: { kind: "nextWorkingDay", name: text("Nghỉ bù", "Day in lieu of"), cite: "labour-code-2019", status: "secondary" },
  decisions: [
    {
      year: 2025,
      cite: "decision-holidays-2025",
      citation: "Prime Minister's decision on the holidays of 2025, as reported by the press; number and date not seen.",
      status: "secondary",
      holidays: [
        { holiday: "tet", days: ["2025-01-27", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31"] },
        { holiday: "national-day", days: ["2025-09-01", "2025-09-02"] }
      ],
      swaps: [{ off: "2025-05-02", worked: "2025-04-26", name: swapName("30/4 - 1/5", "30 April - 1 May") }]
    },
    {
      year: 2026,
      cite: "decision-holidays-2026",
      citation: "Prime Minister's decision on the holidays of 2026, as reported by the press; number and date not seen.",
      status: "secondary",
      holidays: [
        { holiday: "tet", days: ["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20"] },
        { holiday: "national-day", days: ["2026-09-01", "2026-09-02"] }
      ],
      swaps: [{ off: "2026-08-31", worked: "2026-08-22", name: swapName("Quốc khánh", "National Day") }]
    },
    {
      year: 2026,
      cite: "vpcp-12729-2025",
      citation: "Government Office letter 12729/VPCP-KGVX of 25 December 2025, as reported by the press.",
      status: "secondary",
      swaps: [{ off: "2026-01-02", worked: "2026-01-10", name: swapName("Tết Dương lịch", "New Year's Day") }]
    }
  ]
}

/** The working calendar as an item of the pack. */
export const calendars: readonly CalendarItem[] = [
  {
    id: "vietnam/working-calendar",
    label: calendar.name,
    from: "2021-01-01",
    cites: [cite("labour-code-2019", "Điều 112"), cite("labour-code-2019", "Điều 111.3"), cite("resolution-80-2026")],
    status: "secondary",
    calendar
  }
]

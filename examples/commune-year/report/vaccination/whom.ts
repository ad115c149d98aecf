import type { Text } from "@tramyte/core"
import type { PersonYear } from "../../pipeline/model.ts"
import type { VaccinationStanding } from "../../pipeline/vaccination/vaccinationYear.ts"

/** Under one year, one to four, five to fifteen, pregnant, everybody else (women who had begun against tetanus). */
export type Whom = "i" | "y" | "k" | "p" | "w"

/** Who somebody is to the vaccination session. */
export const whomOf = ({ ageYears, flags }: PersonYear): Whom =>
  flags.pregnant ? "p" : ageYears === undefined || ageYears.max >= 16 ? "w" : ageYears.max >= 5 ? "k" : ageYears.max >= 1 ? "y" : "i"

/** Children and pregnant women: whom a session is held for. */
export const expected: readonly Whom[] = ["i", "y", "k", "p"]

export const whomLabels: Readonly<Record<Whom, Text>> = {
  i: { vi: "Trẻ dưới 1 tuổi", en: "Under 1 year" },
  y: { vi: "Trẻ 1–4 tuổi", en: "1–4 years" },
  k: { vi: "Trẻ 5–15 tuổi", en: "5–15 years" },
  p: { vi: "Phụ nữ có thai", en: "Pregnant women" },
  w: { vi: "Phụ nữ không mang thai, còn mũi uốn ván", en: "Women who are not pregnant and lack a dose against tetanus" }
}

/** How somebody stands on the page: `h` is whoever is five years old or more and of unknown history, who comes after all others. */
export type SessionStanding = VaccinationStanding | "h"

/** In the order of urgency. */
export const sessionStandings: readonly SessionStanding[] = ["o", "d", "q", "h"]

export const sessionStandingOf = (standing: VaccinationStanding, person: PersonYear): SessionStanding =>
  standing === "q" && "kw".includes(whomOf(person)) ? "h" : standing

export const sessionLabels: Readonly<Record<SessionStanding, Text>> = {
  o: { vi: "Quá hạn", en: "Overdue" },
  d: { vi: "Đến lịch", en: "Due" },
  q: { vi: "Hỏi trước khi tiêm", en: "Ask before giving" },
  h: { vi: "Từ 5 tuổi, chưa rõ tiền sử", en: "Five and over, history unknown" }
}

/** How the standings are worded as a definition. */
export const sessionMeaning: Text = {
  vi: "Quá hạn: đến ngày buổi tiêm đã qua ngày cuối của lịch. Đến lịch: đủ tuổi, đủ khoảng cách vào ngày đó. Hỏi trước khi tiêm: sổ chưa biết hết các mũi đã tiêm (chuyển đến, sinh trước khi có hệ thống, dòng sổ lỗi): xem thẻ, phiếu tiêm rồi mới quyết định; mũi ghi ở đây chỉ là tạm tính. Từ 5 tuổi mà chưa rõ tiền sử được để riêng: phần lớn đã tiêm từ trước khi có hệ thống.",
  en: "Overdue: on the day of the session the schedule’s last day has passed. Due: old enough and far enough from the dose before on that day. Ask before giving: the register does not surely have all doses (moved here, born before the system began, a broken row): look at the card first; the doses named are provisional. Whoever is five or over and of unknown history stands apart: most were vaccinated before the system began."
}

import type { CivilDate, CiteRef, RuleStatus, Text } from "@tramyte/core"
import { cite, text } from "@tramyte/core/pack"

/** One of the two guidelines on screening before vaccination, for places of vaccination outside hospitals. */
export interface Guideline {
  readonly key: "2470" | "1575"
  readonly from: CivilDate
  readonly until?: CivilDate
  readonly cites: readonly CiteRef[]
}

/** Where a reason or threshold stands in a guideline, and how far that was checked. */
export interface Found {
  readonly status: RuleStatus
  readonly note?: Text
}

/** Decision 2470/QĐ-BYT of 2019, and Decision 1575/QĐ-BYT of 2023, which replaced it on the day it was signed. */
export const guidelines: readonly Guideline[] = [
  { key: "2470", from: "2019-06-14", until: "2023-03-27", cites: [cite("decision-2470-2019")] },
  { key: "1575", from: "2023-03-27", cites: [cite("decision-1575-2023")] }
]

/** Retold faithfully on legal pages. */
export const retold: Found = { status: "secondary" }

/** Known from forms that stations and hospitals print by the guideline. */
export const fromForms: Found = { status: "unverified", note: text("Theo phiếu khám của cơ sở tiêm chủng; văn bản chưa đọc.", "By the forms that places of vaccination print; the text was not read.") }

/** Taken over from the guideline before. */
export const asBefore: Found = { status: "unverified", note: text("Như hướng dẫn 2470; văn bản 1575 chưa đọc đến phần trẻ sơ sinh.", "As in guideline 2470; of 1575 the part on newborns was not read.") }

/** Retold without the details that are filled in here. */
export const inPart: Found = { status: "unverified", note: text("Trang thuật lại bị cắt; thời gian và liều theo trang của cơ sở tiêm chủng.", "The page that retells it is cut off; times and doses are those of pages of vaccination services.") }

import type { Basis } from "@tramyte/core/immunization"
import { cite, text } from "@tramyte/core/pack"
import type { CivilDate, CiteRef, Text } from "@tramyte/core"
import { joined } from "./words.ts"

/** One of the circulars that followed each other, as far as schedules hang on it. */
export interface Law {
  readonly version: "2017" | "2024" | "2025" | "2026"
  readonly from: CivilDate
  readonly until?: CivilDate
  readonly cites: readonly CiteRef[]
  /** Since Circular 10/2024: a reduced dose against diphtheria and tetanus at 7 years, and vaccination against rotavirus. */
  readonly sevenYearBooster: boolean
  readonly rotavirus: boolean
  /** Since the plan for 2026–2028, in the provinces that it names. */
  readonly rolledOut: boolean
  /** What the row of a disease (dòng của bệnh) says, as read in a faithful report of the table. */
  readonly given: (row: string, note?: Text) => Basis
  /** What it leaves open, or what nobody could see there: the sources say where it was seen instead. */
  readonly unseen: (note: Text, ...elsewhere: readonly CiteRef[]) => Basis
  /** The birth dose against hepatitis B, which every one of them orders within 24 hours. */
  readonly birthDose: Basis
}

const noTable = text(
  "Thông tư 13/2026 không có bảng lịch tiêm (Điều 5 khoản 4 giao cho hướng dẫn của nhà sản xuất và của Cục Phòng bệnh, chưa thấy); giá trị là của bảng in cuối cùng, Thông tư 52/2025.",
  "Circular 13/2026 prints no schedule (article 5.4 refers to the manufacturer and to a guideline of the Department of Disease Prevention, which was not seen); the value is that of the last printed table, Circular 52/2025."
)

const rowOf = (ref: string, row: string): CiteRef => cite(ref, `Điều 1, dòng ${row}`)

/** A circular that prints a table. */
const printed = (ref: string): Pick<Law, "cites" | "given" | "unseen" | "birthDose"> => ({
  cites: [cite(ref, "Điều 1")],
  given: (row, note) => ({ cites: [rowOf(ref, row)], status: "secondary", ...(note === undefined ? {} : { note }) }),
  unseen: (note, ...elsewhere) => ({ cites: [cite(ref, "Điều 1"), ...elsewhere], status: "unverified", note }),
  birthDose: { cites: [rowOf(ref, "viêm gan B")], status: "secondary" }
})

/** Circular 38/2017/TT-BYT. */
const law2017: Law = { version: "2017", from: "2018-01-01", until: "2024-08-01", sevenYearBooster: false, rotavirus: false, rolledOut: false, ...printed("circular-38-2017") }

/** Circular 10/2024/TT-BYT. */
const law2024: Law = { version: "2024", from: "2024-08-01", until: "2026-02-15", sevenYearBooster: true, rotavirus: true, rolledOut: false, ...printed("circular-10-2024") }

/** Circular 52/2025/TT-BYT: the last that prints a table. */
const law2025: Law = { version: "2025", from: "2026-02-15", until: "2026-07-01", sevenYearBooster: true, rotavirus: true, rolledOut: true, ...printed("circular-52-2025") }

const delegation = cite("circular-13-2026", "Điều 5.4")

/** Circular 13/2026/TT-BYT: the values of Circular 52/2025 go on, and nothing of it is better than unverified. */
const law2026: Law = {
  version: "2026",
  from: "2026-07-01",
  sevenYearBooster: true,
  rotavirus: true,
  rolledOut: true,
  cites: [delegation, cite("circular-52-2025", "Điều 1")],
  given: (row, note) => ({ cites: [delegation, rowOf("circular-52-2025", row)], status: "unverified", note: joined(noTable, note) }),
  unseen: (note, ...elsewhere) => ({ cites: [delegation, cite("circular-52-2025", "Điều 1"), ...elsewhere], status: "unverified", note: joined(noTable, note) }),
  birthDose: { cites: [cite("circular-13-2026", "Điều 26.1")], status: "secondary" }
}

/** The circulars in the order in which they followed each other. */
export const laws: readonly Law[] = [law2017, law2024, law2025, law2026]

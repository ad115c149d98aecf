import type { CivilDate, Duration, Text } from "@tramyte/core"
import { cite, months, text, weeks } from "@tramyte/core/pack"
import type { Source } from "../../care/programme.ts"
import type { CohortAge } from "./cohorts.ts"
import type { LineName } from "./validDoses.ts"

/** A dose whose coverage is counted: the how manieth valid dose of a line, at which age of the children, and until when it is on time. */
export interface CountedDose {
  readonly label: Text
  readonly line: LineName
  readonly count: number
  readonly age: CohortAge
  readonly onTime: OnTime
  /** What speaks of where the dose is given, or of another product that serves as well. */
  readonly offered?: string
  readonly from?: CivilDate
  readonly otherProducts?: readonly [string, ...string[]]
  /** The indicator of WHO's kit. */
  readonly who?: string
}

/** Before an age; so long after the dose before, that day included; or within 24 hours of birth. */
export type OnTime = Source & ({ readonly beforeAge: Duration } | { readonly through: Duration } | { readonly hours: 24 })

const schedule = [cite("circular-13-2026", "Điều 5.4"), cite("circular-52-2025", "Điều 1"), cite("circular-10-2024", "Điều 1"), cite("circular-38-2017", "Điều 1")] as const
const monthly = text(
  "Trong vòng 1 tháng kể từ tuổi (khoảng cách) của lịch; không văn bản nào đã thấy nêu thời hạn, WHO để quốc gia tự định. Mũi hợp lệ thì không quá sớm.",
  "Within 1 month of the age (or distance) of the schedule; no text seen gives a limit, and WHO leaves it to the country. A valid dose is not too early."
)

const withinAMonthOf = (age: number): OnTime => ({ cites: [...schedule, cite("smart-immunizations-2025")], status: "unverified", note: monthly, beforeAge: months(age + 1) })

/** The doses of the childhood programme that are counted one by one. */
export const countedDoses = {
  "hepatitis-b-birth-dose": {
    label: text("viêm gan B sơ sinh", "hepatitis B birth dose"), line: "hepatitis-b-birth-doses", count: 1, age: "newborn-until", who: "IMMZ.IND.05",
    onTime: { cites: [cite("circular-13-2026", "Điều 26.1"), ...schedule.slice(1), cite("smart-immunizations-2025", "IMMZ.IND.05")], status: "secondary", hours: 24 }
  },
  bcg: {
    label: text("lao (BCG)", "BCG"), line: "bcg-doses", count: 1, age: "infancy-until", who: "IMMZ.IND.01",
    onTime: { cites: schedule, status: "secondary", note: text("Bảng lịch: trong vòng 1 tháng sau sinh.", "The schedule: within 1 month of birth."), beforeAge: { months: 1, days: 1 } }
  },
  dpt1: { label: text("DPT mũi 1", "DPT dose 1"), line: "dpt-doses", count: 1, age: "infancy-until", who: "IMMZ.IND.02", onTime: withinAMonthOf(2) },
  dpt3: { label: text("DPT mũi 3", "DPT dose 3"), line: "dpt-doses", count: 3, age: "infancy-until", who: "IMMZ.IND.04", onTime: withinAMonthOf(4) },
  "hepatitis-b3": { label: text("viêm gan B mũi 3 (không kể liều sơ sinh)", "hepatitis B dose 3, the birth dose not counted"), line: "hepatitis-b-doses", count: 3, age: "infancy-until", who: "IMMZ.IND.04", onTime: withinAMonthOf(4) },
  hib3: { label: text("Hib mũi 3", "Hib dose 3"), line: "hib-doses", count: 3, age: "infancy-until", who: "IMMZ.IND.04", onTime: withinAMonthOf(4) },
  polio3: { label: text("bại liệt lần 3 (OPV, hoặc vắc xin phối hợp)", "polio dose 3 (OPV, or a combined vaccine)"), line: "polio-doses", count: 3, age: "infancy-until", who: "IMMZ.IND.08", onTime: withinAMonthOf(4) },
  ipv1: { label: text("bại liệt tiêm mũi 1", "IPV dose 1"), line: "ipv-doses", count: 1, age: "infancy-until", who: "IMMZ.IND.09", onTime: withinAMonthOf(5) },
  ipv2: { label: text("bại liệt tiêm mũi 2", "IPV dose 2"), line: "ipv-doses", count: 2, age: "infancy-until", who: "IMMZ.IND.10", onTime: withinAMonthOf(9) },
  measles1: { label: text("sởi mũi 1", "measles dose 1"), line: "measles-doses", count: 1, age: "infancy-until", who: "IMMZ.IND.12", onTime: withinAMonthOf(9) },
  measles2: { label: text("sởi mũi 2 (sởi - rubella)", "measles dose 2 (measles and rubella)"), line: "measles-doses", count: 2, age: "second-year-until", who: "IMMZ.IND.13", onTime: withinAMonthOf(18) },
  rubella1: { label: text("rubella", "rubella"), line: "rubella-doses", count: 1, age: "second-year-until", who: "IMMZ.IND.13", onTime: withinAMonthOf(18) },
  dpt4: { label: text("DPT mũi 4", "DPT dose 4"), line: "dpt-doses", count: 4, age: "second-year-until", onTime: withinAMonthOf(18) },
  je1: { label: text("viêm não Nhật Bản mũi 1", "Japanese encephalitis dose 1"), line: "je-doses", count: 1, age: "second-year-until", who: "IMMZ.IND.27", otherProducts: ["je-live"], onTime: withinAMonthOf(12) },
  je2: {
    label: text("viêm não Nhật Bản mũi 2", "Japanese encephalitis dose 2"), line: "je-doses", count: 2, age: "second-year-until", who: "IMMZ.IND.27", otherProducts: ["je-live"],
    onTime: { cites: schedule, status: "secondary", note: text("Bảng lịch: 1 đến 2 tuần sau mũi 1.", "The schedule: 1 to 2 weeks after dose 1."), through: weeks(2) }
  },
  je3: {
    label: text("viêm não Nhật Bản mũi 3", "Japanese encephalitis dose 3"), line: "je-doses", count: 3, age: "third-year-until", who: "IMMZ.IND.27", otherProducts: ["je-live"],
    onTime: { cites: [...schedule, cite("smart-immunizations-2025")], status: "unverified", note: monthly, through: { years: 1, months: 1 } }
  },
  rotavirus1: { label: text("rota liều 1", "rotavirus dose 1"), line: "rotavirus-doses", count: 1, age: "infancy-until", who: "IMMZ.IND.20", offered: "rotavirus-area", from: "2024-08-01", otherProducts: ["rotarix", "CVX|119", "rotateq", "CVX|116"], onTime: withinAMonthOf(2) },
  rotavirus2: { label: text("rota liều 2", "rotavirus dose 2"), line: "rotavirus-doses", count: 2, age: "infancy-until", who: "IMMZ.IND.21", offered: "rotavirus-area", from: "2024-08-01", otherProducts: ["rotarix", "CVX|119", "rotateq", "CVX|116"], onTime: withinAMonthOf(3) },
  pneumococcal3: { label: text("phế cầu mũi 3", "pneumococcal dose 3"), line: "pneumococcal-doses", count: 3, age: "second-year-until", who: "IMMZ.IND.19", offered: "pcv-area", from: "2026-02-15", onTime: withinAMonthOf(12) }
} as const satisfies Readonly<Record<string, CountedDose>>

/** The name of a dose that is counted. */
export type DoseName = keyof typeof countedDoses

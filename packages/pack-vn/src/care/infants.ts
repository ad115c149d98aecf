import { aged, ageInYears, cite, facts, startOf, text, valueSet, years } from "@tramyte/core/pack"
import { codes, indicator, type Programme, type Source } from "./programme.ts"

const schedule: Source = { cites: [cite("circular-52-2025")], status: "secondary", from: "2026-02-15" }

/** Vaccination of infants against an estimate of how many there are (trẻ sống đến tuổi tiêm). */
export const infants: Programme = {
  valueSets: [
    codes("measles-vaccines", text("Vắc xin có thành phần sởi", "Vaccines against measles"), schedule, { measles: text("sởi", "measles"), MR: text("sởi - rubella", "measles and rubella"), MMR: text("sởi - quai bị - rubella", "measles, mumps and rubella") })
  ],
  indicators: [
    indicator("measles-first-dose-of-surviving-infants", text("Tỷ lệ tiêm sởi mũi 1 trước 1 tuổi so với số trẻ ước tính", "First dose against measles before the first birthday, of surviving infants"), {
      ...schedule,
      note: text("Mẫu số là ước tính `surviving-infants` của người dùng, theo phần thời gian của kỳ; vượt 100 % thì không cắt. Lịch: 9 tháng tuổi; công thức chưa đọc trong văn bản.", "The denominator is the user's estimate `surviving-infants`, for the period's part of the year; more than 100 % is not clipped. Schedule: 9 months; the formula was not read in a text.")
    }, {
      basis: "person",
      measures: "period",
      initial: aged({ below: years(3) }),
      denominator: { type: "estimated", estimate: "surviving-infants", proRata: true },
      numerator: facts("immunization").coded(valueSet("vietnam-care/measles-vaccines")).inPeriod().named("dose").where(ageInYears(startOf("dose")).is({ below: 1 })).exist(),
      direction: "up"
    })
  ]
}

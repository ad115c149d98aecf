import type { Indicator, Predicate, Text } from "@tramyte/core"
import { aged, alive, all, before, birth, cite, days, facts, months, not, on, param, rule, startOfPeriod, text, timeBetween, years } from "@tramyte/core/pack"
import { choice } from "../../write.ts"
import type { Source } from "../../care/programme.ts"
import { joined } from "../words.ts"
import { defined, given, indicator, type Measures, named } from "./items.ts"

const kit: Source = { cites: [cite("smart-immunizations-2025"), cite("circular-23-2025")], status: "unverified" }

/** Ages at which a cohort is counted. */
export type CohortAge = "newborn-until" | "infancy-until" | "second-year-until" | "third-year-until"

/** Of whom indicators of immunization speak (đối tượng), and the ages at which they are counted. */
export const cohorts: Measures = {
  parameters: [
    choice(named("residence-types-counted"), text("Hình thức cư trú được tính là đối tượng tiêm chủng trên địa bàn", "Kinds of residence that count for immunization"), ["permanent", "temporary"],
      text("Văn bản đã thấy không nói; tiêm chủng thường tính cả trẻ tạm trú.", "No text seen says; immunization usually counts temporary residents, too."), cite("circular-23-2025")),
    given("newborn-until", text("Hết tuổi sơ sinh khi đủ", "End of the newborn period, at"), { ...kit, note: text("Mũi viêm gan B sơ sinh được đếm khi trẻ đủ tuổi này.", "The birth dose against hepatitis B is counted when children reach this age.") }, days(28)),
    given("infancy-until", text("“Dưới 1 tuổi” đến trước khi đủ", "\"Under 1 year\" ends at"), { ...kit, cites: [...kit.cites, cite("gso-fully-immunized-2019")], status: "secondary" }, months(12)),
    given("second-year-until", text("Mũi của năm thứ hai được đếm khi trẻ đủ", "Doses of the second year are counted at"), { ...kit, note: text("Văn bản Việt Nam chưa thấy; báo cáo hay dùng 18–24 tháng.", "No text of Viet Nam was seen; reports often use 18–24 months.") }, months(24)),
    given("third-year-until", text("Mũi 3 viêm não Nhật Bản được đếm khi trẻ đủ", "Dose 3 against Japanese encephalitis is counted at"), { ...kit, note: text("Lịch là 1 năm sau mũi 2, sau 2 tuổi.", "The schedule has it 1 year after dose 2, after the second birthday.") }, years(3))
  ],
  definitions: [
    defined("resident", text("Đối tượng trên địa bàn", "Resident"), kit, { when: all(alive, facts("residence").coded(param(named("residence-types-counted"))).activeOn(on).exist()) }),
    defined("vaccinations-are-known", text("Biết chắc các mũi đã tiêm", "Vaccinations are surely known"), {
      ...kit,
      note: text("Đúng hoặc chưa rõ, không bao giờ sai: sổ đầy đủ, mọi mũi đánh giá được, và biết ngày sinh.", "Yes or unknown, never no: the record is whole, every dose could be judged, and the day of birth is known.")
    }, {
      // No dose has this status; one without any, which was not judged, may have it. And a day that is known exactly is no days from itself.
      when: all(facts("assessment").coded("vaccine-dose").qualified({ status: ["notJudged"] }).none(), timeBetween(birth, birth, "days").is({ atMost: 0 }))
    })
  ]
}

/** Reached an age in the reporting period. */
export const reached = (age: CohortAge): Predicate =>
  all(aged({ atLeast: param(named(age)) }), not(aged({ atLeast: param(named(age)), at: before(startOfPeriod, days(1)) })))

const note = text(
  "Thuần tập: trẻ trên địa bàn đủ tuổi này trong kỳ; mũi tiêm đến trước tuổi này được tính, dù tiêm trước kỳ hay ở nơi khác. Trẻ chết, chuyển đi trước ngày cuối kỳ không tính.",
  "A cohort: residents who reached the age in the period; doses before the age count, also those given before the period or elsewhere. Children who died or left by the period's last day are not in it."
)

/** What is told of children who reach an age in the period. */
export const ofChildren = (name: string, label: Text, source: Source, age: CohortAge, measured: Pick<Indicator, "numerator" | "direction"> & Partial<Pick<Indicator, "denominator" | "exception" | "strata">>): Indicator =>
  indicator(name, label, { ...source, note: source.note === undefined ? note : joined(source.note, note) }, { basis: "person", measures: "cohort", initial: all(reached(age), rule(named("resident"))), ...measured })

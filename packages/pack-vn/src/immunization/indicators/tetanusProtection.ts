import type { Predicate } from "@tramyte/core"
import { after, afterPeriod, all, any, before, cite, days, distinctDays, endOf, facts, female, on, param, rule, startOf, startOfPeriod, text, theFact, valueSet, years } from "@tramyte/core/pack"
import type { Source } from "../../care/programme.ts"
import { codes, defined, given, indicator, type Measures, named } from "./items.ts"
import { dosesOf, nthDoseOf } from "./validDoses.ts"

const dhs: Source = {
  cites: [cite("dhs-neonatal-tetanus-2020")],
  status: "secondary",
  note: text(
    "Hai mũi trong thai kỳ này; hoặc từ 2 mũi, mũi cuối trong 3 năm; 3 mũi, 5 năm; 4 mũi, 10 năm; 5 mũi, bất kỳ lúc nào trước khi đẻ. Chỉ tính mũi hợp lệ của lịch phụ nữ (từ 15 tuổi), không tính mũi thời thơ ấu. WHO ước tính bằng mô hình; đây là từng cuộc đẻ.",
    "Two doses in this pregnancy; or 2 and more, the last within 3 years; 3, within 5; 4, within 10; 5, at any time before the birth. Only valid doses of the schedule of women (from 15 years), none of childhood. WHO estimates this by a model; here it is birth by birth."
  )
}
const twoDoses: Source = {
  cites: [cite("circular-13-2026", "Điều 5.4"), cite("circular-52-2025", "Điều 1, dòng uốn ván"), cite("circular-23-2025")],
  status: "unverified",
  note: text("UV2+: từ 2 mũi hợp lệ của lịch phụ nữ, kể cả mũi của thai kỳ trước. Công thức chưa thấy trong văn bản.", "TT2+: two valid doses or more of the schedule of women, those of earlier pregnancies among them. The formula was seen in no text.")
}

const line = "tetanus-doses-of-women"
const doses = dosesOf(line)
const dayOfBirth = after(endOf("pregnancy"), days(1))
const beforeBirth = { until: dayOfBirth }

/** So many doses before the birth, and the last of them so recently. */
const protectedBy = (count: number, lasting: string): Predicate =>
  all(nthDoseOf(line, count).within(beforeBirth).exist(), doses.within({ from: before(dayOfBirth, param(named(lasting))), until: dayOfBirth }).exist())

/** Mothers and their newborns protected against tetanus (phòng uốn ván cho bà mẹ và trẻ sơ sinh). */
export const tetanusProtection: Measures = {
  parameters: [
    given("two-doses-protect-for", text("Hai mũi uốn ván bảo vệ", "Two doses against tetanus protect for"), dhs, years(3)),
    given("three-doses-protect-for", text("Ba mũi uốn ván bảo vệ", "Three doses against tetanus protect for"), dhs, years(5)),
    given("four-doses-protect-for", text("Bốn mũi uốn ván bảo vệ", "Four doses against tetanus protect for"), dhs, years(10))
  ],
  valueSets: [
    codes("births", text("Thai kỳ kết thúc bằng cuộc đẻ", "Pregnancies that ended with a birth"), twoDoses, { "live-birth": text("đẻ con sống", "live birth"), stillbirth: text("thai chết lưu khi đẻ", "stillbirth") })
  ],
  definitions: [
    defined("newborn-is-protected", text("Trẻ sinh ra được bảo vệ phòng uốn ván", "Protected at birth against tetanus"), { ...dhs, note: text("Dùng với tên `pregnancy`.", "Speaks of a fact named `pregnancy`.") }, {
      when: any(
        distinctDays(doses.within({ from: startOf("pregnancy"), until: dayOfBirth })).is({ atLeast: 2 }),
        protectedBy(2, "two-doses-protect-for"),
        protectedBy(3, "three-doses-protect-for"),
        protectedBy(4, "four-doses-protect-for"),
        nthDoseOf(line, 5).within(beforeBirth).exist()
      )
    })
  ],
  indicators: [
    indicator("pregnant-women-with-two-tetanus-doses", text("Tỷ lệ phụ nữ có thai đã tiêm từ 2 mũi uốn ván (UV2+)", "Share of pregnant women with two doses against tetanus or more (TT2+)"), twoDoses, {
      basis: "person",
      measures: "state",
      initial: all(female, rule(named("resident"))),
      denominator: facts("pregnancy").activeOn(on).exist(),
      numerator: nthDoseOf(line, 2).exist(),
      direction: "up"
    }),
    indicator("protected-at-birth-against-tetanus", text("Tỷ lệ cuộc đẻ mà trẻ được bảo vệ phòng uốn ván sơ sinh", "Births protected against neonatal tetanus"), dhs, {
      basis: { event: facts("pregnancy").ending({ from: before(startOfPeriod, days(1)), until: before(afterPeriod, days(1)) }).data, as: "pregnancy" },
      measures: "period",
      initial: rule(named("resident")),
      denominator: theFact("pregnancy").qualified({ outcome: valueSet(named("births")) }).exist(),
      numerator: rule(named("newborn-is-protected")),
      direction: "up"
    })
  ]
}

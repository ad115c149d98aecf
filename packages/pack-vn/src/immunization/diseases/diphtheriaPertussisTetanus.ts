import type { Text } from "@tramyte/core"
import type { Antigen, ConditionalSkip, IntervalRule, Series, Span, TargetDose } from "@tramyte/core/immunization"
import { cite, text } from "@tramyte/core/pack"
import type { Law } from "../law.ts"
import { after, alsoCounts, aMonthAfter, dose, endOfChildhood, endOfWholeCell, forChildren, fromAge, ifRepeated, programme } from "../words.ts"
import { tetanusOfWomen } from "./tetanusOfWomen.ts"

const tillBooster = text("Văn bản không ghi khoảng cách với mũi 3; ở đây là 6 tháng, theo WHO.", "The text gives no distance from dose 3; here it is 6 months, as WHO has it.")

const betweenBoosters = text(
  "Văn bản không ghi khoảng cách giữa hai mũi nhắc. Mũi nhắc 1 muộn thì mũi sau cách 6 tháng như giữa mũi 3 và mũi nhắc 1; đã tiêm sau 28 ngày thì vẫn tính.",
  "The text gives no distance between the boosters. After a late first one the next waits 6 months, as between dose 3 and the first; one given after 28 days counts all the same."
)

const reducedDose = text(
  "Từ 7 tuổi gợi ý vắc xin giảm liều (Td): bảng lịch chỉ ghi Td ở mũi nhắc lúc 7 tuổi, không nói vắc xin nào cho mũi trễ.",
  "From 7 years the vaccine of reduced dose (Td) is named: the table has it for the booster at 7 years, and does not say which vaccine late doses are given with."
)

const noneLeft = text(
  "Từ 7 tuổi chương trình không có vắc xin ho gà (Td không có thành phần này): mũi ho gà còn thiếu không được nhắc nữa.",
  "From 7 years on the programme has no vaccine against pertussis (Td has not): doses that lack are no longer called for."
)

const sevenYears: Span = { years: 7 }
const combined = ["dtap-ipv-hib-hepb", "dtap-ipv-hib", "dtap-ipv", "dtap", "dpt", "tdap"]

/** One of the three diseases: against pertussis there is no vaccine from 7 years on. */
interface Disease {
  readonly id: string
  readonly label: Text
  readonly row: string
  readonly vaccines: readonly string[]
  readonly reduced: boolean
}

/** Diphtheria (bạch hầu). */
export const diphtheria = (law: Law): Antigen => antigen({ id: "diphtheria", label: text("bạch hầu", "diphtheria"), row: "bạch hầu", vaccines: [...combined, "dt", "td"], reduced: true }, law)

/** Pertussis (ho gà). */
export const pertussis = (law: Law): Antigen => antigen({ id: "pertussis", label: text("ho gà", "pertussis"), row: "ho gà", vaccines: combined, reduced: false }, law)

/** Tetanus (uốn ván): in childhood, and of women by three histories. */
export const tetanus = (law: Law): Antigen =>
  antigen({ id: "tetanus", label: text("uốn ván", "tetanus"), row: "uốn ván", vaccines: [...combined, "dt", "td", "tt"], reduced: true }, law, tetanusOfWomen(law))

const antigen = (disease: Disease, law: Law, more: readonly Series[] = []): Antigen => ({ id: disease.id, label: disease.label, series: [childhood(disease, law), ...more] })

/** Three doses of a combined vaccine, a booster at 18 months, and since Circular 10/2024 one at 7 years. */
const childhood = (disease: Disease, law: Law): Series => {
  const { id, label, reduced, row } = disease
  // The line of the card must not stay open for what nobody can give; a series without any valid dose would close it altogether.
  const skips: readonly ConditionalSkip[] = [{
    context: "forecast", ...law.unseen(noneLeft),
    sets: [{ conditions: [{ kind: "age", beginAge: endOfWholeCell }, { kind: "count", compare: "greaterThan", doses: 0, validOnly: true }] }]
  }]
  const later = reduced ? {} : { skips }
  const first = by("dpt-hepb-hib", disease)
  const booster: IntervalRule = after({ months: 6 }, law.unseen(tillBooster, cite("who-routine-immunization-2025")))
  const second: IntervalRule = after({ days: 28 }, { earliestRec: { months: 6 }, ...law.unseen(betweenBoosters) })
  return {
    id: `${id}-childhood`,
    label: text(`${label.vi} ở trẻ em`, `${label.en} in childhood`),
    vaccineGroup: "dpt",
    type: "standard",
    group: "childhood",
    considers: { endAge: endOfChildhood },
    ...forChildren(law.given(row, reduced ? reducedDose : undefined)),
    doses: [
      dose(1, { ages: fromAge({ months: 2 }), ...ifRepeated(law), ...first }),
      dose(2, { ...aMonthAfter(law), ...first, ...later }),
      dose(3, { ...aMonthAfter(law), ...first, ...later }),
      { label: text("Nhắc lại lần 1", "Booster 1"), ages: fromAge({ months: 18 }), intervals: [booster], ...by("dpt", disease), ...later },
      ...reduced && law.sevenYearBooster ? [{ label: text("Nhắc lại lần 2", "Booster 2"), ages: fromAge(sevenYears), intervals: [second], ...by("td", disease) }] : []
    ]
  }
}

const by = (vaccine: "dpt-hepb-hib" | "dpt" | "td", { reduced, vaccines }: Disease): Pick<TargetDose, "preferable" | "allowable"> => ({
  preferable: vaccine === "td" ? [programme("td")] : [
    programme(vaccine, { endAge: endOfWholeCell }),
    // Where hepatitis B or Hib is due as well, one dose of the combined vaccine serves all.
    ...vaccine === "dpt" ? [programme("dpt-hepb-hib", { endAge: endOfWholeCell })] : [],
    ...reduced ? [programme("td", { beginAge: endOfWholeCell })] : []
  ],
  allowable: alsoCounts(...new Set(["dpt-hepb-hib", ...vaccines]))
})

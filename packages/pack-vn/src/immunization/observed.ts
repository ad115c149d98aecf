import type { Definition, Parameter, Predicate } from "@tramyte/core"
import type { ObservationDefinition, ObservedInRecord } from "@tramyte/core/immunization"
import { after, aged, all, any, birth, cite, distinctDays, facts, female, flag, not, on, param, rule, sure, text } from "@tramyte/core/pack"
import { always, choice } from "../write.ts"
import { womanhood } from "./diseases/tetanusOfWomen.ts"
import type { Law } from "./law.ts"
import { vaccineSet } from "./vaccineSets.ts"

const observations: readonly ObservationDefinition[] = [
  { code: "pregnancy", label: text("có thai", "pregnancy") },
  { code: "tetanus-unknown", label: text("cần tiêm uốn ván, chưa đủ 3 mũi cơ bản được ghi nhận", "in need of vaccination against tetanus, fewer than three primary doses on record") },
  { code: "tetanus-primary-3", label: text("cần tiêm uốn ván, đã đủ 3 mũi cơ bản", "in need of vaccination against tetanus, three primary doses on record") },
  { code: "tetanus-primary-3-booster-1", label: text("cần tiêm uốn ván, đã đủ 3 mũi cơ bản và 1 mũi nhắc", "in need of vaccination against tetanus, three primary doses and a booster on record") },
  { code: "polio-by-combined-vaccine", label: text("đã tiêm vắc xin phối hợp có thành phần bại liệt", "had a combined vaccine with polio in it") },
  { code: "rotavirus-area", label: text("ở nơi triển khai vắc xin rota", "where the rotavirus vaccine is given") },
  { code: "pcv-area", label: text("ở nơi triển khai vắc xin phế cầu", "where the pneumococcal vaccine is given") },
  { code: "pcv-begun", label: text("đã bắt đầu tiêm phế cầu, ở nơi triển khai", "vaccination against pneumococcal disease begun, where the vaccine is given") },
  { code: "hpv-area", label: text("ở nơi triển khai vắc xin HPV", "where the HPV vaccine is given") },
  { code: "hpv-begun", label: text("đã bắt đầu tiêm HPV, ở nơi triển khai", "vaccination against HPV begun, where the vaccine is given") }
]

const dosesOf = (set: string) => facts("immunization").coded(vaccineSet(set))
const hadOneOf = (set: string): ObservedInRecord => ({ when: sure(dosesOf(set).exist()) })
const seen = (name: string): ObservedInRecord => ({ when: rule(`vietnam-immunization/${name}`) })

/** Who began elsewhere, or paid for it, goes on by the programme where the programme has the vaccine. */
const begunWhereOffered = (area: string, set: string): ObservedInRecord => ({ when: all(rule(`vietnam-immunization/${area}`), sure(dosesOf(set).exist())) })

/** A pregnancy begins on the first day of the last menstrual period; the hour of birth is that of an observation `birth`. */
const observed: Readonly<Record<string, ObservedInRecord>> = {
  birth: { facts: facts("observation").coded("birth").data },
  pregnancy: { facts: facts("pregnancy").data },
  "tetanus-unknown": seen("tetanus-unknown"),
  "tetanus-primary-3": seen("tetanus-primary-3"),
  "tetanus-primary-3-booster-1": seen("tetanus-primary-3-booster-1"),
  "polio-by-combined-vaccine": hadOneOf("combined-polio-vaccines"),
  "rotavirus-area": seen("rotavirus-area"),
  "pcv-area": seen("pcv-area"),
  "pcv-begun": begunWhereOffered("pcv-area", "pneumococcal-vaccines"),
  "hpv-area": seen("hpv-area"),
  "hpv-begun": begunWhereOffered("hpv-area", "hpv-vaccines")
}

/** Where vaccines are rolled out is asked only by laws that know these vaccines. */
const isAskedBy = ({ rolledOut, rotavirus }: Law) => (code: string): boolean => code.startsWith("rotavirus-") ? rotavirus : code.startsWith("pcv-") || code.startsWith("hpv-") ? rolledOut : true

/** What the schedule of a law asks of a person besides doses. */
export const observationsOf = (law: Law): readonly ObservationDefinition[] => observations.filter(({ code }) => isAskedBy(law)(code))

/** How each of them is seen in a health record. */
export const observedOf = (law: Law): Readonly<Record<string, ObservedInRecord>> => Object.fromEntries(Object.entries(observed).filter(([code]) => isAskedBy(law)(code)))

const rows = [cite("circular-38-2017", "Điều 1, dòng uốn ván"), cite("circular-10-2024", "Điều 1, dòng uốn ván"), cite("circular-52-2025", "Điều 1, dòng uốn ván"), cite("circular-13-2026", "Điều 5.4")]

const womanhoodNote = text(
  "Văn bản chia theo tiền sử, không theo tuổi; mũi tiêm trước tuổi này là tiền sử thời thơ ấu.",
  "The text goes by history, not by age; doses before this age are the history of childhood."
)

/** The choices that the text leaves open about women. */
export const womenParameters: readonly Parameter[] = [
  choice("vietnam-immunization/womanhood", text("Từ tuổi này mũi uốn ván được tính cho lịch của phụ nữ", "Age from which doses against tetanus belong to the schedule of women"), { years: womanhood.years ?? 0 }, womanhoodNote, ...rows),
  choice("vietnam-immunization/tetanus-of-all-women", text("Tiêm uốn ván cho mọi phụ nữ tuổi sinh đẻ, không đợi có thai", "Vaccination of all women of reproductive age against tetanus, pregnant or not"), false,
    text("Bảng lịch ghi phụ nữ có thai; lịch cũ có phụ nữ tuổi sinh đẻ ở vùng nguy cơ. Trạm ở vùng đó đặt là có.", "The table is for pregnant women; older ones have women of reproductive age in areas of risk. Stations there set it to true."), ...rows)
]

const doses = dosesOf("tetanus-vaccines")
const firstDayOfWomanhood = after(birth, param("vietnam-immunization/womanhood"))

/** That so many doses in childhood are on record: what nobody wrote down is unknown history, and unknown history is the schedule of five doses. */
const documented = (count: number): Predicate => sure(distinctDays(doses.within({ until: firstDayOfWomanhood })).is({ atLeast: count }))

const inNeed = text(
  "Phụ nữ đang có thai; đến 49 tuổi cả người đã có thai hoặc đã tiêm mũi đầu từ 15 tuổi, để tiêm tiếp mũi 3, 4, 5. Chỉ tính điều đã ghi nhận.",
  "Women who are pregnant; until 49 years also those who were, or who had a first dose from 15 years on, so that doses 3, 4 and 5 follow. Only what is on record counts."
)

const defined = (name: string, vi: string, en: string, when: Predicate): Definition =>
  ({ id: `vietnam-immunization/${name}`, label: text(vi, en), from: always, cites: rows, status: "unverified", note: inNeed, when })

/** Women for whom the schedule against tetanus is, and by which history: exactly one of the three holds for each of them. */
export const tetanusHistories: readonly Definition[] = [
  defined("tetanus-women", "Phụ nữ thuộc diện tiêm uốn ván", "Women to be vaccinated against tetanus", all(female, any(
    sure(facts("pregnancy").activeOn(on).exist()),
    all(aged({ below: param("vietnam/asked-about-pregnancy-until") }), any(
      sure(facts("pregnancy").exist()),
      sure(doses.within({ from: firstDayOfWomanhood }).exist()),
      all(flag("vietnam-immunization/tetanus-of-all-women"), aged({ atLeast: param("vietnam-immunization/womanhood") }))
    ))
  ))),
  defined("tetanus-unknown", "Uốn ván: chưa tiêm, không rõ, hoặc chưa đủ 3 mũi cơ bản", "Tetanus: no, unknown, or fewer than three primary doses", all(rule("vietnam-immunization/tetanus-women"), not(documented(3)))),
  defined("tetanus-primary-3", "Uốn ván: đã đủ 3 mũi cơ bản", "Tetanus: three primary doses on record", all(rule("vietnam-immunization/tetanus-women"), documented(3), not(documented(4)))),
  defined("tetanus-primary-3-booster-1", "Uốn ván: đã đủ 3 mũi cơ bản và 1 mũi nhắc", "Tetanus: three primary doses and a booster on record", all(rule("vietnam-immunization/tetanus-women"), documented(4)))
]

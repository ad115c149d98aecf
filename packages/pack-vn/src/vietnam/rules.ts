import type { CivilDate, Predicate, Rule, RuleStatus, Text } from "@tramyte/core"
import { aged, all, any, cite, facts, on, param, rule, text, valueSet } from "@tramyte/core/pack"
import { askedWithin, reviewedOn, studies } from "../write.ts"

const ground = (id: string, label: Text, status: RuleStatus, when: Predicate, from: CivilDate = "2026-07-01", at = "Điều 69.2.a"): Rule =>
  ({ id: `vietnam/${id}`, label, from, cites: [cite("decree-165-2026", at)], status, ...(status === "verified" ? { reviewedOn } : {}), when })

const workers = valueSet("vietnam/workers")
const ofWorkingAge = aged({ atLeast: param("vietnam/asked-about-work-from") })

/** The named questions of the national pack, which groups, protocols and local packs refer to. */
export const rules: readonly Rule[] = [
  {
    id: "vietnam/elderly",
    label: text("Người cao tuổi", "Elderly"),
    from: "2010-07-01",
    cites: [cite("law-39-2009", "Điều 2")],
    status: "secondary",
    note: text("Người sinh ngày 29/02 đủ tuổi vào ngày 01/3 của năm không nhuận (cách hiểu của thư viện).", "Somebody born on 29 February reaches the age on 1 March of a common year (this library's reading)."),
    when: aged({ atLeast: param("vietnam/elderly-age") })
  },
  {
    id: "vietnam/worker",
    label: text("Người lao động có người sử dụng lao động", "Worker with an employer"),
    from: "2016-07-01",
    cites: [cite("law-84-2015", "Điều 21")],
    status: "secondary",
    when: askedWithin(ofWorkingAge, facts("employment").coded(workers).activeOn(on).exist())
  },
  {
    id: "vietnam/six-monthly-worker",
    label: text("Người lao động phải khám ít nhất 6 tháng một lần", "Worker to be examined at least every six months"),
    from: "2016-07-01",
    cites: [cite("law-84-2015", "Điều 21")],
    status: "verified",
    reviewedOn,
    note: text("Nghề, công việc nặng nhọc, độc hại, nguy hiểm; người khuyết tật; chưa thành niên; người cao tuổi. Ngày Luật có hiệu lực chưa đối chiếu.",
      "Heavy, hazardous or dangerous work; disabled; minor; elderly. The day on which the law came into force was not checked."),
    when: all(
      rule("vietnam/worker"),
      any(
        facts("employment").coded("hazardous").activeOn(on).exist(),
        facts("disability").activeOn(on).exist(),
        aged({ below: param("vietnam/minor-worker-age") }),
        rule("vietnam/elderly")
      )
    )
  },
  ground("armed-forces", text("Thuộc Bộ Quốc phòng, Bộ Công an quản lý", "Managed by Defence or Public Security"), "verified",
    askedWithin(ofWorkingAge, facts("employment").coded(valueSet("vietnam/armed-forces-employment")).activeOn(on).exist()), "2026-07-01", "Điều 69.2.d"),
  ground("disabled", text("Người khuyết tật", "Disabled"), "verified", facts("disability").activeOn(on).exist()),
  ground("poor", text("Thuộc hộ nghèo, hộ cận nghèo", "Of a poor or near-poor household"), "verified", facts("poverty").coded(valueSet("vietnam/poverty-levels")).activeOn(on).exist()),
  ground("merit", text("Người có công", "With meritorious service"), "verified", facts("merit").activeOn(on).exist()),
  ground("chronic-disease", text("Người mắc bệnh mạn tính", "With a chronic disease"), "unverified", facts("condition").coded(valueSet("vietnam/chronic-diseases")).exist()),
  ground("favoured-area", text("Cư trú ở vùng được ưu tiên", "Living in a favoured area"), "verified", facts("area").coded(valueSet("vietnam/area-types")).activeOn(on).exist()),
  ground("preschool-child", text("Trẻ em trong cơ sở giáo dục mầm non", "Child in a preschool institution"), "verified", studies("preschool"), "2026-07-01", "Điều 69.2.b"),
  ground("general-school-pupil", text("Học sinh phổ thông", "Pupil of a general school"), "verified", studies(valueSet("vietnam/general-school-levels")), "2026-07-01", "Điều 69.2.b")
]

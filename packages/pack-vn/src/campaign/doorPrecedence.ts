import type { Group, Grouping, Parameter, Predicate, Text } from "@tramyte/core"
import { aged, alive, all, cite, facts, female, on, param, text, years } from "@tramyte/core/pack"
import { askedWithin } from "../write.ts"

const act = cite("law-15-2023", "Điều 3.2")

const ahead = (name: string, label: Text, when: Predicate, cites = [act]): Group => ({ id: `vietnam-campaign/door-${name}`, label, when, cites })

const disabled = (degree: string): Predicate => facts("disability").coded(degree).activeOn(on).exist()

/**
 * Who is examined first of those who came (ưu tiên khám theo luật). Emergencies come before all of them; they are seen at the
 * door and stand in no record.
 */
export const doorPrecedence: Grouping = {
  id: "vietnam-campaign/door-precedence",
  label: text("Ưu tiên khám tại cửa theo luật", "Statutory precedence at the door"),
  from: "2024-01-01",
  cites: [act],
  status: "secondary",
  note: text(
    "Điều 3.2 đọc qua báo chí, không qua văn bản: cấp cứu, dưới 06 tuổi, có thai, khuyết tật đặc biệt nặng và nặng, từ đủ 75 tuổi (luật cũ: 80), người có công “phù hợp với đặc thù của cơ sở”.",
    "Article 3.2 as the press gives it, the text itself was not read: emergencies, under 6, pregnant, exceptionally severely and severely disabled, 75 and over (80 in the law before), merit \"as fits the facility\"."
  ),
  mode: "first",
  order: param("vietnam-campaign/door-order"),
  scope: alive,
  groups: [
    ahead("young-child", text("Trẻ em dưới 6 tuổi", "Child under 6"), aged({ below: param("vietnam-campaign/door-child-age") })),
    ahead("exceptionally-disabled", text("Người khuyết tật đặc biệt nặng", "Exceptionally severely disabled"), disabled("exceptionallySevere")),
    ahead("severely-disabled", text("Người khuyết tật nặng", "Severely disabled"), disabled("severe")),
    ahead("oldest", text("Người từ đủ 80 tuổi, khám trước người khác theo Luật Người cao tuổi", "80 and over, before others by the law on the elderly"),
      aged({ atLeast: param("vietnam-campaign/door-oldest-age") }), [cite("law-39-2009", "Điều 12.1.a"), act]),
    ahead("pregnant", text("Phụ nữ có thai", "Pregnant woman"), all(female, askedWithin(
      aged({ atLeast: param("vietnam/asked-about-pregnancy-from"), below: param("vietnam/asked-about-pregnancy-until") }), facts("pregnancy").activeOn(on).exist()))),
    ahead("old", text("Người từ đủ 75 tuổi", "75 and over"), aged({ atLeast: param("vietnam-campaign/door-age") })),
    ahead("merit", text("Người có công", "With meritorious service"), facts("merit").activeOn(on).exist())
  ],
  otherwise: { id: "vietnam-campaign/door-others", label: text("Theo thứ tự đến", "In the order of arrival") }
}

const age = (name: string, label: Text, count: number, at: ReturnType<typeof cite>, from: string, note: Text): Parameter =>
  ({ id: `vietnam-campaign/${name}`, label, from, cites: [at], status: "secondary", note, value: years(count) })

/** The ages and the order. */
export const doorParameters: readonly Parameter[] = [
  age("door-child-age", text("Trẻ em được khám trước: dưới tuổi này", "Children who are examined first: below this age"), 6, act, "2024-01-01", text("Dưới 06 tuổi.", "Under 6.")),
  age("door-age", text("Được ưu tiên khám từ tuổi này", "Age from which somebody has precedence"), 75, act, "2024-01-01",
    text("Luật Khám bệnh, chữa bệnh năm 2009 quy định từ đủ 80 tuổi; luật năm 2023 là 75, từ ngày 01/01/2024.", "The law of 2009 said 80; that of 2023 says 75, from 1 January 2024.")),
  age("door-oldest-age", text("Được khám trước người khác từ tuổi này", "Age from which somebody comes before others"), 80, cite("law-39-2009", "Điều 12.1.a"), "2010-07-01",
    text("Khám trước người bệnh khác, trừ cấp cứu, trẻ em dưới 6 tuổi, người khuyết tật nặng. Ngày Luật có hiệu lực chưa đối chiếu.",
      "Before other patients but emergencies, children under 6 and the severely disabled. The day on which the law came into force was not checked.")),
  {
    id: "vietnam-campaign/door-order",
    label: text("Thứ tự ưu tiên tại cửa", "Order of precedence at the door"),
    from: "2024-01-01",
    cites: [act, cite("law-39-2009", "Điều 12.1.a")],
    status: "unverified",
    note: text("Luật năm 2023 kể tên mà không xếp thứ tự; Luật Người cao tuổi xếp người từ đủ 80 tuổi sau trẻ dưới 6 tuổi và người khuyết tật nặng. Còn lại là lựa chọn của trạm.",
      "The law of 2023 names them and gives no order; the law on the elderly puts those of 80 and over after children under 6 and the severely disabled. The rest is a choice of the station."),
    value: ["young-child", "exceptionally-disabled", "severely-disabled", "oldest", "pregnant", "old", "merit"].map((name) => `vietnam-campaign/door-${name}`)
  }
]

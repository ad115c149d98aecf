import type { Definition, Indicator, Parameter, Point, Predicate, Text } from "@tramyte/core"
import { after, afterPeriod, aged, alive, all, before, birth, cite, days, facts, months, not, on, param, startOfPeriod, text, timeBetween, yearOf, years } from "@tramyte/core/pack"
import type { Programme, Source } from "../../care/programme.ts"
import { choice } from "../../write.ts"
import { dated, named } from "../items.ts"
import { sinceSchoolHealth } from "../weighing.ts"

/** What an indicator counts, without its name and sources. */
export type Measured = Omit<Indicator, keyof ReturnType<typeof dated> | "overrides" | "reviewBy" | "attribution">

/** What an indicator counts among people whom a plan or the law names. */
export type Among = (residents: Predicate) => Measured

/** Those of whom national indicators speak. */
export const resident = named("resident")

/** An indicator of growth among the residents. */
export const counted = (name: string, label: Text, source: Source, among: Among): Indicator => ({ ...dated(name, label, source), ...among({ op: "rule", id: resident }) })

/** Something that several indicators speak of. */
export const defined = (name: string, label: Text, source: Source, as: Pick<Definition, "when" | "facts">): Definition => ({ ...dated(name, label, source), ...as })

/** A number or time that a text gives, or that is chosen here. */
export const given = (name: string, label: Text, source: Source, value: Parameter["value"]): Parameter => ({ ...dated(name, label, source), value })

/** The circular on the surveillance of nutrition, and the decision with its forms. */
export const surveillance = [cite("circular-15-2026", "Điều 41–47"), cite("decision-97-2026", "Phụ lục III")] as const

const standards = cite("who-growth-standards-2006")

/** What the growth engine writes of a kind. */
export const assessed = (code: string) => facts("assessment").coded(code)

/** Under five on a day: until the fifth birthday. */
export const under5 = (at: Point = on): Predicate => aged({ below: param(named("under-5-until")), at })

/** Under five on a day of the period at least; whoever was born in it is. */
export const under5InPeriod: Predicate = not(aged({ atLeast: param(named("under-5-until")), at: startOfPeriod }))

/** Was born by a day. */
export const bornBy = (day: Point): Predicate => timeBetween(birth, day, "days").is({ atLeast: 0 })

/** A month in which all children are weighed, or get vitamin A: the last such month that had begun by the period's last day. */
export interface Round {
  readonly id: "june" | "december"
  readonly label: Text
  readonly from: Point
  readonly until: Point
}

const round = (id: Round["id"], month: number): Round => {
  // The year in which its last first day lies: that of the day so many months earlier.
  const from = after(yearOf(before(on, months(month - 1))), months(month - 1))
  return { id, label: text(`đợt tháng ${month} gần nhất`, `last ${id === "june" ? "June" : "December"} round`), from, until: after(yearOf(before(on, months(month - 1))), months(month)) }
}

/** The two rounds of a year. */
export const rounds: readonly Round[] = [round("june", 6), round("december", 12)]

/** Of whom indicators of growth speak, and the numbers that they share. */
export const frame: Programme = {
  parameters: [
    choice(named("residence-types-counted"), text("Hình thức cư trú được tính là trẻ trên địa bàn", "Kinds of residence that count for growth"), ["permanent", "temporary"],
      text("Văn bản đã thấy không nói; cân đo thường tính cả trẻ tạm trú.", "No text seen says; weighing usually counts temporary residents, too."), surveillance[0]),
    given("under-5-until", text("“Dưới 5 tuổi” đến trước khi đủ", "\"Under 5\" ends at"), { cites: [standards, surveillance[0]], status: "secondary" }, years(5)),
    given("monitored-monthly-until", text("Cân hằng tháng đến trước khi đủ", "Weighed monthly until"), { cites: [cite("joint-circular-13-2016")], status: "secondary", from: sinceSchoolHealth }, months(24)),
    choice(named("reweighed-within"), text("Trẻ suy dinh dưỡng được cân lại trong", "Malnourished children are weighed again within"), months(1),
      text("Cân hằng tháng theo thông lệ; ngày cân có thể xê dịch: trạm đặt thêm ngày nếu cần.", "Weighed monthly as the programme does; weighing days shift: a station may add days."), cite("road-to-health-chart-2017")),
    choice(named("vitamin-a-counts-from-before"), text("Liều vitamin A được tính cho đợt khi uống trước ngày 1 của tháng không quá", "A dose counts for the round if given before the first of its month by no more than"), days(7),
      text("Có nơi bắt đầu ngày 30/11.", "Some places begin on 30 November."), cite("vitamin-a-rounds-2017"))
  ],
  definitions: [
    defined("resident", text("Trẻ trên địa bàn", "Resident"), { cites: surveillance, status: "unverified", note: text("Sống và cư trú trên địa bàn vào ngày cuối kỳ.", "Alive and resident on the last day of the period.") }, { when: all(alive, facts("residence").coded(param(named("residence-types-counted"))).activeOn(on).exist()) })
  ],
  indicators: []
}

/** The day so many months before the period ends. */
export const monthsBeforeEnd = (count: number): Point => count === 0 ? afterPeriod : before(afterPeriod, months(count))

import { aged, all, before, cite, facts, months, param, text } from "@tramyte/core/pack"
import type { Programme, Source } from "../../care/programme.ts"
import { named } from "../items.ts"
import { type Among, counted, given, type Round, rounds } from "./frame.ts"

const press: Source = { cites: [cite("vitamin-a-letter-3232-2023"), cite("vitamin-a-rounds-2017"), cite("hcdc-vitamin-a-2023")], status: "secondary", from: "2017-06-01" }

const source: Source = {
  ...press,
  status: "unverified",
  note: text("Trẻ đủ 6 tháng đến dưới tuổi cuối vào ngày 1 của tháng có đợt; liều trong tháng đó (hoặc vài ngày trước) được tính. Trẻ đã uống trong 4 tháng trước đợt mà không uống trong đợt thì không tính. Đợt gần nhất đã bắt đầu đến ngày cuối kỳ. Công thức chưa thấy.",
    "Children from 6 completed months to below the last age on the first of the round's month; doses of that month (or a few days before) count. Whoever had one in the 4 months before and none in the round is left out. The last round that had begun by the period's last day. No formula was seen.")
}

const doses = facts("procedure").coded("vitamin-a")

/** Children of an age who got vitamin A in a round (đợt bổ sung vitamin A). */
export const vitaminAOf = ({ from, until }: Round): Among => (residents) => {
  const opens = before(from, param(named("vitamin-a-counts-from-before")))
  return {
    basis: "person",
    measures: "state",
    initial: all(aged({ atLeast: param(named("vitamin-a-from")), below: param(named("vitamin-a-until")), at: from }), residents),
    numerator: doses.within({ from: opens, until }).exist(),
    exception: doses.within({ from: before(from, param(named("vitamin-a-not-within"))), until: opens }).exist(),
    direction: "up"
  }
}

/** Coverage of the rounds of vitamin A (tỷ lệ trẻ được bổ sung vitamin A). */
export const vitaminACoverage: Programme = {
  parameters: [
    given("vitamin-a-from", text("Vitamin A từ khi đủ", "Vitamin A from the age of"), press, months(6)),
    given("vitamin-a-until", text("Vitamin A đến trước khi đủ", "Vitamin A until the age of"), {
      ...press, note: text("36 tháng ở phần lớn tỉnh, trong đó có Hải Phòng; 60 tháng ở các tỉnh khó khăn.", "36 months in most provinces, Hải Phòng among them; 60 months in disadvantaged ones.")
    }, months(36)),
    given("vitamin-a-not-within", text("Không uống khi liều trước chưa đủ", "Not within this time of the last dose"), press, months(4))
  ],
  indicators: rounds.map((round) => counted(`vitamin-a-${round.id}`, text(`Tỷ lệ trẻ trong diện được uống vitamin A trong ${round.label.vi}`, `Coverage of vitamin A in the ${round.label.en}`), source, vitaminAOf(round)))
}

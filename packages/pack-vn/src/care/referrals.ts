import { after, afterPeriod, all, any, before, cite, definedSet, facts, linkedFrom, param, startOf, startOfPeriod, text, theFact, timeBetween, valueSet } from "@tramyte/core/pack"
import { choice } from "../write.ts"
import { codes, defined, indicator, type Programme, type Source } from "./programme.ts"

const transfer: Source = { cites: [cite("decree-165-2026", "Điều 77.2")], status: "unverified", from: "2026-07-01" }

const visits = definedSet("vietnam-care/visits-after-referral")

/** Whether referrals are followed by a visit (chuyển tuyến), and after how long. */
export const referrals: Programme = {
  parameters: [
    choice("vietnam-care/referral-completion-time", text("Chuyển tuyến hoàn thành nếu đến khám trong", "A referral is completed by a visit within"), { days: 30 },
      text("Không văn bản nào nêu; trạm tự chọn.", "No text gives it; the station chooses."), cite("decree-165-2026", "Điều 77.2"))
  ],
  valueSets: [codes("specialist-visits", text("Lượt khám tuyến trên", "Visits at the upper level"), transfer, { "specialist-visit": text("khám tuyến trên theo giấy chuyển", "visit after a referral") })],
  definitions: [
    defined("visits-after-referral", text("Lượt khám theo một lần chuyển tuyến", "Visits that a referral led to"), {
      ...transfer,
      note: text("Lượt khám ghi `basedOn` là mã của lần chuyển; không ghi thì phải là lượt khám tuyến trên. Dùng với tên `referral`.", "The visit links `basedOn` to the referral; without the link it must be one at the upper level. Speaks of a fact named `referral`.")
    }, {
      facts: facts("encounter").within({ from: startOf("referral"), through: after(startOf("referral"), param("vietnam-care/referral-completion-time")) }).named("visit").where(any(
        all(linkedFrom("visit", "basedOn").exist(), linkedFrom("visit", "basedOn").except(theFact("referral")).none()),
        theFact("visit").coded(valueSet("vietnam-care/specialist-visits")).lacking("links.basedOn").exist()
      )).data
    })
  ],
  indicators: [
    indicator("referrals-completed", text("Tỷ lệ chuyển tuyến có đến khám, và số ngày chờ", "Share of referrals that led to a visit, and how many days later"), {
      ...transfer,
      note: text("Tính những lần chuyển mà thời hạn hết trong kỳ. Trung vị và phân vị 90 của số ngày từ khi chuyển đến khi khám. Nghị định nêu việc chuyển tuyến, không nêu công thức.", "Of referrals whose time ran out in the period. Median and 90th percentile of the days from referral to visit. The decree speaks of transfer and has no formula.")
    }, {
      basis: { event: facts("referral").within(before(startOfPeriod, param("vietnam-care/referral-completion-time")), before(afterPeriod, param("vietnam-care/referral-completion-time"))).data, as: "referral" },
      measures: "cohort",
      numerator: visits.exist(),
      continuous: { value: timeBetween(startOf("referral"), startOf(visits.first), "days").data, unit: "d", percentiles: [90] },
      direction: "up"
    })
  ]
}

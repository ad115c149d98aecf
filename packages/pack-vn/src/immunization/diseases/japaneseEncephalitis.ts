import type { Antigen, ConditionalSkip } from "@tramyte/core/immunization"
import { text } from "@tramyte/core/pack"
import type { Law } from "../law.ts"
import { after, dose, forChildren, fromAge, programme } from "../words.ts"

const window = text(
  "Nhóm của bảng lịch là trẻ 1–5 tuổi. Mũi 2 sau mũi 1 từ 1 đến 2 tuần; muộn hơn vẫn được tính và tiêm tiếp: văn bản không nói mũi muộn mất giá trị.",
  "The table is for children of 1–5 years. Dose 2 is 1 to 2 weeks after dose 1; later it counts, and the series goes on: no text says that a late dose is lost."
)
const live = text(
  "Trẻ đã tiêm vắc xin sống giảm độc lực (dịch vụ) không được gọi tiêm vắc xin bất hoạt; lịch của vắc xin đó theo nhà sản xuất. Văn bản không nói về trường hợp này.",
  "Children who had a live vaccine (paid for) are not called in for the inactivated one; that vaccine follows its manufacturer. No text speaks of them."
)

/** Japanese encephalitis (viêm não Nhật Bản): three doses of an inactivated vaccine. */
export const japaneseEncephalitis = (law: Law): Antigen => {
  const hadLiveVaccine: ConditionalSkip = { context: "forecast", sets: [{ conditions: [{ kind: "count", compare: "greaterThan", doses: 0, vaccines: ["je-live"] }] }], ...law.unseen(live) }
  const vaccines = { preferable: [programme("je-inactivated")], skips: [hadLiveVaccine] }
  return {
    id: "je",
    label: text("viêm não Nhật Bản", "Japanese encephalitis"),
    series: [{
      id: "je",
      vaccineGroup: "je",
      type: "standard",
      group: "je",
      considers: { vaccines: ["je-inactivated"] },
      ...forChildren(law.given("viêm não Nhật Bản", window)),
      doses: [
        dose(1, { ages: fromAge({ years: 1 }), ...vaccines }),
        dose(2, { intervals: [after({ weeks: 1 }, { latestRec: { weeks: 2, days: 1 } })], ...vaccines }),
        dose(3, { intervals: [after({ years: 1 })], ...vaccines })
      ]
    }]
  }
}

import type { Antigen } from "@tramyte/core/immunization"
import { cite, text } from "@tramyte/core/pack"
import type { Law } from "../law.ts"
import { after, alsoCounts, dose, forChildren, fromAge, ifRepeated, programme } from "../words.ts"

const betweenLiveDoses = text(
  "Văn bản không ghi khoảng cách giữa hai mũi; ở đây là 28 ngày, như với vắc xin sống tiêm theo WHO.",
  "The text gives no distance between the two doses; here it is 28 days, as WHO has it for injected live vaccines."
)

const together = text(
  "Từ 18 tháng tuổi, trẻ chưa tiêm mũi sởi nào được gợi ý vắc xin MR, để một mũi phục vụ cả hai bệnh; mũi sởi 2 và rubella cũng vậy. Bảng lịch không nói về trẻ trễ.",
  "From 18 months on MR is named for children without any dose against measles, so that one dose serves both diseases. The table does not speak of late children."
)
const afterMeasles = text(
  "Mới tiêm sởi đơn thì chờ đủ 28 ngày để cùng mũi sởi 2; tiêm sớm hơn vẫn được tính. Văn bản không ghi.",
  "After a dose against measles alone it waits 28 days, to go with the second one; given sooner it counts all the same. No text has it."
)

/** From this age on the programme gives measles with rubella. */
const combinedFrom = { months: 18 }

/** Measles (sởi): alone at 9 months, and with rubella at 18 months. */
export const measles = (law: Law): Antigen => ({
  id: "measles",
  label: text("sởi", "measles"),
  series: [{
    id: "measles",
    vaccineGroup: "measles",
    type: "standard",
    group: "measles",
    ...forChildren(law.given("sởi")),
    doses: [
      dose(1, { ages: fromAge({ months: 9 }), ...ifRepeated(law), preferable: [programme("measles"), programme("mr", { beginAge: combinedFrom })], allowable: alsoCounts("mr", "mmr", "mmrv"), note: together }),
      dose(2, {
        ages: fromAge(combinedFrom),
        intervals: [after({ days: 28 }, law.unseen(betweenLiveDoses, cite("who-routine-immunization-2025")))],
        preferable: [programme("mr")],
        allowable: alsoCounts("mmr", "mmrv", "measles")
      })
    ]
  }]
})

/** Rubella: once, together with the second dose against measles. */
export const rubella = (law: Law): Antigen => ({
  id: "rubella",
  label: text("rubella", "rubella"),
  series: [{
    id: "rubella",
    vaccineGroup: "rubella",
    type: "standard",
    group: "rubella",
    ...forChildren(law.given("rubella")),
    doses: [
      dose(1, {
        ages: fromAge(combinedFrom),
        intervals: [...ifRepeated(law).intervals ?? [], { from: { mostRecent: ["measles"] }, earliestRec: { days: 28 }, ...law.unseen(afterMeasles) }],
        preferable: [programme("mr")],
        allowable: alsoCounts("mmr", "mmrv", "rubella")
      })
    ]
  }]
})

import type { Antigen } from "@tramyte/core/immunization"
import { cite, text } from "@tramyte/core/pack"
import type { Law } from "../law.ts"
import { after, alsoCounts, dose, forChildren, fromAge, ifRepeated, programme } from "../words.ts"

const betweenLiveDoses = text(
  "Văn bản không ghi khoảng cách giữa hai mũi; ở đây là 28 ngày, như với vắc xin sống tiêm theo WHO.",
  "The text gives no distance between the two doses; here it is 28 days, as WHO has it for injected live vaccines."
)

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
      dose(1, { ages: fromAge({ months: 9 }), ...ifRepeated(law), preferable: [programme("measles")], allowable: alsoCounts("mr", "mmr", "mmrv") }),
      dose(2, {
        ages: fromAge({ months: 18 }),
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
    doses: [dose(1, { ages: fromAge({ months: 18 }), ...ifRepeated(law), preferable: [programme("mr")], allowable: alsoCounts("mmr", "mmrv", "rubella") })]
  }]
})

import type { Antigen } from "@tramyte/core/immunization"
import { text } from "@tramyte/core/pack"
import type { Law } from "../law.ts"
import { alsoCounts, aMonthAfter, byPentavalent, dose, fromAge, ifRepeated, programme } from "../words.ts"

const vaccines = { preferable: [programme("dpt-hepb-hib")], allowable: alsoCounts("hib", "dtap-ipv-hib", "dtap-ipv-hib-hepb") }

/** Disease by Haemophilus influenzae type b (bệnh do Hib). */
export const hib = (law: Law): Antigen => ({
  id: "hib",
  label: text("Hib", "Haemophilus influenzae type b"),
  series: [{
    id: "hib",
    vaccineGroup: "hib",
    type: "standard",
    group: "hib",
    ...byPentavalent(law.given("Hib")),
    doses: [
      dose(1, { ages: fromAge({ months: 2 }), ...ifRepeated(law), ...vaccines }),
      dose(2, { ...aMonthAfter(law), ...vaccines }),
      dose(3, { ...aMonthAfter(law), ...vaccines })
    ]
  }]
})

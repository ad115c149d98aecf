import type { Antigen } from "@tramyte/core/immunization"
import { text } from "@tramyte/core/pack"
import type { Law } from "../law.ts"
import { alsoCounts, aMonthAfter, byPentavalent, dose, fromAge, ifRepeated, programme } from "../words.ts"

/** As long as somebody is a newborn (trẻ sơ sinh). */
const newborn = { days: 28 }

const birthDay = text(
  "Liều sơ sinh: trong vòng 24 giờ sau sinh; không biết giờ thì ngày sinh và ngày sau là đúng hạn. Đối tượng là trẻ sơ sinh: liều muộn đến hết 28 ngày là của phần mềm, văn bản không ghi; sau đó trẻ tiêm mũi 5 trong 1, không tiêm bù liều sơ sinh.",
  "Birth dose: within 24 hours; without hours, the day of birth and the next are in time. It is for newborns: late doses until 28 days are those of station software, no text has them; afterwards the pentavalent vaccine follows, and no birth dose is made up for."
)

const vaccines = { preferable: [programme("dpt-hepb-hib")], allowable: alsoCounts("hepb", "dtap-ipv-hib-hepb") }

/** Hepatitis B (viêm gan B): the birth dose is a requirement of its own, beside three doses of a combined vaccine. */
export const hepatitisB = (law: Law): Antigen => ({
  id: "hepb",
  label: text("viêm gan B", "hepatitis B"),
  series: [
    {
      id: "hepb-birth",
      label: text("Viêm gan B sơ sinh", "Hepatitis B at birth"),
      vaccineGroup: "hepb-birth",
      type: "standard",
      group: "birth",
      considers: { vaccines: ["hepb-birth", "hepb"], endAge: newborn },
      offered: { endAge: newborn },
      ...law.birthDose,
      note: birthDay,
      doses: [{
        label: text("Liều sơ sinh", "Birth dose"),
        ages: [{ withinHours: 24, latestRec: { days: 2 } }],
        preferable: [programme("hepb-birth")],
        allowable: alsoCounts("hepb")
      }]
    },
    {
      id: "hepb",
      label: text("Viêm gan B trong vắc xin phối hợp", "Hepatitis B in a combined vaccine"),
      vaccineGroup: "hepb",
      type: "standard",
      group: "combined",
      considers: { beginAge: newborn },
      ...byPentavalent(law.given("viêm gan B")),
      doses: [
        dose(1, { ages: fromAge({ months: 2 }), ...ifRepeated(law), ...vaccines }),
        dose(2, { ...aMonthAfter(law), ...vaccines }),
        dose(3, { ...aMonthAfter(law), ...vaccines })
      ]
    }
  ]
})

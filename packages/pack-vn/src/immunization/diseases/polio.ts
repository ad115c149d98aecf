import type { Antigen, Basis, Series } from "@tramyte/core/immunization"
import { cite, text } from "@tramyte/core/pack"
import type { Law } from "../law.ts"
import { after, alsoCounts, aMonthAfter, dose, forChildren, fromAge, ifRepeated, programme } from "../words.ts"

const combined = ["dtap-ipv-hib-hepb", "dtap-ipv-hib", "dtap-ipv"]

/** The age of the programme's first injected dose. */
const injectedFrom = { months: 5 }

const ninthMonth = text(
  "Mũi 2 lúc 9 tháng có trong bảng của HCDC ngày 09/01/2024 và Thông tư 10/2024; chưa thấy trong Thông tư 38/2017, trong bảng Thông tư 52/2025 thuật trên báo.",
  "Dose 2 at 9 months is in HCDC's table of 9 January 2024 and in Circular 10/2024; it was not seen in Circular 38/2017, nor in the table of Circular 52/2025 as the press tells it."
)
const betweenInjections = text("Văn bản không ghi khoảng cách; ở đây là 4 tháng, theo WHO.", "The text gives no distance; here it is 4 months, as WHO has it.")
const paidFor = text(
  "Trẻ đã tiêm vắc xin dịch vụ có thành phần bại liệt (5 trong 1, 6 trong 1): tính mọi liều có thành phần bại liệt, không gọi uống OPV nữa. Trạm chỉ có vắc xin của chương trình, nên chỉ gợi ý IPV, từ 5 tháng; gia đình tiêm tiếp vắc xin dịch vụ thì vẫn tính. Văn bản không nói về trường hợp này; tuổi và khoảng cách là của bảng lịch bại liệt.",
  "Children who had a paid vaccine with polio in it (pentavalent, hexavalent): any dose with polio in it counts, and they are not called in for OPV. Stations have the programme's vaccines, so IPV alone is named, from 5 months on; whoever goes on with the paid vaccine is counted, too. No text speaks of them; ages and distances are those of the table for polio."
)

/** Polio (bại liệt): the oral and the injected vaccine are two requirements side by side; one does not stand in for the other. */
export const polio = (law: Law): Antigen => ({ id: "polio", label: text("bại liệt", "polio"), series: [oral(law), injected(law), byCombinedVaccine(law)] })

const vaccines = { preferable: [programme("bopv")], allowable: alsoCounts("opv") }

const oral = (law: Law): Series => ({
  id: "bopv",
  label: text("Bại liệt uống", "Oral polio"),
  vaccineGroup: "bopv",
  type: "standard",
  group: "oral",
  equivalentGroups: ["combined"],
  considers: { vaccines: ["bopv", "opv"] },
  ...forChildren(law.given("bại liệt")),
  doses: [
    dose(1, { ages: fromAge({ months: 2 }), ...ifRepeated(law), ...vaccines }),
    dose(2, { ...aMonthAfter(law), ...vaccines }),
    dose(3, { ...aMonthAfter(law), ...vaccines })
  ]
})

const injected = (law: Law): Series => {
  const basis: Basis = law.version === "2024" ? law.given("bại liệt") : law.unseen(ninthMonth, cite("hcdc-schedule-2024"))
  const injections = { preferable: [programme("ipv")], allowable: alsoCounts(...combined) }
  return {
    id: "ipv",
    label: text("Bại liệt tiêm", "Injected polio"),
    vaccineGroup: "ipv",
    type: "standard",
    group: "injected",
    equivalentGroups: ["combined"],
    considers: { vaccines: ["ipv", ...combined] },
    ...forChildren(basis),
    doses: [
      dose(1, { ages: fromAge(injectedFrom), ...ifRepeated(law), ...injections }),
      dose(2, { ages: fromAge({ months: 9 }), intervals: [after({ months: 4 }, law.unseen(betweenInjections, cite("who-routine-immunization-2025")))], ...injections })
    ]
  }
}

/** Whoever began with a combined vaccine that has polio in it goes on with that, and needs neither of the other two. */
const byCombinedVaccine = (law: Law): Series => {
  const any = { preferable: [programme("ipv", { beginAge: injectedFrom })], allowable: alsoCounts("ipv", "bopv", "opv", ...combined) }
  return {
    id: "polio-combined",
    label: text("Bại liệt trong vắc xin phối hợp dịch vụ", "Polio in a paid combined vaccine"),
    vaccineGroup: "polio-combined",
    type: "risk",
    indications: [{ observation: "polio-by-combined-vaccine" }],
    group: "combined",
    ...forChildren(law.unseen(paidFor)),
    doses: [
      dose(1, { ages: fromAge({ months: 2 }), ...ifRepeated(law), ...any }),
      dose(2, { ...aMonthAfter(law), ...any }),
      dose(3, { ...aMonthAfter(law), ...any })
    ]
  }
}

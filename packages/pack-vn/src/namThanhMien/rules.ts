import type { Rule } from "@tramyte/core"
import { aged, alive, all, cite, facts, female, on, param, text } from "@tramyte/core/pack"
import { askedWithin, reviewedOn } from "../write.ts"
import { commune, planPeriod } from "./parameters.ts"

/** Who is within the plan. */
export const rules: readonly Rule[] = [
  {
    id: "nam-thanh-mien/resident",
    label: text("Người dân trên địa bàn xã Nam Thanh Miện", "Resident of Nam Thanh Miện"),
    ...planPeriod,
    cites: [cite("nam-thanh-mien-plan-2026", "Mục V.1")],
    status: "verified",
    reviewedOn,
    when: all(alive, facts("residence").coded(param("nam-thanh-mien/residence-types")).linked({ commune }).activeOn(on).exist())
  },
  {
    id: "nam-thanh-mien/pregnant",
    label: text("Phụ nữ mang thai", "Pregnant woman"),
    ...planPeriod,
    cites: [cite("nam-thanh-mien-plan-2026", "Mục V.6")],
    status: "verified",
    reviewedOn,
    when: all(female, askedWithin(
      aged({ atLeast: param("vietnam/asked-about-pregnancy-from"), below: param("vietnam/asked-about-pregnancy-until") }),
      facts("pregnancy").activeOn(on).exist()
    ))
  }
]

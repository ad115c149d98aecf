import type { Group, Grouping, Predicate } from "@tramyte/core"
import { aged, cite, facts, on, param, rule, text, valueSet } from "@tramyte/core/pack"
import { reviewedOn } from "../write.ts"
import { planPeriod } from "./parameters.ts"

const managed = (name: string, vi: string, en: string, when: Predicate): Group => ({ id: `nam-thanh-mien/${name}`, label: text(vi, en), when })

/** The groups that Nam Thanh Miện manages (nhóm đối tượng quản lý sức khỏe): a person may be in several, or in none. */
export const managedGroups: Grouping = {
  id: "nam-thanh-mien/managed-groups",
  label: text("Nhóm đối tượng quản lý sức khỏe", "Managed groups"),
  ...planPeriod,
  cites: [cite("nam-thanh-mien-plan-2026", "Mục V.1")],
  status: "verified",
  reviewedOn,
  mode: "every",
  main: true,
  scope: rule("nam-thanh-mien/resident"),
  groups: [
    { ...managed("children", "Trẻ em", "Children", aged({ below: param("nam-thanh-mien/child-age") })), status: "unverified" },
    managed("pregnant-women", "Phụ nữ mang thai", "Pregnant women", rule("nam-thanh-mien/pregnant")),
    managed("elderly", "Người cao tuổi", "Elderly people", rule("vietnam/elderly")),
    {
      ...managed("ncd-patients", "Người mắc bệnh không lây nhiễm", "People with a non-communicable disease", facts("condition").coded(valueSet("vietnam/chronic-diseases")).exist()),
      cites: [cite("nam-thanh-mien-plan-2026", "Mục V.4")],
      status: "unverified"
    },
    {
      ...managed("high-risk", "Đối tượng có nguy cơ cao", "High-risk people", facts("risk").activeOn(on).atLeast(param("nam-thanh-mien/high-risk-factors"))),
      cites: [cite("nam-thanh-mien-plan-2026", "Mục V.1"), cite("decree-165-2026", "Điều 77.1")],
      status: "unverified"
    }
  ]
}

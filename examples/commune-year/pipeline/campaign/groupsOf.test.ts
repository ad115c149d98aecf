import { assignGroups } from "@tramyte/core"
import { expect, it } from "vitest"
import { stationRules } from "../stationRules.ts"
import { groupsOf } from "./groupsOf.ts"

const known = { merit: false, disability: false, poverty: "none", employment: false, education: false, conditions: [] } as const

it.each([
  ["cam-giang", "10903", undefined, { birthDate: "1950-01-01" }, "Nhóm 2"],
  ["cam-giang", "10903", undefined, { birthDate: "1990-01-01", merit: true }, "Nhóm 1"],
  ["nam-thanh-mien", "11284", "vietnam/entitlement", { birthDate: "2015-01-01", education: "primary" }, "Diện b"],
  ["nam-thanh-mien", "11284", "vietnam/entitlement", { birthDate: "1990-01-01", employment: "contract" }, "Diện c"],
  ["nam-thanh-mien", "11284", "vietnam/entitlement", { birthDate: "1990-01-01", employment: "police" }, "Diện d:"],
  ["nam-thanh-mien", "11284", "vietnam/entitlement", { birthDate: "1950-01-01" }, "Diện a"],
  ["nam-thanh-mien", "11284", "vietnam/entitlement", { birthDate: "1990-01-01" }, "Diện đ"]
] as const)("the place of a group in %s is that in which the rules put its people (%s, %s, %o: %s)", (commune, code, grouping, person, label) => {
  const rules = stationRules(commune, "2026-10-15")
  const { group } = assignGroups(rules, { id: "p", ...known, residence: { type: "permanent", commune: code, village: "1" }, area: false, ...person }, grouping === undefined ? {} : { grouping })
  expect(groupsOf(rules).find(({ priority }) => priority === group?.order)?.label.vi).toContain(label)
})

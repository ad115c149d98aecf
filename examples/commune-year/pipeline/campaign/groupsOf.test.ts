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
  expect(groupsOf(rules).find(({ inGrouping }) => inGrouping === group?.order)?.label.vi).toContain(label)
})

it("comes in the order of the plan's groups, and of the decree's classes the elderly, disabled, poor and people of merit first", () => {
  const first = (commune: "cam-giang" | "nam-thanh-mien") => groupsOf(stationRules(commune, "2026-10-15")).map(({ priority, label }) => `${priority} ${label.vi.slice(0, 6).trim()}`)
  expect(first("cam-giang")).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((group) => `${group} Nhóm ${group}`))
  expect(first("nam-thanh-mien")).toEqual(["1 Diện a", "2 Diện b", "3 Diện c", "4 Diện d", "5 Diện đ"])
})

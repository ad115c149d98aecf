import fc from "fast-check"
import { assignGroups, type CitizenProfile, composePacks, type Pack, planScreening, readRecord, recordFromProfile } from "@tramyte/core"
import { evaluate, population } from "@tramyte/core/population"
import { describe, expect, it } from "vitest"
import { camGiang, haiPhong, namThanhMien, vietNam } from "./index.ts"

const dates = fc.constantFrom("2026-07-14", "2026-07-15", "2026-01-31", "2025-12-31", "2025-08-31", "2025-07-15", "2025-07", "2025", "2024-02-29", "2020-10-30")
const births = fc.constantFrom(
  "1950", "1966-07-15", "1966-07-16", "1966", "1986-08-01", "1996-02-29", "2004-03", "2008-07-15", "2008-02-29", "2010-09-05", "2015", "2020-07-16", "2023-07-15", "2026-06-30"
)
const profiles: fc.Arbitrary<CitizenProfile> = fc.record({
  id: fc.constant("p"),
  sex: fc.constantFrom("male" as const, "female" as const, "other" as const),
  birthDate: births,
  deathDate: fc.constantFrom("2026-07-15", "2026"),
  residence: fc.record({ type: fc.constantFrom("permanent" as const, "temporary" as const), commune: fc.constantFrom("10903", "11284"), since: dates }, { requiredKeys: [] }),
  merit: fc.boolean(),
  disability: fc.constantFrom(true, false, "mild" as const, "severe" as const),
  poverty: fc.constantFrom("poor" as const, "nearPoor" as const, "none" as const),
  area: fc.constantFrom(false as const, ["island" as const], ["mountainous" as const, "difficult" as const]),
  employment: fc.constantFrom(false as const, "contract" as const, "freelance" as const, "police" as const, { type: "contract" as const, hazardous: true }),
  education: fc.constantFrom(false as const, "preschool" as const, "primary" as const, "university" as const),
  insurance: fc.constantFrom(true, false, "HN"),
  pregnant: fc.oneof(fc.boolean(), fc.record({ since: dates })),
  conditions: fc.subarray(["I10", "E11", "J44"]),
  risks: fc.subarray(["tobacco", "alcohol"]),
  examinations: fc.array(fc.record({ on: dates, kind: fc.constantFrom("annual-checkup", "elderly-checkup", "periodic-checkup", "visit") }, { requiredKeys: ["on"] }), { maxLength: 3 }),
  healthRecord: fc.boolean()
}, { requiredKeys: ["id"] }) as fc.Arbitrary<CitizenProfile>

const days = ["2026-07-15", "2026-02-28", "2026-12-31", "2027-01-01", "2025-09-01"]

describe.each<readonly [string, readonly Pack[]]>([["cam-giang", [vietNam, haiPhong, camGiang]], ["nam-thanh-mien", [vietNam, haiPhong, namThanhMien]]])("the rules of %s", (_, packs) => {
  const rulebook = composePacks(packs)
  const records = fc.sample(profiles, { numRuns: 300, seed: 2026 }).map((profile, index) => recordFromProfile({ ...profile, id: `p${index}` }, "2026-07-14"))
  const views = records.map((record) => readRecord(record))
  const people = population(rulebook, records)

  it.each(days)("asked of a population are those asked of each person, on %s", (day) => {
    const rules = rulebook.on(day)
    const run = evaluate(rules, people)
    const context = { on: rules.day }
    const questions = rules.items.filter(({ section }) => section === "rules").map(({ item }) => ({ id: item.id, question: rules.question({ op: "rule", id: item.id }) }))
    expect(questions.length).toBeGreaterThan(2)
    views.forEach((view, index) => {
      for (const { id, question } of questions) expect([id, run.verdict(id, index)]).toEqual([id, question.verdict(view, context)])
      for (const grouping of rules.groupings) {
        const answer = assignGroups(rules, view, { grouping: grouping.id })
        expect(run.verdict(grouping.id, index)).toBe(answer.inScope)
        if (answer.inScope !== "no") expect(grouping.groups.filter(({ id }) => run.verdict(id, index) === "yes").map(({ id }) => id).toSorted()).toEqual(answer.matches.map(({ id }) => id).toSorted())
      }
      const plan = new Map(planScreening(rules, view).items.map((item) => [item.protocol, item]))
      for (const { id } of rules.protocols) {
        const [due, planned] = [run.due(id, index), plan.get(id)]
        expect([id, due?.state, due?.dueFrom, due?.dueBy, due?.lastDone]).toEqual([id, planned?.state, planned?.dueFrom, planned?.dueBy, planned?.lastDone])
      }
    })
  })

  it("rolled on day by day through a year are those asked anew", () => {
    const run = evaluate(rulebook.on("2026-06-20"), people)
    let touched = 0
    for (const day of ["2026-06-21", "2026-06-30", "2026-07-01", "2026-07-15", "2026-07-16", "2026-08-31", "2026-09-01", "2026-12-31", "2027-01-01", "2027-07-01"]) {
      touched += run.rollTo(day)
      const rules = rulebook.on(day)
      const anew = evaluate(rules, people, { nextChange: false })
      for (const { id } of rules.protocols) for (let index = 0; index < people.size; index++) expect(run.due(id, index)).toEqual(anew.due(id, index))
      for (const { groups } of rules.groupings) for (const { id } of groups) expect(run.list(id)).toEqual(anew.list(id))
    }
    expect(touched).toBeGreaterThan(0)
  })
})

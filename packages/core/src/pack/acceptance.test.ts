import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { ask } from "../ask/ask.ts"
import { readRecord, type RecordView } from "../citizen/readRecord.ts"
import type { HealthRecord } from "../citizen/record.ts"
import { assignGroups } from "../groups/assignGroups.ts"
import { computeKpis } from "../kpi/computeKpi.ts"
import { explain } from "../rules/explain.ts"
import { planScreening } from "../screening/planScreening.ts"
import { composePacks } from "./composePacks.ts"
import { loadPack } from "./loadPack.ts"
import type { RulesInForce } from "./rulesInForce.ts"

// Real packs with people and the answers of the day on which they came here (docs/compatibility.md). Answers are written once
// (ACCEPT=new, only where there are none) and never changed: a version that answers otherwise breaks its promise.
const folder = new URL("../../acceptance/", import.meta.url)
const days = ["2026-07-15", "2026-12-31", "2028-02-29"]

const answersOf = (rules: RulesInForce, view: RecordView): unknown => ({
  rules: Object.fromEntries(rules.items.filter(({ section }) => section === "rules").map(({ item }) => [item.id, ask(rules, view, item.id).verdict])),
  groups: Object.fromEntries(rules.groupings.map(({ id }) => {
    const { inScope, group, matches, couldBe, missing, status } = assignGroups(rules, view, { grouping: id })
    return [id, { inScope, group: group?.id ?? null, matches: matches.map((one) => one.id), couldBe: couldBe.map((one) => one.id), missing: missing.map(({ fact }) => fact).toSorted(), status }]
  })),
  screening: Object.fromEntries(planScreening(rules, view).items.map(({ protocol, state, dueFrom, dueBy, lastDone }) => [protocol, { state, dueFrom, dueBy, lastDone }]))
})

const namesIn = (at: URL): readonly string[] => readdirSync(at).toSorted()

describe.each(namesIn(folder).filter((name) => name !== "README.md"))("%s", (name) => {
  const at = new URL(`${name}/`, folder)
  const text = (file: string): string => readFileSync(new URL(file, at), "utf8")
  const rulebook = composePacks(namesIn(at).filter((file) => /^(\d-.+|pack)\.json$/.test(file)).map((file) => loadPack(text(file))))
  const records = text("people.ndjson").split("\n").filter((line) => line !== "").map((line): HealthRecord => JSON.parse(line))
  const found = Object.fromEntries(days.map((day) => {
    const rules = rulebook.on(day)
    const period = { from: `${day.slice(0, 4)}-01-01`, until: `${Number(day.slice(0, 4)) + 1}-01-01` }
    return [day, {
      people: Object.fromEntries(records.map((record) => [record.person.id, answersOf(rules, readRecord(record))])),
      indicators: Object.fromEntries(computeKpis(rules, { records, period }).map(({ indicator, scored, undecided }) =>
        [indicator, { denominator: { yes: scored.yes + scored.no + scored.unknown, unknown: undecided }, numerator: scored }]))
    }]
  }))
  const answers = new URL("answers.json", at)
  if (!existsSync(answers) && process.env["ACCEPT"] === "new") writeFileSync(answers, `${JSON.stringify(found)}\n`)

  it("loads, composes, and answers as it always did", () => {
    expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(readFileSync(answers, "utf8")))
  })
  it("explains answers that were stored, in both languages", () => {
    const rules = rulebook.on(days[0]!)
    for (const { protocol } of records.flatMap((record) => planScreening(rules, readRecord(record)).items)) {
      const stored = JSON.parse(JSON.stringify(ask(rules, records[0]!, protocol)))
      expect(explain(stored)).toMatch(/\S/)
      expect(explain(stored, { lang: "en", recorded: true })).toMatch(/\S/)
    }
  })
})

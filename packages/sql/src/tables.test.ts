import { type HealthRecord, readRecord, type RecordView } from "@tramyte/core"
import { question, questionRecord, questionRules } from "@tramyte/sdk/testing"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compileSql } from "./compileSql.ts"
import { sqlite } from "./dialect.ts"
import { rowMaker } from "./rows.ts"
import { databaseOf, rowsOfStatement } from "./sqlite.fixture.ts"
import { createTables, insertInto, removePerson, tableNames } from "./tables.ts"

describe("the tables", () => {
  it("are created as the file beside shows", async () => {
    await expect(createTables(sqlite).map((create) => `${create};\n`).join("")).toMatchFileSnapshot("./tables.test.sql")
  })

  it("hold a fact with its place in time, its sets by number, and no end where none was said", () => {
    const rows = rowMaker().rowsOf(readRecord({
      person: { id: "p1", sex: "female", birthDate: "1956" },
      facts: [
        { id: "b", kind: "observation", code: ["bp"], start: "2026-07-15", recorded: "2026-07-15", components: { systolic: 142 }, value: 1 },
        { id: "a", kind: "observation", code: ["bp"], start: "2026-07-14", recorded: "2026-07-15", links: { commune: "c1" } },
        { id: "c", kind: "survey", recorded: "2026-07-15", status: "preliminary", value: "text" }
      ],
      complete: { observation: "2026-07-15" }
    }), 7)
    expect(rows).toEqual({
      q_person: [[7, "p1", "female", -5114, -4749, null, null, 4]],
      q_fact: [
        ["observation", 7, 20648, 0, 20648, 20649, 20649, "final", 1, 2, null],
        ["observation", 7, 20649, 1, 20649, 20650, 20650, "final", 1, null, 1],
        ["survey", 7, 20649, 0, -10_000_000, -9_999_999, null, "preliminary", null, null, null]
      ],
      q_component: [["observation", 7, 1, "systolic", 142]],
      q_complete: [["observation", 20649, 4]],
      q_detail: [
        ["observation", 7, 0, "a", 0, 33, null, null, null, null, 20649, null, null, null, null, null],
        ["observation", 7, 1, "b", 1, 39, null, null, null, null, 20649, null, null, null, null, null],
        ["survey", 7, 0, "c", 2, 2, null, null, null, null, 20649, null, null, null, 3, null]
      ],
      q_subject: [[7, null, expect.any(Number), expect.any(Number)]],
      q_id: [[7, "a", "observation", 20648, 0], [7, "b", "observation", 20649, 1], [7, "c", "survey", 20649, 0]],
      q_qualifier: [],
      q_set: [[1, `["bp"]`], [2, `[["commune","c1"]]`], [3, `["text"]`], [4, `[["observation",20649]]`]],
      q_code: [["bp", 1], ["text", 3]],
      q_link: [["commune", "c1", 2]],
      q_kind: [["observation"], ["survey"]]
    })
  })
})

describe("a person whose record changed", () => {
  const questions = fc.sample(question("exists"), { numRuns: 20, seed: 5 })
  const answers = (db: ReturnType<typeof databaseOf>) => questions.map((one) => rowsOfStatement(db, compileSql(questionRules, one)))
  const readAll = (records: readonly HealthRecord[]): readonly RecordView[] => records.map((record) => readRecord(record))

  it("is removed and added anew, by a program that was started later", () => {
    const people = readAll(fc.sample(questionRecord(), { numRuns: 40, seed: 5 }))
    const changed = readAll(fc.sample(questionRecord(), { numRuns: 40, seed: 6 }))
    const db = databaseOf(people)
    const sets = db.prepare("SELECT n, text FROM q_set").all().map((row) => [row["n"] as number, row["text"] as string] as const)
    const { rowsOf } = rowMaker({ sets, kinds: db.prepare("SELECT kind FROM q_kind").all().map((row) => row["kind"] as string) })
    changed.forEach((view, index) => {
      for (const remove of removePerson(sqlite)) db.prepare(remove).run(index + 1)
      const rows = rowsOf({ ...view, subject: `${view.subject}-${index}` }, index + 1)
      for (const table of tableNames) for (const row of rows[table]) db.prepare(insertInto(table, sqlite)).run(...row)
    })
    expect(answers(db)).toEqual(answers(databaseOf(changed)))
    expect(answers(db)).not.toEqual(answers(databaseOf(people)))
    expect(db.prepare("SELECT count(*) AS n FROM q_fact").get()!["n"]).toBe(databaseOf(changed).prepare("SELECT count(*) AS n FROM q_fact").get()!["n"])
  })
})

import { type HealthRecord, readRecord, type RecordView } from "@tramyte/core"
import { question, questionRecord, questionRules } from "@tramyte/sdk/testing"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compileSql } from "./compileSql.ts"
import { answersIn, apart, databases, type QuestionDatabase } from "./databases.fixture.ts"
import { rowMaker } from "./rows.ts"
import { createTables, insertInto, removePerson, tableNames } from "./tables.ts"

describe("the tables", () => {
  it("are created as the file beside shows", async () => {
    await expect(databases.map(([name, dialect]) => `-- ${name}\n${createTables(dialect).map((create) => `${create};\n`).join("")}`).join("\n")).toMatchFileSnapshot("./tables.test.sql")
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
      q_id: [],
      q_qualifier: [],
      q_set: [[1, `["bp"]`], [2, `[["commune","c1"]]`], [3, `["text"]`], [4, `[["observation",20649]]`]],
      q_code: [["bp", 1], ["text", 3]],
      q_link: [["commune", "c1", 2]],
      q_kind: [["observation"], ["survey"]]
    })
  })
})

it.each(databases)("a fact with very many codes is found by each of them in %s", async (_name, dialect, open) => {
  const db = await open()
  const codes = Array.from({ length: 300 }, (_, n) => `code-${n}`.padEnd(30, "x"))
  const people = [readRecord({ person: { id: "p1" }, facts: [{ id: "f", kind: "condition", code: codes, start: "2020-01-01", recorded: "2020-01-01" }] })]
  await db.store(people)
  expect(await answersIn(db, compileSql(questionRules, { op: "exists", in: { kind: "condition", codes: [codes[299]!] } }, { dialect }))).toEqual([1])
  await db.close()
})

describe.each(databases)("a person whose record changed, in %s", (_name, dialect, open) => {
  const questions = fc.sample(question("exists"), { numRuns: 20, seed: 5 })
  const answers = async (db: QuestionDatabase): Promise<readonly unknown[]> => {
    const found: unknown[] = []
    for (const one of questions) found.push(await answersIn(db, compileSql(questionRules, one, { dialect })))
    return found
  }
  const filled = async (people: readonly RecordView[]): Promise<QuestionDatabase> => {
    const db = await open()
    await db.store(apart(people))
    return db
  }
  const readAll = (records: readonly HealthRecord[]): readonly RecordView[] => records.map((record) => readRecord(record))

  it("is removed and added anew, by a program that was started later", async () => {
    const people = readAll(fc.sample(questionRecord(), { numRuns: 40, seed: 5 }))
    const changed = readAll(fc.sample(questionRecord(), { numRuns: 40, seed: 6 }))
    const [db, before, expected] = [await filled(people), await filled(people), await filled(changed)]
    const all = (sql: string) => db.rows({ sql, params: [] })
    const { rowsOf } = rowMaker({ sets: await all("SELECT n, text FROM q_set") as readonly (readonly [number, string])[], kinds: (await all("SELECT kind FROM q_kind")).map(([kind]) => kind as string) })
    for (const [index, view] of apart(changed).entries()) {
      for (const sql of removePerson(dialect)) await db.rows({ sql, params: [index + 1] })
      const rows = rowsOf(view, index + 1)
      for (const table of tableNames) for (const row of rows[table]) await db.rows({ sql: insertInto(table, dialect), params: row })
    }
    expect(await answers(db)).toEqual(await answers(expected))
    expect(await answers(db)).not.toEqual(await answers(before))
    const facts = { sql: "SELECT count(*) FROM q_fact", params: [] }
    expect(await db.rows(facts)).toEqual(await expected.rows(facts))
    for (const one of [db, before, expected]) await one.close()
  })
})

import { describe, expect, it } from "vitest"
import { connect } from "./connection.ts"
import { migrate } from "./migrate.ts"
import { termsOf } from "./terms.ts"

const empty = () => {
  const connection = connect(":memory:", { readOnly: false, lockTimeout: 0 })
  migrate(connection.db)
  return connection
}

describe("terms", () => {
  it("give one number to one text, and the text back", () => {
    const connection = empty()
    const terms = termsOf()
    const [one, two] = [terms.number(connection, "a"), terms.numberOrText(connection, "[\"b\"]")]
    expect([terms.number(connection, "a"), terms.text(connection, one), terms.json(connection, two)]).toEqual([one, "a", ["b"]])
    expect(termsOf().number(connection, "a")).toBe(one)
  })
  it("stop growing: beyond, a text stands for itself, also for who opens the file anew", () => {
    const connection = empty()
    const first = termsOf(2)
    expect(["a", "b", "c", "a"].map((text) => first.numberOrText(connection, text))).toEqual([1, 2, "c", 1])
    const again = termsOf(2)
    expect(["c", "b"].map((text) => again.numberOrText(connection, text))).toEqual(["c", 2])
    expect(again.json(connection, "[1]")).toEqual([1])
    // Kinds always have a number.
    expect(again.number(connection, "residence")).toBe(3)
  })
  it("forget what a rollback took back", () => {
    const connection = empty()
    const terms = termsOf()
    connection.db.exec("BEGIN")
    terms.number(connection, "a")
    connection.db.exec("ROLLBACK")
    terms.forget()
    const n = terms.number(connection, "b")
    expect([terms.text(connection, n), terms.number(connection, "a")]).toEqual(["b", n + 1])
  })
})

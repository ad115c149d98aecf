import { describe, expect, it } from "vitest"
import { item, rulesOn, theDay, type Told, told } from "../pack/smallPack.fixture.ts"
import type { Predicate } from "./predicate.ts"
import { civilDate, epochDay } from "../time/index.ts"
import { contextOn } from "./context.ts"
import { sinceEver } from "./question.ts"

const work: Predicate = { op: "exists", in: { kind: "employment", activeAt: "on" } }
const study: Predicate = { op: "exists", in: { kind: "education", activeAt: "on" } }
const adult: Predicate = { op: "age", atLeast: { years: 18 } }
const pack = { rules: [{ ...item("p/work"), when: work }] }

const since = (predicate: Predicate, person: Told, bound: "earliest" | "surely" = "surely"): string => {
  const day = rulesOn(theDay, pack).question(predicate).since(told(person), contextOn(epochDay(theDay)), bound)
  return day === sinceEver ? "ever" : civilDate(day)
}
const works = (start: string) => ({ kind: "employment", start })
const studies = (start: string) => ({ kind: "education", start })

describe("since when a condition holds", () => {
  it("a membership since its start, or the last day on which it may have begun", () => {
    expect(since(work, { facts: [works("2024-03-01")] })).toBe("2024-03-01")
    expect(since(work, { facts: [works("2024-03")] })).toBe("2024-03-31")
    expect(since(work, { facts: [works("2024-03-01"), works("2025-01-01")] })).toBe("2024-03-01")
  })
  it("a membership without a start since it was recorded, or since ever", () => {
    const person = { facts: [{ kind: "employment", recorded: "2026-02-03T08:00:00+07:00" }] }
    expect([since(work, person, "surely"), since(work, person, "earliest")]).toEqual(["2026-02-03", "ever"])
  })
  it("an age since the day it was reached, life since birth", () => {
    expect(since(adult, { birthDate: "2000-02-29" })).toBe("2018-03-01")
    expect(since(adult, { birthDate: "2000" })).toBe("2018-12-31")
    expect(since({ op: "age", below: { years: 60 } }, { birthDate: "2000" })).toBe("ever")
    expect(since({ op: "alive" }, { birthDate: "2000-02-29" })).toBe("2000-02-29")
    expect(since({ op: "alive" }, {})).toBe("ever")
  })
  it("all of several since the last of them, any since the first that holds", () => {
    const person = { birthDate: "2000-01-01", facts: [works("2024-03-01"), studies("2022-09-01")] }
    expect(since({ op: "all", of: [work, study, adult] }, person)).toBe("2024-03-01")
    expect(since({ op: "any", of: [work, study] }, person)).toBe("2022-09-01")
    expect(since({ op: "any", of: [study, work] }, { facts: [works("2024-03-01")], complete: ["education"] })).toBe("2024-03-01")
  })
  it("a time that has passed since the day it was full", () => {
    const seen: Predicate = { op: "elapsed", which: "last", in: { kind: "encounter" }, atLeast: { months: 6 } }
    const person = { facts: [{ kind: "encounter", start: "2025-08-31" }], complete: ["encounter"] }
    expect(since(seen, person)).toBe("2026-03-01")
    expect(since(seen, { ...person, facts: [{ kind: "encounter", start: "2026-07-01" }] })).toBe("ever")
  })
  it("looks through rules and sure; what has no day holds since ever", () => {
    expect(since({ op: "rule", id: "p/work" }, { facts: [works("2024-03-01")] })).toBe("2024-03-01")
    expect(since({ op: "sure", of: work }, { facts: [works("2024-03-01")] })).toBe("2024-03-01")
    expect(since({ op: "sex", is: ["female"] }, { sex: "female" })).toBe("ever")
    expect(since({ op: "not", of: work }, { facts: [], complete: ["employment"] })).toBe("ever")
  })
  it("what does not hold, or is not known, holds since ever", () => {
    expect(since(work, { complete: ["employment"] })).toBe("ever")
    expect(since(work, { facts: [{ ...works("2024-03-01"), status: "preliminary" }] })).toBe("ever")
  })
})

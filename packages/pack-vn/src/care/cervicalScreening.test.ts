import type { Period } from "@tramyte/core"
import { expect, it } from "vitest"
import { personWith, type Standing, standings, type Told } from "../counted.fixture.ts"
import { loadCare } from "./loadCare.ts"

const year: Period = { from: "2026-01-01", until: "2027-01-01" }
const day = "2026-12-31"
const rules = loadCare("vietnam", day)
const home: Told = { kind: "residence", code: ["permanent"], start: "2010-01-01", end: "ongoing" }
const test = (start: string, method: "hpv" | "via" | "cytology", more: Partial<Told> = {}): Told => ({ kind: "procedure", code: [`cervical-screening-${method}`], start, ...more })
const stands = (facts: readonly Told[], who: Partial<Parameters<typeof personWith>[1]> = {}): Standing | undefined =>
  standings(rules, "vietnam-care/cervical-screening-coverage", personWith([home, ...facts], { day, birthDate: "1986-05-01", ...who }), year)[0]

it.each<[string, readonly Told[], Partial<Parameters<typeof personWith>[1]>, Standing]>([
  ["HPV test five years ago to the day", [test("2021-12-31", "hpv")], {}, "in"],
  ["HPV test five years and a day ago", [test("2021-12-30", "hpv")], {}, "out"],
  ["VIA three years ago to the day", [test("2023-12-31", "via")], {}, "in"],
  ["VIA three years and a day ago", [test("2023-12-30", "via")], {}, "out"],
  ["cytology last year", [test("2025-05-05", "cytology")], {}, "in"],
  ["planned, refused", [test("2026-12-30", "via", { status: "planned" }), test("2026-05-05", "hpv", { status: "notDone" })], {}, "out"],
  ["never", [], {}, "out"],
  ["30 on the last day of the year", [], { birthDate: "1996-12-31" }, "out"],
  ["30 on the day after", [], { birthDate: "1997-01-01" }, "outside"],
  ["54 to the end of the year", [], { birthDate: "1972-01-01" }, "out"],
  ["55 on the last day", [], { birthDate: "1971-12-31" }, "outside"],
  ["a man", [], { sex: "male" }, "outside"],
  ["after a total hysterectomy", [{ kind: "procedure", code: ["total-hysterectomy"], start: "2015" }], {}, "excluded"],
  ["with cervical cancer", [{ kind: "condition", code: ["C53"], start: "2015", end: "ongoing" }], {}, "excluded"],
  ["tests not known completely: nobody is taken out for what is not on record", [], { unlisted: ["procedure"] }, "unknown"],
  ["residence not known", [], { unlisted: ["residence"], birthDate: "1986" }, "out"]
])("cervical screening: %s", (_, facts, who, expected) => {
  expect(stands(facts, who)).toBe(expected)
})

import { describe, expect, it } from "vitest"
import { aged, group, grouping, harbour, rule, works } from "./harbour.fixture.ts"
import { readCases } from "./readCases.ts"
import { repeatedFields } from "./repeatedFields.ts"
import { testPack } from "./testPack.ts"

const file = (lines: string): string => `pack: harbour\ncases:\n${lines}`
const one = (person: string, expectation = "rules: { harbour/docker: no }"): string => file(`  - name: a\n    on: 2026-07-15\n    person: { ${person} }\n    expect: { ${expectation} }\n`)
const personOf = (text: string) => readCases(text).cases[0]?.person

describe("the traps of YAML", () => {
  it.each<[string, string, object]>([
    ["a day stays a text", "birthDate: 1966-07-15", { birthDate: "1966-07-15" }],
    ["a year stays a text", "birthDate: 1956", { birthDate: "1956" }],
    ["a month that looks like a sum stays a text", "birthDate: 1956-03", { birthDate: "1956-03" }],
    ["a commune keeps its leading zero", "residence: { type: permanent, commune: 00163 }", { residence: { type: "permanent", commune: "00163" } }],
    ["a code in quotes is the same", "residence: { commune: \"10903\" }", { residence: { commune: "10903" } }],
    ["no is false where truth is meant", "merit: no, disability: yes, employment: false", { merit: false, disability: true, employment: false }],
    ["a card is called by its letters, Norway's too", "insurance: NO, education: university", { insurance: "NO", education: "university" }],
    ["the words of a list stay words", "conditions: [I10, E11, null], risks: []", { conditions: ["I10", "E11", "null"], risks: [] }],
    ["what is not known is left out", "merit: unknown, sex: male", { sex: "male" }]
  ])("%s", (_, person, expected) => {
    expect(personOf(one(person))).toEqual(expected)
  })

  it("verdicts stay words", () => {
    expect(readCases(one("", "rules: { a: yes, b: no, c: unknown }, due: { d: overdue }")).cases[0]?.expect).toEqual({ rules: { a: "yes", b: "no", c: "unknown" }, due: { d: "overdue" } })
  })

  it("what is usual holds of everybody unless a case says otherwise", () => {
    const text = `usual: { sex: female, merit: no }\n${one("merit: yes")}`
    expect(personOf(text)).toEqual({ sex: "female", merit: true })
    expect(personOf(text.replace("merit: yes", "merit: unknown"))).toEqual({ sex: "female" })
  })

  it("facts have numbers where numbers are meant, and lists of complete kinds hold up to the day", () => {
    const { cases, problems } = readCases(file(`  - name: a
    on: 2026-07-15
    record:
      person: { sex: male, birthDate: 1955 }
      facts:
        - { kind: observation, code: [hba1c], start: 2026-05-01, value: 6.9 }
        - { kind: observation, code: bmi, start: 2026-05-02, components: { systolic: 138 }, recorded: 2026-05-03 }
        - { kind: identifier, value: "030066000123", end: ongoing }
        - { kind: pregnancy, start: 2025-10-01, end: 2026-07-08, endAt: 2026-07-07T23:10:00+07:00, qualifiers: { outcome: live-birth, place: [hospital] } }
        - { kind: observation, code: hpv, at: 2026-05-02T08:00:00+07:00, valueCode: positive, source: { id: lab, key: "17" } }
      complete: [observation]
    expect: { rules: { harbour/docker: unknown } }
`))
    expect(problems).toEqual([])
    expect(cases[0]?.record).toEqual({
      person: { id: "p", sex: "male", birthDate: "1955" },
      facts: [
        { id: "f1", recorded: "2026-07-15", kind: "observation", code: ["hba1c"], start: "2026-05-01", value: 6.9 },
        { id: "f2", recorded: "2026-05-03", kind: "observation", code: ["bmi"], start: "2026-05-02", components: { systolic: 138 } },
        { id: "f3", recorded: "2026-07-15", kind: "identifier", value: "030066000123", end: "ongoing" },
        { id: "f4", recorded: "2026-07-15", kind: "pregnancy", start: "2025-10-01", end: "2026-07-08", endAt: "2026-07-07T23:10:00+07:00", qualifiers: { outcome: ["live-birth"], place: ["hospital"] } },
        { id: "f5", recorded: "2026-07-15", kind: "observation", code: ["hpv"], at: "2026-05-02T08:00:00+07:00", valueCode: ["positive"], source: { id: "lab", key: "17" } }
      ],
      complete: { observation: "2026-07-15" }
    })
  })
})

describe("mistakes are told with their line", () => {
  it.each<[string, string, number, string]>([
    ["a misspelt field of a person", one("birthdate: 1956"), 5, `there is no field "birthdate" here`],
    ["a misspelt field of a case", one("").replace("person", "persons"), 5, `there is no field "persons" here`],
    ["a misspelt expectation", one("", "grup: harbour/elders"), 6, `there is no field "grup" here`],
    ["a day that is none", one("").replace("2026-07-15", "2026-02-30"), 4, `"2026-02-30" is not a day`],
    ["a verdict that is none", one("", "rules: { harbour/docker: maybe }"), 6, `"maybe" is not one of yes, no, unknown`],
    ["a case that expects nothing", one("", ""), 6, "a case that expects nothing proves nothing"],
    ["the same field twice", one("sex: male, sex: female"), 5, "Map keys must be unique"],
    ["a bracket left open", one("").replace("{ rules", "{ { rules"), 7, ""],
    ["a tag", one("sex: !!js/function male"), 5, "Unresolved tag"],
    ["no cases", "pack: harbour\n", 1, "cases: give a list of cases"],
    ["nothing", "", 1, "the file holds nothing"]
  ])("%s", (_, text, line, message) => {
    const { cases, problems } = readCases(text)
    expect(cases).toEqual([])
    expect(problems[0]?.message).toContain(message)
    expect(problems[0]?.line).toBe(line)
  })

  it("a text that grows without end is refused", () => {
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]", ..."bcdefgh".split("").map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`).join(",")}]`)].join("\n")
    expect(readCases(bomb).problems.map(({ message }) => message)).toEqual(["it is too large or too deeply nested to be a file of cases"])
    expect(readCases("a: &a [*a]").problems).toHaveLength(1)
  })
})

describe("cases of a pack", () => {
  const pack = harbour({ groupings: [grouping({ groups: [group("dockers", works), group("elders", aged(60))] })], rules: [rule("docker", works)] })
  const found = (text: string) => testPack(pack, { cases: text }).findings.map(({ code, line, message }) => `${code.replace("TRAMYTE_PACK_", "")} ${line}: ${message}`)
  const docker = "employment: { type: contract, hazardous: yes }, birthDate: 1990"

  it.each<[string, string]>([
    ["the group that counts", "group: harbour/dockers"], ["all groups that hold", "groups: { harbour/order: [harbour/dockers] }"], ["how sure it is", "certainty: sure"],
    ["what is to be asked", "missing: []"], ["rules and groups", "rules: { harbour/docker: yes, harbour/elders: no }"], ["what is due", "due: { harbour/checkup: none }"],
    ["indicators", "indicators: { harbour/seen: unknown }"], ["the explanation", "explains: [dockers (vi), dockers (en)]"]
  ])("%s, as it is", (_, expectation) => {
    expect(found(one(docker, expectation))).toEqual([])
  })

  it.each<[string, string, string]>([
    ["the group", "group: harbour/elders", "the group should be harbour/elders, and is harbour/dockers"],
    ["the groups", "groups: { harbour/order: [harbour/elders] }", "the groups under harbour/order should be harbour/elders, and is harbour/dockers"],
    ["the certainty", "certainty: unknown", "the certainty of the group should be unknown, and is sure"],
    ["what is to be asked", "missing: [birthDate]", "what is to be asked should be birthDate, and is nothing"],
    ["a rule", "rules: { harbour/docker: no }", "harbour/docker should be no, and is yes"],
    ["a rule that is nowhere", "rules: { harbour/doker: no }", "there is no rule or group \"harbour/doker\""],
    ["what is due", "due: { harbour/checkup: due }", "harbour/checkup should be due, and is none"],
    ["a protocol that is nowhere", "due: { harbour/chekup: due }", "\"harbour/chekup\" is not among the protocols"],
    ["an indicator", "indicators: { harbour/seen: yes }", "harbour/seen should be yes, and is unknown"],
    ["the explanation", "explains: 60 tuổi", "the explanation should say \"60 tuổi\", and says: dockers (vi)"],
    ["a person whose data is wrong", "group: harbour/dockers, certainty: sure", ""]
  ])("%s, otherwise: told with line and what is", (what, expectation, message) => {
    const person = what.startsWith("a person") ? "employment: docker" : docker
    expect(found(one(person, expectation))[0]).toMatch(new RegExp(`^CASE_FAILED 3: .*${message.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}`, "s"))
  })

  it("hold under the choices of the station that they name", () => {
    const strict = harbour()
    const text = (choice: string) => file(`  - name: a\n    on: 2026-07-15\n${choice}    person: { ${docker} }\n    expect: { rules: { harbour/old-docker: ${choice === "" ? "no" : "yes"} } }\n`)
    expect(testPack(strict, { cases: [text(""), text("    choices: { harbour/strict: true }\n"), text("    choices: { harbour/old: { years: 30 } }\n")] }).findings).toEqual([])
    expect(testPack(strict, { cases: text("    choices: { harbour/srtict: true }\n") }).findings[0]?.message).toContain("no pack has the parameter \"harbour/srtict\"")
  })

  it("say which conditions they reach", () => {
    const { coverage, findings } = testPack(pack, { cases: one(docker), casesCover: "yesAndNo" })
    expect(coverage.find(({ at }) => at === "rules/harbour/docker")).toEqual({ at: "rules/harbour/docker", part: "when", reached: ["yes"], missing: ["no", "unknown"] })
    expect(findings.filter(({ code }) => code === "TRAMYTE_PACK_CASES_MISSING").map(({ at, message }) => [at, message])).toContainEqual(["rules/harbour/docker", "no case has anybody for whom \"when\" is no; add one"])
  })

  it("of another pack are refused", () => {
    expect(found(one(docker).replace("pack: harbour", "pack: cam-giang"))[0]).toBe("CASES_UNREADABLE 1: these are cases of the pack \"cam-giang\", not of \"harbour\"")
  })
})

describe("fields that stand twice in JSON", () => {
  it.each<[string, string, readonly (readonly [string, number])[]]>([
    ["in one object", `{"a":1,\n"a":2}`, [["a", 2]]],
    ["written in another way", `{"a":1,"\\u0061":2}`, [["a", 1]]],
    ["not in two objects", `[{"a":1},{"a":2,"b":{"a":[{"a":1}]}}]`, []],
    ["not as values", `{"a":"a","b":["a","a","{\\"a\\":1,\\"a\\":2}"],"c":"\\\\"}`, []],
    ["after a list", `{"a":[1,{"b":2}],"b":[],"a":3}`, [["a", 1]]]
  ])("%s", (_, text, expected) => {
    expect(repeatedFields(text).map(({ field, line }) => [field, line])).toEqual(expected)
  })
})

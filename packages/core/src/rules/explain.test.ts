import { describe, expect, it } from "vitest"
import type { CitizenProfile } from "../citizen/profile.ts"
import { assignGroups } from "../groups/assignGroups.ts"
import type { Grouping } from "../groups/grouping.ts"
import type { Pack } from "../pack/pack.ts"
import { item, law, rulesOn, type Told, told } from "../pack/smallPack.fixture.ts"
import { planScreening } from "../screening/planScreening.ts"
import type { Protocol } from "../screening/protocol.ts"
import { explain, type ExplainOptions } from "./explain.ts"
import type { Predicate } from "./predicate.ts"

const holds = (kind: string, more = {}): Predicate => ({ op: "exists", in: { kind, activeAt: "on", ...more } })
const group = (id: string, vi: string, en: string, when: Predicate, more = {}) => ({ id: `p/${id}`, label: { vi, en }, when, ...more })

const plan: Grouping = {
  ...item("p/plan", { cites: [{ ref: "law", at: "Điều 1" }] }), mode: "first", main: true, scope: holds("residence"),
  groups: [
    group("merit", "Nhóm 1: Người có công", "Group 1: Merit", holds("merit")),
    group("elder", "Nhóm 2: Người cao tuổi", "Group 2: Elders", { op: "age", atLeast: { years: 60 } }, { status: "unverified" }),
    group("poor", "Nhóm 3: Hộ nghèo", "Group 3: Poor", holds("poverty", { codes: { valueSet: "p/levels" } }), { status: "secondary" })
  ],
  otherwise: { id: "p/rest", label: { vi: "Nhóm 8: Khác", en: "Group 8: Others" } }
}
const valueSets: Pack["valueSets"] = [{ ...item("p/levels"), codes: [{ code: "poor", label: { vi: "hộ nghèo", en: "poor" } }] }]
const home = { type: "permanent" } as const
const known = { residence: home, merit: false, birthDate: "2000-01-01", poverty: "none" } as const

const rules = (groupings: readonly Grouping[] = [plan]) => rulesOn("2026-07-15", { valueSets, groupings })

/** What is said of an answer that was stored as JSON and read again: nothing else is needed. */
const say = (profile: Omit<CitizenProfile, "id">, options: ExplainOptions = {}, grouping: Grouping = plan): string => {
  const answer = assignGroups(rules([grouping]), { id: "x", ...profile })
  const said = explain(answer, options)
  expect(explain(JSON.parse(JSON.stringify(answer)), options)).toBe(said)
  return said
}
const both = (profile: Omit<CitizenProfile, "id">, grouping?: Grouping) => [say(profile, {}, grouping), say(profile, { lang: "en" }, grouping)]

describe("the explanation of a group", () => {
  it("names the group, the reason, the source, and that nobody could check it", () => {
    expect(both({ ...known, birthDate: "1956-03-09" })).toEqual([
      "Nhóm 2: Người cao tuổi: đủ 60 tuổi (70 tuổi vào ngày 15/07/2026). Căn cứ: Luật (1/2020/QH), Điều 1. Lưu ý: quy tắc này CHƯA được kiểm chứng với văn bản gốc.",
      "Group 2: Elders: at least 60 years (70 years on 2026-07-15). Source: The law (1/2020/QH), Điều 1. Note: this rule has NOT been checked against the original text."
    ])
  })
  it("tells an age as far as it is known", () => {
    expect(say({ ...known, birthDate: "1956" }, { lang: "en", sources: false })).toContain("(69–70 years on 2026-07-15)")
  })
  it("names codes, and that a rule was read in a secondary source", () => {
    expect(both({ ...known, poverty: "poor" })).toEqual([
      "Nhóm 3: Hộ nghèo: hộ nghèo, cận nghèo: hộ nghèo. Căn cứ: Luật (1/2020/QH), Điều 1. Lưu ý: quy tắc này đọc qua nguồn thứ cấp.",
      "Group 3: Poor: household poverty: poor. Source: The law (1/2020/QH), Điều 1. Note: this rule was read in a secondary source."
    ])
  })
  it("of the residual group has no reason but the source", () => {
    expect(both(known)).toEqual(["Nhóm 8: Khác. Căn cứ: Luật (1/2020/QH), Điều 1.", "Group 8: Others. Source: The law (1/2020/QH), Điều 1."])
  })
  it("says what is provisional, and what to ask", () => {
    const { merit: _merit, ...rest } = known
    expect(both(rest)).toEqual([
      "Nhóm 8: Khác (tạm xếp; có thể thuộc Nhóm 1: Người có công). Cần làm rõ: Có phải người có công với cách mạng không? Căn cứ: Luật (1/2020/QH), Điều 1.",
      "Group 8: Others (provisional; could be Group 1: Merit). To clarify: Is this a person with meritorious service? Source: The law (1/2020/QH), Điều 1."
    ])
  })
  it("says who is outside, and when that is not known", () => {
    expect(both({ ...known, residence: { type: "temporary" } }, { ...plan, scope: holds("residence", { codes: ["permanent"] }) })).toEqual(["Ngoài phạm vi của kế hoạch: không có cư trú: permanent.", "Outside the scope of the plan: no residence: permanent."])
    const { residence: _residence, ...nowhere } = known
    expect(both(nowhere)).toEqual([
      "Nhóm 8: Khác (tạm xếp; chưa rõ có thuộc phạm vi của kế hoạch). Cần làm rõ: Đăng ký thường trú hay tạm trú, ở xã, thôn nào? Căn cứ: Luật (1/2020/QH), Điều 1.",
      "Group 8: Others (provisional; not known whether within the scope of the plan). To clarify: Permanent or temporary resident, of which commune and village? Source: The law (1/2020/QH), Điều 1."
    ])
  })
  it("leaves sources out if asked to, but never the warning", () => {
    expect(say({ ...known, birthDate: "1956-03-09" }, { lang: "en", sources: false })).toBe("Group 2: Elders: at least 60 years (70 years on 2026-07-15). Note: this rule has NOT been checked against the original text.")
  })
  it("of a text without a number leaves the number out", () => {
    const answer = assignGroups(rulesOn("2026-07-15", { valueSets, citations: [{ ...law, number: "" }], groupings: [plan] }), { id: "x", ...known })
    expect(explain(answer, { lang: "en" })).toBe("Group 8: Others. Source: The law, Điều 1.")
  })
})

describe("the explanation of groups of which every match counts", () => {
  const { otherwise: _otherwise, ...bare } = plan
  const every: Grouping = { ...bare, mode: "every" }
  const said = (profile: Omit<CitizenProfile, "id">, grouping = every) => say(profile, { lang: "en", sources: false }, grouping).replace(/ Note: .*/, "")
  it("names all matches", () => expect(said({ ...known, merit: true, poverty: "poor" })).toBe("Group 1: Merit, Group 3: Poor: meritorious service; household poverty: poor."))
  it("says that there is none, or none yet", () => {
    expect(said(known)).toBe("In no group.")
    expect(said({ ...known, birthDate: "1966" })).toBe("No group decided yet (provisional; could be Group 2: Elders). To clarify: What is the full date of birth?")
  })
})

describe("the reason", () => {
  const reason = (when: Predicate, person: Told, options: ExplainOptions = { lang: "en" }): string => {
    const grouping: Grouping = { ...plan, scope: { op: "all", of: [] }, groups: [group("g", "G", "G", when)] }
    return explain(assignGroups(rules([grouping]), told(person)), { sources: false, ...options })
  }
  it("is what decided: both sides of `all`, the true ones of `any`", () => {
    const woman: Predicate = { op: "sex", is: ["female"] }
    expect(reason({ op: "all", of: [woman, holds("merit"), { op: "alive" }] }, { sex: "female", facts: [{}] })).toBe("G: female; meritorious service.")
    expect(reason({ op: "any", of: [woman, holds("merit")] }, { sex: "male", facts: [{}] })).toBe("G: meritorious service.")
  })
  it("of an absence says that it is not there", () => {
    expect(reason({ op: "not", of: holds("merit") }, { complete: ["merit"] })).toBe("G: no meritorious service.")
    expect(reason({ op: "not", of: holds("merit") }, { complete: ["merit"] }, { lang: "vi" })).toBe("G: không có người có công.")
  })
  it("is told once", () => expect(reason({ op: "all", of: [holds("merit"), { op: "sure", of: holds("merit") }] }, { facts: [{}] })).toBe("G: meritorious service."))
  it("names since when, and measured values", () => {
    expect(reason(holds("condition"), { facts: [{ kind: "condition", code: ["I10"], start: "2020-03" }] })).toBe("G: health condition: I10 (since 2020-03).")
    expect(reason(holds("condition"), { facts: [{ kind: "condition", code: ["I10"], start: "2020-03" }] }, { lang: "vi" })).toBe("G: bệnh, tình trạng sức khỏe: I10 (từ 03/2020).")
  })
  it("of the latest value is the last one alone", () => {
    const facts = [{ kind: "observation", code: ["bp"], start: "2026-02-01", value: 150 }, { kind: "observation", code: ["bp"], start: "2026-01-01", value: 120 }]
    expect(reason({ op: "value", which: "last", in: { kind: "observation" }, is: { atLeast: 140 } }, { facts, complete: ["observation"] })).toBe("G: measurement: bp 150 (on 2026-02-01).")
  })
  it("of a value, a change or a time passed names the facts that bear on it", () => {
    const facts = [{ kind: "observation", code: ["bp"], start: "2026-02-01", components: { systolic: 150 } }, { kind: "observation", code: ["bp"], start: "2026-01-01", components: { systolic: 162 } }]
    const person = { facts, complete: ["observation"] }
    expect(reason({ op: "value", which: "first", in: { kind: "observation" }, is: { component: "systolic", atLeast: 140 } }, person)).toBe("G: measurement: bp 162 (on 2026-01-01).")
    expect(reason({ op: "change", in: { kind: "observation" }, is: { component: "systolic", below: -10 } }, person)).toBe("G: measurement: bp 162 (on 2026-01-01), bp 150 (on 2026-02-01), changed by -12.")
    const passed: Predicate = { op: "elapsed", which: "last", in: { kind: "observation" }, atLeast: { months: 3 } }
    expect(reason(passed, person)).toBe("G: measurement: bp 150 (on 2026-02-01), at least 3 months on 2026-07-15.")
    expect(reason(passed, person, { lang: "vi" })).toBe("G: chỉ số đo: bp 150 (ngày 01/02/2026), đủ 3 tháng vào ngày 15/07/2026.")
    expect(reason({ op: "not", of: { ...passed, atLeast: { years: 1 } } }, person)).toBe("G: not: measurement: bp 150 (on 2026-02-01), at least 1 year on 2026-07-15.")
  })
  it("of an age has its bounds in their units", () => {
    expect(reason({ op: "age", atLeast: { years: 1, months: 6 }, below: { years: 6 } }, { birthDate: "2024-01-01" })).toBe("G: at least 1 year 6 months, under 6 years (2 years on 2026-07-15).")
    expect(reason({ op: "age", below: { years: 6 } }, { birthDate: "2024-01-01" }, { lang: "vi" })).toBe("G: dưới 6 tuổi (2 tuổi vào ngày 15/07/2026).")
  })
  it("names every sex in both languages", () => {
    const anyone: Predicate = { op: "sex", is: ["male", "female", "other"] }
    expect(["male", "female", "other"].map((sex) => reason(anyone, { sex: sex as "male" }, { lang: "vi" }))).toEqual(["G: nam.", "G: nữ.", "G: khác."])
    expect(reason(anyone, { sex: "other" })).toBe("G: other.")
  })
})

describe("the explanation of a screening item", () => {
  const protocol = (more: Partial<Protocol> = {}): Protocol =>
    ({ ...item("p/x"), label: { vi: "Khám định kỳ", en: "Checkup" }, item: "checkup", who: holds("merit"), recurrence: { perYear: { min: 1 }, year: "calendar" }, doneBy: { kind: "encounter" }, ...more })
  const said = (person: Told, lang: "vi" | "en", more: Partial<Protocol> = {}) => {
    const [found] = planScreening(rulesOn("2026-07-15", { protocols: [protocol(more)] }), told({ complete: ["encounter"], ...person })).items
    const text = explain(found!, { lang, sources: false })
    expect(explain(JSON.parse(JSON.stringify(found)), { lang, sources: false })).toBe(text)
    return text
  }
  const worthy = { facts: [{ start: "2020-01-01" }] } as const
  const visited = (start: string) => ({ facts: [...worthy.facts, { kind: "encounter", start }] })

  it("says from when to when, and the last time", () => {
    expect(said(visited("2025-05-01"), "vi")).toMatch(/^Khám định kỳ — đến hạn từ 01\/01\/2026 đến hết 31\/12\/2026, lần gần nhất 01\/05\/2025: người có công/)
    expect(said(visited("2025-05-01"), "en")).toMatch(/^Checkup — due from 2026-01-01 to 2026-12-31, last done 2025-05-01: meritorious service/)
    expect(said(worthy, "en", { from: "2026-01-01" })).toBe("Checkup — due from 2026-01-01 to 2026-12-31, never recorded as done: meritorious service.")
    expect(said(worthy, "vi", { from: "2026-01-01" })).toBe("Khám định kỳ — đến hạn từ 01/01/2026 đến hết 31/12/2026, chưa có lần nào được ghi nhận: người có công.")
    expect(said(worthy, "en")).toMatch(/^Checkup — overdue from/)
    expect(said(worthy, "vi")).toMatch(/^Khám định kỳ — quá hạn từ/)
    expect(said(visited("2026-05-01"), "en")).toMatch(/^Checkup — up to date, last done 2026-05-01/)
    expect(said(visited("2026-05-01"), "vi")).toMatch(/^Khám định kỳ — đã thực hiện đúng hạn, lần gần nhất 01\/05\/2026/)
  })
  it("has no last day where the protocol has none", () => {
    expect(said(worthy, "en", { recurrence: { once: true } })).toBe("Checkup — due from 2020-01-01, never recorded as done: meritorious service.")
  })
  it("says what is not decided, and what to ask", () => {
    expect(said({ ...worthy, complete: [] }, "en")).toBe("Checkup — not decided; due, if not done, from 2026-01-01 to 2026-12-31, never recorded as done: meritorious service. To clarify: When and where was the last health examination?")
    expect(said({ ...worthy, complete: [] }, "vi")).toMatch(/^Khám định kỳ — chưa xác định; nếu chưa làm thì đến hạn từ 01\/01\/2026 .* Cần làm rõ: Lần khám/)
  })
})

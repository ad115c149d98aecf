import { type CivilDate, civilDate, epochDay, type Indicator, type KpiReport, type Text } from "@tramyte/core"
import { uniformInt } from "pure-rand/distribution/uniformInt"
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus"
import type { CommuneYear, DueItem, IndicatorYear, PersonYear, Village } from "../pipeline/model.ts"
import { campaignSample } from "./campaign/campaignSample.fixture.ts"
import { growthSample } from "./growth/growthSample.fixture.ts"
import type { PersonToVaccinate, VaccinationYear } from "../pipeline/vaccination/vaccinationYear.ts"

type SampleKey = "cam-giang" | "nam-thanh-mien"

/** How large the invented commune is, and which plan it follows. */
export interface SampleOptions {
  readonly key?: SampleKey
  readonly people?: number
  readonly seed?: number
  /** Written instead of an invented name, for every person that it names. */
  readonly nameOf?: (index: number) => string | undefined
}

/** An invented commune of a seed: the same seed gives the same commune. Nothing in it is a rule; only the shapes are true. */
export const sampleYear = (options: SampleOptions = {}): CommuneYear => {
  const { key = "nam-thanh-mien", people: count = 300, seed = 1 } = options
  const plan = plans[key]
  const generator = xoroshiro128plus(seed)
  const int = (min: number, max: number): number => uniformInt(generator, min, max)
  const chance = (share: number): boolean => int(1, 1000) <= share * 1000
  const villages = plan.villages.map((name, index): Village => ({
    id: `${plan.code}-v${index + 1}`, name,
    collaborators: Array.from({ length: index === 3 ? 0 : index === 0 ? 2 : 1 }, (_, at) => ({
      id: `ctv-${index}-${at}`, name: `${pick(int, families)} Thị ${pick(int, given)}`, active: !(index === 2)
    }))
  }))
  const people = Array.from({ length: count }, (_, index): PersonYear => {
    const born = 2026 - Math.floor(Math.min(int(0, 95), int(0, 95) + 15))
    const age = 2026 - born
    const yearOnly = age > 60 && chance(0.5)
    const vague = chance(0.04)
    const scope = chance(0.05) ? "no" : chance(0.02) ? "unknown" : "yes"
    const unsure = scope === "unknown" || vague || chance(0.06)
    const group = scope === "no" ? -1 : plan.groupOf(age, int(0, 99))
    const extra = chance(0.1) ? (group + 1) % plan.groups.length : -1
    const name = options.nameOf?.(index)
    const sex = chance(0.02) ? undefined : chance(0.5) ? "male" : "female"
    return {
      id: `${plan.code}-${String(index + 1).padStart(6, "0")}`,
      name: name ?? `${pick(int, families)} ${sex === "male" ? "Văn" : "Thị"} ${pick(int, given)}`,
      sex,
      birth: vague ? undefined : yearOnly ? String(born) : `${born}-0${int(1, 9)}-1${int(0, 9)}`,
      ageYears: vague ? undefined : { min: yearOnly ? age - 1 : age, max: age },
      household: chance(0.03) ? undefined : `H${String(Math.floor(index / 4) + 1).padStart(4, "0")}`,
      village: chance(0.01) ? -1 : index % villages.length,
      inScope: scope,
      group,
      matches: group === -1 ? [] : [group, ...(extra > group && extra >= 0 ? [extra] : [])],
      couldBe: unsure && group > 0 ? [0] : [],
      certainty: scope === "unknown" ? "unknown" : unsure ? "provisional" : "sure",
      reason: scope === "no" ? { vi: "Ngoài phạm vi của kế hoạch.", en: "Outside the scope of the plan." } : group === -1 ? { vi: "Chưa xác định nhóm.", en: "No group decided." } : {
        vi: `${plan.groups[group]!.vi}: đủ ${age} tuổi (${age} tuổi vào ngày ${on.split("-").reverse().join("/")}).`,
        en: `${plan.groups[group]!.en}: full ${age} years (${age} years on ${on}).`
      },
      due: scope === "no" ? [] : dueOf(int, chance),
      flags: { pregnant: sex === "female" && age > 18 && age < 45 && chance(0.04), chronic: age > 40 && chance(0.2), frail: age > 75 && chance(0.3) },
      clarify: scope !== "no" && unsure ? [questions[int(0, questions.length - 1)]!] : [],
      entitlement: chance(0.3) ? "vietnam/entitlement-b" : undefined,
      subjects: chance(0.2) ? ["vietnam/subject-01", "vietnam/subject-04"] : []
    }
  })
  const indicators = [...plan.indicators, ...routine].map((definition) => indicatorOf(definition, people, villages, int, definition.id.startsWith(key)))
  const gaps = indicators.slice(0, 2).map((one, indicator) => ({ indicator, what: { vi: `việc thứ ${indicator + 1}`, en: `thing ${indicator + 1}` }, by: "2026-12-31" }))
  const groups = plan.groups.map((label, index) => ({ id: `${key}/group-${index + 1}`, label }))
  return {
    commune: { code: plan.code, key, name: plan.name, plan: plan.plan },
    on,
    rulebook: "sample@2026",
    villages,
    groupsOverlap: key === "nam-thanh-mien",
    groups,
    protocols,
    people,
    indicators,
    sentences,
    gaps,
    open: people.map((_person, at) => gaps.flatMap(({ indicator }, number) => indicators[indicator]?.members[at] === "n" ? [number] : [])),
    weeks: Array.from({ length: 42 }, (_, week) => ({ from: civilDate(epochDay("2026-01-01") + 7 * week), examined: week < 22 ? int(0, 3) : int(2, Math.max(3, Math.floor(count / 40))) })),
    vaccination: vaccinationOf(people, int, chance),
    growth: growthSample(people),
    campaign: campaignSample({ groups, on, people, villages }),
    rejects: [
      { code: "DATE_UNREADABLE", severity: "error", label: { vi: "Ngày sinh không đọc được", en: "The birth date cannot be read" }, count: 17 },
      { code: "ID_TWICE", severity: "note", label: { vi: "Hai người cùng một số định danh", en: "Two people with one personal number" }, count: 4 }
    ],
    unverified: [{ id: "vietnam/older-checkup", label: protocols[1]!.label, note: { vi: "Chưa có bản gốc của thông tư.", en: "The original circular could not be read." } }]
  }
}

/** Children and a few women, with what the next session needs. */
const vaccinationOf = (people: readonly PersonYear[], int: (min: number, max: number) => number, chance: (share: number) => boolean): VaccinationYear => ({
  session: "2026-11-10",
  sessionsSeen: 12,
  schedule: { label: { vi: "Lịch tiêm chủng mở rộng", en: "Expanded programme on immunization" }, status: "unverified", sources: ["Thông tư (52/2025/TT-BYT), Điều 1"] },
  lines: [{ id: "dpt", label: { vi: "Bạch hầu - ho gà - uốn ván", en: "Diphtheria, pertussis, tetanus" } }, { id: "measles", label: { vi: "Sởi", en: "Measles" } }],
  vaccines: [{ code: "dpt-hepb-hib", label: { vi: "5 trong 1", en: "pentavalent" } }, { code: "mr", label: { vi: "sởi - rubella", en: "measles, rubella" } }],
  people: people.flatMap(({ ageYears, inScope }, at): readonly PersonToVaccinate[] => {
    if (ageYears === undefined || ageYears.max > 9 || inScope === "no" || chance(0.4)) return []
    const standing = pick(int, ["o", "d", "q"] as const)
    const dueBy = standing === "d" ? "2026-12-01" : `2026-0${int(1, 9)}-1${int(0, 9)}`
    const lines = [{ line: int(0, 1), dose: int(1, 3), dueFrom: "2026-01-01", dueBy, lastDay: chance(0.1) ? "2026-11-01" : undefined }]
    return [{ at, standing, lines, give: lines.map(({ line }) => ({ vaccine: line, lines: [line] })), ask: standing === "q" ? [questions[0]!] : [], status: "unverified" }]
  }),
  setAside: [{ at: 0, vaccine: { vi: "5 trong 1", en: "pentavalent" }, day: "2019-01-02", code: "beforeBirth", reason: { vi: "ngày tiêm trước ngày sinh", en: "dated before birth" } }],
  notCounted: [{ at: 1, vaccine: { vi: "sởi - rubella", en: "measles, rubella" }, day: "2025-01-02", code: "ageTooYoung", reason: { vi: "tiêm quá sớm so với tuổi, sớm nhất là 2025-02-01", en: "given too young; not before 2025-02-01" } }]
})

const on: CivilDate = "2026-10-15"
const families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô"]
const given = ["An", "Bình", "Chiến", "Dung", "Đức", "Hạnh", "Hương", "Khánh", "Liên", "Minh", "Nga", "Oanh", "Phúc", "Quý", "Sơn", "Thảo", "Tuyết", "Uyên", "Xuân", "Yến"]
const pick = <T>(int: (min: number, max: number) => number, items: readonly T[]): T => items[int(0, items.length - 1)]!

const questions: PersonYear["clarify"] = [
  { fact: "birthDate", question: { vi: "Ngày, tháng, năm sinh là gì?", en: "What is the full date of birth?" } },
  { fact: "merit", question: { vi: "Người này có phải là người có công với cách mạng không?", en: "Is the person one of merit to the revolution?" } },
  { fact: "employment", question: { vi: "Người này có làm việc theo hợp đồng lao động không, ở cơ quan, đơn vị nào?", en: "Does the person work under a labour contract, and for whom?" } }
]

const protocols: CommuneYear["protocols"] = [
  { id: "vietnam/annual-checkup", label: { vi: "Khám sức khỏe định kỳ hằng năm", en: "Yearly health check" }, status: "verified", sources: ["Nghị quyết 72-NQ/TW"] },
  { id: "vietnam/older-checkup", label: { vi: "Khám sức khỏe người cao tuổi", en: "Health check of older people" }, status: "unverified", sources: ["Luật Người cao tuổi (39/2009/QH12), Điều 12"] },
  { id: "vietnam/blood-pressure", label: { vi: "Đo huyết áp", en: "Blood pressure" }, status: "secondary", sources: ["Quyết định 3192/QĐ-BYT"] }
]

const dueOf = (int: (min: number, max: number) => number, chance: (share: number) => boolean): readonly DueItem[] => protocols.flatMap((_, protocol): readonly DueItem[] => {
  if (chance(0.6)) return []
  const state = chance(0.25) ? "overdue" : chance(0.9) ? "due" : "unknown"
  const day = epochDay(on)
  const by = state === "overdue" ? day - int(1, 300) : day + int(0, 77)
  return [{ protocol, state, dueFrom: civilDate(by - 365), dueBy: civilDate(by), lastDone: chance(0.5) ? civilDate(by - 500) : undefined }]
}).toSorted((a, b) => (a.state === "overdue" ? 0 : 1) - (b.state === "overdue" ? 0 : 1))

const indicatorOf = (definition: Indicator, people: readonly PersonYear[], villages: readonly Village[], int: (min: number, max: number) => number, own: boolean): IndicatorYear => {
  const roll = (share: number): string => int(0, 99) < share ? "y" : int(0, 9) < 2 ? "u" : "n"
  const likely = definition.basis === "village" ? 80 : 55 + int(0, 35)
  const members = definition.id === "vietnam-care/referrals-completed" ? "-".repeat(people.length) : people.map((person) => person.inScope === "no" ? "-" : person.inScope === "unknown" ? "?" : roll(likely)).join("")
  const counted = definition.basis === "village" ? villages.map(({ collaborators }) => collaborators.some(({ active }) => active) ? "y" : "n").join("") : members
  const reportAt = (until: CivilDate, share: number): KpiReport => {
    const tally = (letter: string): number => [...counted].filter((one) => one === letter).length
    const yes = Math.round(tally("y") * share)
    const counts = { yes, no: tally("n") + tally("y") - yes, unknown: tally("u") }
    const all = counts.yes + counts.no + counts.unknown
    return {
      indicator: definition.id, period: { from: "2026-01-01", until }, rulebook: "sample@2026", denominatorType: "registered", direction: definition.direction,
      populations: { initial: { yes: counted.length, no: 0, unknown: 0 }, denominator: { yes: all, no: tally("-"), unknown: tally("?") }, numerator: { ...counts, unknown: counts.unknown + tally("?") } },
      scored: counts, of: all, undecided: tally("?"),
      ...(all === 0 ? {} : { rate: yes / all, range: { lo: yes / all, hi: (yes + counts.unknown) / all } }),
      ...(all === 0 || definition.target === undefined ? {} : { missingToTarget: Math.max(0, Math.ceil(definition.target.share * all - 1e-9) - yes) }),
      strata: [],
      provenance: { definition: { pack: "sample@2026", digest: "0000000000000000", status: definition.status }, readOn: "2026-10-15", subjects: people.length, input: "0000000000000000" }
    }
  }
  const nothing = definition.id === "vietnam-care/referrals-completed"
  return {
    definition,
    first: own,
    told: own && definition.basis === "person" ? [...members].map((letter) => "ynu?".indexOf(letter)) : [],
    ...(nothing ? { lacking: [{ vi: "chuyển tuyến", en: "referral" }] } : {}),
    sources: [`${definition.id.startsWith("cam-giang") ? "Kế hoạch 257/KH-UBND, mục I.2" : "Kế hoạch của UBND xã Nam Thanh Miện, mục III"}`],
    report: reportAt("2026-10-16", 1),
    months: Array.from({ length: own ? 10 : 0 }, (_, month) => {
      const until = month === 9 ? "2026-10-16" : `2026-${String(month + 2).padStart(2, "0")}-01`
      return { comparable: true, month: `2026-${String(month + 1).padStart(2, "0")}`, report: reportAt(until, month === 9 ? 1 : 0.3 + 0.07 * month) }
    }),
    members: definition.basis === "village" ? "" : members
  }
}

const indicator = (id: string, label: Text, target: Indicator["target"], extra: Partial<Indicator> = {}): Indicator => ({
  id, label, from: "2026-01-01", cites: [], status: "verified", basis: "person", measures: "state", direction: "up",
  denominator: { op: "all", of: [] }, numerator: { op: "any", of: [] }, ...(target === undefined ? {} : { target }), ...extra
})

/** National indicators, of several programmes. */
const routine: readonly Indicator[] = [
  indicator("vietnam-care/hypertension-controlled", { vi: "Tỷ lệ người tăng huyết áp có huyết áp dưới ngưỡng", en: "Blood pressure below the threshold" }, undefined),
  indicator("vietnam-care/hypertension-overdue", { vi: "Tỷ lệ người tăng huyết áp quá hẹn", en: "Overdue hypertension patients" }, undefined, { direction: "down", status: "secondary" }),
  indicator("vietnam-care/cervical-screening-coverage", { vi: "Tỷ lệ phụ nữ được sàng lọc ung thư cổ tử cung", en: "Women screened" }, { share: 0.6, by: "2026-01-01" }, { status: "secondary" }),
  indicator("vietnam-care/referrals-completed", { vi: "Tỷ lệ chuyển tuyến có đến khám", en: "Referrals that led to a visit" }, undefined, { basis: { event: { kind: "referral" }, as: "referral" } }),
  indicator("vietnam-care/villages-with-active-collaborator", { vi: "Tỷ lệ thôn có cộng tác viên đang hoạt động", en: "Villages with an active worker" }, undefined, { basis: "village", status: "unverified" })
]

const sentences: readonly Text[] = [
  { vi: "Đạt: khám sức khỏe định kỳ (ngày 03/09/2026).", en: "Counts: periodic checkup (on 2026-09-03)." },
  { vi: "Chưa đạt: không có lượt khám. Cần có: lượt khám chậm nhất 31/12/2026.", en: "Does not count yet: no visit. Needed: visit by 2026-12-31." },
  { vi: "Chưa xác định. Cần làm rõ: Lần khám gần nhất là ngày nào?", en: "Not decided. To clarify: Which day was the last examination?" },
  { vi: "Chưa xác định. Cần làm rõ: Đăng ký thường trú ở đâu?", en: "Not decided. To clarify: Where is the residence?" }
]

interface SamplePlan {
  readonly code: string
  readonly name: Text
  readonly plan: Text
  readonly villages: readonly string[]
  readonly groups: readonly Text[]
  readonly groupOf: (age: number, roll: number) => number
  readonly indicators: readonly Indicator[]
}

const plans: Readonly<Record<SampleKey, SamplePlan>> = {
  "cam-giang": {
    code: "10903",
    name: { vi: "Xã Cẩm Giàng", en: "Cẩm Giàng commune" },
    plan: { vi: "Kế hoạch số 257/KH-UBND ngày 26/6/2026 tổ chức khám sức khỏe định kỳ hoặc khám sàng lọc miễn phí cho Nhân dân năm 2026", en: "Plan 257/KH-UBND of 26 June 2026 for free periodic health checks or screening in 2026" },
    villages: ["Đồng Sen", "Gò Trám", "Ao Vàng", "Cầu Rạng", "Đình Gấm", "Mía Đông"],
    groups: [
      { vi: "Nhóm 1: Người có công", en: "Group 1: People of merit" }, { vi: "Nhóm 2: Người cao tuổi", en: "Group 2: Older people" },
      { vi: "Nhóm 3: Bảo trợ xã hội", en: "Group 3: Social protection" }, { vi: "Nhóm 4: Người lao động", en: "Group 4: Workers" },
      { vi: "Nhóm 5: Lực lượng vũ trang", en: "Group 5: Armed forces" }, { vi: "Nhóm 6: Sinh viên", en: "Group 6: Students" },
      { vi: "Nhóm 7: Học sinh", en: "Group 7: Pupils" }, { vi: "Nhóm 8: Đối tượng còn lại", en: "Group 8: Everybody else" }
    ],
    groupOf: (age, roll) => roll < 3 ? 0 : age >= 60 ? 1 : roll < 10 ? 2 : age >= 22 && roll < 60 ? 3 : age >= 19 && roll < 62 ? 4 : age >= 18 && age < 22 ? 5 : age >= 2 && age < 18 ? 6 : 7,
    indicators: [
      indicator("cam-giang/checkup-coverage", { vi: "Tỷ lệ người dân đã khám sức khỏe định kỳ hoặc sàng lọc trong năm", en: "Share of residents examined this year" }, undefined, { measures: "period", status: "unverified" }),
      indicator("cam-giang/priority-access", { vi: "Tỷ lệ người thuộc nhóm ưu tiên được tiếp cận khám (đã mời hoặc đã khám)", en: "Share of the priority groups reached (invited or examined)" }, { share: 1 }, { measures: "period", status: "unverified" })
    ]
  },
  "nam-thanh-mien": {
    code: "11284",
    name: { vi: "Xã Nam Thanh Miện", en: "Nam Thanh Miện commune" },
    plan: { vi: "Kế hoạch triển khai Mô hình “Chăm sóc Sức khỏe toàn dân, toàn diện” giai đoạn 2026-2030", en: "Plan of the model “Comprehensive health care for all”, 2026-2030" },
    villages: ["Đầm Súng", "Cửa Đông", "Rặng Duối", "Giếng Ngọc", "Bãi Dâu"],
    groups: [
      { vi: "Trẻ em", en: "Children" }, { vi: "Phụ nữ mang thai", en: "Pregnant women" }, { vi: "Người cao tuổi", en: "Elderly people" },
      { vi: "Người mắc bệnh không lây nhiễm", en: "People with a non-communicable disease" }, { vi: "Đối tượng có nguy cơ cao", en: "High-risk people" }
    ],
    groupOf: (age, roll) => age < 16 ? 0 : age >= 60 ? 2 : roll < 3 ? 1 : roll < 25 ? 3 : roll < 35 ? 4 : -1,
    indicators: [
      indicator("nam-thanh-mien/health-records-of-insured", { vi: "Tỷ lệ người tham gia bảo hiểm y tế được lập hồ sơ sức khỏe điện tử", en: "Share of the insured with an electronic health record" }, { share: 1 }),
      indicator("nam-thanh-mien/health-records-of-all", { vi: "Tỷ lệ người dân có hồ sơ sức khỏe điện tử", en: "Share of residents with an electronic health record" }, undefined),
      indicator("nam-thanh-mien/insurance-coverage", { vi: "Tỷ lệ người dân tham gia bảo hiểm y tế", en: "Share of residents with health insurance" }, { share: 0.98, by: "2031-01-01" }),
      indicator("nam-thanh-mien/checkup-coverage", { vi: "Tỷ lệ người dân được khám sức khỏe định kỳ trong năm", en: "Share of residents with a periodic checkup this year" }, { share: 0.9 }, { measures: "period", status: "unverified" }),
      indicator("nam-thanh-mien/hypertension-control", { vi: "Tỷ lệ người tăng huyết áp được kiểm soát", en: "Share of people with hypertension whose blood pressure is controlled" }, undefined, { status: "unverified", note: { vi: "Kế hoạch không có công thức.", en: "The plan has no formula." } }),
      indicator("nam-thanh-mien/diabetes-control", { vi: "Tỷ lệ người đái tháo đường được kiểm soát", en: "Share of people with diabetes whose blood glucose is controlled" }, undefined, { status: "unverified" }),
      indicator("nam-thanh-mien/villages-with-active-worker", { vi: "Tỷ lệ thôn có cộng tác viên y tế hoạt động hiệu quả", en: "Share of villages with an active community health worker" }, { share: 1 }, { basis: "village", status: "unverified" })
    ]
  }
}

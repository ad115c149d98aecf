import { type CivilDate, civilDate, dayOfWeek, epochDay } from "@tramyte/core"
import type { CampaignPerson, CampaignSession, CampaignStanding, CampaignYear } from "../../pipeline/campaign/campaignYear.ts"
import type { CommuneYear } from "../../pipeline/model.ts"

/** An invented campaign of a commune's people: three sessions a week from July on, each village in turn, and everybody stands somewhere. No figure in it is a rule's. */
export const campaignSample = ({ groups, on, people: all, villages }: Pick<CommuneYear, "groups" | "on" | "people" | "villages">): CampaignYear => {
  const sessions = daysOf("2026-06-29", "2027-01-01").filter((day) => [1, 3, 5].includes(dayOfWeek(epochDay(day)))).map((day, at): CampaignSession => ({
    id: `station ${day}`, day, part: at % 4 === 3 ? "afternoon" : "morning", hours: { from: at % 4 === 3 ? "13:30" : "07:00", until: at % 4 === 3 ? "16:30" : "11:30" }, site: at % 3 === 2 ? 1 : 0,
    capacity: Math.ceil(all.length / 60), villages: at % 10 === 9 ? [] : [at % villages.length], ...(at % 25 === 24 ? { organisation: "Công ty TNHH Sao Mai (giả định)" } : {})
  }))
  const past = [...sessions.keys()].filter((at) => sessions[at]!.day < on)
  const toCome = [...sessions.keys()].filter((at) => sessions[at]!.day >= on && at % 17 !== 0)
  const people = all.flatMap(({ group, inScope }, at): readonly CampaignPerson[] => {
    if (inScope === "no" || at % 13 === 0) return []
    const turn = at * 7919 % 100
    const standing: CampaignStanding = turn < 52 ? "x" : turn < 58 ? "e" : turn < 84 ? "s" : turn < 91 ? "m" : turn < 96 ? "n" : "u"
    const wasPlanned = standing === "s" ? toCome[at % toCome.length]! : past[at % past.length]!
    const told = { at, group: Math.max(0, group), standing, ...(standing === "u" ? {} : { planned: wasPlanned }), ...(at % 4 === 3 ? {} : { payer: at % 4 }) }
    switch (standing) {
      case "x": return [{ ...told, examined: sessions[wasPlanned]!.day }]
      case "e": return [{ ...told, examined: civilDate(epochDay("2026-09-07") + at % 30) }]
      case "s": return [{ ...told, session: wasPlanned, arrive: at % 2 === 0 ? "07:00" : "08:30", ...(at % 9 === 0 ? { moved: "placeFree" as const, isNew: true as const } : {}) }]
      case "m": return [{ ...told, session: toCome[at % toCome.length]!, arrive: "09:30", moved: "didNotCome" }]
      case "n": return [{ ...told, why: 0, moved: "didNotCome" }]
      default: return [{ ...told, why: 1 + at % 2 }]
    }
  })
  const listed = new Set(people.map(({ at }) => at))
  const without = people.filter(({ why }) => why !== undefined).map(({ at }) => at)
  const served = groups.map((_, priority) => people.filter(({ group }) => group === priority)).map((of, at) => ({ priority: at + 1, people: of.length, served: of.length, atMost: of.length }))
  return {
    from: "2026-06-26", until: "2027-01-01",
    opening: { file: "chien-dich.json", note: { vi: "số liệu ví dụ", en: "example figures" } },
    groups: groups.map(({ label }, at) => ({ priority: at + 1, label })),
    sites: [{ id: "station", name: { vi: "Trạm Y tế", en: "Health station" } }, { id: "hall", name: { vi: "Nhà văn hóa", en: "Village hall" } }],
    sessions, people,
    notInvited: [{ reason: { vi: "Đã khám từ đầu năm, trước chiến dịch", en: "Examined in the year before the campaign" }, who: [...all.keys()].filter((at) => !listed.has(at) && all[at]!.inScope !== "no") }],
    reasons: [
      { vi: "các buổi phù hợp đều đã kín", en: "every session that is open is full" }, { vi: "không có buổi nào vào ngày người này đi được", en: "no session on a day when the person can come" },
      { vi: "thiếu máy cần dùng", en: "what the examination needs is not there" }
    ],
    plan: { served, totals: { waiting: 0 }, aims: ["served", "waiting", "villageDays", "travel", "load"], proven: ["served", "waiting", "villageDays", "travel", "load"], isOptimal: true, findings: 0 },
    replan: { served, totals: {}, aims: ["served", "moves"], proven: ["served"], isOptimal: false, findings: 0, lost: [...sessions.keys()].filter((at) => sessions[at]!.day >= on && at % 17 === 0), displaced: 7, onlyDisplacedMoved: true, gone: [{ because: "died", people: 3 }, { because: "movedAway", people: 12 }] },
    oneMore: [{ site: 0, day: "2026-10-24", part: "morning", isExact: true, who: without.slice(0, 18) }, { site: 1, day: "2026-10-25", isExact: false, who: without.slice(0, 11) }],
    missing: [{ from: "2026-11-01", until: "2026-12-01", part: "morning", who: without.slice(-6) }],
    money: {
      status: "unverified", cap: { amount: 300_000, status: "unverified", sources: ["văn bản ví dụ"] },
      payers: [{ label: { vi: "Ngân sách nhà nước", en: "State budget" }, amount: 71_000_000 }, { label: { vi: "Người sử dụng lao động", en: "Employer" }, amount: 23_400_000 }, { label: { vi: "Quỹ bảo hiểm y tế", en: "Health insurance fund" }, amount: 1_250_000_000 }],
      undecided: 9_300_000, total: 1_353_700_000,
      lines: [{ source: { vi: "Ngân sách xã", en: "Commune’s budget" }, budget: 120_000_000, committed: 30_000_000, settled: 95_000_000, free: -5_000_000 }],
      findings: [{ says: { vi: "Danh mục miễn phí chưa có: chưa biết có được miễn phí không", en: "The list of free items is empty: not known whether free" }, who: people.map(({ at }) => at) }, { says: { vi: "Vượt mức trần", en: "Above the cap" }, who: without.slice(0, 3) }]
    },
    readiness: {
      session: toCome[0]!, ready: "no", status: "unverified",
      requirements: [
        { item: "vn/doctor", code: "doctor", kind: "staff", label: { vi: "bác sĩ", en: "Doctor" }, state: "met", needed: 1, there: 1, says: { vi: "Đủ bác sĩ: cần 1, có 1", en: "Doctor: 1 needed, 1 there" }, sources: [], status: "verified" },
        { item: "vn/ecg", code: "ecg", kind: "equipment", label: { vi: "máy điện tim", en: "ECG" }, state: "missing", needed: 1, there: 0, says: { vi: "Thiếu 1 máy điện tim: cần 1, có 0", en: "ECG: 1 missing, 1 needed, 0 there" }, sources: [], status: "unverified" },
        { item: "vn/consent", code: "consent", kind: "safety", label: { vi: "hộp chống sốc", en: "Anaphylaxis kit" }, state: "ask", says: { vi: "Chưa xác nhận: hộp chống sốc", en: "Not confirmed yet: anaphylaxis kit" }, sources: [], status: "verified" }
      ]
    }
  }
}

const daysOf = (from: CivilDate, until: CivilDate): readonly CivilDate[] =>
  Array.from({ length: epochDay(until) - epochDay(from) }, (_, at) => civilDate(epochDay(from) + at))

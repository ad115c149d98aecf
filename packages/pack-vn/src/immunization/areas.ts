import type { CiteRef, CivilDate, Definition, Parameter, Predicate, Text, ValueSet } from "@tramyte/core"
import { all, any, cite, facts, flag, on, sure, text, valueSet } from "@tramyte/core/pack"
import { always, choice } from "../write.ts"

const plan = cite("decision-2780-2025")
const pressOnly = text(
  "Kế hoạch 2026–2028 đọc qua báo (15–17/11/2025); ngày bắt đầu trong năm không ghi, lấy ngày 1 tháng 1.",
  "The plan for 2026–2028 as the press tells it (15–17 November 2025); the day of the year on which it begins is not told, 1 January is taken."
)

/** Names of provinces by their codes since 1 July 2025 (mã tỉnh, thành phố). */
const provinces = {
  "01": "Hà Nội", "04": "Cao Bằng", "08": "Tuyên Quang", "11": "Điện Biên", "12": "Lai Châu", "14": "Sơn La", "15": "Lào Cai", "19": "Thái Nguyên", "20": "Lạng Sơn", "25": "Phú Thọ", "40": "Nghệ An",
  "48": "Đà Nẵng", "51": "Quảng Ngãi", "52": "Gia Lai", "66": "Đắk Lắk", "68": "Lâm Đồng", "86": "Vĩnh Long", "92": "Cần Thơ"
} as const

/** Provinces until 30 June 2025 that were merged into others, by the codes of then. */
const formerProvinces = { "06": "Bắc Kạn", "49": "Quảng Nam", "67": "Đắk Nông", "94": "Sóc Trăng" } as const

const list = (name: string, label: Text, from: CivilDate, codes: readonly string[], names: Readonly<Record<string, string>>, cites: readonly CiteRef[], note: Text, until?: CivilDate): ValueSet => ({
  id: `vietnam-immunization/${name}`, label, from, ...(until === undefined ? {} : { until }), cites, status: "unverified", note, codes: codes.map((code) => ({ code, label: text(names[code] ?? code, names[code] ?? code) }))
})

const pcvProvinces = text("Tỉnh, thành phố triển khai vắc xin phế cầu", "Provinces with the pneumococcal vaccine")
const pcv2026 = ["20", "08", "15", "04", "14", "51"] as const
const pcv2027 = [...pcv2026, "11", "25", "40"] as const
const pcv2028 = [...pcv2027, "66", "52", "12"] as const

const merged = text(
  "Năm 2025 làm ở Bắc Kạn, Quảng Nam, Đắk Nông, Sóc Trăng trước sáp nhập; năm 2026 “mở rộng diện” tại các tỉnh này, chưa rõ có cả phần còn lại của tỉnh mới không.",
  "In 2025 in Bắc Kạn, Quảng Nam, Đắk Nông and Sóc Trăng as they were before the mergers; in 2026 \"extended\" there, and it is not known whether to all of the new provinces."
)

/** Where vaccines are rolled out, year by year (địa bàn triển khai). Hải Phòng (31) is on none of the lists that were seen. */
export const areaLists: readonly ValueSet[] = [
  list("pcv-provinces", pcvProvinces, "2026-01-01", pcv2026, provinces, [plan], pressOnly, "2027-01-01"),
  list("pcv-provinces", pcvProvinces, "2027-01-01", pcv2027, provinces, [plan], pressOnly, "2028-01-01"),
  list("pcv-provinces", pcvProvinces, "2028-01-01", pcv2028, provinces, [plan], pressOnly),
  list("pcv-merged-provinces", text("Tỉnh sau sáp nhập có một phần triển khai vắc xin phế cầu", "Merged provinces, part of which has the pneumococcal vaccine"), "2026-01-01", ["19", "48", "68", "92"], provinces, [plan], merged),
  list("pcv-former-provinces", text("Tỉnh trước sáp nhập triển khai vắc xin phế cầu", "Former provinces with the pneumococcal vaccine"), "2026-01-01", Object.keys(formerProvinces), formerProvinces, [plan], merged),
  list("hpv-provinces", text("Tỉnh triển khai vắc xin HPV", "Provinces with the HPV vaccine"), "2026-01-01", ["08", "51", "66", "86"], provinces, [plan],
    text(`${pressOnly.vi} Vĩnh Long: báo ghi Trà Vinh, nay là Vĩnh Long.`, `${pressOnly.en} Vĩnh Long: the press says Trà Vinh, now Vĩnh Long.`)),
  list("rotavirus-provinces", text("Tỉnh, thành phố triển khai vắc xin rota", "Provinces with the rotavirus vaccine"), "2026-01-01", ["01"], provinces, [cite("ha-noi-rota-2026")],
    text("Cuối năm 2024 có 32 tỉnh (trước sáp nhập), năm 2025 thêm 9, danh sách chưa thấy; chỉ thấy Hà Nội từ năm 2026.", "32 provinces (as they were before the mergers) from the end of 2024, 9 more in 2025, by lists that were not seen; only Hà Nội, from 2026, was."))
]

const offered = (name: string, vi: string, en: string, cites: readonly CiteRef[]): Parameter => choice(
  `vietnam-immunization/${name}-offered`, text(`Trạm có vắc xin ${vi} của chương trình`, `The station gives the programme's ${en} vaccine`), false,
  text("Trạm biết vắc xin có được triển khai ở địa bàn mình không; mặc định là không, danh sách đã thấy không có Hải Phòng.", "The station knows whether the vaccine is given in its area; by default it is not, and no list that was seen has Hải Phòng."), ...cites
)

/** What a station says of itself: it need not wait for a list. */
export const areaChoices: readonly Parameter[] = [
  offered("rotavirus", "rota", "rotavirus", [cite("circular-10-2024"), cite("circular-52-2025"), cite("circular-13-2026", "Điều 3")]),
  offered("pcv", "phế cầu", "pneumococcal", [plan]),
  offered("hpv", "HPV", "HPV", [plan])
]

const livesIn = (qualifier: string, name: string): Predicate => facts("residence").coded("permanent", "temporary").activeOn(on).qualified({ [qualifier]: valueSet(`vietnam-immunization/${name}`) }).exist()

/** Only who is on record as living there: a residence that names no province is no reason to ask every parent. */
const surelyIn = (name: string): Predicate => sure(livesIn("province", name))

const area = (name: string, vi: string, en: string, cites: readonly CiteRef[], when: Predicate, from: CivilDate = "2026-01-01", until?: CivilDate): Definition => ({
  id: `vietnam-immunization/${name}-area`, label: text(`Ở nơi triển khai vắc xin ${vi}`, `Where the ${en} vaccine is given`), from, ...(until === undefined ? {} : { until }), cites, status: "unverified",
  note: text("Trạm có vắc xin, hoặc cư trú ở tỉnh trong danh sách (`qualifiers.province` của nơi cư trú).", "The station gives it, or the residence is in a province of the list (`qualifiers.province` of the residence)."), when
})

const byStation = (name: string): Predicate => flag(`vietnam-immunization/${name}-offered`)

/** Who lives where a vaccine is rolled out. */
export const areas: readonly Definition[] = [
  area("rotavirus", "rota", "rotavirus", [cite("circular-10-2024")], byStation("rotavirus"), always, "2026-01-01"),
  area("rotavirus", "rota", "rotavirus", [cite("circular-10-2024"), cite("circular-52-2025"), cite("circular-13-2026"), cite("ha-noi-rota-2026")], any(byStation("rotavirus"), surelyIn("rotavirus-provinces"))),
  area("pcv", "phế cầu", "pneumococcal", [plan], any(byStation("pcv"), surelyIn("pcv-provinces"), all(surelyIn("pcv-merged-provinces"), livesIn("formerProvince", "pcv-former-provinces")))),
  area("hpv", "HPV", "HPV", [plan], any(byStation("hpv"), surelyIn("hpv-provinces")))
]

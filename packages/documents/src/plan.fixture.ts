import type { ToldPlan } from "./lists/appointments.ts"

/** Five people of two villages and one of none, three sessions; Mai stands in no session. */
export const plan: ToldPlan = {
  campaign: {
    people: [
      { id: "an", priority: 2, village: "dong", household: "H012", rooms: ["x-ray"] },
      { id: "binh", priority: 2, village: "dong", household: "H003" },
      { id: "chi", priority: 8, village: "dong", household: "H012" },
      { id: "dung", priority: 3, village: "doai" },
      { id: "giang", priority: 8 },
      { id: "mai", priority: 8, village: "doai", household: "H031", rooms: ["gynaecology"] }
    ],
    sessions: [
      { id: "s2", site: "hall", day: "2026-07-07", part: "morning", capacity: 20, villages: ["dong"] },
      { id: "s1", site: "station", day: "2026-07-06", hours: { from: "07:00", until: "11:30" }, capacity: 60, rooms: { "x-ray": 20 } },
      { id: "s3", site: "station", day: "2026-07-06", hours: { from: "13:30", until: "16:30" }, part: "afternoon", capacity: 40 }
    ]
  },
  allocation: {
    assigned: [{ id: "an", session: "s1" }, { id: "binh", session: "s1" }, { id: "chi", session: "s1" }, { id: "dung", session: "s3" }, { id: "giang", session: "s2" }],
    unserved: [{ id: "mai", reason: "noSession", open: 0, because: ["rooms"] }]
  },
  places: [{ id: "station", name: "Trạm Y tế xã Cẩm Giàng", address: "thôn Đông; cạnh Ủy ban nhân dân xã" }, { id: "hall", name: { vi: "Nhà văn hóa thôn Đông", en: "Culture house of Đông" } }],
  villages: [{ id: "dong", name: "Thôn Đông" }, { id: "doai", name: "Thôn Đoài" }],
  arrivals: [{ session: "s1", waves: [{ from: "07:00", until: "07:30", people: ["binh"] }, { from: "08:00", until: "08:30", people: ["an", "chi"] }] }],
  fasting: ["an"]
}

const people: Readonly<Record<string, { readonly name: string; readonly birthYear?: number }>> = {
  an: { name: "Nguyễn Văn An", birthYear: 1951 }, binh: { name: "Trần Thị Bình", birthYear: 1949 }, chi: { name: "Nguyễn Thị Chi", birthYear: 1987 },
  dung: { name: "Đỗ Tiến Dũng", birthYear: 1962 }, giang: { name: "Lê Giang" }, mai: { name: "Phạm Thị Mai", birthYear: 1990 }
}

/** What a station's own register would answer. */
export const who = (id: string): { readonly name: string; readonly birthYear?: number } | undefined => people[id]

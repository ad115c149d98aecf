import type { Random } from "../random.ts"
import type { Occupation, PriorityEntry, Sex } from "./resident.ts"

/** What the entries of a village list depend on. */
export interface Described {
  readonly sex: Sex
  readonly age: number
  readonly household: "poor" | "nearPoor" | "neither"
  /** Weeks of pregnancy on the day of the list. */
  readonly weeksPregnant: number | undefined
}

const meritOfMen = [
  "Thương binh 4/4", "Thương binh 4/4", "Thương binh 3/4", "Thương binh 2/4", "Thương binh 1/4", "Bệnh binh 2/3",
  "Người nhiễm chất độc hóa học"
]
const meritOfWomen = ["Người hoạt động kháng chiến", "Thương binh 4/4", "Bệnh binh 3/3"]

/** The priority categories (diện) that somebody truly belongs to; shares are synthetic. */
export const drawPriorities = ({ sex, age, household, weeksPregnant }: Described, chance: Random): readonly PriorityEntry[] => {
  const entries: PriorityEntry[] = []
  const say = (category: PriorityEntry["category"], degree = "", note = ""): void => void entries.push({ category, degree, note })
  if (chance.chance(meritShare(age) * (sex === "male" ? 1.5 : 0.5))) {
    say("Người có công", "", sex === "male" ? chance.pick(meritOfMen) : age >= 85 ? "Mẹ Việt Nam Anh hùng" : chance.pick(meritOfWomen))
  }
  if (chance.chance(age < 18 ? 0.008 : age < 60 ? 0.017 : age < 75 ? 0.035 : 0.07)) {
    say("Khuyết tật", chance.pick(["Nhẹ", "Nhẹ", "Nặng", "Nặng", "Đặc biệt nặng"]), chance.chance(0.3) ? "Có giấy xác nhận" : "")
  }
  if (household === "poor") say("Hộ nghèo")
  if (household === "nearPoor") say("Hộ cận nghèo")
  if (weeksPregnant !== undefined) say("Phụ nữ mang thai", "", chance.chance(0.6) ? `Thai ${weeksPregnant} tuần` : "")
  if (chance.chance(age < 60 ? 0 : age < 70 ? 0.015 : age < 80 ? 0.07 : 0.26)) {
    say("Người yếu, đi lại khó khăn", "", chance.chance(0.3) ? "Cần khám tại nhà" : "")
  }
  return entries
}

const meritShare = (age: number): number => (age < 45 ? 0 : age < 60 ? 0.006 : age < 70 ? 0.07 : 0.13)

/** The chance that a woman of this age is pregnant, and knows it, on any one day. */
export const pregnancyShare = (age: number): number =>
  age < 18 ? 0 : age < 20 ? 0.02 : age < 25 ? 0.065 : age < 30 ? 0.09 : age < 35 ? 0.06 : age < 40 ? 0.022 : age < 45 ? 0.004 : 0

/** The first group of plan 257/KH-UBND (Cẩm Giàng, 26 June 2026), II.1, that fits; 8 holds everybody else. */
export const campaignGroup = (
  age: number, occupation: Occupation, enrolled: boolean, priorities: readonly PriorityEntry[]
): number => {
  const has = (...categories: readonly PriorityEntry["category"][]): boolean =>
    priorities.some(({ category }) => categories.includes(category))
  if (has("Người có công")) return 1
  if (age >= 60) return 2
  if (has("Khuyết tật", "Hộ nghèo", "Hộ cận nghèo")) return 3
  switch (occupation.class) {
    case "contract": case "probation": case "apprentice": case "trainee": case "publicEmployee": case "specialTrade": return 4
    case "police": case "army": return 5
    case "university": case "postgraduate": return 6
    case "pupil": case "college": case "vocational": return 7
    default: return enrolled ? 7 : 8
  }
}

import { choices, type Choices, type Random } from "../random.ts"
import type { Occupation, Sex } from "./resident.ts"

const companies = [
  "Công ty TNHH May Cánh Diều (giả định)", "Công ty Cổ phần Giày Bước Mới (giả định)", "Công ty TNHH Điện tử Sao Khuê (giả định)",
  "Công ty TNHH Bao bì Đồng Xanh (giả định)", "Công ty Cổ phần Cơ khí Tay Thợ (giả định)"
]
const offices = ["UBND xã", "Trạm Y tế xã", "Trung tâm Dịch vụ sự nghiệp công xã", "Kho bạc khu vực"]
const schools = ["Trường Tiểu học", "Trường THCS", "Trường Mầm non"]

const job = (word: string, kind: Occupation["class"], places?: readonly string[]) => ({ word, class: kind, places })
type Job = ReturnType<typeof job>

const worker = job("Công nhân", "contract", companies)
const farmer = job("Nông dân", "freelance")
const freelance = job("Lao động tự do", "freelance")
const retired = job("Hưu trí", "retired")
const housewife = job("Nội trợ", "none")
const child = job("Trẻ em", "none")
const pupil = job("Học sinh", "pupil")
const student = job("Sinh viên đại học", "university", ["Trường Đại học (giả định)"])
const collegeStudent = job("Sinh viên cao đẳng", "college")
const trainee = job("Học viên trung cấp", "vocational")
const contract = job("Lao động hợp đồng", "contract", companies)
const official = job("Công chức", "publicEmployee", offices)
const soldier = job("Bộ đội", "army")
const police = job("Công an", "police")

const leavingSchool = choices<Job>([
  [student, 30], [collegeStudent, 13], [trainee, 8], [worker, 27], [freelance, 7], [contract, 4], [soldier, 2.5],
  [job("Học nghề", "apprentice", companies), 2], [job("Tập nghề", "trainee", companies), 1.5],
  [job("Thử việc", "probation", companies), 2.5], [housewife, 1.5]
])
const working = choices<Job>([
  [worker, 40], [farmer, 14], [freelance, 20], [contract, 7], [job("Cán bộ", "publicEmployee", offices), 1], [official, 1.4],
  [job("Viên chức", "publicEmployee", offices), 2], [job("Giáo viên", "publicEmployee", schools), 2.6], [police, 0.9], [soldier, 1.1],
  [housewife, 4], [job("Công nhân hóa chất (nặng nhọc, độc hại)", "contract", ["Công ty Cổ phần Hóa chất Ba Lá (giả định)"]), 1.8],
  [job("Thợ mỏ", "specialTrade", ["Công ty Than Hầm Sâu (giả định)"]), 0.3], [job("Thợ lặn", "specialTrade"), 0.1],
  [job("Thử việc", "probation", companies), 0.8], [job("Nghiên cứu sinh", "postgraduate", ["Trường Đại học (giả định)"]), 0.2]
])
const late = choices<Job>([[worker, 18], [farmer, 40], [freelance, 18], [official, 2], [contract, 4], [retired, 10], [housewife, 7]])
const old = choices<Job>([[farmer, 46], [retired, 26], [freelance, 10], [housewife, 18]])
const veryOld = choices<Job>([[farmer, 8], [retired, 34], [housewife, 58]])

/** What somebody of this age does; the shares are synthetic. `enrolled` is true for pupils on any school's roll. */
export const drawOccupation = (age: number, sex: Sex, enrolled: boolean, chance: Random): Occupation => {
  const drawn = enrolled && age >= 6 ? pupil : age < 6 ? child : chance.weighted(byAge(age))
  const wanted = drawn === housewife && sex === "male" && age < 75 ? freelance : drawn
  const workplace = wanted.places === undefined ? undefined : chance.pick(wanted.places)
  return { word: wanted.word, class: wanted.class, ...(workplace === undefined ? {} : { workplace }) }
}

const byAge = (age: number): Choices<Job> =>
  age < 15 ? choices([[pupil, 1]])
  : age < 18 ? choices([[worker, 2], [job("Học nghề", "apprentice", companies), 2], [trainee, 2], [freelance, 1]])
  : age < 23 ? leavingSchool
  : age < 52 ? working
  : age < 60 ? late
  : age < 78 ? old
  : veryOld

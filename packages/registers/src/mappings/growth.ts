import type { RegisterMapping } from "../mapping/registerMapping.ts"
import { sexes } from "./words.ts"

/**
 * The growth register (sổ theo dõi tăng trưởng, sổ cân đo trẻ): one row a weighing, of children under five by the month or the quarter and in the rounds
 * of June and December, and of pupils once a school year. Its columns follow the growth pages of the mother-and-child book (Decision 140/QĐ-BYT of 2020).
 *
 * It says nothing by silence: a child may have been weighed at a hospital or another station. A list of one round of everybody is a copy of this
 * with another `source`, `covers: "commune"` and `completes: ["observation"]`.
 */
export const growth: RegisterMapping = {
  format: 1,
  id: "growth",
  label: { vi: "Sổ theo dõi tăng trưởng", en: "Growth register" },
  source: "growth-register",
  shape: "csv",
  delimiter: "auto",
  about: "people",
  columns: {
    rowNumber: { header: ["STT", "TT"] },
    personalId: { header: ["Số định danh cá nhân", "Số định danh", "Số CCCD", "CCCD"] },
    name: { header: ["Họ và tên trẻ", "Họ và tên", "Họ tên trẻ", "Họ tên"], required: true },
    birthDate: { header: ["Ngày sinh", "Ngày, tháng, năm sinh"] },
    sex: { header: ["Giới tính", "Giới"] },
    village: { header: ["Thôn", "Thôn/xóm", "Thôn, khu dân cư"] },
    gestationalAge: { header: ["Tuổi thai khi sinh (tuần)", "Tuổi thai lúc sinh", "Tuổi thai khi sinh", "Tuổi thai"] },
    birthWeight: { header: ["Cân nặng khi sinh (g)", "Cân nặng lúc sinh (g)", "Cân nặng khi sinh (gam)", "Cân nặng lúc sinh (gam)", "Cân nặng khi sinh (kg)", "Cân nặng lúc sinh (kg)", "Cân nặng khi sinh", "Cân nặng lúc sinh"] },
    birthLength: { header: ["Chiều dài khi sinh (cm)", "Chiều dài lúc sinh (cm)", "Chiều dài khi sinh", "Chiều dài lúc sinh"] },
    measuredOn: { header: ["Ngày cân", "Ngày cân đo", "Ngày cân, đo", "Ngày đo"], required: true },
    weight: { header: ["Cân nặng (kg)", "Cân nặng", "Cân nặng (g)", "Cân nặng (gam)"] },
    height: { header: ["Chiều dài/chiều cao (cm)", "Chiều dài/cao (cm)", "Chiều cao (cm)", "Chiều dài (cm)", "Chiều dài/chiều cao", "Chiều cao", "Chiều cao (m)"] },
    position: { header: ["Tư thế đo", "Nằm/đứng", "Đo nằm/đứng"] },
    headCircumference: { header: ["Vòng đầu (cm)", "Vòng đầu", "Vòng đầu (mm)"] },
    armCircumference: { header: ["Vòng cánh tay (cm)", "Chu vi vòng cánh tay (cm)", "Vòng cánh tay (mm)", "Chu vi vòng cánh tay (mm)", "Vòng cánh tay", "MUAC (cm)", "MUAC (mm)", "MUAC"] },
    tricepsSkinfold: { header: ["Nếp gấp da cơ tam đầu (mm)", "Nếp gấp da cơ tam đầu"] },
    subscapularSkinfold: { header: ["Nếp gấp da dưới xương bả vai (mm)", "Nếp gấp da dưới xương bả vai"] },
    oedema: { header: ["Phù", "Phù hai bên", "Phù dinh dưỡng"] },
    vitaminA: { header: ["Vitamin A (UI)", "Vitamin A", "Uống vitamin A", "Vitamin A (IU)"] },
    milestones: { header: ["Mốc vận động", "Vận động", "Mốc phát triển vận động"] }
  },
  dateFormats: ["d/m/y", "y-m-d", "m/y", "y"],
  codes: {
    sex: sexes,
    position: {
      words: { "Nằm": "lying", "Đo nằm": "lying", "N": "lying", "Đứng": "standing", "Đo đứng": "standing", "Đ": "standing" },
      unknown: "rejectField"
    },
    oedema: {
      words: { "Có": ["yes"], "Phù": ["yes"], "Có phù": ["yes"], "x": ["yes"], "+": ["yes"], "Không": false, "Không phù": false, "K": false, "0": false },
      unknown: "rejectField"
    },
    vitaminA: {
      words: { "x": ["given"], "Có": ["given"], "Đã uống": ["given"], "Uống": ["given"], "Không": false, "Chưa uống": false, "Không uống": false, "Từ chối": false },
      unknown: "rejectField"
    },
    milestone: {
      words: {
        "Ngồi vững": "sitting-without-support", "Ngồi không cần đỡ": "sitting-without-support", "Tự ngồi": "sitting-without-support", "Ngồi": "sitting-without-support",
        "Đứng vịn": "standing-with-assistance", "Đứng có vịn": "standing-with-assistance", "Bò": "hands-and-knees-crawling", "Bò bằng tay và gối": "hands-and-knees-crawling",
        "Đi vịn": "walking-with-assistance", "Đi có vịn": "walking-with-assistance", "Đứng một mình": "standing-alone", "Tự đứng": "standing-alone", "Đứng vững": "standing-alone",
        "Đi một mình": "walking-alone", "Tự đi": "walking-alone", "Đi vững": "walking-alone"
      },
      unknown: "rejectField"
    }
  },
  yields: ["identifier", "observation", "procedure"],
  covers: "listed",
  completes: []
}

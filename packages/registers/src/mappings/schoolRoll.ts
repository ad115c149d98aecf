import type { RegisterMapping } from "../mapping/registerMapping.ts"
import { communes, sexes } from "./words.ts"

/**
 * The roll of one school (danh sách học sinh), with pupils of other communes too. Private and outside schools exist, so a
 * child who is on no roll may still study.
 */
export const schoolRoll: RegisterMapping = {
  format: 1,
  id: "schoolRoll",
  label: { vi: "Danh sách học sinh", en: "School roll" },
  source: "school-roll",
  shape: "csv",
  delimiter: "auto",
  about: "pupils",
  columns: {
    rowNumber: { header: ["STT", "TT"] },
    pupilId: { header: ["Mã học sinh", "Mã định danh học sinh"] },
    personalId: { header: ["Số định danh", "Số định danh cá nhân", "Số CCCD"] },
    name: { header: ["Họ và tên", "Họ tên"], required: true },
    birthDate: { header: ["Ngày sinh", "Năm sinh"] },
    sex: { header: ["Giới tính", "Giới"] },
    grade: { header: "Lớp" },
    educationLevel: { header: ["Cấp học", "Bậc học"] },
    school: { header: ["Trường", "Tên trường"] },
    village: { header: ["Thôn", "Thôn/xóm"] },
    communeName: { header: ["Xã", "Xã/phường", "Xã thường trú"] },
    schoolYear: { header: ["Năm học", "Niên khóa"] }
  },
  dateFormats: ["d/m/y", "y-m-d", "m/y", "y"],
  codes: {
    sex: sexes,
    commune: communes,
    educationLevel: {
      words: {
        "Mầm non": ["preschool"], "Mẫu giáo": ["preschool"], "Nhà trẻ": ["preschool"],
        "Tiểu học": ["primary"], "TH": ["primary"], "Cấp 1": ["primary"],
        "Trung học cơ sở": ["lowerSecondary"], "THCS": ["lowerSecondary"], "Cấp 2": ["lowerSecondary"],
        "Trung học phổ thông": ["upperSecondary"], "THPT": ["upperSecondary"], "Cấp 3": ["upperSecondary"],
        "Giáo dục thường xuyên": ["continuing"], "GDTX": ["continuing"],
        "Trung cấp": ["vocational"], "Cao đẳng": ["college"], "Đại học": ["university"]
      },
      unknown: "rejectField"
    }
  },
  yields: ["identifier", "education"],
  covers: "listed",
  completes: ["education"]
}

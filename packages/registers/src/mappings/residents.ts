import type { RegisterMapping } from "../mapping/registerMapping.ts"
import { communes, ethnicGroups, sexes } from "./words.ts"

/**
 * The resident register of a commune (danh sách dân cư), one person a row. It says who lives here; all other lists attach to
 * the people that it brings in.
 */
export const residents: RegisterMapping = {
  format: 1,
  id: "residents",
  label: { vi: "Danh sách dân cư", en: "Resident register" },
  source: "resident-register",
  shape: "csv",
  delimiter: "auto",
  about: "residents",
  columns: {
    rowNumber: { header: ["STT", "TT", "Số thứ tự"] },
    personalId: { header: ["Số định danh cá nhân", "Số ĐDCN", "Số CCCD", "CCCD", "Số căn cước"] },
    name: { header: ["Họ và tên", "Họ tên", "Họ, chữ đệm và tên"], required: true },
    birthDate: { header: ["Ngày sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Năm sinh"], required: true },
    sex: { header: ["Giới tính", "Giới"] },
    ethnicity: { header: "Dân tộc" },
    communeName: { header: ["Xã thường trú", "Xã", "Xã/phường"] },
    communeCode: { header: ["Mã xã", "Mã xã/phường"] },
    village: { header: ["Thôn", "Thôn/xóm", "Thôn, khu dân cư"] },
    household: { header: ["Mã hộ", "Số hộ khẩu", "Số hộ"] },
    householdRole: { header: ["Quan hệ với chủ hộ", "Quan hệ"] },
    residenceType: { header: ["Tình trạng cư trú", "Cư trú"] },
    occupation: { header: ["Nghề nghiệp", "Nghề"] },
    workplace: { header: ["Nơi làm việc", "Nơi làm việc, học tập"] },
    arrivedOn: { header: ["Ngày đến", "Ngày chuyển đến"] },
    diedOn: { header: ["Ngày mất", "Ngày chết"] }
  },
  dateFormats: ["d/m/y", "y-m-d", "m/y", "y"],
  codes: {
    sex: sexes,
    ethnicity: ethnicGroups,
    commune: communes,
    residenceType: {
      words: {
        "Thường trú": ["permanent"],
        "Tạm trú": ["temporary"],
        "Tạm vắng": ["absent"]
      },
      unknown: "rejectField"
    },
    householdRole: {
      words: {
        "Chủ hộ": ["head"],
        "Vợ": ["spouse"], "Chồng": ["spouse"], "Vợ/chồng": ["spouse"],
        "Con": ["child"], "Con đẻ": ["child"], "Con trai": ["child"], "Con gái": ["child"], "Con nuôi": ["child"],
        "Con dâu": ["childInLaw"], "Con rể": ["childInLaw"],
        "Bố": ["parent"], "Cha": ["parent"], "Mẹ": ["parent"], "Bố đẻ": ["parent"], "Mẹ đẻ": ["parent"],
        "Cháu": ["grandchild"], "Cháu nội": ["grandchild"], "Cháu ngoại": ["grandchild"],
        "Ông": ["grandparent"], "Bà": ["grandparent"],
        "Anh": ["sibling"], "Chị": ["sibling"], "Em": ["sibling"], "Anh ruột": ["sibling"], "Chị ruột": ["sibling"], "Em ruột": ["sibling"],
        "Ở nhờ": ["lodger"], "Ở trọ": ["lodger"], "Ở thuê": ["lodger"], "Khác": ["other"]
      },
      unknown: "keep"
    },
    employment: {
      words: {
        "Công nhân": ["contract"],
        "Lao động hợp đồng": ["contract"],
        "Công nhân hóa chất (nặng nhọc, độc hại)": ["contract", "hazardous"],
        "Thử việc": ["probation"],
        "Học nghề": ["apprentice"],
        "Tập nghề": ["trainee"],
        "Cán bộ": ["cadre"],
        "Công chức": ["civilServant"],
        "Viên chức": ["publicEmployee"],
        "Giáo viên": ["publicEmployee"],
        "Thợ lặn": ["specialTrade", "hazardous"],
        "Thợ mỏ": ["specialTrade", "hazardous"],
        "Công an": ["police"],
        "Bộ đội": ["military"],
        "Lao động tự do": ["freelance"],
        "Nông dân": ["freelance"],
        "Hưu trí": ["retired"],
        "Nội trợ": false,
        "Học sinh": false,
        "Sinh viên đại học": false,
        "Nghiên cứu sinh": false,
        "Sinh viên cao đẳng": false,
        "Học viên trung cấp": false,
        "Trẻ em": false
      },
      unknown: "rejectField"
    },
    education: {
      words: {
        // A pupil of a school; the level is that of the age in the list's school year (see `occupationFacts`).
        "Học sinh": ["bySchoolAge"],
        "Sinh viên đại học": ["university"],
        "Nghiên cứu sinh": ["postgraduate"],
        "Sinh viên cao đẳng": ["college"],
        "Học viên trung cấp": ["vocational"]
      },
      // A word without a meaning here is judged by `employment`.
      unknown: "rejectField"
    }
  },
  residenceSince: "birth",
  yields: ["name", "identifier", "residence", "household", "ethnicity", "employment", "education"],
  covers: "listed",
  completes: ["name", "identifier", "residence", "household", "ethnicity", "employment", "education"]
}

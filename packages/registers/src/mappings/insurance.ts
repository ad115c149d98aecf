import type { RegisterMapping } from "../mapping/registerMapping.ts"
import { insuranceObjects, sexes } from "./words.ts"

/** The health insurance list of a commune (danh sách tham gia BHYT): one card a row. It is whole for the commune's residents. */
export const insurance: RegisterMapping = {
  format: 1,
  id: "insurance",
  label: { vi: "Danh sách bảo hiểm y tế", en: "Health insurance list" },
  source: "insurance-list",
  shape: "csv",
  delimiter: "auto",
  about: "people",
  columns: {
    rowNumber: { header: ["STT", "TT"] },
    insuranceNumber: { header: ["Mã số BHXH", "Số BHXH", "Mã thẻ BHYT", "Số thẻ BHYT"] },
    personalId: { header: ["Số CCCD", "Số định danh cá nhân", "CCCD"] },
    name: { header: ["Họ tên", "Họ và tên"], required: true },
    birthDate: { header: ["Ngày sinh", "Năm sinh"] },
    sex: { header: ["Giới tính", "Giới"] },
    insuranceObject: { header: ["Mã đối tượng", "Đối tượng"] },
    validFrom: { header: ["Giá trị từ ngày", "Từ ngày", "Hạn thẻ từ"] },
    validTo: { header: ["Giá trị đến ngày", "Đến ngày", "Hạn thẻ đến"] },
    facility: { header: ["Nơi ĐK KCB ban đầu", "Nơi đăng ký KCB ban đầu"] }
  },
  dateFormats: ["d/m/y", "y-m-d", "m/y", "y"],
  codes: { sex: sexes, insuranceObject: insuranceObjects },
  yields: ["identifier", "insurance"],
  covers: "commune",
  completes: ["insurance"]
}

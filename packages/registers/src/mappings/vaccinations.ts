import type { RegisterMapping } from "../mapping/registerMapping.ts"
import { sexes } from "./words.ts"
import { vaccineWords } from "./vaccineWords.ts"

/**
 * The vaccination register (sổ tiêm chủng), as the national immunization information system (Hệ thống thông tin tiêm chủng quốc gia)
 * gives it out: one row a dose, of children, and of pregnant women against tetanus. The mandatory fields of a dose are those of
 * Decision 3891/QĐ-BYT of 2025: vaccine, day, number of the dose, facility, antigen.
 *
 * What it says by silence: every facility must enter every dose, so that the doses of whom it lists are all there, for those born since
 * it began (1 June 2017). Of people born before, of whom a row says that the history is not whole (a card from elsewhere), and of whom it
 * does not list at all, nobody knows whether there were other doses. For the sheet of one session, or a book of the station's own
 * doses, take a copy with another `source` and nothing in `completes`.
 */
export const vaccinations: RegisterMapping = {
  format: 1,
  id: "vaccinations",
  label: { vi: "Sổ tiêm chủng", en: "Vaccination register" },
  source: "vaccination-register",
  shape: "csv",
  delimiter: "auto",
  about: "people",
  columns: {
    rowNumber: { header: ["STT", "TT"] },
    vaccinationId: { header: ["Mã đối tượng", "ID đối tượng", "Mã số tiêm chủng"] },
    personalId: { header: ["Số định danh cá nhân", "Số định danh", "Số CCCD", "CCCD"] },
    name: { header: ["Họ và tên", "Họ tên", "Tên đối tượng"], required: true },
    birthDate: { header: ["Ngày sinh", "Ngày, tháng, năm sinh"] },
    birthTime: { header: ["Giờ sinh"] },
    sex: { header: ["Giới tính", "Giới"] },
    village: { header: ["Thôn", "Thôn/xóm", "Thôn, khu dân cư"] },
    vaccine: { header: ["Tên vắc xin", "Vắc xin", "Loại vắc xin"], required: true },
    antigen: { header: ["Kháng nguyên", "Phòng bệnh"] },
    doseNumber: { header: ["Mũi thứ", "Mũi số", "Thứ tự mũi", "Mũi"] },
    givenOn: { header: ["Ngày tiêm", "Ngày tiêm chủng"], required: true },
    givenAt: { header: ["Giờ tiêm"] },
    given: { header: ["Tình trạng tiêm", "Tình trạng", "Kết quả"] },
    notGivenReason: { header: ["Lý do không tiêm", "Lý do hoãn tiêm", "Lý do"] },
    product: { header: ["Tên thương mại", "Biệt dược"] },
    manufacturer: { header: ["Nhà sản xuất", "Hãng sản xuất"] },
    lot: { header: ["Số lô", "Số lô vắc xin", "Lô vắc xin"] },
    expiry: { header: ["Hạn dùng", "Hạn sử dụng", "HSD"] },
    site: { header: ["Vị trí tiêm", "Đường dùng"] },
    facility: { header: ["Cơ sở tiêm", "Cơ sở tiêm chủng", "Nơi tiêm"] },
    funding: { header: ["Loại hình tiêm chủng", "Hình thức", "Nguồn vắc xin"] },
    history: { header: ["Tiền sử tiêm chủng", "Tiền sử"] }
  },
  dateFormats: ["d/m/y", "y-m-d", "m/y", "y"],
  codes: {
    sex: sexes,
    vaccine: { words: vaccineWords, unknown: "keep" },
    antigen: {
      words: {
        "Viêm gan B": "hepb", "Lao": "tuberculosis", "Bạch hầu": "diphtheria", "Ho gà": "pertussis", "Uốn ván": "tetanus", "Hib": "hib", "Bại liệt": "polio",
        "Sởi": "measles", "Rubella": "rubella", "Quai bị": "mumps", "Thủy đậu": "varicella", "Viêm não Nhật Bản": "je", "Rota": "rotavirus", "Phế cầu": "pneumococcal", "HPV": "hpv",
        "Cúm": "influenza", "Viêm gan A": "hepa", "Não mô cầu": "meningococcal", "Thương hàn": "typhoid", "Tả": "cholera", "Dại": "rabies"
      },
      unknown: "rejectField"
    },
    site: {
      words: {
        "Đùi trái": "left-thigh", "Đùi phải": "right-thigh", "Bắp tay trái": "left-arm", "Bắp tay phải": "right-arm", "Cánh tay trái": "left-arm", "Cánh tay phải": "right-arm",
        "Tay trái": "left-arm", "Tay phải": "right-arm", "Trong da": "intradermal", "Uống": "oral"
      },
      unknown: "rejectField"
    },
    funding: {
      words: { "TCMR": "public", "Tiêm chủng mở rộng": "public", "Chiến dịch": ["public", "campaign"], "Dịch vụ": "private", "TCDV": "private", "Tiêm dịch vụ": "private" },
      unknown: "rejectField"
    },
    given: {
      words: { "Đã tiêm": ["given"], "Đã uống": ["given"], "x": ["given"], "Hẹn tiêm": ["planned"], "Chưa tiêm": false, "Không tiêm": false, "Hoãn tiêm": false, "Tạm hoãn": false, "Chống chỉ định": false },
      unknown: "rejectRow"
    },
    notGivenReason: {
      words: {
        "Sốt": "acute-illness", "Ốm": "acute-illness", "Bệnh cấp tính": "acute-illness", "Tạm hoãn": "deferred", "Hoãn tiêm": "deferred", "Chuyển khám sàng lọc tại bệnh viện": "referred",
        "Chống chỉ định": "contraindicated", "Gia đình từ chối": "refused", "Từ chối": "refused", "Không đến": "absent", "Vắng mặt": "absent", "Đi vắng": "absent", "Hết vắc xin": "out-of-stock"
      },
      unknown: "keep"
    },
    history: { words: { "Đủ": ["whole"], "Đầy đủ": ["whole"], "Thiếu": false, "Chưa đủ": false, "Không rõ": false, "Chưa rõ": false }, unknown: "rejectField" }
  },
  yields: ["identifier", "immunization", "observation"],
  covers: "listed",
  completes: ["immunization"],
  dosesSince: "2017-06-01"
}

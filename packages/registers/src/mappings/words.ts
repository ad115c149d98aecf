import type { CodeTable } from "../mapping/registerMapping.ts"

/** Sex as Vietnamese registers write it (giới tính). */
export const sexes: CodeTable = {
  words: { "Nam": "male", "Nữ": "female", "Khác": "other" },
  unknown: "rejectField"
}

/**
 * Communes by their full name, to their five-digit code (QĐ 19/2025/QĐ-TTg). Names are compared with their accents: Cẩm Giang
 * (10888) is not Cẩm Giàng (10903). A mapping of another province brings its own names.
 */
export const communes: CodeTable = {
  words: { "Cẩm Giàng": "10903", "Cẩm Giang": "10888", "Nam Thanh Miện": "11284", "Thanh Miện": "11239", "Bắc Thanh Miện": "11254" },
  unknown: "rejectField"
}

const ethnicNames = [
  "Kinh", "Tày", "Thái", "Hoa", "Khơ-me", "Mường", "Nùng", "Mông", "Dao", "Gia-rai", "Ngái", "Ê-đê", "Ba-na", "Xơ-đăng", "Sán Chay",
  "Cơ-ho", "Chăm", "Sán Dìu", "Hrê", "Mnông", "Ra-glai", "Xtiêng", "Bru-Vân Kiều", "Thổ", "Giáy", "Cơ-tu", "Gié-Triêng", "Mạ", "Khơ-mú",
  "Co", "Ta-ôi", "Chơ-ro", "Kháng", "Xinh-mun", "Hà Nhì", "Chu-ru", "Lào", "La Chí", "La Ha", "Phù Lá", "La Hủ", "Lự", "Lô Lô", "Chứt",
  "Mảng", "Pà Thẻn", "Cơ Lao", "Cống", "Bố Y", "Si La", "Pu Péo", "Brâu", "Ơ Đu", "Rơ-măm", "Người nước ngoài"
]

/** The 54 ethnic groups (dân tộc) by their official number, `"01"` Kinh to `"54"` Rơ-măm, and `"55"` for foreigners (QĐ 121-TCTK/PPCĐ, 1979). */
export const ethnicGroups: CodeTable = {
  words: {
    ...Object.fromEntries(ethnicNames.map((name, index) => [name, String(index + 1).padStart(2, "0")])),
    "H'Mông": "08", "Hmông": "08", "Khmer": "05", "Khơ me": "05", "Ê đê": "12", "Gia rai": "10", "Ba na": "13"
  },
  unknown: "rejectField"
}

const insuranceObjectCodes = [
  "DN", "HX", "CH", "NN", "TK", "HC", "XK", "HT", "TB", "NO", "CT", "XB", "TN", "CS", "MS", "QN", "CA", "CY", "XN", "CC", "CK", "CB", "KC",
  "HD", "TE", "BT", "HN", "DT", "DK", "XD", "TS", "TC", "TQ", "TA", "TY", "HG", "LS", "PV", "CN", "HS", "SV", "GB", "GD", "ND", "TH", "TV",
  "TD", "TU", "BA", "HK", "AK", "NU", "DS", "DQ"
]

/** Codes of who pays for the card (mã đối tượng), as the health insurance fund writes them (QĐ 1351/QĐ-BHXH 2015 and later lists). */
export const insuranceObjects: CodeTable = {
  words: Object.fromEntries(insuranceObjectCodes.map((code) => [code, code])),
  unknown: "rejectField"
}

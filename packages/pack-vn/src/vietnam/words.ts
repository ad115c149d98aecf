import type { Text } from "@tramyte/core"
import { text } from "@tramyte/core/pack"

type Words = Readonly<Record<string, Text>>

/** Codes of a dictionary with their names, in the order given. */
export const pick = (words: Words, ...codes: readonly string[]): readonly { readonly code: string; readonly label: Text }[] =>
  codes.map((code) => ({ code, label: words[code]! }))

/** All codes of a dictionary. */
export const every = (words: Words): ReturnType<typeof pick> => pick(words, ...Object.keys(words))

/** On what basis somebody works (hình thức làm việc). */
export const employment: Words = {
  contract: text("làm việc theo hợp đồng lao động", "labour contract"),
  probation: text("thử việc", "on probation"),
  apprentice: text("học nghề để làm việc cho người sử dụng lao động", "apprentice of an employer"),
  trainee: text("tập nghề để làm việc cho người sử dụng lao động", "trainee of an employer"),
  cadre: text("cán bộ", "cadre"),
  civilServant: text("công chức", "civil servant"),
  publicEmployee: text("viên chức", "public employee"),
  specialTrade: text("ngành, nghề đặc thù", "special trade"),
  police: text("công an", "police"),
  military: text("quân đội", "army"),
  freelance: text("lao động tự do", "self-employed or informal work"),
  retired: text("nghỉ hưu", "retired"),
  hazardous: text("nghề, công việc nặng nhọc, độc hại, nguy hiểm", "heavy, hazardous or dangerous job")
}

/** At which level somebody studies (cấp học). */
export const education: Words = {
  preschool: text("mầm non", "preschool"),
  primary: text("tiểu học", "primary school"),
  lowerSecondary: text("trung học cơ sở", "lower secondary school"),
  upperSecondary: text("trung học phổ thông", "upper secondary school"),
  continuing: text("trung tâm giáo dục thường xuyên", "continuing education centre"),
  college: text("cao đẳng", "college"),
  vocational: text("trung cấp, nghề", "vocational school"),
  university: text("đại học", "university"),
  postgraduate: text("nghiên cứu sinh, sau đại học", "postgraduate")
}

/** The kind of area somebody lives in (khu vực cư trú). */
export const area: Words = {
  ethnicMinority: text("vùng đồng bào dân tộc thiểu số", "ethnic-minority area"),
  mountainous: text("miền núi", "mountainous area"),
  difficult: text("vùng có điều kiện kinh tế - xã hội khó khăn", "difficult area"),
  extremelyDifficult: text("vùng có điều kiện kinh tế - xã hội đặc biệt khó khăn", "extremely difficult area"),
  island: text("xã đảo", "island commune"),
  specialZone: text("đặc khu", "special zone")
}

/** Diseases by their three-character category of ICD-10 (mã bệnh). */
export const diseases: Words = {
  I10: text("tăng huyết áp nguyên phát", "essential hypertension"),
  I11: text("bệnh tim do tăng huyết áp", "hypertensive heart disease"),
  I12: text("bệnh thận do tăng huyết áp", "hypertensive kidney disease"),
  I13: text("bệnh tim và thận do tăng huyết áp", "hypertensive heart and kidney disease"),
  I15: text("tăng huyết áp thứ phát", "secondary hypertension"),
  I20: text("cơn đau thắt ngực", "angina pectoris"),
  I25: text("bệnh tim thiếu máu cục bộ mạn tính", "chronic ischaemic heart disease"),
  I50: text("suy tim", "heart failure"),
  I69: text("di chứng bệnh mạch máu não", "sequelae of stroke"),
  E10: text("đái tháo đường típ 1", "type 1 diabetes"),
  E11: text("đái tháo đường típ 2", "type 2 diabetes"),
  E12: text("đái tháo đường liên quan suy dinh dưỡng", "malnutrition-related diabetes"),
  E13: text("đái tháo đường khác", "other diabetes"),
  E14: text("đái tháo đường không xác định", "unspecified diabetes"),
  J44: text("bệnh phổi tắc nghẽn mạn tính", "chronic obstructive pulmonary disease"),
  J45: text("hen phế quản", "asthma"),
  N18: text("bệnh thận mạn", "chronic kidney disease"),
  C16: text("ung thư dạ dày", "stomach cancer"),
  C18: text("ung thư đại tràng", "colon cancer"),
  C20: text("ung thư trực tràng", "rectal cancer"),
  C22: text("ung thư gan", "liver cancer"),
  C34: text("ung thư phế quản, phổi", "lung cancer"),
  C50: text("ung thư vú", "breast cancer"),
  C53: text("ung thư cổ tử cung", "cervical cancer"),
  C61: text("ung thư tuyến tiền liệt", "prostate cancer"),
  C73: text("ung thư tuyến giáp", "thyroid cancer")
}

/** Kinds of examination (loại lượt khám). */
export const examinations: Words = {
  "periodic-checkup": text("khám sức khỏe định kỳ", "periodic checkup"),
  screening: text("khám sàng lọc", "screening"),
  "occupational-exam": text("khám bệnh nghề nghiệp", "occupational examination"),
  "health-exam": text("khám sức khỏe", "health examination"),
  "school-start-check": text("kiểm tra sức khỏe đầu năm học", "check at the start of the school year"),
  "bhyt-visit": text("khám bệnh bảo hiểm y tế", "consultation under health insurance"),
  outpatient: text("khám ngoại trú", "outpatient visit"),
  antenatal: text("khám thai", "antenatal visit")
}

/** Object codes on health insurance cards (mã đối tượng BHYT) that say something about a group. */
export const cards: Words = {
  CC: text("thẻ CC: người có công", "card CC: merit"),
  CK: text("thẻ CK: người có công khác", "card CK: other merit"),
  HN: text("thẻ HN: hộ nghèo", "card HN: poor household"),
  CN: text("thẻ CN: hộ cận nghèo", "card CN: near-poor household"),
  BT: text("thẻ BT: bảo trợ xã hội hằng tháng", "card BT: monthly social assistance"),
  DN: text("thẻ DN: doanh nghiệp", "card DN: enterprise"),
  HX: text("thẻ HX: hợp tác xã", "card HX: cooperative"),
  CH: text("thẻ CH: cơ quan, đơn vị", "card CH: public body"),
  NN: text("thẻ NN: tổ chức nước ngoài", "card NN: foreign organisation"),
  TK: text("thẻ TK: tổ chức khác", "card TK: other organisation"),
  HC: text("thẻ HC: cán bộ, công chức, viên chức", "card HC: public employee"),
  XK: text("thẻ XK: cán bộ xã", "card XK: commune officer"),
  QN: text("thẻ QN: quân đội", "card QN: army"),
  CY: text("thẻ CY: cơ yếu", "card CY: cipher service"),
  CA: text("thẻ CA: công an", "card CA: police"),
  HS: text("thẻ HS: học sinh", "card HS: pupil")
}

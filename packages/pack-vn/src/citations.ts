import type { Citation } from "@tramyte/core"
import { cited } from "./write.ts"

const assembly = "Quốc hội"
const politburo = "Bộ Chính trị"
const government = "Chính phủ"
const primeMinister = "Thủ tướng Chính phủ"
const health = "Bộ Y tế"
const who = "Tổ chức Y tế Thế giới"

/** The national and international texts that the national pack cites. Numbers restart each year: the year is part of the id. */
export const nationalCitations: readonly Citation[] = [
  cited("law-39-2009", assembly, "39/2009/QH12", 2009, "Luật Người cao tuổi", "Law on the Elderly"),
  cited("labour-code-2012", assembly, "10/2012/QH13", 2012, "Bộ luật Lao động năm 2012", "Labour Code of 2012"),
  cited("law-84-2015", assembly, "84/2015/QH13", 2015, "Luật An toàn, vệ sinh lao động", "Law on Occupational Safety and Health"),
  cited("law-102-2016", assembly, "102/2016/QH13", 2016, "Luật Trẻ em", "Law on Children"),
  cited("labour-code-2019", assembly, "45/2019/QH14", 2019, "Bộ luật Lao động năm 2019", "Labour Code of 2019", undefined,
    { from: "2021-01-01", supersedes: [{ issuer: assembly, number: "10/2012/QH13", year: 2012 }] }),
  cited("law-114-2025", assembly, "114/2025/QH15", 2025, "Luật Phòng bệnh", "Law on Disease Prevention", "2025-12-10", { from: "2026-07-01" }),
  cited("resolution-72-2025", politburo, "72-NQ/TW", 2025, "Nghị quyết về một số giải pháp đột phá, tăng cường bảo vệ, chăm sóc và nâng cao sức khỏe Nhân dân",
    "Resolution on breakthroughs in protecting, caring for and improving the people's health", "2025-09-09"),
  cited("resolution-80-2026", politburo, "80-NQ/TW", 2026, "Nghị quyết 80-NQ/TW (Ngày Văn hóa Việt Nam)", "Resolution 80-NQ/TW (Vietnam Culture Day)", "2026-01-07"),
  cited("decree-165-2026", government, "165/2026/NĐ-CP", 2026, "Nghị định quy định chi tiết Luật Phòng bệnh", "Decree detailing the Law on Disease Prevention", "2026-05-15", {
    from: "2026-07-01",
    // Article 94. Articles 9 to 11 of decree 104/2016 hold on until 30 June 2027; only then is it replaced as a whole.
    supersedes: [
      { issuer: government, number: "104/2016/NĐ-CP", year: 2016, from: "2027-07-01" },
      { issuer: government, number: "13/2024/NĐ-CP", year: 2024 },
      { issuer: government, number: "101/2010/NĐ-CP", year: 2010 },
      { issuer: primeMinister, number: "02/2016/QĐ-TTg", year: 2016 },
      { issuer: primeMinister, number: "23/2006/CT-TTg", year: 2006 }
    ]
  }),
  cited("decision-1116-2026", primeMinister, "1116/QĐ-TTg", 2026, "Quyết định sửa đổi Chương trình chăm sóc sức khỏe người cao tuổi đến năm 2030",
    "Decision amending the programme of health care for the elderly to 2030", "2026-06-22"),
  cited("circular-35-2011", health, "35/2011/TT-BYT", 2011, "Thông tư hướng dẫn chăm sóc sức khỏe người cao tuổi", "Circular on health care for the elderly"),
  cited("joint-circular-13-2016", "Bộ Y tế, Bộ Giáo dục và Đào tạo", "13/2016/TTLT-BYT-BGDĐT", 2016, "Thông tư liên tịch quy định về công tác y tế trường học", "Joint circular on school health"),
  cited("circular-25-2026", health, "25/2026/TT-BYT", 2026, "Thông tư sửa đổi quy định về khám sức khỏe", "Circular amending the rules on health examinations"),
  cited("decision-3192-2010", health, "3192/QĐ-BYT", 2010, "Hướng dẫn chẩn đoán và điều trị tăng huyết áp", "Guideline on the diagnosis and treatment of hypertension", "2010-08-31"),
  cited("decision-5904-2019", health, "5904/QĐ-BYT", 2019, "Hướng dẫn quản lý bệnh không lây nhiễm tại trạm y tế xã", "Guideline on non-communicable diseases at commune stations", "2019-12-20"),
  cited("decision-5481-2020", health, "5481/QĐ-BYT", 2020, "Hướng dẫn chẩn đoán và điều trị đái tháo đường típ 2", "Guideline on type 2 diabetes", "2020-12-30"),
  cited("decision-3792-2024", health, "3792/QĐ-BYT", 2024, "Hướng dẫn dự phòng và kiểm soát ung thư cổ tử cung", "Guideline on the prevention and control of cervical cancer", "2024-12-17",
    { supersedes: [{ issuer: health, number: "2402/QĐ-BYT", year: 2019 }] }),
  cited("cervical-plan-2016", health, "", 2016, "Kế hoạch quốc gia dự phòng và kiểm soát ung thư cổ tử cung 2016–2025", "National plan for cervical cancer prevention and control 2016–2025"),
  cited("decision-1551-2026", health, "1551/QĐ-BYT", 2026, "Quyết định về mẫu dữ liệu khám sức khỏe", "Decision on the data forms of health examinations", "2026-05-31"),
  cited("decision-2062-2026", health, "2062/QĐ-BYT", 2026, "Quyết định sửa đổi mẫu dữ liệu khám sức khỏe", "Decision amending the data forms of health examinations", "2026-07-07"),
  cited("decision-1351-2015", "Bảo hiểm xã hội Việt Nam", "1351/QĐ-BHXH", 2015, "Quyết định về mã số ghi trên thẻ bảo hiểm y tế", "Decision on the codes of the health insurance card"),
  cited("who-cervical-2021", who, "", 2021, "Hướng dẫn của WHO về sàng lọc và điều trị tổn thương tiền ung thư cổ tử cung, tái bản lần 2", "WHO guideline for screening and treatment of cervical pre-cancer lesions, 2nd edition"),
  cited("who-ncd-c4-2022", who, "C4", 2022, "WHO: giám sát bệnh không lây nhiễm tại cơ sở y tế, chỉ số C4", "WHO facility-based monitoring of NCDs, indicator C4"),
  cited("hearts-d-2020", who, "", 2020, "WHO HEARTS-D: chẩn đoán và quản lý đái tháo đường típ 2", "WHO HEARTS-D: diagnosis and management of type 2 diabetes"),
  cited("decision-holidays-2025", primeMinister, "", 2025, "Quyết định về lịch nghỉ lễ, Tết năm 2025 (theo báo chí)", "Decision on the holidays of 2025 (as reported by the press)"),
  cited("decision-holidays-2026", primeMinister, "", 2026, "Quyết định về lịch nghỉ lễ, Tết năm 2026 (theo báo chí)", "Decision on the holidays of 2026 (as reported by the press)"),
  cited("vpcp-12729-2025", "Văn phòng Chính phủ", "12729/VPCP-KGVX", 2025, "Công văn về hoán đổi ngày làm việc dịp Tết Dương lịch 2026 (theo báo chí)",
    "Letter on the working day swapped around New Year 2026 (as reported by the press)", "2025-12-25")
]

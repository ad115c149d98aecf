import type { Citation } from "@tramyte/core"
import { cited } from "../write.ts"

const health = "Bộ Y tế"
const who = "Tổ chức Y tế Thế giới"
const acute = "suy dinh dưỡng cấp tính ở trẻ em từ 0 đến 72 tháng tuổi"

/** The texts and methods that the rules of growth rest on; the joint circular on school health stands in the national pack. */
export const growthCitations: readonly Citation[] = [
  cited("who-growth-standards-2006", who, "", 2006, "Chuẩn tăng trưởng trẻ em của WHO (0–5 tuổi)", "WHO Child Growth Standards (0–5 years)"),
  cited("who-growth-training-2008", who, "", 2008, "WHO: khóa đào tạo đánh giá tăng trưởng trẻ em, phần C: diễn giải các chỉ số", "WHO training course on child growth assessment, module C: interpreting growth indicators"),
  cited("who-growth-reference-2007", who, "", 2007, "Tham chiếu tăng trưởng của WHO cho trẻ 5–19 tuổi", "WHO growth reference for 5–19 years"),
  cited("who-unicef-acute-malnutrition-2009", `${who}, UNICEF`, "", 2009, "Tuyên bố chung: chuẩn tăng trưởng của WHO và phát hiện suy dinh dưỡng cấp tính nặng",
    "Joint statement: WHO child growth standards and the identification of severe acute malnutrition"),
  cited("who-velocity-2009", who, "", 2009, "Chuẩn tăng trưởng trẻ em của WHO: vận tốc tăng trưởng", "WHO Child Growth Standards: growth velocity"),
  cited("who-motor-milestones-2006", who, "", 2006, "WHO: khoảng tuổi đạt sáu mốc vận động thô", "WHO: windows of achievement for six gross motor milestones"),
  cited("who-anthro-2026", who, "anthro", 2026, "WHO: phần mềm anthro và anthroplus (mã nguồn)", "WHO: the programs anthro and anthroplus (source code)"),
  cited("who-mgrs-2004", who, "MGRS", 2004, "WHO: nghiên cứu đa trung tâm về tăng trưởng, sai lệch cho phép giữa hai lần đo", "WHO Multicentre Growth Reference Study, differences allowed between two measurers"),
  cited("growthcleanr-2017", "Daymont và cs., JAMIA", "10.1093/jamia/ocx037", 2017, "Phát hiện số đo tăng trưởng vô lý trong hồ sơ điện tử (growthcleanr)", "Automated identification of implausible growth measures in electronic records (growthcleanr)"),
  cited("who-zika-infants-2016", who, "WHO/ZIKV/MOC/16.3 Rev.3", 2016, "Hướng dẫn tạm thời: sàng lọc, đánh giá và quản lý trẻ sơ sinh, trẻ nhỏ phơi nhiễm vi rút Zika trong tử cung",
    "Interim guidance: screening, assessment and management of neonates and infants exposed to Zika virus in utero", "2016-08-30"),
  cited("nice-ng75-2017", "NICE (Vương quốc Anh)", "NG75", 2017, "Hướng dẫn về chậm tăng trưởng ở trẻ em", "Faltering growth: recognition and management", "2017-09-27"),
  cited("conditional-gain-2023", "S. van Buuren, Annals of Human Biology", "10.1080/03014460.2023.2190619", 2023, "Mức tăng có điều kiện: tương quan z-score theo tuổi", "Conditional gain: how z-scores at two ages go together"),
  cited("intergrowth-21st-2014", "INTERGROWTH-21st", "", 2014, "Chuẩn INTERGROWTH-21st cho trẻ sơ sinh và trẻ sinh non", "INTERGROWTH-21st standards of newborn size and preterm growth"),
  cited("composite-failure-2000", "P. Svedberg", "CIAF", 2000, "Chỉ số tổng hợp về suy dinh dưỡng nhân trắc (CIAF)", "Composite index of anthropometric failure (CIAF)"),
  cited("arm-circumference-viet-nam-2020", "AIMS Public Health", "10.3934/publichealth.2020016", 2020, "Nghiên cứu ngưỡng vòng cánh tay trên 4.764 trẻ em Việt Nam", "Study of arm circumference cut-offs in 4,764 children of Viet Nam"),
  cited("decision-4487-2016", health, "4487/QĐ-BYT", 2016, `Hướng dẫn chẩn đoán và điều trị ${acute}`, "Guideline on diagnosis and treatment of acute malnutrition in children of 0 to 72 months", "2016-08-18"),
  cited("decision-3779-2019", health, "3779/QĐ-BYT", 2019, `Hướng dẫn thực hiện quản lý ${acute}`, "Guideline on managing acute malnutrition in children of 0 to 72 months", "2019-08-26", { from: "2019-08-26" }),
  cited("decision-2246-2024", health, "2246/QĐ-BYT", 2024, "Hướng dẫn khám sức khỏe định kỳ cho trẻ dưới 24 tháng tuổi", "Guideline on periodic examinations of children under 24 months", "2024-08-01"),
  cited("circular-15-2026", health, "15/2026/TT-BYT", 2026, "Thông tư về giám sát bệnh, dinh dưỡng, thương tích", "Circular on the surveillance of diseases, nutrition and injuries", "2026-05-17", { from: "2026-07-01" }),
  cited("decision-97-2026", "Cục Phòng bệnh", "97/QĐ-PB", 2026, "Quyết định về biểu mẫu giám sát và báo cáo", "Decision on the forms of surveillance and reports", "2026-06-30"),
  cited("vitamin-a-letter-3232-2023", health, "3232/BYT-BMTE", 2023, "Công văn về bổ sung vitamin A liều cao năm 2023 (theo trang thuật lại)", "Letter on high-dose vitamin A in 2023 (as reported)"),
  cited("vitamin-a-rounds-2017", health, "", 2017, "Ngày Vi chất dinh dưỡng: hai đợt vitamin A mỗi năm (theo báo chí)", "Micronutrient Day: two vitamin A rounds a year (as reported by the press)"),
  cited("hcdc-vitamin-a-2023", "Trung tâm Kiểm soát bệnh tật Thành phố Hồ Chí Minh", "", 2023, "Chiến dịch vitamin A đợt 1 năm 2023: cách tính tháng tuổi (theo báo chí)", "Vitamin A campaign 2023: how months of age are counted (as reported by the press)"),
  cited("road-to-health-chart-2017", health, "", 2017, "Biểu đồ tăng trưởng trong Sổ theo dõi sức khỏe bà mẹ và trẻ em", "The growth chart of the mother and child book")
]

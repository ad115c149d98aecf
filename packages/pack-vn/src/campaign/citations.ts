import type { Citation } from "@tramyte/core"
import { cited } from "../write.ts"

const assembly = "Quốc hội"
const health = "Bộ Y tế"

/** The texts that the rules of campaigns rest on, besides those of the national pack. */
export const campaignCitations: readonly Citation[] = [
  cited("law-15-2023", assembly, "15/2023/QH15", 2023, "Luật Khám bệnh, chữa bệnh", "Law on Medical Examination and Treatment", "2023-01-09",
    { from: "2024-01-01", supersedes: [{ issuer: assembly, number: "40/2009/QH12", year: 2009 }] }),
  cited("law-91-2025", assembly, "91/2025/QH15", 2025, "Luật Bảo vệ dữ liệu cá nhân", "Law on the Protection of Personal Data", undefined, { from: "2026-01-01" }),
  cited("letter-1129-2026", "Thủ tướng Chính phủ", "1129/TTg-KGVX", 2026, "Công văn về tổ chức khám sức khỏe định kỳ hoặc khám sàng lọc miễn phí (theo nguồn thứ cấp)",
    "Letter on carrying out free checkups or screening (as reported)", "2026-09-16"),
  cited("decree-192-2026", "Chính phủ", "192/2026/NĐ-CP", 2026, "Nghị định về y tế cơ sở (theo nguồn thứ cấp)", "Decree on primary health care (as reported)", undefined, { from: "2026-07-15" }),
  cited("circular-15-2026", health, "15/2026/TT-BYT", 2026, "Thông tư về giám sát bệnh, dinh dưỡng, thương tích", "Circular on the surveillance of diseases, nutrition and injuries", "2026-05-17", { from: "2026-07-01" }),
  cited("circular-43-2018", health, "43/2018/TT-BYT", 2018, "Thông tư hướng dẫn phòng ngừa sự cố y khoa trong các cơ sở khám bệnh, chữa bệnh", "Circular on preventing medical incidents in health facilities", "2018-12-26", { from: "2019-03-01" }),
  cited("circular-51-2017", health, "51/2017/TT-BYT", 2017, "Thông tư hướng dẫn phòng, chẩn đoán và xử trí phản vệ", "Circular on the prevention, diagnosis and treatment of anaphylaxis", "2017-12-29", { from: "2018-02-15" }),
  cited("circular-16-2018", health, "16/2018/TT-BYT", 2018, "Thông tư về kiểm soát nhiễm khuẩn trong cơ sở khám bệnh, chữa bệnh", "Circular on infection control in health facilities"),
  cited("circular-20-2021", health, "20/2021/TT-BYT", 2021, "Thông tư về quản lý chất thải y tế trong khuôn viên cơ sở y tế", "Circular on medical waste within health facilities")
]

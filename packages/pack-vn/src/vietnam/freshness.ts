import type { Freshness } from "@tramyte/core"
import { cite, text } from "@tramyte/core/pack"
import { always } from "../write.ts"

const note = text("Lựa chọn của trạm: theo nhịp mà danh sách được cập nhật.", "A choice of the station: the rhythm in which the list comes in.")

const fresh = (kind: string, vi: string, en: string, days: number): Freshness =>
  ({ id: `vietnam/fresh-${kind}`, label: text(vi, en), from: always, cites: [cite("decree-165-2026", "Điều 74.4")], status: "unverified", note, kind, days })

/** For how many days a complete list goes on counting as complete. */
export const freshness: readonly Freshness[] = [
  fresh("residence", "Danh sách dân cư", "Register of residents", 92),
  fresh("area", "Khu vực cư trú", "Kinds of area", 366),
  fresh("merit", "Danh sách người có công", "List of people with merit", 366),
  fresh("disability", "Danh sách người khuyết tật", "List of disabled people", 366),
  fresh("poverty", "Danh sách hộ nghèo, cận nghèo", "List of poor and near-poor households", 366),
  fresh("employment", "Việc làm", "Employment", 183),
  fresh("education", "Danh sách học sinh, sinh viên", "School rolls", 183),
  fresh("insurance", "Danh sách bảo hiểm y tế", "Health insurance list", 31),
  fresh("pregnancy", "Danh sách phụ nữ mang thai", "List of pregnant women", 31),
  fresh("frailty", "Danh sách người yếu, đi lại khó khăn", "List of frail people", 183),
  fresh("condition", "Bệnh đã ghi nhận", "Conditions on record", 92),
  fresh("risk", "Yếu tố nguy cơ đã ghi nhận", "Risk factors on record", 366),
  fresh("healthRecord", "Hồ sơ sức khỏe điện tử", "Electronic health records", 31),
  fresh("encounter", "Lượt khám", "Examinations", 31),
  fresh("observation", "Chỉ số đo", "Measurements", 31),
  fresh("procedure", "Thủ thuật, xét nghiệm", "Procedures and tests", 31),
  fresh("immunization", "Sổ tiêm chủng", "Vaccination register", 31),
  fresh("contact", "Lượt mời khám", "Invitations", 31),
  fresh("collaborator", "Cộng tác viên", "Community health workers", 92),
  fresh("activity", "Báo cáo của cộng tác viên", "Reports of community health workers", 31)
]

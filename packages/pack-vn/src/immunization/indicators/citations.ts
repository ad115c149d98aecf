import type { Citation } from "@tramyte/core"
import { careCitations } from "../../care/citations.ts"
import { cited } from "../../write.ts"

const who = "Tổ chức Y tế Thế giới"

/** Routine care cites it, too, and one text stands once. */
const statistics = careCitations.filter(({ id }) => id === "circular-23-2025")

/** The definitions that indicators of immunization rest on. */
export const indicatorCitations: readonly Citation[] = [
  ...statistics,
  cited("smart-immunizations-2025", who, "SMART-IMMZ", 2025, "WHO: bộ công cụ số về tiêm chủng (phụ lục C, chỉ số)", "WHO digital adaptation kit for immunizations (web annex C, indicators)"),
  cited("ia2030-zero-dose-2022", who, "IG 2.1", 2022, "Chương trình nghị sự tiêm chủng 2030: trẻ chưa tiêm mũi nào, sổ chỉ số số 7792", "Immunization Agenda 2030: zero-dose children, indicator registry entry 7792"),
  cited("mmwr-coverage-2020", "CDC Hoa Kỳ", "MMWR 69(45)", 2020, "Tỷ lệ tiêm chủng thường xuyên trên thế giới năm 2019", "Routine vaccination coverage, worldwide, 2019", "2020-11-13"),
  cited("gso-fully-immunized-2019", "Tổng cục Thống kê", "", 2019, "Đặc tả chỉ tiêu: Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ các loại vắc xin", "Statistical metadata: share of children under 1 year who are fully vaccinated"),
  cited("dhs-neonatal-tetanus-2020", "Chương trình DHS", "Chương 9", 2020, "Chỉ số DHS: được bảo vệ phòng uốn ván sơ sinh, mô tả trong mã nguồn", "DHS indicators: protected against neonatal tetanus, as described in their code")
]

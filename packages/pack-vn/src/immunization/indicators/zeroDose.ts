import { cite, facts, not, text } from "@tramyte/core/pack"
import type { Source } from "../../care/programme.ts"
import { ofChildren } from "./cohorts.ts"
import { hasDose } from "./coverage.ts"
import type { Measures } from "./items.ts"

const zeroDoseOf: Source = {
  cites: [cite("ia2030-zero-dose-2022"), cite("mmwr-coverage-2020")],
  status: "secondary",
  note: text(
    "Chưa có mũi DPT hợp lệ nào trước khi đủ 12 tháng: dấu hiệu thay cho trẻ chưa được tiếp cận tiêm chủng. WHO tính bằng số ước tính cả nước và mọi mũi đã tiêm; ở đây từng trẻ, và chia ra trẻ có mũi không hợp lệ.",
    "No valid DPT before 12 months: a proxy for children whom immunization does not reach. WHO computes it from national estimates and all doses given; here it is child by child, and those with a dose that does not count are told apart."
  )
}
const underImmunizedOf: Source = {
  cites: [cite("ia2030-zero-dose-2022"), cite("smart-immunizations-2025", "IMMZ.IND.04")],
  status: "unverified",
  note: text("Chưa có mũi DPT 3, kể cả trẻ chưa tiêm mũi nào.", "Without DPT 3, zero-dose children among them.")
}

const none = not(hasDose("dpt1"))
const hadOne = facts("assessment").coded("vaccine-dose").qualified({ antigen: ["pertussis"], status: ["notValid", "substandard", "extraneous"] }).exist()

/** Children whom immunization did not reach (trẻ chưa tiêm mũi nào), or did not reach enough (tiêm chưa đủ). */
export const zeroDose: Measures = {
  indicators: [
    ofChildren("zero-dose", text("Tỷ lệ trẻ chưa tiêm mũi DPT nào trước 12 tháng tuổi", "Zero-dose children: no DPT before 12 months"), zeroDoseOf, "infancy-until", {
      numerator: none,
      direction: "down",
      strata: [{
        id: "contact", label: text("Đã từng được tiêm", "Ever reached"),
        bands: [{ id: "dose-that-does-not-count", label: text("có mũi không hợp lệ", "had a dose that does not count"), when: hadOne }],
        otherwise: { id: "other", label: text("còn lại", "others") }
      }]
    }),
    ofChildren("under-immunized", text("Tỷ lệ trẻ chưa đủ 3 mũi DPT trước 12 tháng tuổi", "Under-immunized children: no third DPT before 12 months"), underImmunizedOf, "infancy-until", {
      numerator: not(hasDose("dpt3")),
      direction: "down",
      strata: [{
        id: "doses", label: text("Số mũi", "Doses"),
        bands: [{ id: "zero", label: text("chưa mũi nào", "none"), when: none }, { id: "begun", label: text("đã bắt đầu, chưa đủ", "begun, not finished"), when: not(hasDose("dpt3")) }],
        otherwise: { id: "three", label: text("đủ 3 mũi", "three") }
      }]
    })
  ]
}

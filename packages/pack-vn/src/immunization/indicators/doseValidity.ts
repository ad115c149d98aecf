import type { OrderedStrata, Text } from "@tramyte/core"
import type { DoseReasonCode } from "@tramyte/core/immunization"
import { cite, facts, rule, text, theFact } from "@tramyte/core/pack"
import type { Source } from "../../care/programme.ts"
import { schedules } from "../schedules.ts"
import { indicator, type Measures, named } from "./items.ts"

const source: Source = {
  cites: [cite("circular-13-2026"), cite("smart-immunizations-2025")],
  status: "unverified",
  note: text(
    "Mỗi mũi tiêm trong kỳ được đếm một lần ở mỗi dòng của sổ mà nó phục vụ (5 trong 1: ba dòng; dòng DPT tính theo thành phần bạch hầu). Mũi thừa vì đã đủ mũi không bị coi là sai. Mũi không đánh giá được (chưa rõ ngày, mã lạ) không có ở đây. Không văn bản nào đã thấy nêu chỉ tiêu này.",
    "Each dose of the period counts once for every line of the card that it serves (pentavalent: three; the DPT line by its diphtheria part). A dose that was not needed any more is no mistake. Doses that could not be judged (no day, unknown code) are not in it. No text seen has this indicator."
  )
}

/** A dose against diphtheria, pertussis and tetanus is judged against each, and is one dose on its line: told by its diphtheria part. */
const judged = facts("assessment").coded("vaccine-dose").qualified({ series: { noneOf: ["pertussis-childhood", "tetanus-childhood"], absent: "out" } })

const reasons: readonly (readonly [DoseReasonCode, Text])[] = [
  ["substandardDose", text("vắc xin hỏng hoặc bị thu hồi", "spoilt or recalled vaccine")],
  ["lotExpired", text("lô hết hạn", "lot expired")],
  ["inadvertentVaccine", text("tiêm nhầm vắc xin", "given by mistake")],
  ["ageTooYoung", text("tiêm quá sớm so với tuổi", "too young")],
  ["intervalTooShort", text("quá gần mũi trước", "too soon after the dose before")],
  ["vaccineConflict", text("quá gần vắc xin sống khác", "too near to another live vaccine")],
  ["ageTooOld", text("quá tuổi", "too old")],
  ["intervalTooLong", text("quá xa mũi trước", "too long after the dose before")],
  ["vaccineAtWrongAge", text("vắc xin không dùng cho tuổi này", "vaccine not for this age")],
  ["wrongProduct", text("sai sản phẩm", "wrong product")],
  ["vaccineNotAllowed", text("vắc xin không thuộc lịch", "vaccine not in the schedule")]
]

const byReason: OrderedStrata = {
  id: "reason",
  label: text("Lý do không được tính", "Why it does not count"),
  bands: [
    { id: "valid", label: text("hợp lệ", "valid"), when: theFact("dose").qualified({ status: ["valid"] }).exist() },
    ...reasons.map(([reason, label]) => ({ id: reason, label, when: theFact("dose").qualified({ reason: [reason] }).exist() }))
  ],
  otherwise: { id: "other", label: text("khác", "other") }
}

const lines = schedules.at(-1)!.schedule.vaccineGroups
const byLine: OrderedStrata = {
  id: "line",
  label: text("Dòng của sổ tiêm chủng", "Line of the card"),
  bands: lines.map(({ id, label }) => ({ id, label, when: theFact("dose").qualified({ vaccineGroup: [id] }).exist() })),
  otherwise: { id: "other", label: text("khác", "other") }
}

/** How many of the doses given count (mũi hợp lệ), and why others do not. */
export const doseValidity: Measures = {
  indicators: [
    indicator("valid-doses", text("Tỷ lệ mũi tiêm hợp lệ", "Share of doses that count"), source, {
      basis: { event: judged.inPeriod().data, as: "dose" },
      measures: "period",
      initial: rule(named("resident")),
      numerator: theFact("dose").qualified({ status: ["valid"] }).exist(),
      exception: theFact("dose").qualified({ status: ["extraneous"], reason: ["seriesAlreadyComplete"] }).exist(),
      strata: [byReason, byLine],
      direction: "up"
    })
  ]
}

import type { ImmunizationSchedule, VaccineGroup } from "@tramyte/core/immunization"
import { text } from "@tramyte/core/pack"
import { diphtheria, pertussis, tetanus } from "./diseases/diphtheriaPertussisTetanus.ts"
import { hepatitisB } from "./diseases/hepatitisB.ts"
import { hib } from "./diseases/hib.ts"
import { humanPapillomavirus } from "./diseases/humanPapillomavirus.ts"
import { japaneseEncephalitis } from "./diseases/japaneseEncephalitis.ts"
import { measles, rubella } from "./diseases/measlesRubella.ts"
import { pneumococcal } from "./diseases/pneumococcal.ts"
import { polio } from "./diseases/polio.ts"
import { rotavirus } from "./diseases/rotavirus.ts"
import { tuberculosis } from "./diseases/tuberculosis.ts"
import type { Law } from "./law.ts"
import { observationsOf } from "./observed.ts"
import { vaccines } from "./vaccines.ts"

/** The lines of the vaccination card (dòng của sổ tiêm chủng). Hepatitis B and Hib have lines of their own: whoever got a paid vaccine without them still needs them. */
export const vaccineGroups: readonly VaccineGroup[] = [
  { id: "hepb-birth", label: text("Viêm gan B sơ sinh", "Hepatitis B at birth"), antigens: ["hepb"] },
  { id: "bcg", label: text("Lao", "Tuberculosis"), antigens: ["tuberculosis"] },
  { id: "dpt", label: text("Bạch hầu - ho gà - uốn ván", "Diphtheria, pertussis, tetanus"), antigens: ["diphtheria", "pertussis", "tetanus"] },
  { id: "hepb", label: text("Viêm gan B", "Hepatitis B"), antigens: ["hepb"] },
  { id: "hib", label: text("Hib", "Haemophilus influenzae type b"), antigens: ["hib"] },
  { id: "bopv", label: text("Bại liệt uống", "Oral polio"), antigens: ["polio"] },
  { id: "ipv", label: text("Bại liệt tiêm", "Injected polio"), antigens: ["polio"] },
  { id: "polio-combined", label: text("Bại liệt (vắc xin phối hợp)", "Polio (combined vaccine)"), antigens: ["polio"] },
  { id: "rotavirus", label: text("Rota", "Rotavirus"), antigens: ["rotavirus"] },
  { id: "pcv", label: text("Phế cầu", "Pneumococcal disease"), antigens: ["pneumococcal"] },
  { id: "measles", label: text("Sởi", "Measles"), antigens: ["measles"] },
  { id: "rubella", label: text("Rubella", "Rubella"), antigens: ["rubella"] },
  { id: "je", label: text("Viêm não Nhật Bản", "Japanese encephalitis"), antigens: ["je"] },
  { id: "hpv", label: text("HPV", "Human papillomavirus"), antigens: ["hpv"] },
  { id: "tetanus-women", label: text("Uốn ván cho phụ nữ", "Tetanus of women"), antigens: ["tetanus"] }
]

/**
 * The schedule of the expanded programme on immunization (lịch tiêm chủng mở rộng) under one of the circulars.
 *
 * "1 month after 31 January" is 1 March: as the rule language counts ages ("đủ 1 tháng"), and never early.
 */
export const scheduleOf = (law: Law): ImmunizationSchedule => ({
  id: "vietnam",
  version: law.version,
  label: text("Lịch tiêm chủng mở rộng", "Expanded programme on immunization"),
  monthPolicy: "rollForward",
  antigens: [hepatitisB, tuberculosis, diphtheria, pertussis, tetanus, hib, polio, rotavirus, pneumococcal, measles, rubella, japaneseEncephalitis, humanPapillomavirus].map((disease) => disease(law)),
  vaccines,
  vaccineGroups,
  observations: observationsOf(law)
})

import type { Predicate, Text } from "@tramyte/core"
import { aged, cite, definedSet, distinctDays, facts, param, startOf, text, valueSet } from "@tramyte/core/pack"
import type { Source } from "../../care/programme.ts"
import { defined, type Measures, named, vaccineSetOf } from "./items.ts"

const onlyValid: Source = {
  cites: [cite("smart-immunizations-2025")],
  status: "unverified",
  note: text(
    "Chỉ mũi hợp lệ theo lịch (dữ kiện `vaccine-dose` do bộ đánh giá ghi) được tính; báo cáo hành chính đếm mọi mũi đã tiêm. Mũi chưa đánh giá được (chỉ biết tháng, chưa chắc đã tiêm, chưa rõ ngày sinh) có thể hợp lệ: kết quả là chưa rõ.",
    "Only doses that are valid by the schedule count (facts `vaccine-dose` of the engine); administrative reports count every dose given. A dose that could not be judged (known by its month, not final, day of birth not known) may be valid: the answer is unknown."
  )
}

/** A line of the card whose doses are counted. */
interface DoseLine {
  readonly label: Text
  /** The antigen that tells its doses, and the lines in which the engine judges it. */
  readonly antigen: string
  readonly groups: readonly [string, ...string[]]
  /** A set of vaccines, where others count in these lines, too. */
  readonly vaccines?: string
}

const lines = {
  "hepatitis-b-birth-doses": { label: text("Mũi viêm gan B sơ sinh hợp lệ", "Valid birth doses against hepatitis B"), antigen: "hepb", groups: ["hepb-birth"] },
  "bcg-doses": { label: text("Mũi lao hợp lệ", "Valid doses of BCG"), antigen: "tuberculosis", groups: ["bcg"] },
  "dpt-doses": { label: text("Mũi bạch hầu - ho gà - uốn ván hợp lệ", "Valid doses against diphtheria, pertussis and tetanus"), antigen: "pertussis", groups: ["dpt"] },
  "hepatitis-b-doses": { label: text("Mũi viêm gan B hợp lệ sau liều sơ sinh", "Valid doses against hepatitis B after the birth dose"), antigen: "hepb", groups: ["hepb"] },
  "hib-doses": { label: text("Mũi Hib hợp lệ", "Valid doses against Hib"), antigen: "hib", groups: ["hib"] },
  "polio-doses": { label: text("Liều bại liệt uống hoặc trong vắc xin phối hợp, hợp lệ", "Valid doses of oral polio vaccine, or of a combined one with polio"), antigen: "polio", groups: ["bopv", "polio-combined"] },
  "ipv-doses": { label: text("Mũi bại liệt tiêm hợp lệ", "Valid doses of injected polio vaccine"), antigen: "polio", groups: ["ipv", "polio-combined"], vaccines: "injected-polio-vaccines" },
  "measles-doses": { label: text("Mũi sởi hợp lệ", "Valid doses against measles"), antigen: "measles", groups: ["measles"] },
  "rubella-doses": { label: text("Mũi rubella hợp lệ", "Valid doses against rubella"), antigen: "rubella", groups: ["rubella"] },
  "je-doses": { label: text("Mũi viêm não Nhật Bản hợp lệ", "Valid doses against Japanese encephalitis"), antigen: "je", groups: ["je"] },
  "rotavirus-doses": { label: text("Liều rota hợp lệ", "Valid doses against rotavirus"), antigen: "rotavirus", groups: ["rotavirus"] },
  "pneumococcal-doses": { label: text("Mũi phế cầu hợp lệ", "Valid doses against pneumococcal disease"), antigen: "pneumococcal", groups: ["pcv"] },
  "tetanus-doses-of-women": { label: text("Mũi uốn ván của phụ nữ hợp lệ", "Valid doses of women against tetanus"), antigen: "tetanus", groups: ["tetanus-women"] }
} as const satisfies Readonly<Record<string, DoseLine>>

/** The lines of the card whose valid doses are defined here. */
export type LineName = keyof typeof lines

const injected = vaccineSetOf("injected-polio-vaccines", text("Vắc xin bại liệt tiêm, kể cả trong vắc xin phối hợp", "Injected polio vaccines, combined ones, too"),
  ({ antigens, code }) => antigens.some(({ antigen }) => antigen === "polio") && !["bopv", "opv"].includes(code))

const validDoses = ({ antigen, groups, vaccines }: DoseLine) => facts("assessment").coded("vaccine-dose")
  .qualified({ antigen: [antigen], vaccineGroup: groups, status: ["valid"], ...(vaccines === undefined ? {} : { vaccine: valueSet(named(vaccines)) }) })

/** Valid doses by lines of the card: what all indicators count. */
export const dosesThatCount: Measures = {
  valueSets: [injected],
  definitions: Object.entries(lines).map(([name, line]) => defined(name, line.label, onlyValid, { facts: validDoses(line).data }))
}

/** The valid doses of a line. */
export const dosesOf = (line: LineName) => definedSet(named(line))

/** The valid dose of a line that is the so manieth (mũi thứ mấy). */
export const nthDoseOf = (line: LineName, nth: number) => dosesOf(line).qualified({ ordinal: [String(nth)] })

/**
 * Whether so many doses of a line were given before an age. By days where a line has doses of other vaccines, which take part in
 * the numbering and are not meant.
 */
export const dosesBefore = (line: LineName, count: number, age: string): Predicate => {
  const isBefore = aged({ below: param(named(age)), at: startOf("dose") })
  const { vaccines }: DoseLine = lines[line]
  if (vaccines === undefined) return nthDoseOf(line, count).named("dose").where(isBefore).exist()
  const given = dosesOf(line).named("dose").where(isBefore)
  return count === 1 ? given.exist() : distinctDays(given).is({ atLeast: count })
}

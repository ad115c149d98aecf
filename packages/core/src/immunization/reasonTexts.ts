import type { Text } from "../language/text.ts"
import type { DoseReason, ForecastReason, SetAsideDose } from "./assessment.ts"

/** A reason as a sentence for a health worker, in both languages: 15/07/2026 in Vietnamese, 2026-07-15 in English. */
export const reasonText = ({ code, day = "" }: DoseReason | ForecastReason | SetAsideDose & { readonly day?: string }): Text => {
  const [vi, en] = texts[code]
  return { vi: vi.replace("%", day.split("-").reverse().join("/")), en: en.replace("%", day) }
}

type Code = (DoseReason | ForecastReason | SetAsideDose)["code"]

// "%" is the day of the reason.
const texts: Readonly<Record<Code, readonly [vi: string, en: string]>> = {
  ageTooYoung: ["tiêm quá sớm so với tuổi, sớm nhất là %", "given too young; not before %"],
  ageTooOld: ["đã quá tuổi từ %", "too old from % on"],
  gracePeriodAge: ["sớm vài ngày so với tuổi (%), vẫn được tính", "a few days before the age (%), still counted"],
  intervalTooShort: ["quá gần mũi trước, sớm nhất là %", "too soon after the dose before; not before %"],
  intervalTooLong: ["quá xa mũi trước, muộn nhất trước %", "too long after the dose before; it had to be before %"],
  gracePeriodInterval: ["sớm vài ngày so với khoảng cách (%), vẫn được tính", "a few days before the interval (%), still counted"],
  allowableInterval: ["gần hơn khoảng cách khuyến cáo, vẫn được chấp nhận", "closer than the interval asks, but allowed"],
  vaccineConflict: ["quá gần một vắc xin khác, sớm nhất là %", "too near to another vaccine; not before %"],
  inadvertentVaccine: ["tiêm nhầm vắc xin, không được tính", "the wrong vaccine was given by mistake"],
  vaccineNotAllowed: ["vắc xin này không dùng cho mũi này", "this vaccine is not for this dose"],
  vaccineAtWrongAge: ["vắc xin này không dùng ở tuổi này", "this vaccine is not for this age"],
  wrongProduct: ["không đúng sản phẩm của mũi này", "another product than this dose needs"],
  volumeLessThanRecommended: ["ít hơn liều khuyến cáo", "less volume than recommended"],
  allowableVaccine: ["không phải vắc xin ưu tiên, vẫn được tính", "not the preferred vaccine, still counted"],
  lotExpired: ["lô vắc xin đã hết hạn", "the lot had expired"],
  substandardDose: ["mũi tiêm không bảo đảm chất lượng", "the dose was substandard"],
  seriesAlreadyComplete: ["đã đủ mũi trước đó", "the series was complete before"],
  beforeBirth: ["ngày tiêm trước ngày sinh", "dated before birth"],
  afterDeath: ["ngày tiêm sau ngày mất", "dated after death"],
  inTheFuture: ["ngày tiêm ở tương lai", "dated in the future"],
  unknownVaccine: ["mã vắc xin không có trong lịch", "a vaccine that the schedule does not know"],
  duplicate: ["ghi trùng một mũi", "the same dose told twice"],
  impossibleDate: ["ngày tiêm không có thật", "a date that does not exist"],
  notCertain: ["ngày tiêm hoặc việc tiêm chưa chắc chắn", "not sure when, or whether, it was given"],
  needed: ["còn cần tiêm", "needed"],
  seriesComplete: ["đã tiêm đủ", "complete"],
  noDoseNeeded: ["không cần mũi nào", "no dose is needed"],
  immuneByHistory: ["đã có miễn dịch", "immune by history"],
  immuneByBirthDate: ["được coi là đã miễn dịch vì sinh trước %", "taken as immune, born before %"],
  antigenContraindicated: ["chống chỉ định", "contraindicated"],
  vaccinesContraindicated: ["mọi vắc xin dùng được đều chống chỉ định", "every vaccine that could be used is contraindicated"],
  seasonOver: ["mùa tiêm đã hết sau %", "the season ended after %"],
  tooOld: ["đã quá tuổi tiêm từ %", "past the age from % on"],
  cannotFinishInTime: ["không kịp tiêm trước %", "cannot be given before %"],
  tooLongAfter: ["quá xa mũi trước từ %", "too long after the dose before from % on"],
  died: ["đã mất ngày %", "died on %"],
  noLongerOffered: ["ngoài tuổi của chương trình từ %", "outside the ages of the programme from % on"],
  minimumAge: ["đủ tuổi từ %", "old enough from %"],
  firstOffered: ["chương trình tiêm từ %", "offered by the programme from %"],
  minimumInterval: ["đủ khoảng cách từ %", "far enough from the dose before from %"],
  seasonStart: ["mùa tiêm từ %", "the season begins on %"],
  inadvertentDose: ["sau mũi tiêm nhầm ngày %", "after the mistaken dose of %"],
  latestDose: ["sau mũi gần nhất ngày %", "after the last dose, %"],
  recommendedAge: ["tuổi khuyến cáo từ %", "recommended by age from %"],
  recommendedInterval: ["khoảng cách khuyến cáo từ %", "recommended by interval from %"]
}

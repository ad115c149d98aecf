import type { Text } from "../../language/text.ts"
import type { NoScoreCode } from "../measurement.ts"
import type { MilestoneReasonCode, MilestoneVerdict } from "../milestones/assessMilestones.ts"
import type { SupplementReasonCode } from "../supplements/supplementDue.ts"
import type { ImplausibleChange } from "./implausibleChanges.ts"
import type { NextWeighing } from "./nextWeighing.ts"
import type { SignReasonCode } from "./sign.ts"
import type { SlipCode } from "./suspectedSlip.ts"
import type { VelocityCode } from "./velocityBetween.ts"

/** Every reason that measures, the line of a child, its milestones, its weighings and its supplements are told with. */
export type GrowthReasonCode =
  | NoScoreCode | SignReasonCode | VelocityCode | MilestoneReasonCode | MilestoneVerdict | SupplementReasonCode | NextWeighing["reason"] | ImplausibleChange["change"] | ImplausibleChange["decidedBy"] | SlipCode

/**
 * A reason in the words of a health worker, in both languages: 15/07/2026 in Vietnamese, 2026-07-15 in English. A code that is not known
 * (of a newer version, say) stands for itself.
 *
 * @example
 * ```ts
 * import { growthReasonText } from "@tramyte/core/growth"
 *
 * growthReasonText({ code: "tooSoon", day: "2026-07-10" }) // => { vi: "chưa đủ thời gian kể từ liều trước; được uống từ ngày 10/07/2026", en: "too soon after the last dose, until 2026-07-10" }
 * ```
 */
export const growthReasonText = ({ code, day = "" }: { readonly code: GrowthReasonCode; readonly day?: string }): Text => {
  const [vi, en] = Object.hasOwn(texts, code) ? texts[code] : [code, code]
  return { vi: vi.replace("%", day.split("-").reverse().join("/")), en: en.replace("%", day) }
}

// "%" is the day of the reason.
const texts: Readonly<Record<GrowthReasonCode, readonly [vi: string, en: string]>> = {
  ageNegative: ["ngày đo trước ngày sinh", "measured before birth"],
  afterDeath: ["ngày đo sau ngày mất", "measured after death"],
  ageOutOfRange: ["ngoài lứa tuổi của chuẩn tăng trưởng", "outside the ages of the growth standards"],
  notUnderstood: ["không hiểu được giá trị đã ghi", "what was written down is not understood"],
  measureNotPositive: ["số đo phải lớn hơn 0", "a measure must be above 0"],
  statureOutOfRange: ["chiều dài hoặc chiều cao ngoài giới hạn của bảng", "the length or height lies outside the table"],
  oedema: ["trẻ bị phù nên cân nặng không nói lên tình trạng dinh dưỡng", "the child has oedema: its weight tells nothing of its nutrition"],
  standingBaby: ["ghi là đo đứng trong khi trẻ chưa biết đứng, cần đo lại", "said to be measured standing at an age at which children cannot; measure again"],
  beyondLimits: ["số đo ngoài giới hạn có thể có, cần đo lại hoặc xem lại ghi chép", "beyond what any child measures; measure again or look at the entry"],
  unitUnknown: ["thiếu đơn vị đo hoặc không rõ đơn vị", "the unit is missing or not known"],
  birthUnknown: ["không biết ngày sinh", "the day of birth is not known"],
  notCertain: ["số đo hoặc ngày đo chưa chắc chắn", "the measure or its day is not certain"],
  repeated: ["đo nhiều lần trong ngày, đã dùng lần ghi sau cùng", "measured several times that day; the one recorded last is used"],
  implausibleChange: ["không khớp với các lần đo khác của trẻ, cần đo lại hoặc xem lại ghi chép", "does not fit the child's other measures; measure again or look at the entry"],
  lostWeight: ["nhẹ hơn lần cân trước", "weighs less than the time before"],
  lostOfBirthWeight: ["sụt cân sau sinh quá mức", "has lost too much of the birth weight"],
  gainedNothing: ["không tăng cân qua các lần cân", "has gained nothing from weighing to weighing"],
  fellThroughCentiles: ["tụt qua các đường bách phân vị", "has fallen through centile lines"],
  belowCentile: ["nằm dưới đường bách phân vị", "lies below the centile"],
  gainedLittle: ["tăng ít hơn hầu hết trẻ cùng tuổi", "has gained less than nearly all children of the age"],
  gainedLessThanExpected: ["tăng ít hơn dự kiến so với mức ban đầu", "has gained less than was to be expected from where the child stood"],
  notSeen: ["không thấy dấu hiệu này", "the sign was looked for and is not there"],
  otherAge: ["dấu hiệu này chỉ xét ở lứa tuổi khác", "the sign is looked for at other ages"],
  notMeasured: ["chưa có số đo dùng được", "nothing was measured that can be used"],
  tooFewMeasures: ["chưa đủ số lần đo", "too few measures to tell a change"],
  birthWeightUnknown: ["không biết cân nặng khi sinh", "the birth weight is not known"],
  intervalNotAssessable: ["khoảng thời gian giữa các lần đo không phù hợp để đánh giá", "the time between the measures does not allow to tell"],
  sexUnknown: ["không biết giới tính", "the sex is not known"],
  ageUnknown: ["không biết ngày sinh chính xác", "the birth is not known to the day"],
  noCorrelation: ["chưa có hệ số tương quan ở các tuổi này", "no correlation is known for these ages"],
  noTable: ["không có bảng chuẩn cho số đo này", "there is no table for this measure"],
  notLater: ["ngày đo sau không muộn hơn ngày đo trước", "the second measure is not later than the first"],
  tooShort: ["hai lần đo quá gần nhau", "the two measures lie too near to each other"],
  tooLong: ["hai lần đo cách nhau quá lâu", "the two measures lie too far from each other"],
  betweenIntervals: ["khoảng thời gian giữa hai lần đo không khớp với bảng nào", "the time between the measures fits no table"],
  beyondAges: ["ngoài lứa tuổi của bảng chuẩn", "outside the ages of the tables"],
  belowTable: ["sụt nhiều hơn mức thấp nhất của bảng", "lost more than the table has a place for"],
  notNumber: ["số đo không phải là số", "not a number"],
  reached: ["đã đạt", "reached"],
  notYetNormal: ["chưa đạt, nhưng vẫn trong giới hạn bình thường", "not yet, as many healthy children of the age"],
  lateForMost: ["chưa đạt ở tuổi mà hầu hết trẻ đã đạt", "not reached at an age at which most children have"],
  lateForNearlyAll: ["chưa đạt ở tuổi mà gần như mọi trẻ đã đạt", "not reached at an age at which nearly all children have"],
  reachedTooEarly: ["đạt sớm khác thường, cần xem lại ghi chép", "reached unusually early; look at the entry again"],
  notSeenAgain: ["trước đây đã đạt, nay không còn: xem lại ghi chép hoặc cho trẻ đi khám", "seen before but not now: look at the entry again, or at the child"],
  notAsked: ["chưa hỏi từ khi đến tuổi cần hỏi", "not asked since the age from which it matters"],
  tooEarlyToAsk: ["chưa cần hỏi", "no need to ask yet"],
  tooOldToAsk: ["không hỏi nữa ở tuổi này", "no longer asked at this age"],
  noSuchPercentile: ["bảng không có bách phân vị này", "the table does not tell this percentile"],
  refer: ["chuyển khám", "refer"],
  watch: ["theo dõi", "watch"],
  check: ["xem lại ghi chép", "look at the entry again"],
  ask: ["cần hỏi người chăm sóc", "ask the carer"],
  none: ["không cần làm gì", "nothing to do"],
  tooYoung: ["chưa đủ tuổi; đủ tuổi từ ngày %", "too young until %"],
  tooOld: ["đã quá tuổi từ ngày %", "too old since %"],
  tooSoon: ["chưa đủ thời gian kể từ liều trước; được uống từ ngày %", "too soon after the last dose, until %"],
  givenInRound: ["đã uống trong đợt này ngày %", "given in this round on %"],
  betweenRounds: ["chưa đến đợt, đợt tới bắt đầu ngày %", "no round is on; the next begins on %"],
  sinceLast: ["đến hạn tính từ lần cân trước", "so long after the last weighing"],
  ageReached: ["đến tuổi cần cân sớm hơn", "of an age at which children are weighed sooner"],
  neverWeighed: ["chưa từng được cân", "never weighed"],
  shrinks: ["nhỏ hơn lần đo trước, trẻ không thể ngắn đi", "less than before: children do not shrink"],
  jump: ["lệch xa so với lần đo trước và sau", "far away from the measures before and after it"],
  others: ["số đo này lệch khỏi đường của các lần đo khác nhiều hơn", "farther from the line of the other measures"],
  reference: ["số đo này xa đường trung vị hơn", "farther from the median"],
  later: ["đây là lần đo sau, còn có thể đo lại", "the later one, which can be measured again"],
  grams: ["có thể đã ghi bằng gam", "perhaps written in grams"],
  kilograms: ["có thể đơn vị là kg nhưng đã ghi là g", "perhaps kg was meant, and g written"],
  pounds: ["có thể đã ghi bằng pound (lb)", "perhaps written in pounds"],
  metres: ["có thể đã ghi bằng mét", "perhaps written in metres"],
  inches: ["có thể đã ghi bằng inch", "perhaps written in inches"],
  millimetres: ["có thể đã ghi bằng milimét", "perhaps written in millimetres"],
  pointTooFarLeft: ["có thể dấu phẩy lệch sang trái", "perhaps the decimal point stands too far to the left"],
  pointTooFarRight: ["có thể thiếu dấu phẩy thập phân", "perhaps the decimal point is missing"],
  swapped: ["có thể đã ghi nhầm cân nặng và chiều cao", "perhaps weight and height were swapped"]
}

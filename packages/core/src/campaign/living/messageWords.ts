import type { Text } from "../../language/text.ts"

/** What a message is for. `cancelled`: the session does not take place; `placeLost`: it does, but not for this person. */
export type CampaignMessageKind = "invitation" | "reminder" | "rescheduled" | "cancelled" | "placeLost" | "didNotCome"

/**
 * The words of messages, as data: a station writes its own. `{day}`, `{hour}`, `{place}`, `{bring}` and `{fasting}` are filled in; what stands in square
 * brackets is left out where it asks for something that is not known. There are no other fields, so no message can tell a disease, a group or a room.
 */
export interface CampaignWords {
  readonly messages: Readonly<Record<CampaignMessageKind, Text>>
  /** What to bring where the appointment does not say it. */
  readonly bring: Text
  /** Said to who is to come with an empty stomach. */
  readonly fasting: Text
}

/** Words that a station may use as they are. */
export const campaignWords: CampaignWords = {
  messages: {
    invitation: {
      vi: "Trạm Y tế kính mời ông/bà đến khám sức khỏe vào[ lúc {hour},] {day}, tại {place}.[ {fasting}][ Khi đi xin mang theo {bring}.] Nếu không đến được, xin báo cho Trạm Y tế để được xếp ngày khác.",
      en: "The health station invites you to a health checkup on {day}[ at {hour}], at {place}.[ {fasting}][ Please bring {bring}.] If you cannot come, please tell the station, and you will be given another day."
    },
    reminder: {
      vi: "Trạm Y tế xin nhắc: ông/bà có lịch khám sức khỏe vào[ lúc {hour},] {day}, tại {place}.[ {fasting}][ Khi đi xin mang theo {bring}.]",
      en: "The health station reminds you of your health checkup on {day}[ at {hour}], at {place}.[ {fasting}][ Please bring {bring}.]"
    },
    rescheduled: {
      vi: "Lịch khám sức khỏe của ông/bà có thay đổi. Lịch mới:[ {hour},] {day}, tại {place}.[ {fasting}][ Khi đi xin mang theo {bring}.] Mong ông/bà thông cảm.",
      en: "Your health checkup has a new day: {day}[ at {hour}], at {place}.[ {fasting}][ Please bring {bring}.] Thank you for your understanding."
    },
    cancelled: {
      vi: "Trạm Y tế xin báo: buổi khám sức khỏe của ông/bà[ vào {day}] không tổ chức được. Trạm Y tế sẽ báo lịch mới cho ông/bà. Mong ông/bà thông cảm.",
      en: "The health station is sorry to tell you that your health checkup[ on {day}] cannot take place. You will be told a new day."
    },
    placeLost: {
      vi: "Trạm Y tế xin báo: lịch khám sức khỏe của ông/bà[ vào {day}] phải dời lại. Trạm Y tế sẽ báo lịch mới cho ông/bà. Mong ông/bà thông cảm.",
      en: "The health station is sorry to tell you that your own appointment for a health checkup[ on {day}] has to be put off. You will be told a new day."
    },
    didNotCome: {
      vi: "Trạm Y tế chưa gặp được ông/bà tại buổi khám sức khỏe[ {day}]. Xin ông/bà báo cho Trạm Y tế ngày có thể đến để được xếp lịch mới.",
      en: "The health station missed you at your health checkup[ on {day}]. Please tell the station when you can come, and you will be given a new day."
    }
  },
  bring: {
    vi: "căn cước hoặc điện thoại có VNeID, thẻ BHYT và giấy tờ khám chữa bệnh (nếu có)",
    en: "your identity card or a phone with VNeID, and your health insurance card and medical papers if you have any"
  },
  fasting: { vi: "Xin chưa ăn gì trước khi đến khám.", en: "Please do not eat before you come." }
}

/** Words to the family of a child: infants, and pupils who are written to at home. */
export const familyWords: CampaignWords = {
  messages: {
    invitation: {
      vi: "Trạm Y tế kính mời gia đình đưa cháu đến khám sức khỏe vào[ lúc {hour},] {day}, tại {place}.[ {fasting}][ Khi đi xin mang theo {bring}.] Nếu không đến được, xin báo cho Trạm Y tế để được xếp ngày khác.",
      en: "The health station invites you to bring your child to a health checkup on {day}[ at {hour}], at {place}.[ {fasting}][ Please bring {bring}.] If you cannot come, please tell the station, and you will be given another day."
    },
    reminder: {
      vi: "Trạm Y tế xin nhắc gia đình: cháu có lịch khám sức khỏe vào[ lúc {hour},] {day}, tại {place}.[ {fasting}][ Khi đi xin mang theo {bring}.]",
      en: "The health station reminds you of your child's health checkup on {day}[ at {hour}], at {place}.[ {fasting}][ Please bring {bring}.]"
    },
    rescheduled: {
      vi: "Lịch khám sức khỏe của cháu có thay đổi. Lịch mới:[ {hour},] {day}, tại {place}.[ {fasting}][ Khi đi xin mang theo {bring}.] Mong gia đình thông cảm.",
      en: "Your child's health checkup has a new day: {day}[ at {hour}], at {place}.[ {fasting}][ Please bring {bring}.] Thank you for your understanding."
    },
    cancelled: {
      vi: "Trạm Y tế xin báo với gia đình: buổi khám sức khỏe của cháu[ vào {day}] không tổ chức được. Trạm Y tế sẽ báo lịch mới. Mong gia đình thông cảm.",
      en: "The health station is sorry to tell you that your child's health checkup[ on {day}] cannot take place. You will be told a new day."
    },
    placeLost: {
      vi: "Trạm Y tế xin báo với gia đình: lịch khám sức khỏe của cháu[ vào {day}] phải dời lại. Trạm Y tế sẽ báo lịch mới. Mong gia đình thông cảm.",
      en: "The health station is sorry to tell you that your child's own appointment for a health checkup[ on {day}] has to be put off. You will be told a new day."
    },
    didNotCome: {
      vi: "Trạm Y tế chưa gặp được cháu tại buổi khám sức khỏe[ {day}]. Xin gia đình báo cho Trạm Y tế ngày có thể đưa cháu đến để được xếp lịch mới.",
      en: "The health station missed your child at the health checkup[ on {day}]. Please tell the station when you can come, and you will be given a new day."
    }
  },
  bring: {
    vi: "thẻ BHYT, sổ theo dõi sức khỏe và giấy tờ khám chữa bệnh của cháu (nếu có)",
    en: "your child's health insurance card, and health book and medical papers if there are any"
  },
  fasting: { vi: "Xin chưa cho cháu ăn gì trước khi đến khám.", en: "Please do not let your child eat before you come." }
}

import { describe, expect, it } from "vitest"
import { CampaignError } from "../errors.ts"
import { type Appointment, campaignMessage } from "./campaignMessage.ts"
import { type CampaignMessageKind, type CampaignWords, campaignWords, familyWords } from "./messageWords.ts"

const place = { vi: "Trạm Y tế xã", en: "the commune health station" }
const appointment: Appointment = { to: "an", session: "x-ray of group 1", day: "2026-07-06", hour: "07:30", place, bring: { vi: "thẻ BHYT", en: "your card" }, fasting: true }
const kinds = Object.keys(campaignWords.messages) as CampaignMessageKind[]

describe("what people are told", () => {
  it("invites to an hour, with what to bring and to come with an empty stomach", () => {
    expect(campaignMessage("invitation", appointment).text).toEqual({
      vi: "Trạm Y tế kính mời ông/bà đến khám sức khỏe vào lúc 7 giờ 30, thứ Hai ngày 06/07/2026, tại Trạm Y tế xã. Xin chưa ăn gì trước khi đến khám. Khi đi xin mang theo thẻ BHYT. Nếu không đến được, xin báo cho Trạm Y tế để được xếp ngày khác.",
      en: "The health station invites you to a health checkup on Monday 6 July 2026 at 07:30, at the commune health station. Please do not eat before you come. Please bring your card. If you cannot come, please tell the station, and you will be given another day."
    })
  })

  it("leaves out what is not known", () => {
    const { hour: _, bring: __, ...day } = appointment
    const { text, bring, fasting } = campaignMessage("reminder", { ...day, fasting: false, day: "2026-12-06" })
    expect(text.vi).toBe(`Trạm Y tế xin nhắc: ông/bà có lịch khám sức khỏe vào Chủ nhật ngày 06/12/2026, tại Trạm Y tế xã. Khi đi xin mang theo ${campaignWords.bring.vi}.`)
    expect(text.en).toBe(`The health station reminds you of your health checkup on Sunday 6 December 2026, at the commune health station. Please bring ${campaignWords.bring.en}.`)
    expect([bring, fasting]).toEqual([campaignWords.bring, false])
    expect(campaignMessage("reminder", { ...day, bring: { vi: "", en: "" } }).text.vi).not.toContain("mang theo")
  })

  it("tells a new day, a lost day, and asks who did not come", () => {
    expect(campaignMessage("rescheduled", { ...appointment, hour: "14:00" }).text.vi).toMatch(/^Lịch khám sức khỏe của ông\/bà có thay đổi\. Lịch mới: 14 giờ, thứ Hai ngày 06\/07\/2026, tại/)
    expect(campaignMessage("cancelled", appointment).text.vi).toMatch(/buổi khám sức khỏe của ông\/bà vào thứ Hai ngày 06\/07\/2026 không tổ chức được/)
    expect(campaignMessage("placeLost", appointment).text.vi).toMatch(/lịch khám sức khỏe của ông\/bà vào thứ Hai ngày 06\/07\/2026 phải dời lại/)
    const { day: _, ...without } = appointment
    expect(campaignMessage("cancelled", without).text.en).toBe("The health station is sorry to tell you that your health checkup cannot take place. You will be told a new day.")
    expect(campaignMessage("didNotCome", appointment).text.en).toMatch(/missed you at your health checkup on Monday 6 July 2026/)
  })

  it("says to fast for a time in the morning alone", () => {
    const { hour: _, ...day } = appointment
    const fasting = (more: Partial<Appointment>): boolean => campaignMessage("invitation", { ...day, ...more }).fasting
    expect([fasting({}), fasting({ part: "morning" }), fasting({ part: "afternoon" }), fasting({ hour: "11:59" }), fasting({ hour: "12:00" })]).toEqual([false, true, false, true, false])
    expect([fasting({ hour: "13:00", part: "morning" }), fasting({ hour: "07:00", fasting: false })]).toEqual([false, false])
    expect(campaignMessage("invitation", { ...day, hour: "13:00" }).text.vi).not.toContain("chưa ăn")
  })

  it.each(kinds.flatMap((kind) => [[kind, appointment], [kind, { ...appointment, hour: "13:30" }]] as const))("speaks to a family of the child alone: %s", (kind, about) => {
    const { text } = campaignMessage(kind, about, familyWords)
    expect(text.vi).toMatch(/cháu/)
    expect(text.vi).not.toMatch(/ông\/bà|[{}[\]]| {2}/)
    expect(text.en).toMatch(/your child/i)
  })

  it.each(["invitation", "reminder", "rescheduled"] as const)("refuses to tell anybody to come without saying when: %s", (kind) => {
    const { day: _, ...without } = appointment
    expect(() => campaignMessage(kind, without)).toThrow("TRAMYTE_CAMPAIGN_DAY day")
  })

  it.each(kinds)("tells nothing of session, group, room or disease, and leaves no field open: %s", (kind) => {
    const { text } = campaignMessage(kind, appointment)
    for (const words of [text.vi, text.en]) expect(words).not.toMatch(/[{}[\]]|x-ray|group|nhóm|bệnh nhân|undefined| {2}/)
  })

  it("takes a station's own words, with an hour of midnight as it is", () => {
    const words: CampaignWords = { ...campaignWords, messages: { ...campaignWords.messages, reminder: { vi: "{hour} {day}[, {fasting}]", en: "{hour}" } }, fasting: { vi: "nhịn ăn", en: "fasting" } }
    expect(campaignMessage("reminder", { ...appointment, hour: "00:00" }, words).text).toEqual({ vi: "0 giờ thứ Hai ngày 06/07/2026, nhịn ăn", en: "00:00" })
  })

  it("refuses words that ask for what no message tells, days and times that are none", () => {
    const words: CampaignWords = { ...campaignWords, messages: { ...campaignWords.messages, reminder: { vi: "phòng {room}", en: "{to string} {place}" } } }
    const problems = (): readonly string[] => {
      try {
        campaignMessage("invitation", { ...appointment, day: "2026-02-30", hour: "7:30" }, words)
      } catch (error) {
        if (error instanceof CampaignError) return error.problems.map(({ code, where }) => `${code} ${where}`)
      }
      return []
    }
    expect(problems()).toEqual([
      "TRAMYTE_CAMPAIGN_DAY day", "TRAMYTE_CAMPAIGN_HOURS hour", "TRAMYTE_CAMPAIGN_UNKNOWN words.messages.reminder.vi", "TRAMYTE_CAMPAIGN_UNKNOWN words.messages.reminder.en"
    ])
  })
})

import type { Text } from "../../language/text.ts"

/** What a line of the checklist says in words. */
export const enough = (label: Text, needed: number, there: number): Text => ({
  vi: `Đủ ${label.vi}: cần ${needed}, có ${there}`,
  en: `${label.en}: ${needed} needed, ${there} there`
})

export const short = (label: Text, needed: number, there: number): Text => ({
  vi: `Thiếu ${needed - there} ${label.vi}: cần ${needed}, có ${there}`,
  en: `${label.en}: ${needed - there} missing, ${needed} needed, ${there} there`
})

export const askHowMany = (label: Text, there: number): Text => ({
  vi: `${capital(label.vi)}: có ${there}; không văn bản nào nêu cần bao nhiêu, trạm quyết định`,
  en: `${label.en}: ${there} there; no text says how many are needed, the station decides`
})

export const askWho = (label: Text, needed: number, there: number, who: readonly string[]): Text => ({
  vi: `${capital(label.vi)}: cần ${needed}, chắc chắn có ${there}; cần xác nhận giấy phép hành nghề hoặc phân công của ${who.join(", ")}`,
  en: `${label.en}: ${needed} needed, ${there} surely there; confirm the licence or the assignment of ${who.join(", ")}`
})

export const none = (label: Text): Text => ({
  vi: `Chưa có ${label.vi}; không văn bản nào nêu cần bao nhiêu, trạm quyết định`,
  en: `${label.en}: none there; no text says how many are needed, the station decides`
})

export const done = (label: Text): Text => ({ vi: `Đạt: ${label.vi}`, en: `Done: ${label.en}` })
export const notDone = (label: Text): Text => ({ vi: `Chưa đạt: ${label.vi}`, en: `Not done: ${label.en}` })
export const askDone = (label: Text): Text => ({ vi: `Chưa xác nhận: ${label.vi}`, en: `Not confirmed yet: ${label.en}` })

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

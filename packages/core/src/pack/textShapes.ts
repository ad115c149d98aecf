import type { Text } from "../language/text.ts"
import { parseCivilDate } from "../time/index.ts"
import { anyText, fields, type Shape, text, when } from "./shape.ts"

/** A name: neither language may be empty. */
export const label: Shape = fields<Text>("Label", { vi: text, en: text })

/** A sentence that may be left empty in one language. */
export const texts: Shape = fields<Text>("Text", { vi: anyText, en: anyText })

const monthsAndDays = "(0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|1\\d|2[0-8])"
const leapYear = "\\d\\d(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00"

/** A day of the calendar, years 0001 to 9999. */
export const day: Shape = when((value) => typeof value === "string" && parseCivilDate(value) !== undefined, "a day such as \"2026-07-01\"",
  { type: "string", pattern: `^(?!0000)(\\d{4}-(${monthsAndDays})|(${leapYear})-02-29)$` })

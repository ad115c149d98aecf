import { type CivilDate, parseCivilDate } from "../../time/index.ts"
import { type CampaignProblem, refuse } from "../errors.ts"
import type { Provided, SessionToPrepare } from "./readiness.ts"

/** Throws if what is said of a session and of what is there cannot be read. */
export const checkPrepared = (session: SessionToPrepare, { staff = [], goods = [], enough = {} }: Provided): void => {
  const problems: CampaignProblem[] = []
  const wrong = (code: CampaignProblem["code"], where: string, message: string): void => void problems.push({ code, where, message })
  const whole = (value: number | undefined, where: string): void => {
    if (value !== undefined && !(Number.isSafeInteger(value) && value >= 0)) wrong("TRAMYTE_CAMPAIGN_NUMBER", where, `${String(value)} is no number of people or things; give a whole number from 0 up`)
  }
  const day = (value: CivilDate | undefined, where: string): void => {
    if (value !== undefined && parseCivilDate(value) === undefined) wrong("TRAMYTE_CAMPAIGN_DAY", where, `${String(value)} is no day; give one such as "2026-07-15"`)
  }
  if (parseCivilDate(session.day) === undefined) wrong("TRAMYTE_CAMPAIGN_DAY", "session.day", `${String(session.day)} is no day; give one such as "2026-07-15"`)
  whole(session.capacity, "session.capacity")
  whole(session.people, "session.people")
  const ids = new Set<string>()
  staff.forEach(({ id, licence }, index) => {
    if (ids.has(id)) wrong("TRAMYTE_CAMPAIGN_DUPLICATE", `staff[${index}].id`, `"${id}" is there twice; give each person once, with all roles`)
    ids.add(id)
    if (licence === undefined || licence === false) return
    day(licence.from, `staff[${index}].licence.from`)
    day(licence.until, `staff[${index}].licence.until`)
    if (licence.until !== undefined && licence.until <= licence.from) wrong("TRAMYTE_CAMPAIGN_WINDOW", `staff[${index}].licence`, "ends before it begins; turn its days round")
  })
  goods.forEach(({ count, until }, index) => {
    whole(count, `goods[${index}].count`)
    day(until, `goods[${index}].until`)
  })
  for (const [code, count] of Object.entries(enough)) whole(count, `enough.${code}`)
  refuse(problems)
}

import { ageInMonths, ageInYears, type CivilDate, epochDay, partialDateBounds, type Text } from "@tramyte/core"
import type { LineToGive, PersonToVaccinate, VaccinationYear } from "../../pipeline/vaccination/vaccinationYear.ts"
import { dayText, type Lang, text } from "../bilingual.ts"

/** A vaccine's name without what it is made of: "5 trong 1". */
export const shortVaccine = ({ vi, en }: Text): Text => ({ vi: vi.split(":")[0]!, en: en.split(":")[0]! })

/** A name at the beginning of a line. */
export const capitalised = (name: Text): Text => text((lang) => name[lang].charAt(0).toUpperCase() + name[lang].slice(1))

/** What a person is to be given: "5 trong 1 mũi 2, bại liệt uống hai týp (bOPV) mũi 2". Lines that the session is too late for stand by themselves. */
export const dosesText = (person: PersonToVaccinate, year: VaccinationYear): Text => text((lang) => person.give.length === 0
  ? person.lines.map(({ line }) => year.lines[line]?.label[lang] ?? "").join(", ")
  : person.give.map(({ lines, vaccine }) => {
    const numbers = [...new Set(person.lines.filter(({ line }) => lines.includes(line)).flatMap(({ dose }) => dose ?? []))].toSorted((a, b) => b - a)
    const name = shortVaccine(year.vaccines[vaccine]?.label ?? { vi: "", en: "" })[lang]
    return numbers.length === 0 ? name : `${name} ${lang === "vi" ? "mũi" : numbers.length > 1 ? "doses" : "dose"} ${numbers.join("/")}`
  }).join(", "))

/** The first day on which something was overdue by the session; nothing if all is on time. */
export const overdueSince = (lines: readonly LineToGive[], session: CivilDate): CivilDate | undefined =>
  lines.flatMap(({ dueBy }) => dueBy !== undefined && dueBy < session ? [dueBy] : []).toSorted()[0]

/** What cannot wait for the session, and until when. */
export const cannotWait = ({ lines }: PersonToVaccinate, year: VaccinationYear): Text | undefined => {
  const early = lines.filter(({ lastDay }) => lastDay !== undefined).toSorted((a, b) => a.lastDay! < b.lastDay! ? -1 : 1)
  if (early.length === 0) return undefined
  const last = dayText(early[0]!.lastDay!)
  const names = (lang: Lang): string => early.map(({ line }) => year.lines[line]?.label[lang] ?? "").join(", ")
  return { vi: `${names("vi")}: không chờ được buổi tiêm, chậm nhất ${last.vi}`, en: `${names("en")}: cannot wait for the session, ${last.en} at the latest` }
}

/** What to give, and what cannot wait; since when it is overdue is told beside it, as that is another day for each. */
export const needText = (person: PersonToVaccinate, year: VaccinationYear): Text => {
  const [doses, early] = [dosesText(person, year), cannotWait(person, year)]
  return early === undefined ? doses : { vi: `${doses.vi}; ${early.vi}`, en: `${doses.en}; ${early.en}` }
}

/** The age on the day of the session: months under five years, then years; nothing where the birth is not known. */
export const ageText = (birth: string | undefined, session: CivilDate): Text | undefined => {
  const bounds = birth === undefined ? undefined : partialDateBounds(birth)
  if (bounds === undefined) return undefined
  const [months, years] = [ageInMonths(bounds, epochDay(session)), ageInYears(bounds, epochDay(session))]
  const range = ({ min, max }: typeof months): string => min === max ? String(min) : `${min}–${max}`
  return months.max < 60 ? { vi: `${range(months)} tháng`, en: `${range(months)} months` } : { vi: `${range(years)} tuổi`, en: `${range(years)} years` }
}

import { type CivilDate, parseCivilDate } from "@tramyte/core"
import type { Span } from "@tramyte/core/immunization"
import { give, giveAgain, type NameKind, use } from "./ledger.ts"
import { leaf, type Read } from "./shape.ts"

/** Text that must be there. */
export const text: Read<string> = leaf("", (said, refuse) => said === "" ? refuse("write something") : said)

/** Text that may be empty. */
export const note: Read<string | undefined> = leaf<string | undefined>(undefined, (said) => said === "" ? undefined : said)

/** Text that repeats what a code says already, and is for people's eyes. */
export const caption: Read<undefined> = leaf(undefined, () => undefined)

/** `"6 weeks - 4 days"`; years and months before weeks and days, however it is written (CDSi CALCDT-1 to 5). */
export const span: Read<Span | undefined> = leaf<Span | undefined>(undefined, (said, refuse) => said === "" ? undefined : parseSpan(said) ?? refuse(spanMend))

export const neededSpan: Read<Span> = leaf<Span>({}, (said, refuse) => parseSpan(said) ?? refuse(spanMend))

const spanMend = `write a length of time such as "28 days" or "6 weeks - 4 days"`

/** `"20250827"` */
export const date: Read<CivilDate | undefined> = leaf<CivilDate | undefined>(undefined, (said, refuse) => said === "" ? undefined : dateOf(/^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/, said) ?? refuse(`write a day such as "20250827"`))

/** `"01/31/1957"`, as birth dates stand. */
export const americanDate: Read<CivilDate> = leaf("", (said, refuse) => dateOf(/^(?<month>\d\d)\/(?<day>\d\d)\/(?<year>\d{4})$/, said) ?? refuse(`write a day such as "01/31/1957"`))

const dateOf = (grammar: RegExp, said: string): CivilDate | undefined => {
  const parts = grammar.exec(said)?.groups
  if (parts === undefined) return undefined
  const written = `${parts["year"]}-${parts["month"]}-${parts["day"]}`
  return parseCivilDate(written) === undefined ? undefined : written
}

/** One of a few words, in whatever case. */
export const oneOf = <const T>(meanings: Readonly<Record<string, T>>): Read<T> => {
  const known = new Map(Object.entries(meanings).map(([word, meaning]) => [word.toLowerCase(), meaning]))
  const words = Object.keys(meanings).map((word) => word === "" ? "nothing" : `"${word}"`).join(", ")
  return leaf(Object.values(meanings)[0]!, (said, refuse) => {
    const meaning = known.get(said.toLowerCase())
    return meaning === undefined && !known.has(said.toLowerCase()) ? refuse(`write one of ${words}`) : meaning!
  })
}

export const yesNo: Read<boolean> = oneOf({ Yes: true, No: false })

/** A whole number. */
export const count = (least: 0 | 1): Read<number | undefined> =>
  leaf<number | undefined>(undefined, (said, refuse) => said === "" ? undefined : /^\d{1,4}$/.test(said) && Number(said) >= least ? Number(said) : refuse(`write a whole number from ${least}, or nothing`))

/** Millilitres, or micrograms where a vaccine is counted so. */
export const volume: Read<number | undefined> = leaf<number | undefined>(undefined, (said, refuse) => said === "" ? undefined : /^\d+(\.\d+)?$/.test(said) ? Number(said) : refuse(`write a number such as "0.5", or nothing`))

/** A name that is given here, once. */
export const givenName = (kind: NameKind): Read<string> => leaf("", (said, refuse, place) => {
  if (said === "") return refuse("write something")
  give(kind, said, place)
  return said
})

/** A name that is given here, and may be given again. */
export const sharedName = (kind: NameKind): Read<string> => leaf("", (said, refuse, place) => {
  if (said === "") return refuse("write something")
  giveAgain(kind, said, place)
  return said
})

/** A name that must be given to something, in this file or another. */
export const nameOf = (kind: NameKind): Read<string> => leaf("", (said, refuse, place) => {
  if (said === "") return refuse(`name the ${kind}`)
  use(kind, said, place)
  return said
})

/** Names between semicolons or commas; none if empty. */
export const namesOf = (kind: NameKind): Read<readonly string[] | undefined> => leaf<readonly string[] | undefined>(undefined, (said, refuse, place) => {
  if (said === "") return undefined
  const names = said.split(/[;,]/).map((name) => name.trim())
  if (names.includes("")) return refuse("write names between semicolons, without gaps")
  for (const name of names) use(kind, name, place)
  return names
})

/** One part of a length of time, with its sign. */
const part = /^(\d{1,4}) *(year|month|week|day)s?$/i

export const parseSpan = (said: string): Span | undefined => {
  const span: { -readonly [unit in keyof Span]: number } = {}
  const pieces = said.replaceAll(/\s+/g, " ").trim().split(/ ?([+-]) ?/)
  for (let index = 0; index < pieces.length; index += 2) {
    const [, amount, unit] = part.exec(pieces[index]!) ?? []
    if (amount === undefined || unit === undefined) return undefined
    const field = `${unit.toLowerCase()}s` as keyof Span
    span[field] = (span[field] ?? 0) + (pieces[index - 1] === "-" ? -1 : 1) * Number(amount)
  }
  return span
}

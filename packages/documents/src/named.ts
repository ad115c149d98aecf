import type { Lang, Text } from "@tramyte/core"

/** A proper name, the same in both languages, or a text in each. */
export type Wording = string | Text

/** A village (thôn), an organisation, a group: its id in the data and its name on paper. */
export interface Named {
  readonly id: string
  readonly name: Wording
}

/** Where people come (điểm khám). Whoever is sent to one must be told its name. */
export interface Place {
  readonly id: string
  readonly name?: Wording
  /** How it is found. */
  readonly address?: Wording
}

/** A wording in one language. */
export const inWords = (wording: Wording, lang: Lang): string => cleanText(typeof wording === "string" ? wording : wording[lang])

/** A place's name, and with `address` how it is found. */
export const placeText = ({ id, name, address }: Place, lang: Lang, withAddress: "address" | "name" = "name"): string =>
  [name ?? id, ...address === undefined || withAddress === "name" ? [] : [address]].map((wording) => inWords(wording, lang)).join(", ")

/** Names by id; an id such as `__proto__` is harmless. */
export const namesById = <T extends { readonly id: string }>(named: readonly T[]): ReadonlyMap<string, T> => new Map(named.map((one) => [one.id, one]))

/** Text without control characters, half surrogates and the marks that turn the text around them backwards; composed, so that Vietnamese letters keep their marks. */
export const cleanText = (text: string): string => text.replace(UNWANTED, "\uFFFD").normalize("NFC")

const UNWANTED = /[^\t\n\r\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]|[\u202A-\u202E\u2066-\u2069]/gu

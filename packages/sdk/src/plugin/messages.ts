import type { Lang, Text } from "@tramyte/core"

/** What a text needs: the names of its placeholders. */
const placeholder = /\{([A-Za-z][A-Za-z0-9]*)\}/g

/** The names of a text's placeholders, in order. */
export const placeholdersOf = (text: string): readonly string[] => [...new Set([...text.matchAll(placeholder)].map(([, name]) => name!))].toSorted()

/** Whether a text has a brace that belongs to no placeholder. */
export const hasStrayBrace = (text: string): boolean => /[{}]/.test(text.replace(placeholder, ""))

/** What placeholders stand for. */
export type MessageValues = Readonly<Record<string, string | number>>

/** The text with its placeholders filled, or the names of those without a value. */
export const fillMessage = (message: Text, values: MessageValues, lang: Lang): { readonly text: string } | { readonly missing: readonly string[] } => {
  const text = message[lang]
  const missing = placeholdersOf(text).filter((name) => !Object.hasOwn(values, name))
  return missing.length > 0 ? { missing } : { text: text.replace(placeholder, (_, name: string) => String(values[name])) }
}

import { nearestNames } from "./nearestNames.ts"
import { plainText, withoutAccents, wordKey } from "./plainText.ts"

/** A village of the commune (thôn) with the id of its unit. */
export interface KnownVillage {
  readonly id: string
  readonly name: string
}

/** Finds the village that a cell names. */
export interface VillageIndex {
  readonly villages: readonly KnownVillage[]
  /** The village, or `undefined` for a name that no village of the commune has. */
  readonly find: (text: string) => KnownVillage | undefined
  /** The names most like a text, for the person who mends it. */
  readonly nearest: (text: string) => readonly string[]
}

/**
 * Makes the index of a commune's villages. `Thôn Đông`, `đông`, `THÔN  ĐÔNG` and, where only one village reads so without
 * accents, `Thon Dong` are one village.
 *
 * @example
 * ```ts
 * import { villageIndex } from "@tramyte/registers"
 *
 * const villages = villageIndex([{ id: "10903-dong", name: "Đông" }, { id: "10903-tay", name: "Tây" }])
 * villages.find("Thon dong")?.id // => "10903-dong"
 * villages.find("Bắc") // => undefined
 * ```
 */
export const villageIndex = (villages: readonly KnownVillage[]): VillageIndex => {
  const byName = new Map<string, KnownVillage>()
  const byFolded = new Map<string, KnownVillage | "several">()
  for (const village of villages) {
    const name = villageName(village.name)
    byName.set(name, village)
    const folded = withoutAccents(name)
    byFolded.set(folded, byFolded.has(folded) && byFolded.get(folded) !== village ? "several" : village)
  }
  const bySpelling = new Map<string, KnownVillage | undefined>()
  const look = (text: string): KnownVillage | undefined => {
    const name = villageName(text)
    const exact = byName.get(name)
    if (exact !== undefined) return exact
    const folded = byFolded.get(withoutAccents(villageName(withoutAccents(text))))
    return folded === "several" ? undefined : folded
  }
  return {
    villages,
    find: (text) => {
      const known = bySpelling.get(text)
      if (known !== undefined || bySpelling.has(text)) return known
      const village = look(text)
      if (bySpelling.size < 10_000) bySpelling.set(text, village)
      return village
    },
    nearest: (text) => nearestNames(villageName(text), villages.map((village) => village.name))
  }
}

/** A village's name without the word for what it is, in lower case. */
export const villageName = (text: string): string => {
  const key = wordKey(text)
  const name = key.replace(prefix, "")
  return name === "" ? key : name
}

/** The name as it is shown, without the word for what it is. */
export const villageDisplay = (text: string): string => {
  const plain = plainText(text)
  const name = plain.slice(plain.length - villageName(text).length)
  if (!/\p{L}/u.test(name)) return `Thôn ${name}`
  return name === name.toLowerCase() || name === name.toUpperCase()
    ? name.toLowerCase().replace(/(^|\s)(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    : name
}

const prefix = /^(thôn|thon|xóm|xom|làng|lang|khu dân cư|khu dan cu|kdc|tổ dân phố|to dan pho|tdp|ấp|bản)(?:\s*[:.]\s*|\s+)/

/**
 * Learns a commune's villages from the names that its resident register uses. A spelling is a village if at least one row in
 * five hundred has it, and three rows where the register has sixty or more; a spelling without accents is one only if no other reads the same. What is rarer is a slip, and the
 * rows that have it are listed with the nearest names.
 *
 * @param counts how many rows have each text
 * @param known villages that have an id already
 */
export const learnVillages = (commune: string, counts: ReadonlyMap<string, number>, known: readonly KnownVillage[]): readonly KnownVillage[] => {
  const spellings = new Map<string, { count: number; best: number; text: string }>()
  let rows = 0
  for (const [text, count] of counts) {
    const name = villageName(text)
    if (!/\p{L}|\d/u.test(name)) continue
    rows += count
    const spelling = spellings.get(name)
    if (spelling === undefined) spellings.set(name, { count, best: count, text })
    else {
      spelling.count += count
      if (count > spelling.best) Object.assign(spelling, { best: count, text })
    }
  }
  const least = Math.max(1, rows / 500, Math.min(3, rows / 20))
  const folds = new Map<string, number>()
  const frequent = [...spellings].filter(([, { count }]) => count >= least)
  for (const [name] of frequent) folds.set(withoutAccents(name), (folds.get(withoutAccents(name)) ?? 0) + 1)
  const villages = [...known]
  const index = villageIndex(known)
  const ids = new Set(known.map(({ id }) => id))
  for (const [name, { text }] of frequent) {
    const folded = withoutAccents(name)
    if (name === folded && folds.get(folded)! > 1) continue
    if (index.villages.some((village) => villageName(village.name) === name) || name === folded && index.find(name) !== undefined) continue
    const slug = folded.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "thon"
    let id = `${commune}-${slug}`
    for (let number = 2; ids.has(id); number++) id = `${commune}-${slug}-${number}`
    ids.add(id)
    villages.push({ id, name: villageDisplay(text) })
  }
  return villages
}

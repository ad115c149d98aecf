import type { CommuneYear } from "../pipeline/model.ts"

/** Where the list of a village lies, `lists/cam-giang/dong-sen.csv`; the last one is of people whose village is not known. */
export const villageFile = (year: CommuneYear, village: number): string => `lists/${year.commune.key}/${fileNames(year)[village === -1 ? year.villages.length : village] ?? "khong-ro"}.csv`

const fileNames = (year: CommuneYear): readonly string[] => {
  const known = names.get(year)
  if (known !== undefined) return known
  const taken = new Set<string>()
  const made = [...year.villages.map(({ name }) => plainName(name) || "thon"), "chua-ro-thon"].map((name) => {
    let free = name
    for (let next = 2; taken.has(free); next++) free = `${name}-${next}`
    taken.add(free)
    return free
  })
  names.set(year, made)
  return made
}

const names = new WeakMap<CommuneYear, readonly string[]>()

/** Letters that every file system and every mail program takes. Windows keeps some names for devices. */
const plainName = (name: string): string => {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60)
  return /^(con|prn|aux|nul|com\d|lpt\d)$/.test(plain) ? `thon-${plain}` : plain
}

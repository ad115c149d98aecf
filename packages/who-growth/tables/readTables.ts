import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** One sex of a table as published: the text of each number, trailing zeros included or not. */
export interface PublishedRows {
  readonly at: readonly string[]
  readonly l: readonly string[]
  readonly m: readonly string[]
  readonly s: readonly string[]
}

/** Where the rows of a table must stand. */
export interface Expected {
  readonly file: string
  readonly first: number
  readonly step: number
  readonly rows: number
}

/** Reads `sex,x,l,m,s[,loh]`, and refuses whatever is not exactly as many rows in exactly the expected places. */
export const readLms = (folder: string, { file, first, step, rows }: Expected): Readonly<Record<"male" | "female", PublishedRows>> => {
  const records = readCsv(folder, file, ["sex", "x", "l", "m", "s"])
  const ofSex = (code: string): PublishedRows => {
    const own = records.filter(({ sex }) => sex === code)
    if (own.length !== rows) throw new Error(`${file}: sex ${code} has ${own.length} rows instead of ${rows}`)
    own.forEach(({ x, l, m, s }, row) => {
      if (Math.abs(Number(x) - (first + row * step)) > 1e-9) throw new Error(`${file}: row ${row + 1} of sex ${code} stands at ${x}`)
      if (!(Math.abs(Number(l)) <= 3 && Number(m) > 0 && Number(s) > 0 && Number(s) < 0.5)) throw new Error(`${file}: L ${l}, M ${m}, S ${s} at ${x} cannot be`)
    })
    return { at: own.map(({ x }) => x), l: own.map(({ l }) => l), m: own.map(({ m }) => m), s: own.map(({ s }) => s) }
  }
  if (records.length !== 2 * rows) throw new Error(`${file}: ${records.length} rows instead of ${2 * rows}`)
  return { male: ofSex("1"), female: ofSex("2") }
}

/** The rows of a CSV file by the names of its columns; no quotes, which these files do not have. */
export const readCsv = <Column extends string>(folder: string, file: string, columns: readonly Column[]): ReadonlyArray<Readonly<Record<Column, string>>> => {
  const [head = "", ...lines] = linesOf(folder, file)
  const names = head.split(",")
  const places = columns.map((column) => names.indexOf(column))
  if (places.includes(-1)) throw new Error(`${file}: the columns are ${head}, and not ${columns.join(",")}`)
  return lines.map((line, index) => {
    const cells = line.split(",")
    if (cells.length !== names.length || cells.some((cell) => cell === "")) throw new Error(`${file}: line ${index + 2} is "${line}"`)
    return Object.fromEntries(columns.map((column, place) => [column, cells[places[place]!]!])) as Record<Column, string>
  })
}

/** The lines of a text file, without the mark at its beginning and the empty ones at its end. */
export const linesOf = (folder: string, file: string): readonly string[] => readFileSync(join(folder, file), "utf8").replace(/^\uFEFF/, "").trim().split(/\r?\n/)

/** Refuses a folder that has other files than its own list of checksums, `SHA256SUMS`, says; without that list it believes what it reads. */
export const checkSums = (folder: string): void => {
  if (!existsSync(join(folder, "SHA256SUMS"))) return
  for (const line of linesOf(folder, "SHA256SUMS")) {
    const [sum, file = ""] = line.split(/\s+\*?/)
    if (createHash("sha256").update(readFileSync(join(folder, file))).digest("hex") !== sum) throw new Error(`${file} is not the file that SHA256SUMS names`)
  }
}

import { readFileSync } from "node:fs"

/** A commune (xã) as the generator knows it: real code and name, invented villages and schools. */
export interface CommuneSource {
  readonly code: string
  /** The folder of its files. */
  readonly folder: string
  readonly name: string
  /** Another commune, with a name so alike that clerks confuse them. */
  readonly confusedWith: UnitName
  /** What separates the columns of the resident register. */
  readonly delimiter: ";" | ","
  /** The day of every month on which the station vaccinates, or the next working day. */
  readonly vaccinationDay: number
  readonly villages: readonly VillageSource[]
  readonly schools: readonly SchoolSource[]
}

export interface VillageSource {
  readonly name: string
  /** Its share of the people. */
  readonly weight: number
  /**
   * How its list comes; UTF-8 if nothing is said. UTF-16 with its mark can be told and read; Windows-1258 cannot be told from
   * its neighbours and must be refused whole.
   */
  readonly listEncoding?: "utf-16le" | "windows-1258"
}

export interface SchoolSource {
  readonly file: string
  readonly name: string
  readonly level: SchoolLevel
  readonly bom: boolean
}

export type SchoolLevel = "Mầm non" | "Tiểu học" | "THCS" | "THPT"

export interface UnitName {
  readonly code: string
  readonly name: string
}

interface Communes {
  readonly communes: readonly CommuneSource[]
  readonly otherCommunes: readonly UnitName[]
}

interface Pyramid {
  readonly groups: readonly { readonly from: number; readonly until: number; readonly sharePct: number; readonly femalePct: number }[]
}

interface GivenNames {
  readonly maleSingle: readonly string[]
  readonly femaleSingle: readonly string[]
  readonly maleDouble: readonly string[]
  readonly femaleDouble: readonly string[]
}

const read = <T>(file: string): T =>
  JSON.parse(readFileSync(new URL(`../data-sources/${file}`, import.meta.url), "utf8")) as T

/** The figures and names in `data-sources/`, each with its source there. */
export const sourceData = {
  ...read<Communes>("communes.json"),
  pyramid: read<Pyramid>("age-pyramid.json").groups,
  givenNames: read<GivenNames>("given-names.json"),
  familyNames: read<{ readonly weights: Readonly<Record<string, number>> }>("family-names.json").weights
}

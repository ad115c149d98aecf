import { civilDate } from "@tramyte/core"
import type { DirtCounts, DirtKind } from "./dirt/dirtKinds.ts"
import { withoutAccents } from "./dirt/misspell.ts"
import type { VillageCare } from "./files/writeCollaborators.ts"
import type { GrowthTruth } from "./files/writeGrowth.ts"
import type { HealthTruth } from "./files/writeHealthRecords.ts"
import type { VaccinationTruth } from "./files/writeVaccinations.ts"
import type { Written } from "./files/writing.ts"
import type { PriorityEntry, Resident } from "./people/resident.ts"
import type { Settled } from "./people/settleCommune.ts"
import type { CommuneSource } from "./sourceData.ts"

/** What was really meant, before it was written down badly. Counts are of those who live in the commune on the day. */
export interface CommuneTruth {
  readonly code: string
  readonly name: string
  readonly folder: string
  readonly residents: number
  readonly bySex: Readonly<Record<Resident["sex"], number>>
  readonly byResidence: Readonly<Record<Resident["residence"], number>>
  /** `0-5`, `6-17`, `18-59`, `60+`, in full years. */
  readonly byAge: Readonly<Record<string, number>>
  readonly households: number
  readonly villages: readonly VillageTruth[]
  /** Permanent residents by campaign group, 1 to 8 (first group that fits). */
  readonly permanentByGroup: Readonly<Record<string, number>>
  readonly priorities: Readonly<Record<PriorityEntry["category"], number>>
  /** Holding a card that is valid on the day. */
  readonly insured: number
  readonly pupilsOnRolls: number
  readonly yearOnlyBirths: number
  readonly withoutNumber: number
  readonly reissuedNumbers: number
  readonly movements: { readonly born: number; readonly died: number; readonly movedIn: number; readonly movedOut: number }
  readonly health: Omit<HealthTruth, "examinedThisYearByVillage">
  readonly vaccination: VaccinationTruth
  readonly growth: GrowthTruth
  readonly files: readonly Written[]
  /** Sum over the files. */
  readonly dirt: DirtCounts
}

export interface VillageTruth {
  readonly id: string
  readonly name: string
  readonly residents: number
  readonly examinedThisYear: number
  readonly collaborator: VillageCare
  /** The village's list came in Windows-1258, which cannot be told from other code pages. */
  readonly listRefused: boolean
}

/** What `truth.json` holds. */
export interface CommuneYearTruth {
  readonly note: string
  readonly people: number
  readonly seed: number
  readonly on: string
  readonly communes: readonly CommuneTruth[]
  readonly dirt: DirtCounts
}

/** The id of a village, `10903-dong-sen`: the code of its commune and its name without accents. */
export const villageId = ({ code }: CommuneSource, name: string): string =>
  `${code}-${withoutAccents(name).toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`

/** Counts what is true of a commune. */
export const communeTruth = (
  source: CommuneSource, { residents: all, movedOut }: Settled, on: number,
  written: { readonly files: readonly Written[]; readonly health: HealthTruth; readonly care: readonly VillageCare[]; readonly vaccination: VaccinationTruth; readonly growth: GrowthTruth }
): CommuneTruth => {
  const residents = all.filter(({ diedOn }) => diedOn === undefined)
  const yearStart = civilDate(on).slice(0, 4)
  const inYear = (day: number | undefined): boolean => day !== undefined && civilDate(day).startsWith(yearStart)
  const { examinedThisYearByVillage, ...health } = written.health
  const perVillage = tally(residents, ({ village }) => String(village), [])
  return {
    code: source.code, name: source.name, folder: source.folder,
    residents: residents.length,
    bySex: tally(residents, ({ sex }) => sex, ["male", "female"]),
    byResidence: tally(residents, ({ residence }) => residence, ["permanent", "temporary", "absent"]),
    byAge: tally(residents, ageBand, ["0-5", "6-17", "18-59", "60+"]),
    households: new Set(residents.map(({ household }) => household)).size,
    villages: source.villages.map(({ name, listEncoding }, at) => ({
      id: villageId(source, name), name, residents: perVillage[String(at)] ?? 0,
      examinedThisYear: examinedThisYearByVillage[at] ?? 0, collaborator: written.care[at] ?? "nobody", listRefused: listEncoding === "windows-1258"
    })),
    permanentByGroup: tally(
      residents.filter(({ residence }) => residence === "permanent"), ({ group }) => String(group), ["1", "2", "3", "4", "5", "6", "7", "8"]
    ),
    priorities: tally(residents.flatMap(({ priorities }) => priorities), ({ category }) => category, categories),
    insured: residents.filter(({ insurance }) => insurance !== undefined && insurance.from <= on && insurance.to >= on).length,
    pupilsOnRolls: residents.filter(({ enrolment }) => enrolment?.school !== undefined).length,
    yearOnlyBirths: residents.filter(({ yearOnly }) => yearOnly).length,
    withoutNumber: residents.filter(({ personalNumber }) => personalNumber === undefined).length,
    reissuedNumbers: residents.filter(({ formerNumber }) => formerNumber !== undefined).length,
    movements: {
      born: residents.filter(({ birthDay }) => inYear(birthDay)).length,
      died: all.length - residents.length,
      movedIn: residents.filter(({ arrivedOn }) => inYear(arrivedOn)).length,
      movedOut: movedOut.length
    },
    health,
    vaccination: written.vaccination,
    growth: written.growth,
    files: written.files,
    dirt: sumDirt(written.files.map(({ dirt }) => dirt))
  }
}

/** Adds counts of dirt kind by kind. */
export const sumDirt = (counts: readonly DirtCounts[]): DirtCounts => {
  const sum: DirtCounts = {}
  for (const one of counts) {
    for (const [kind, number] of Object.entries(one) as [DirtKind, number][]) sum[kind] = (sum[kind] ?? 0) + number
  }
  return sum
}

const ageBand = ({ age }: Resident): "0-5" | "6-17" | "18-59" | "60+" =>
  age < 6 ? "0-5" : age < 18 ? "6-17" : age < 60 ? "18-59" : "60+"

const categories = [
  "Người có công", "Khuyết tật", "Hộ nghèo", "Hộ cận nghèo", "Phụ nữ mang thai", "Người yếu, đi lại khó khăn"
] as const satisfies readonly PriorityEntry["category"][]

/** Counts by key; the keys of `always` come first, also where nothing has them. */
const tally = <T, K extends string>(items: readonly T[], key: (item: T) => K, always: readonly NoInfer<K>[]): Record<K, number> => {
  const counts = Object.fromEntries(always.map((one) => [one, 0])) as Record<K, number>
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1
  return counts
}

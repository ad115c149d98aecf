import { civilDate, epochDay } from "@tramyte/core"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { writeCampaign } from "./files/writeCampaign.ts"
import { writeCollaborators } from "./files/writeCollaborators.ts"
import { writeGrowth } from "./files/writeGrowth.ts"
import { writeHealthRecords } from "./files/writeHealthRecords.ts"
import { writeInsurance } from "./files/writeInsurance.ts"
import { writeResidents } from "./files/writeResidents.ts"
import { writeSchoolRolls } from "./files/writeSchoolRolls.ts"
import { writeVaccinations } from "./files/writeVaccinations.ts"
import { writeVillageLists } from "./files/writeVillageLists.ts"
import type { Writing, Written } from "./files/writing.ts"
import { settleCommune } from "./people/settleCommune.ts"
import { random } from "./random.ts"
import { sourceData, type CommuneSource } from "./sourceData.ts"
import { communeTruth, sumDirt, villageId, type CommuneTruth, type CommuneYearTruth } from "./truth.ts"

export interface GenerateOptions {
  /** True residents of both communes together on the day of the lists, half each; 400 to 300,000. */
  readonly people: number
  /** The same seed gives the same files, byte for byte. */
  readonly seed: number
  /** The day that the lists describe, default `2026-10-15`; from 2026-07-01 to 2026-12-31, as the campaign is that of 2026. */
  readonly on?: string
  /** The folder to write to; it is made if missing, and files in it are replaced. */
  readonly out: string
  /** Told after each file: how many are written, of how many. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Serial numbers of the second commune start here, so that nobody shares a number by chance. */
const BLOCK = 200_000
/** Lanes of chance that a commune may use. */
const LANES = 16

/**
 * Writes the files that two commune stations receive in a year, dirt and all, and `truth.json`, which says what was meant.
 *
 * All people are invented. Days of facts are not after `on`; only what is due or expires later lies beyond it (the end of an
 * insurance card, the expected day of a birth), and births in the future are dirt that is counted as such.
 * Throws `RangeError` when an option is out of its range, `TimeError` when `on` is no day of the calendar.
 */
export const generateCommuneYear = ({ people, seed, on = "2026-10-15", out, onProgress }: GenerateOptions): CommuneYearTruth => {
  check(people, seed, on)
  const day = epochDay(on)
  const total = sourceData.communes.reduce((files, { schools, villages }) => files + 7 + schools.length + villages.length, 0)
  let done = 0
  const onFile = (): void => onProgress?.(done += 1, total)
  const communes = sourceData.communes.map((source, at) => {
    const count = at === 0 ? Math.ceil(people / 2) : Math.floor(people / 2)
    return writeCommune(source, count, at, { seed, day, out, onFile })
  })
  const truth: CommuneYearTruth = {
    note: "Synthetic: nobody in these files exists, and villages and schools are invented.",
    people, seed, on, communes, dirt: sumDirt(communes.map(({ dirt }) => dirt))
  }
  writeFileSync(join(out, "truth.json"), `${JSON.stringify(truth, undefined, 2)}\n`)
  return truth
}

interface Run {
  readonly seed: number
  readonly day: number
  readonly out: string
  readonly onFile: () => void
}

const writeCommune = (source: CommuneSource, count: number, at: number, { seed, day, out, onFile }: Run): CommuneTruth => {
  const folder = join(out, source.folder)
  mkdirSync(folder, { recursive: true })
  const settled = settleCommune(source, count, at * BLOCK, day, random(seed, at * LANES))
  const writing: Writing = { ...settled, source, folder, on: day, chance: (file) => random(seed, at * LANES + 1 + file) }
  const files: Written[] = []
  const done = <T extends Written>(written: T): T => {
    const { file, mapping, rows, dirt } = written
    files.push({ file, mapping, rows, dirt })
    onFile()
    return written
  }
  done(writeResidents(writing))
  done(writeInsurance(writing))
  const { truth: health } = done(writeHealthRecords(writing))
  for (const roll of writeSchoolRolls(writing)) done(roll)
  for (const list of writeVillageLists(writing)) done(list)
  const { care } = done(writeCollaborators(writing))
  const { truth: vaccination } = done(writeVaccinations(writing))
  const { truth: growth } = done(writeGrowth(writing))
  writeCampaign(writing)
  onFile()
  const asOf = civilDate(day)
  const sources = {
    commune: source.code,
    asOf,
    villages: source.villages.map(({ name }) => ({ id: villageId(source, name), name: `Thôn ${name}` })),
    files: files.map(({ file, mapping }) => ({ file, mapping, asOf }))
  }
  writeFileSync(join(folder, "sources.json"), `${JSON.stringify(sources, undefined, 2)}\n`)
  return communeTruth(source, settled, day, { files, health, care, vaccination, growth })
}

const check = (people: number, seed: number, on: string): void => {
  if (!Number.isInteger(people) || people < 400 || people > 300_000) {
    throw new RangeError(`people: ${people}. Give a whole number from 400, enough for every planned kind of dirt, to 300000.`)
  }
  if (!Number.isInteger(seed) || seed < -(2 ** 31) || seed >= 2 ** 31) {
    throw new RangeError(`seed: ${seed}. Give a whole number of 32 bits, such as 7.`)
  }
  if (!/^2026-(0[7-9]|1[0-2])-\d\d$/.test(on)) {
    throw new RangeError(`on: ${JSON.stringify(on)}. Give a day from 2026-07-01 to 2026-12-31.`)
  }
}

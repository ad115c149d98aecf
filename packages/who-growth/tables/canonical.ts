import { createHash } from "node:crypto"
import type { LmsTable } from "./lmsTables.ts"
import { readCsv } from "./readTables.ts"
import { readIncrements, type Velocity } from "./velocityModule.ts"

/** Checksum of the rows of a table: numbers as JavaScript writes them, the sexes one after the other. */
export const checksum = (rows: ReadonlyArray<readonly number[]>): string =>
  createHash("sha256").update(rows.map((row) => row.join(" ")).join("\n")).digest("hex")

/** The rows of an LMS table as its file has them: place, L, M, S. */
export const lmsFileRows = (folder: string, { file }: LmsTable): ReadonlyArray<readonly number[]> =>
  readCsv(folder, file, ["sex", "x", "l", "m", "s"]).map(({ x, l, m, s }) => [Number(x), Number(l), Number(m), Number(s)])

/** The rows of a table of increments as the file has them: from, until, L, M, S, delta. */
export const velocityFileRows = (folder: string, { indicator, interval }: Velocity): ReadonlyArray<readonly number[]> =>
  readIncrements(folder).filter((row) => row.indicator === indicator && Number(row.interval_months) === interval)
    .map((row) => [row.start_month, row.end_month, row.l, row.m, row.s, row.delta].map(Number))

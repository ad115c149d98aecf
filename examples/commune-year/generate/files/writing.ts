import type { DirtCounts } from "../dirt/dirtKinds.ts"
import type { Settled } from "../people/settleCommune.ts"
import type { Random } from "../random.ts"
import type { CommuneSource } from "../sourceData.ts"

/** What every writer gets: one commune, its people, where to write and by which day. */
export interface Writing extends Settled {
  readonly source: CommuneSource
  readonly folder: string
  /** The day that the lists describe, an epoch day. */
  readonly on: number
  /** A lane of its own for each file. */
  readonly chance: (file: number) => Random
}

/** The name of the commune's health station, "Trạm Y tế xã Cẩm Giàng". */
export const stationOf = ({ name }: CommuneSource): string => `Trạm Y tế ${name.charAt(0).toLocaleLowerCase("vi")}${name.slice(1)}`

/** What was written: rows without the header, and how many of them are dirty in which way. */
export interface Written {
  readonly file: string
  /** The mapping that reads it. */
  readonly mapping: "residents" | "insurance" | "healthRecords" | "schoolRoll" | "villageList" | "collaborators" | "vaccinations" | "growth"
  readonly rows: number
  readonly dirt: DirtCounts
}

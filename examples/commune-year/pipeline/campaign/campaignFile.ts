import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import type { Text } from "@tramyte/core"
import type { Campaign, CampaignChange, Dong, Need, Opening, Provided } from "@tramyte/core/campaign"
import { SourcesError } from "../readSources.ts"

/** What a station says of its campaign, `chien-dich.json` beside its registers. */
export interface CampaignFile {
  /** What the file says of itself. */
  readonly note?: Text
  /** Sites, teams, machines and the own days of organisations; the calendar is that of the law. */
  readonly opening: Omit<Opening, "calendar">
  /** Schools and employers by the names that stand in the registers. */
  readonly organisations?: readonly { readonly id: string; readonly name: string; readonly kind: "school" | "employer" }[]
  /** Who needs what; `fasting`: comes with an empty stomach. */
  readonly needs?: readonly (Need & { readonly fasting?: boolean })[]
  readonly travel?: NonNullable<Campaign["travel"]>
  /** What became otherwise since the plan was made. */
  readonly changes?: readonly { readonly change: CampaignChange; readonly note?: Text }[]
  readonly prices?: Readonly<Record<string, Dong>>
  /** The items of an examination: everybody's, and besides for each room that somebody needs. */
  readonly items?: { readonly everybody: readonly string[]; readonly rooms: Readonly<Record<string, readonly string[]>> }
  readonly budget?: readonly { readonly source: string; readonly label: Text; readonly amount: Dong; readonly payers: readonly string[] }[]
  readonly provided?: Provided
}

/** The name of the file. */
export const campaignFileName = "chien-dich.json"

/** Reads the station's file; nothing where it has none. */
export const readCampaignFile = async (folder: string): Promise<CampaignFile | undefined> => {
  const path = join(folder, campaignFileName)
  if (!existsSync(path)) return undefined
  try {
    const file = JSON.parse(await readFile(path, "utf8")) as CampaignFile
    if (typeof file.opening === "object" && file.opening !== null) return file
  } catch (error) {
    throw new SourcesError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  throw new SourcesError(`${path} must have "opening": from when until when, sites, teams. See examples/commune-year/README.md.`)
}

import type { CommuneYear } from "../../pipeline/model.ts"
import { villageFile } from "../villageFiles.ts"

/** Where what is printed and sent of the campaign lies, `lists/cam-giang/kham/`. */
export const campaignFolder = (year: CommuneYear): string => `lists/${year.commune.key}/kham/`

/** The list of a village from the day of the report on, to print: `lists/cam-giang/kham/dong-sen.html`; -1 is of people whose village is not known. */
export const campaignVillagePage = (year: CommuneYear, village: number): string => villageFile(year, village).replace(/\/([^/]+)\.csv$/, "/kham/$1.html")

/** The same list for a spreadsheet. */
export const campaignVillageCsv = (year: CommuneYear, village: number): string => villageFile(year, village).replace(/\/([^/]+)$/, "/kham/$1")

/** The same for the village's notice board, with codes in place of names. */
export const campaignNoticePage = (year: CommuneYear, village: number): string => villageFile(year, village).replace(/\/([^/]+)\.csv$/, "/kham/bang-tin/$1.html")

/** What else there is of a campaign, once a commune. */
export const campaignFiles = (year: CommuneYear) => {
  const folder = campaignFolder(year)
  return {
    door: `${folder}tiep-don.html`, unservedPage: `${folder}chua-co-lich.html`, unservedCsv: `${folder}chua-co-lich.csv`,
    summary: `${folder}tong-hop.html`, calendar: `${folder}lich-kham.ics`, appointment: `${folder}giay-hen-mau.ics`
  }
}

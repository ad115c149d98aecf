import type { Text } from "@tramyte/core"
import { packRuns } from "./client/memberLetters.ts"
import { type StationData, withRuns } from "./client/stationData.ts"
import { dayText } from "./bilingual.ts"
import { ageBands, bandLetter } from "./columnsOf.ts"
import { type Html, raw } from "./html.ts"
import { letterOfGroup } from "./campaign/campaignColumns.ts"
import { campaignLists } from "./campaign/campaignLists.ts"
import { campaignLabels, sessionText } from "./campaign/campaignWords.ts"
import { flagLabels, memberLabels, sexLabels, standingLabels, unknownVillage } from "./labels.ts"
import { growthAgeLabels, markLabels } from "./growth/growthWords.ts"
import type { StationYear } from "./stationYear.ts"
import { sessionsToOpen } from "./campaign/nextSessions.ts"
import { sessionLabels, whomLabels } from "./vaccination/whom.ts"

/** The people of a commune, with the words that the script needs, as a block of JSON that is read when the first list is opened. */
export const stationData = (station: StationYear): Html => {
  const data: StationData = {
    key: station.year.commune.key,
    day: dayText(station.year.on),
    labels: labelsOf(station),
    people: withRuns(station.people, packRuns)
  }
  return raw(`<script type="application/json" id="${station.prefix}-data">${jsonForScript(data)}</script>`)
}

/** JSON that may stand inside a script element: no text in it can end the element, or a line, and control characters are spelt out. */
export const jsonForScript = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u007F-\u009F\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)

/** What the selections of the campaign are called. */
const ofCampaign = ({ campaign }: StationYear["year"]): readonly Entry[] => campaign === undefined ? [] : [
  ...entries("e", campaignLabels),
  ...campaign.groups.map(({ label }, at): Entry => [`h${letterOfGroup(at)}`, label]),
  ...sessionsToOpen(campaign).map((at): Entry => [`j${at}`, sessionText(campaign, at)]),
  ...campaignLists(campaign).all.map(({ label }, at): Entry => [`o${at}`, label])
]

const labelsOf = ({ year, groups }: StationYear): Readonly<Record<string, Text>> => Object.fromEntries<Text>([
  ...year.villages.map(({ name }, at): Entry => [`v${at}`, { vi: name, en: name }]), ["v-1", unknownVillage],
  ...groups.map(({ index, label }): Entry => [`g${index}`, label]),
  ...year.protocols.map(({ label }, at): Entry => [`t${at}`, label]),
  ...year.indicators.map(({ definition }, at): Entry => [`i${at}`, definition.label]),
  ...ageBands.map((label, at): Entry => [`b${bandLetter(at)}`, { vi: `${label} tuổi`, en: `aged ${label}` }]), ["b-", { vi: "Chưa rõ tuổi", en: "Age not known" }],
  ...year.vaccination.vaccines.map(({ label }, at): Entry => [`n${at}`, label]),
  ...entries("w", markLabels), ...entries("a", growthAgeLabels),
  ...ofCampaign(year),
  ...entries("z", sessionLabels), ...entries("y", whomLabels),
  ...entries("s", standingLabels), ...entries("f", flagLabels), ...entries("x", sexLabels), ...entries("m", memberLabels)
])

type Entry = readonly [string, Text]
const entries = (prefix: string, labels: Readonly<Record<string, Text>>): readonly Entry[] =>
  Object.entries(labels).map(([key, label]): Entry => [`${prefix}${key}`, label])

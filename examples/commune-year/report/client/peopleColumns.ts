import { hasPlace, numberAt } from "./placeLists.ts"

/** A sentence in both languages. */
export interface Words {
  readonly vi: string
  readonly en: string
}

/**
 * The people of one commune as they stand in the file: one list a property, all in one order, and repeated things by number.
 * Letters are one a person.
 */
export interface PeopleColumns {
  readonly id: readonly string[]
  readonly name: readonly string[]
  /** As far as known, `""` if not. */
  readonly birth: readonly string[]
  readonly household: readonly string[]
  /** `m`, `f`, `-`. */
  readonly sex: string
  readonly village: readonly number[]
  /** Which of the village's collaborators looks after the household, counted from 0. */
  readonly part: readonly number[]
  /** Whether the plan is about the person: `y`, `n`, `u`. */
  readonly scope: string
  /** Where the person stands: `o` overdue, `w` due this week, `d` due later, `c` to clarify, `r` nothing due. */
  readonly standing: string
  /** A letter a five-year band of age from `a`; `-` if not known. */
  readonly band: string
  /** `p` pregnant, `c` chronically ill, `f` frail, several together. */
  readonly flags: readonly string[]
  readonly group: readonly number[]
  /** The groups in which the person is counted. */
  readonly groups: readonly (readonly number[])[]
  readonly couldBe: readonly (readonly number[])[]
  /** Numbers of `questions`. */
  readonly asks: readonly (readonly number[])[]
  /** Numbers of `items`, the most urgent first. */
  readonly due: readonly (readonly number[])[]
  /** What the next vaccination session is to the person: `o` overdue, `d` due, `q` ask before, `h` five years or more and of unknown history, `-` nothing; and whom it is to: `i` under one year, `y` 1–4, `k` 5–15, `p` pregnant, `w` other. */
  readonly session: string
  readonly whom: string
  /** Numbers of the vaccines to give then; number of `needs`, which says it in words, or -1; and the day after which something was overdue, or `""`. */
  readonly vaccines: readonly (readonly number[])[]
  readonly need: readonly number[]
  readonly needs: readonly Words[]
  readonly since: readonly string[]
  /** Numbers of `questions` to ask before. */
  readonly asksBefore: readonly (readonly number[])[]
  /** What is to be done about a child's growth, several letters together (`GrowthMark`); and its age, `i` under two, `y` two to four, `s` five and more, `-` nobody to follow. */
  readonly growth: readonly string[]
  readonly childhood: string
  /** Numbers of `needs`: how the child stands, and what is to be done. */
  readonly growthState: readonly number[]
  readonly growthTodo: readonly number[]
  /** Protocol, letter of the state (`o`, `w`, `d`, `u`), last day, last time done. */
  readonly items: readonly (readonly [number, string, string, string])[]
  readonly questions: readonly Words[]
  /** Number of a reason; see `reasonOf`. */
  readonly reason: readonly number[]
  /** A reason: the number of its pattern, then the figures that go into it, in Vietnamese and in English. */
  readonly reasons: readonly (readonly [number, string, string])[]
  readonly patterns: readonly Words[]
  /** One string an indicator, one letter a person (`Letter`); empty for indicators of villages. */
  readonly members: readonly string[]
  /** For an indicator, by person, the number of the reason why the person stands where she does in it, or -1; empty where nothing is told. */
  readonly why: readonly (readonly number[])[]
  /** Where the station tells sites and days of its campaign. */
  readonly campaign?: CampaignColumns
}

/** The people as the campaign has them; nothing in it for those who are not on its list. */
export interface CampaignColumns {
  /** A letter a person: `x` examined, `e` elsewhere, `s` session to come, `m` did not come and has another, `n` did not come and has none, `u` never had one. */
  readonly standing: string
  /** Group by which people come, from `a`. */
  readonly group: string
  /** Numbers of `appointments`, `packNumbers`. */
  readonly appointment: string
  /** Number of `sessions` and the hour or `""`; in the order of time. */
  readonly appointments: readonly (readonly [number, string])[]
  /** Number of the session in the campaign, day, number of the site. */
  readonly sessions: readonly (readonly [number, string, number])[]
  readonly sites: readonly Words[]
  /** Lists that a number of the screen opens, by number that of `lists`, each once and `packPlaces`. The first of them are of people without a session, by reason. */
  readonly list: readonly number[]
  readonly lists: readonly string[]
  /** Those reasons. */
  readonly why: readonly Words[]
}

/** The session to which somebody comes, with its hour; nothing: none. */
export const appointmentOf = ({ campaign }: PeopleColumns, at: number): { readonly session: number; readonly day: string; readonly site: number; readonly hour: string } | undefined => {
  const appointment = campaign?.appointments[numberAt(campaign.appointment, at)]
  const session = campaign?.sessions[appointment?.[0] ?? -1]
  return appointment === undefined || session === undefined ? undefined : { session: session[0], day: session[1], site: session[2], hour: appointment[1] }
}

/** Whether somebody is on a list of the campaign. */
export const isOnList = ({ campaign }: PeopleColumns, list: number, at: number): boolean => hasPlace(campaign?.lists[campaign.list[list] ?? -1] ?? "", at)

/** Why the person is in her group, put together from its pattern and its figures. */
export const reasonOf = (people: PeopleColumns, at: number, lang: "vi" | "en"): string => reasonText(people, people.reason[at], lang)

/** Why the person counts in an indicator or not; nothing where it is not told. */
export const whyOf = (people: PeopleColumns, indicator: number, at: number, lang: "vi" | "en"): string => reasonText(people, people.why[indicator]?.[at], lang)

const reasonText = (people: PeopleColumns, number: number | undefined, lang: "vi" | "en"): string => {
  const reason = people.reasons[number ?? -1]
  if (reason === undefined) return ""
  const figures = reason[lang === "vi" ? 1 : 2].split(" ")
  let next = 0
  return (people.patterns[reason[0]]?.[lang] ?? "").replace(/\uE000/g, () => figures[next++] ?? "")
}

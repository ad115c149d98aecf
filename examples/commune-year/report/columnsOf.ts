import type { CommuneYear, PersonYear } from "../pipeline/model.ts"
import type { PeopleColumns, Words } from "./client/peopleColumns.ts"
import { campaignColumns } from "./campaign/campaignColumns.ts"
import { stateText, todoText } from "./growth/growthWords.ts"
import { householdParts } from "./householdParts.ts"
import { shortNames } from "./shortNames.ts"
import { needText, overdueSince } from "./vaccination/doseWords.ts"
import { sessionStandingOf, whomOf } from "./vaccination/whom.ts"
import { compareItems, itemState, lastDayOfWeek, standingOf } from "./standing.ts"

/** The people of a commune column by column; see `PeopleColumns`. */
export const columnsOf = (year: CommuneYear, overlap: boolean): PeopleColumns => {
  const sunday = lastDayOfWeek(year.on)
  const items = numbering<PeopleColumns["items"][number]>()
  const questions = numbering<Words>()
  const reasons = numbering<PeopleColumns["reasons"][number]>()
  const patterns = numbering<Words>()
  const { people } = year
  const reasonNumber = (reason: Words): number =>
    reasons.of([patterns.of({ vi: reason.vi.replace(FIGURES, MARK), en: reason.en.replace(FIGURES, MARK) }), figuresOf(reason.vi), figuresOf(reason.en)])
  const reason = people.map((person) => reasonNumber(person.reason))
  const sentences = year.sentences.map(reasonNumber)
  const needs = numbering<Words>()
  const toVaccinate = new Map(year.vaccination.people.map((one) => [one.at, one]))
  const ofSession = people.map((_, at) => toVaccinate.get(at))
  const toFollow = new Map(year.growth.children.map((one) => [one.at, one]))
  const followed = people.map((_, at) => toFollow.get(at))
  const campaign = campaignColumns(year)
  const shortHousehold = shortNames(people.flatMap(({ household }) => household ?? []))
  return {
    id: people.map(({ id }) => id),
    name: people.map(({ name }) => name),
    birth: people.map(({ birth }) => birth ?? ""),
    household: people.map(({ household }) => household === undefined ? "" : shortHousehold(household)),
    sex: people.map(({ sex }) => sex === "male" ? "m" : sex === "female" ? "f" : "-").join(""),
    village: people.map(({ village }) => village),
    part: householdParts(year),
    scope: people.map(({ inScope }) => inScope[0]).join(""),
    standing: people.map((person) => standingOf(person, sunday)).join(""),
    band: people.map(bandOf).join(""),
    flags: people.map(({ flags }) => `${flags.pregnant ? "p" : ""}${flags.chronic ? "c" : ""}${flags.frail ? "f" : ""}`),
    group: people.map(({ group }) => group),
    groups: people.map(({ group, matches }) => overlap && matches.length > 0 ? matches : [group]),
    couldBe: people.map(({ couldBe }) => couldBe),
    asks: people.map(({ clarify }) => clarify.map(({ question }) => questions.of(question))),
    due: people.map(({ due }) => due.toSorted((a, b) => compareItems(a, b, sunday))
      .map((item) => items.of([item.protocol, itemState(item, sunday), item.dueBy ?? "", item.lastDone ?? ""]))),
    reason,
    session: ofSession.map((one, at) => one === undefined ? "-" : sessionStandingOf(one.standing, people[at]!)).join(""),
    whom: people.map((person, at) => ofSession[at] === undefined ? "-" : whomOf(person)).join(""),
    vaccines: ofSession.map((one) => one?.give.map(({ vaccine }) => vaccine) ?? []),
    need: ofSession.map((one) => one === undefined ? -1 : needs.of(needText(one, year.vaccination))),
    asksBefore: ofSession.map((one) => one?.ask.map(({ question }) => questions.of(question)) ?? []),
    growth: followed.map((one) => one?.marks ?? ""),
    childhood: followed.map((one) => one?.age ?? "-").join(""),
    growthState: followed.map((one) => one === undefined ? -1 : needs.of(stateText(one))),
    growthTodo: followed.map((one) => one === undefined ? -1 : needs.of(todoText(one))),
    needs: needs.all,
    since: ofSession.map((one) => one === undefined ? "" : overdueSince(one.lines, year.vaccination.session) ?? ""),
    items: items.all, questions: questions.all, reasons: reasons.all, patterns: patterns.all,
    members: year.indicators.map(({ members }) => members),
    why: year.indicators.map(({ told }) => told.map((number) => sentences[number] ?? -1)),
    ...campaign === undefined ? {} : { campaign }
  }
}

/** Five-year bands of age from 0–4 to 85 and over. */
export const ageBands: readonly string[] = Array.from({ length: 18 }, (_, at) => at === 17 ? "85+" : `${at * 5}–${at * 5 + 4}`)
export const bandLetter = (band: number): string => String.fromCharCode(97 + band)

const bandOf = ({ ageYears }: PersonYear): string => {
  if (ageYears === undefined) return "-"
  const [lo, hi] = [ageYears.min, ageYears.max].map((age) => Math.min(17, Math.floor(Math.max(0, age) / 5)))
  return lo === hi ? bandLetter(lo ?? 0) : "-"
}

// Thousands of reasons differ in nothing but an age or a date: sentence and figures are kept apart.
const MARK = "\uE000"
const FIGURES = /\d+|\uE000/g
const figuresOf = (sentence: string): string => (sentence.match(FIGURES) ?? []).join(" ")

/** Gives equal things the same number. */
const numbering = <T>() => {
  const known = new Map<string, number>()
  const all: T[] = []
  return {
    all,
    of: (thing: T): number => {
      const key = JSON.stringify(thing)
      const found = known.get(key)
      if (found !== undefined) return found
      known.set(key, all.length)
      return all.push(thing) - 1
    }
  }
}

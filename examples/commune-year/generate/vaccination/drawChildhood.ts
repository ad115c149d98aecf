import { addMonths, epochDayOf } from "@tramyte/core"
import type { Resident } from "../people/resident.ts"
import { choices, type Random } from "../random.ts"
import type { Dose, VaccinationHistory } from "./dose.ts"
import { drawBirthDoses } from "./drawBirthDoses.ts"
import { drawPaidDoses } from "./drawPaidDoses.ts"
import { programme, type ProgrammeSeries, wordsOf } from "./programme.ts"
import { sessionFrom } from "./sessionDays.ts"

/** Where and until when somebody's doses are drawn. */
export interface Childhood {
  /** The day of the month on which the station vaccinates. */
  readonly dayOfMonth: number
  /** The last day that counts: of the lists, of the death, or of moving away. */
  readonly last: number
}

/** How families come: nearly always, often late, seldom, never. All shares are synthetic. */
const families = choices([["punctual", 76], ["late", 19], ["seldom", 4], ["never", 1]] as const)
const comes = { punctual: 0.96, late: 0.74, seldom: 0.4, never: 0 } as const
const staysAway = { punctual: 0.001, late: 0.004, seldom: 0.03, never: 1 } as const

/** The doses of a child as they truly were: at birth, at the station's sessions, and where people pay. */
export const drawChildhood = (child: Resident, { dayOfMonth, last }: Childhood, dice: Random): VaccinationHistory => {
  const { arrivedOn, birthDay } = child
  const family = dice.weighted(families)
  const birth = drawBirthDoses(birthDay, dice)
  const paid = family !== "never" && dice.chance(0.13) ? drawPaidDoses(child, dice) : []
  const had = new Set(paid.map(({ code }) => code))
  const doses = [...birth.doses, ...paid, ...drawSessions(birthDay, { last, dayOfMonth, comes: comes[family], staysAway: staysAway[family], had }, dice)].filter(({ day }) => day <= last)
  const moved = arrivedOn !== undefined && arrivedOn > birthDay + 40
  const incomplete = moved && dice.chance(0.45)
  return {
    doses: (moved ? doses.map((dose) => dose.day >= arrivedOn || dose.place !== "station" ? dose : { ...dose, place: "elsewhere" as const }) : doses)
      .map((dose) => incomplete && dose.day < arrivedOn! && dice.chance(0.8) ? { ...dose, unregistered: true as const } : dose)
      // A clinic that forgot to enter it, whose card the mother has.
      .map((dose) => dose.place === "clinic" && dice.chance(0.04) ? { ...dose, unregistered: true as const } : dose)
      .toSorted((a, b) => a.day - b.day),
    ...(birth.minute === undefined ? {} : { birthMinute: birth.minute }),
    ...(incomplete ? { incomplete: true as const } : {})
  }
}

interface Sessions {
  readonly last: number
  readonly dayOfMonth: number
  readonly comes: number
  readonly staysAway: number
  /** Vaccines that were paid for, instead of which nothing of the programme is needed. */
  readonly had: ReadonlySet<string>
}

/** Series of the programme that a paid vaccine stands in for. */
const insteadOf: Readonly<Record<string, string>> = { dpt: "dtap-ipv-hib-hepb", opv: "dtap-ipv-hib-hepb", ipv: "dtap-ipv-hib-hepb", measles: "mmr", je: "je-live" }

/** The dose at 7 years is given to second-year pupils, since 2024: to children born from then on. */
const schoolClass = epochDayOf(2016, 9, 1)

/** Goes from session to session: whatever is due then is given, if the family comes and nothing stands against it. */
const drawSessions = (birthDay: number, { last, dayOfMonth, comes: share, staysAway: gone, had }: Sessions, dice: Random): readonly Dose[] => {
  const doses: Dose[] = []
  const open = programme.filter(({ id }) => !had.has(insteadOf[id] ?? "") && (id !== "td" || birthDay >= schoolClass)).map((series): OpenSeries => ({ ...series, given: 0, lastDay: 0 }))
  const dueDay = (series: OpenSeries): number => {
    const next = nextDose(series)
    return next === undefined ? Infinity : Math.max(addMonths(birthDay, next.age, "rollForward"), next.since, series.given === 0 ? 0 : addMonths(series.lastDay, next.after.months, "rollForward") + next.after.days)
  }
  const give = (series: OpenSeries, day: number): void => {
    const { code, number } = nextDose(series)!
    series.given += 1
    series.lastDay = day
    doses.push({ code, word: dice.pick(wordsOf(code, day)), number, day, place: "station", ...(dice.chance(0.0004) ? { expired: true as const } : {}) })
  }
  for (let after = birthDay; ;) {
    const first = Math.min(...open.map(dueDay))
    if (Math.max(first, after) > last) return doses
    const session = sessionFrom(Math.max(first, after), dayOfMonth)
    if (session > last) return doses
    after = session + 1
    // Somebody who is there is now and then given what is due in a few days only.
    const due = open.filter((series) => dueDay(series) <= session || dueDay(series) - session <= 14 && dice.chance(0.006))
    if (dice.chance(gone)) return doses
    if (!dice.chance(share)) {
      if (dice.chance(0.1)) doses.push(notGiven(due[0]!, session, dice.pick(["Không đến", "Sốt", "Sốt", "Hết vắc xin"]), dice))
      continue
    }
    for (const series of due) {
      if (series.id === "td" && !dice.chance(0.85)) series.given += 1
      else if (dice.chance(0.012)) doses.push(notGiven(series, session, dice.pick(["Sốt", "Hết vắc xin", "Gia đình từ chối"]), dice))
      else give(series, session)
    }
    for (const series of open) offSchedule(series, { session, last, birthDay, give: (day) => give(series, day) }, dice)
  }
}

/** A series of which doses are still to be given. */
interface OpenSeries extends ProgrammeSeries {
  given: number
  lastDay: number
}

const nextDose = ({ doses, given }: OpenSeries): ProgrammeSeries["doses"][number] | undefined => doses[given]

const notGiven = (series: OpenSeries, day: number, reason: string, dice: Random): Dose => {
  const { code, number } = nextDose(series)!
  return { code, word: dice.pick(wordsOf(code, day)), number, day, place: "station", reason }
}

interface Now {
  readonly session: number
  readonly last: number
  readonly birthDay: number
  readonly give: (day: number) => void
}

/** What is given outside the monthly session: the second dose against Japanese encephalitis, and what somebody gave too early. */
const offSchedule = ({ id, given, lastDay }: OpenSeries, { session, last, birthDay, give }: Now, dice: Random): void => {
  if (lastDay !== session) return
  const on = (day: number): void => {
    if (day <= last) give(day)
  }
  if (id === "je" && given === 1 && dice.chance(0.75)) on(session + (dice.chance(0.02) ? dice.int(3, 5) : dice.int(7, 14)))
  else if (id === "je" && given === 2 && dice.chance(0.01)) on(session + dice.int(180, 330))
  else if (id === "dpt" && given < 3 && dice.chance(0.006)) on(session + dice.int(19, 26))
  else if (id === "ipv" && given === 1 && session - birthDay < 230 && dice.chance(0.01)) on(session + dice.int(30, 60))
}

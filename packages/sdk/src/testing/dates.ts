import { addYears, type CivilDate, civilDate, dateParts, type EpochDay, epochDay, epochDayOf, type PartialDate } from "@tramyte/core"
import * as fc from "fast-check"

/** Which days to draw from; default 1920-01-01 to 2028-12-31. */
export interface DayRange {
  readonly min?: CivilDate
  readonly max?: CivilDate
}

/** Days on which the law changed: decrees and plans of 2025 and 2026 come into force. */
const daysOfChange: readonly CivilDate[] = ["2026-07-01", "2026-01-01", "2025-07-01"]

/** Where counter-examples shrink to: a plain day that a reader can count from. */
const plainDay = epochDay("2026-01-01")

/**
 * A civil day. One in three is a day on which programs go wrong: 29 February, a month's last or first day, the days around
 * a change of the law. Shrinks towards 2026-01-01.
 */
export const day = ({ max = "2028-12-31", min = "1920-01-01" }: DayRange = {}): fc.Arbitrary<CivilDate> => {
  const [lo, hi] = [epochDay(min), epochDay(max)]
  const base = Math.min(Math.max(plainDay, lo), hi)
  const plain = fc.integer({ min: lo - base, max: hi - base }).map((offset) => base + offset)
  const within = (days: fc.Arbitrary<EpochDay>): fc.Arbitrary<EpochDay> => days.map((each) => Math.min(Math.max(each, lo), hi))
  const ofMonth = (pick: (year: number, month: number) => EpochDay): fc.Arbitrary<EpochDay> =>
    within(plain.map((each) => {
      const { month, year } = dateParts(each)
      return pick(year, month)
    }))
  const leapDay = within(fc.integer({ min: 1920 / 4, max: 2028 / 4 }).map((quarter) => epochDayOf(quarter * 4, 2, 29)))
  const monthEnd = ofMonth((year, month) => (month === 12 ? epochDayOf(year + 1, 1, 1) : epochDayOf(year, month + 1, 1)) - 1)
  const monthStart = ofMonth((year, month) => epochDayOf(year, month, 1))
  const change = within(fc.tuple(fc.constantFrom(...daysOfChange), fc.integer({ min: -1, max: 1 })).map(([each, offset]) => epochDay(each) + offset))
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: plain, weight: 10 }, { arbitrary: leapDay, weight: 2 }, { arbitrary: monthEnd, weight: 1 }, { arbitrary: monthStart, weight: 1 },
    { arbitrary: change, weight: 2 }
  ).map(civilDate)
}

/** Draws days near another one; an epoch day gives epoch days, a date gives dates. */
export interface DayNear {
  (near: EpochDay): fc.Arbitrary<EpochDay>
  (near: PartialDate | fc.Arbitrary<PartialDate>): fc.Arbitrary<CivilDate>
}

/**
 * A day close to another one, given or drawn: the day itself, the days beside it and, now and then, up to two weeks away.
 * Partial dates count from their first day. Shrinks towards the day itself.
 */
export const dayNear = ((near: EpochDay | PartialDate | fc.Arbitrary<PartialDate>): fc.Arbitrary<EpochDay | CivilDate> =>
  typeof near === "number" ? beside.map((days) => near + days) : fc.tuple(drawn(near), beside).map(([from, days]) => civilDate(from + days))) as DayNear

/**
 * A day of somebody's life near a birthday: the day of an age from 0 to 110, or one beside it. Births on 29 February come round
 * on 28 February in common years. Shrinks towards the day of birth.
 */
export const anniversary = (birth: PartialDate | fc.Arbitrary<PartialDate> = birthday()): fc.Arbitrary<CivilDate> =>
  fc.tuple(drawn(birth), fc.integer({ min: 0, max: 110 }), beside).map(([from, years, days]) => civilDate(addYears(from, years, "clamp") + days))

/** How many days beside: none, one or, now and then, up to fourteen. */
const beside = fc.oneof({ withCrossShrink: true }, { arbitrary: fc.integer({ min: -1, max: 1 }), weight: 3 }, { arbitrary: fc.integer({ min: -14, max: 14 }), weight: 1 })

const drawn = (date: PartialDate | fc.Arbitrary<PartialDate>): fc.Arbitrary<EpochDay> =>
  (typeof date === "string" ? fc.constant(date) : date).map((text) => epochDay(`${text}-01-01`.slice(0, 10)))

/** A date as far as somebody knows it: a day, a month or, as for most elders, a year. */
export const partialDate = (range: DayRange = {}): fc.Arbitrary<PartialDate> =>
  fc.tuple(day(range), fc.constantFrom(10, 10, 4, 4, 7)).map(([text, length]) => text.slice(0, length))

/** A date of birth of somebody alive or dead in 2026: 1920 to 2026, elders by the year alone more often than not. */
export const birthday = (): fc.Arbitrary<PartialDate> =>
  fc.tuple(
    fc.oneof({ withCrossShrink: true }, { arbitrary: day({ min: "1966-01-01", max: "2026-12-31" }), weight: 3 }, { arbitrary: day({ min: "1920-01-01", max: "1965-12-31" }), weight: 2 }),
    fc.integer({ min: 0, max: 9 })
  ).map(([text, chance]) => {
    const yearIsKnownOnly = text < "1966" ? chance >= 4 : chance === 9
    return yearIsKnownOnly ? text.slice(0, 4) : chance === 3 ? text.slice(0, 7) : text
  })

import { type EpochDay, epochDay } from "../time/index.ts"

// So far from either end of the calendar that every span of a schedule stays within it.
export const firstDay: EpochDay = epochDay("0501-01-01")
export const lastDay: EpochDay = epochDay("9500-01-01")

/** Whether a schedule can be reckoned from a day: births and days of assessments. */
export const isReckonable = (day: EpochDay): boolean => day >= firstDay && day <= lastDay

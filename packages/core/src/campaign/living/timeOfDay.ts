/** Writes minutes since midnight as `"07:30"`. */
export const timeOfDay = (minutes: number): string => `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`

const twoDigits = (count: number): string => String(count).padStart(2, "0")

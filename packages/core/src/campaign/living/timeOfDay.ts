/** Minutes since midnight of a time such as `"07:30"`; nothing if it is none. `"24:00"` ends a day. */
export const parseTimeOfDay = (text: string): number | undefined => {
  const found = /^(\d{2}):(\d{2})$/.exec(text)
  if (found === null) return undefined
  const minutes = Number(found[1]) * 60 + Number(found[2])
  return Number(found[2]) < 60 && minutes <= 24 * 60 ? minutes : undefined
}

/** Writes minutes since midnight as `"07:30"`. */
export const timeOfDay = (minutes: number): string => `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`

const twoDigits = (count: number): string => String(count).padStart(2, "0")

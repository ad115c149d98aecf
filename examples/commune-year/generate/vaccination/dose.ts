/** A dose as it truly was, or was not, given. Days are epoch days. */
export interface Dose {
  /** The vaccine's code in Viet Nam's schedules. */
  readonly code: string
  /** The vaccine as the card names it. */
  readonly word: string
  /** The number of the dose of its vaccine, as cards count. */
  readonly number: number
  readonly day: number
  /** Minutes after midnight, where somebody noted them. */
  readonly minute?: number
  readonly place: Place
  /** Why it was not given; absent: it was. */
  readonly reason?: string
  /** Given where nobody enters it into the national register. */
  readonly unregistered?: true
  /** The lot had expired. */
  readonly expired?: true
}

/** The commune's station, the hospital of birth, a clinic where people pay, or a station elsewhere. */
export type Place = "station" | "hospital" | "clinic" | "elsewhere"

/** Somebody's vaccinations, and what was noted at birth. */
export interface VaccinationHistory {
  readonly doses: readonly Dose[]
  /** Minutes after midnight of the birth, where the register has them. */
  readonly birthMinute?: number
  /** Came to live here with a card from which doses are missing. */
  readonly incomplete?: true
}

/** A language that answers, errors and labels are written in: Vietnamese or English. */
export type Lang = "vi" | "en"

/** The same sentence or label in both languages. Plain data. */
export interface Text {
  readonly vi: string
  readonly en: string
}

import type { CivilDate, DatedItem, Text } from "@tramyte/core"
import type { AgesInMonths, Band, Classification, Cutoff, GrowthItem } from "@tramyte/core/growth"
import { text } from "@tramyte/core/pack"
import type { Source } from "../care/programme.ts"
import { always, reviewedOn } from "../write.ts"

/** The id of something in the pack of growth. */
export const named = (name: string): string => `vietnam-growth/${name}`

/** Where an item comes from and for which time it holds. */
export interface DatedSource extends Source {
  readonly until?: CivilDate
}

/** The id, name, time and sources of an item. */
export const dated = (name: string, label: Text, { cites, from = always, note, status, until }: DatedSource): DatedItem => ({
  id: named(name), label, from, ...(until === undefined ? {} : { until }), cites, status,
  ...(status === "verified" ? { reviewedOn } : {}), ...(note === undefined ? {} : { note })
})

/** One class: its code and names, and the cut-off below or above which it is. */
export const band = (code: string, vi: string, en: string, cutoff: { readonly below?: Cutoff; readonly above?: Cutoff } = {}): Band => ({ code, label: text(vi, en), ...cutoff })

/** What a z-score or a measure is called at some ages. */
export const classified = (name: string, label: Text, source: DatedSource, of: Classification["of"], ages: AgesInMonths, ...bands: readonly Band[]): GrowthItem =>
  ({ ...dated(name, label, source), classification: { of, ages, bands } })

/** What several classes together are called: the first grade of which each list has a code that the child has. */
export const found = (name: string, label: Text, source: DatedSource, ...grades: readonly (readonly [code: string, label: Text, ...all: readonly (readonly string[])[]])[]): GrowthItem =>
  ({ ...dated(name, label, source), finding: { grades: grades.map(([code, called, ...all]) => ({ code, label: called, all })) } })

import { epochDay, type FactView } from "@tramyte/core"
import { alwaysAfter } from "@tramyte/core/engine"
import type { SqlValue } from "./sql.ts"

/** The bit that stands for a part of a fact in `q_detail.parts`. */
export const partBits = { code: 1, value: 2, number: 4, valueCode: 8, unit: 16, start: 32, end: 64, instant: 128 } as const

/** What `q_detail` tells of a fact besides its sets: the parts it has, its instants in the order of their columns, its coded result. */
export interface Detail {
  readonly parts: number
  readonly instants: readonly SqlValue[]
  readonly valueCodes: readonly string[] | undefined
}

/** Reads off a fact what `q_detail` holds. */
export const detailOf = ({ endHi, fact }: FactView): Detail => {
  const { at, code, components, end, endAt, recorded, start, unit, value, valueCode } = fact
  const coded = valueCode !== undefined && valueCode.length > 0
  const numbered = typeof value === "number" || components !== undefined
  const parts = (code !== undefined && code.length > 0 ? partBits.code : 0) +
    (value !== undefined || coded || components !== undefined ? partBits.value : 0) +
    (numbered ? partBits.number : 0) +
    (coded ? partBits.valueCode : 0) +
    (unit !== undefined ? partBits.unit : 0) +
    ((start !== undefined && start !== "unknown") || at !== undefined ? partBits.start : 0) +
    ((end !== undefined && end !== "unknown" && end !== "ongoing") || endAt !== undefined ? partBits.end : 0) +
    (at !== undefined ? partBits.instant : 0)
  // What happened at an instant, and has no end, ended then.
  const ended = endAt ?? (end === undefined && endHi < alwaysAfter ? at : undefined)
  return {
    parts,
    instants: at === undefined && ended === undefined && recorded.length === 10 ? [null, null, null, null, epochDay(recorded), null, null]
      : [...bothClocks(at), ...bothClocks(ended), epochDay(recorded.slice(0, 10)), ...bothClocks(recorded.length > 10 ? recorded : undefined)],
    valueCodes: coded ? valueCode : value === undefined || typeof value === "number" ? undefined : [String(value)]
  }
}

/** The true time of an instant, and what the clock on the wall showed where it was written. */
const bothClocks = (instant: string | undefined): readonly SqlValue[] => {
  if (instant === undefined) return [null, null]
  const ms = Date.parse(instant)
  const at = instant.length - 6
  const offset = instant.endsWith("Z") ? 0 : (instant[at] === "-" ? -1 : 1) * (Number(instant.slice(at + 1, at + 3)) * 60 + Number(instant.slice(at + 4)))
  return [ms, ms + offset * 60_000]
}

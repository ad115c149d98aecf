import type { RegisterRejectCode } from "../rejects/rejectCodes.ts"

/** What a field reader made of a cell: a value, nothing (an empty cell), or the reason why not. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: RegisterRejectCode }

export const read = <T>(value: T): Reading<T> => ({ ok: true, value })

export const unreadable = (code: RegisterRejectCode): Reading<never> => ({ ok: false, code })

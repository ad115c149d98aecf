import type { DataIssue } from "@tramyte/core"

/** Why a store did not do what it was asked: a closed list, each with what is needed to mend it. */
export type StoreErrorReason =
  /** The security context is missing, malformed, or does not allow the call. */
  | { readonly _tag: "AccessDenied" }
  /** No batch of the commune has this id. */
  | { readonly _tag: "BatchUnknown"; readonly batch: string }
  /** The id is taken by other content or by an undone batch, or later batches (`dependents`) rest on the one to undo. */
  | { readonly _tag: "BatchConflict"; readonly batch: string; readonly dependents: readonly string[] }
  /** Somebody else wrote in the meantime: the subjects whose version is not the one expected. The batch stands in `conflicts`. */
  | { readonly _tag: "VersionConflict"; readonly batch: string; readonly subjects: readonly { readonly subject: string; readonly version?: string; readonly found?: string }[] }
  /** The batch or the question cannot be read; every problem is listed, and nothing was stored. */
  | { readonly _tag: "Invalid"; readonly issues: readonly DataIssue[] }
  /** The place where data is kept cannot be reached now: locked, full, read-only, closed. */
  | { readonly _tag: "Unavailable"; readonly retryable: boolean }
  /** What is kept there is damaged, or is no store of this kind. */
  | { readonly _tag: "Corrupt" }
  /** It was written by a newer version of this library. */
  | { readonly _tag: "NewerVersion"; readonly found: number; readonly known: number }

/** The stable code of each reason. */
export type StoreErrorCode =
  | "TRAMYTE_STORE_ACCESS_DENIED"
  | "TRAMYTE_STORE_BATCH_UNKNOWN"
  | "TRAMYTE_STORE_BATCH_CONFLICT"
  | "TRAMYTE_STORE_VERSION_CONFLICT"
  | "TRAMYTE_STORE_INVALID"
  | "TRAMYTE_STORE_UNAVAILABLE"
  | "TRAMYTE_STORE_CORRUPT"
  | "TRAMYTE_STORE_NEWER_VERSION"

const codes: Readonly<Record<StoreErrorReason["_tag"], StoreErrorCode>> = {
  AccessDenied: "TRAMYTE_STORE_ACCESS_DENIED",
  BatchUnknown: "TRAMYTE_STORE_BATCH_UNKNOWN",
  BatchConflict: "TRAMYTE_STORE_BATCH_CONFLICT",
  VersionConflict: "TRAMYTE_STORE_VERSION_CONFLICT",
  Invalid: "TRAMYTE_STORE_INVALID",
  Unavailable: "TRAMYTE_STORE_UNAVAILABLE",
  Corrupt: "TRAMYTE_STORE_CORRUPT",
  NewerVersion: "TRAMYTE_STORE_NEWER_VERSION"
}

/**
 * The one error of every store. `code` is stable; `reason` carries the detail and suits Effect's `catchReason`; the
 * message says what happened and how to mend it. The Promise door rejects with the same object that the Effect door fails with.
 *
 * @example
 * ```ts
 * import { StoreError } from "@tramyte/sdk"
 *
 * const error = new StoreError({ _tag: "BatchUnknown", batch: "b-1" }, "there is no batch b-1")
 * error.code // => "TRAMYTE_STORE_BATCH_UNKNOWN"
 * error.isRetryable // => false
 * ```
 */
export class StoreError extends Error {
  override readonly name = "StoreError"
  readonly _tag = "StoreError"
  readonly code: StoreErrorCode
  readonly reason: StoreErrorReason

  constructor(reason: StoreErrorReason, message: string, options: { readonly cause?: unknown } = {}) {
    super(`${codes[reason._tag]}: ${message}`, "cause" in options ? { cause: options.cause } : undefined)
    this.code = codes[reason._tag]
    this.reason = reason
  }

  /** Whether the same call may succeed later without a change by anybody. */
  get isRetryable(): boolean {
    return this.reason._tag === "Unavailable" && this.reason.retryable
  }
}

/** Whether a thrown value is a `StoreError`, also one from another copy of this package. */
export const isStoreError = (value: unknown): value is StoreError =>
  value instanceof Error && "_tag" in value && value._tag === "StoreError" && "code" in value && "reason" in value

/** A `StoreError` of reason `Invalid` that lists every problem by its path. */
export const invalid = (what: string, issues: readonly DataIssue[]): StoreError =>
  new StoreError({ _tag: "Invalid", issues }, `${what} cannot be used:\n${shown(issues)}`)

const shown = (issues: readonly DataIssue[]): string => {
  const lines = issues.slice(0, 20).map((issue) => `- ${issue.path}: ${issue.message}`)
  return (issues.length > 20 ? [...lines, `- and ${issues.length - 20} more`] : lines).join("\n")
}

import * as PgTypes from "@effect/sql-pg/PgTypes"
import type { Cell } from "@tramyte/sql/store"
import * as Result from "effect/Result"

/**
 * How values come and go: whole numbers of 64 bits and sums (`numeric`) as JavaScript's numbers, never rounded, and truth as
 * 1 and 0, as in SQLite.
 */
export const storeTypes = (): PgTypes.Registry => {
  const registry = PgTypes.makeRegistry()
  registry.register<number>(OID.int8, int8, { arrayOid: OID.int8Array })
  registry.register<number>(OID.numeric, { encode: () => noNumeric, decode: readNumeric })
  registry.register<number>(OID.bool, { encode: () => noNumeric, decode: (bytes) => Result.succeed(bytes[0]!) })
  return registry
}

/** The type of a list, by the cast that stands behind its placeholder. */
export type ListType = "bigint" | "double precision" | "text"

/** A value as the client sends it. The type is always told, so that a statement's meaning does not depend on its values. */
export const parameter = (value: Cell | readonly Cell[], list: ListType | undefined): PgTypes.Parameter | null => {
  if (value === null) return null
  if (typeof value === "string") return PgTypes.text(value)
  if (typeof value === "number") return Number.isSafeInteger(value) ? typed(OID.int8, value) : PgTypes.float8(value)
  return typed(arrays[list ?? listTypeOf(value)], value)
}

const { OID } = PgTypes
const arrays = { bigint: OID.int8Array, "double precision": OID.float8Array, text: OID.textArray } as const

const typed = (oid: number, value: unknown): PgTypes.Parameter => ({ ...PgTypes.text(null), oid, value })

const listTypeOf = (values: readonly Cell[]): ListType =>
  values.some((value) => typeof value === "string") ? "text" : values.every((value) => value === null || Number.isSafeInteger(value)) ? "bigint" : "double precision"

const two32 = 4_294_967_296
const unsafe = Result.fail(new PgTypes.CodecError({ message: "a number beyond 2^53 cannot be kept exactly" }))
const noNumeric = Result.fail(new PgTypes.CodecError({ message: "parameters are of the types bigint, double precision and text" }))

const readInt8 = (bytes: Uint8Array, offset: number): Result.Result<number, PgTypes.CodecError> => {
  const high = bytes[offset]! << 24 | bytes[offset + 1]! << 16 | bytes[offset + 2]! << 8 | bytes[offset + 3]!
  const low = (bytes[offset + 4]! << 24 | bytes[offset + 5]! << 16 | bytes[offset + 6]! << 8 | bytes[offset + 7]!) >>> 0
  const value = high * two32 + low
  return Number.isSafeInteger(value) ? Result.succeed(value) : unsafe
}

const int8: PgTypes.Codec<number> = {
  encode: (value) => {
    if (!Number.isSafeInteger(value)) return unsafe
    const bytes = new Uint8Array(8)
    const view = new DataView(bytes.buffer)
    const high = Math.floor(value / two32)
    view.setInt32(0, high)
    view.setUint32(4, value - high * two32)
    return Result.succeed(bytes)
  },
  decode: (bytes) => readInt8(bytes, 0),
  write: (sink, value) => {
    if (!Number.isSafeInteger(value)) return unsafe
    const high = Math.floor(value / two32)
    sink.int32(high)
    sink.int32(value - high * two32)
    return Result.void
  },
  read: readInt8
}

const readNumeric = (bytes: Uint8Array): Result.Result<number, PgTypes.CodecError> => {
  const text = PgTypes.decode(bytes, OID.numeric, 1)
  if (Result.isFailure(text)) return Result.fail(text.failure)
  const value = Number(text.success)
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? unsafe : Result.succeed(value)
}

import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import { parseCivilDate, partialDateBounds } from "../time/index.ts"
import { CitizenError, type DataIssue } from "./errors.ts"
import type { HealthRecord, UnitRecord } from "./record.ts"

/** A day, `"2026-07-15"`. */
export const CivilDateSchema = Schema.String.check(Schema.makeFilter((text: string) => parseCivilDate(text) !== undefined || "a day such as \"2026-07-15\""))

/** A date as far as known: `"1956"`, `"1956-03"` or `"1956-03-09"`. */
export const PartialDateSchema = Schema.String.check(Schema.makeFilter((text: string) => partialDateBounds(text) !== undefined || "a date such as \"1956\", \"1956-03\" or \"1956-03-09\""))

const offsetInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** An instant with offset, `"2026-07-15T08:30:00+07:00"`. */
export const InstantSchema = Schema.String.check(Schema.makeFilter((text: string) =>
  (offsetInstant.test(text) && parseCivilDate(text.slice(0, 10)) !== undefined && !Number.isNaN(Date.parse(text))) || "an instant with offset such as \"2026-07-15T08:30:00+07:00\""))

const Recorded = Schema.Union([CivilDateSchema, InstantSchema])
const Id = Schema.String.check(Schema.isMinLength(1))
const Texts = Schema.Record(Schema.String, Schema.String)

/** One dated fact about a person or unit, as JSON holds it. */
export const FactSchema = Schema.Struct({
  id: Id,
  subject: Schema.optionalKey(Id),
  kind: Id,
  code: Schema.optionalKey(Schema.Array(Schema.String)),
  status: Schema.optionalKey(Schema.Literals(["final", "preliminary", "planned", "notDone", "enteredInError"])),
  start: Schema.optionalKey(Schema.Union([Schema.Literals(["always", "unknown"]), PartialDateSchema])),
  end: Schema.optionalKey(Schema.Union([Schema.Literals(["ongoing", "unknown"]), PartialDateSchema])),
  at: Schema.optionalKey(InstantSchema),
  endAt: Schema.optionalKey(InstantSchema),
  recorded: Recorded,
  source: Schema.optionalKey(Schema.Struct({ id: Id, key: Id })),
  supersedes: Schema.optionalKey(Id),
  value: Schema.optionalKey(Schema.Union([Schema.Finite, Schema.String, Schema.Boolean])),
  unit: Schema.optionalKey(Schema.String),
  components: Schema.optionalKey(Schema.Record(Schema.String, Schema.Finite)),
  valueCode: Schema.optionalKey(Schema.Array(Schema.String)),
  qualifiers: Schema.optionalKey(Schema.Record(Schema.String, Schema.Array(Schema.String))),
  links: Schema.optionalKey(Texts)
})

/** A citizen, as JSON holds it. */
export const PersonSchema = Schema.Struct({
  id: Id,
  sex: Schema.optionalKey(Schema.Literals(["male", "female", "other"])),
  birthDate: Schema.optionalKey(PartialDateSchema),
  deathDate: Schema.optionalKey(PartialDateSchema)
})

/** A village, school or other unit, as JSON holds it. */
export const UnitSchema = Schema.Struct({
  id: Id,
  kind: Schema.Literals(["commune", "village", "household", "school", "employer", "facility", "collaborator"]),
  parent: Schema.optionalKey(Id),
  name: Schema.optionalKey(Schema.String)
})

const Complete = Schema.optionalKey(Schema.Record(Schema.String, CivilDateSchema))

/** A person's record: one line of an NDJSON file of records. */
export const HealthRecordSchema = Schema.Struct({ person: PersonSchema, facts: Schema.Array(FactSchema), complete: Complete })

/** A unit's record: one line of an NDJSON file of records. */
export const UnitRecordSchema = Schema.Struct({ unit: UnitSchema, facts: Schema.Array(FactSchema), complete: Complete })

type Decode = (value: unknown, options: { readonly errors: "all"; readonly onExcessProperty: "error" }) => Result.Result<HealthRecord | UnitRecord, Schema.SchemaError>
const decodeHealthRecord: Decode = Schema.decodeUnknownResult(HealthRecordSchema)
const decodeUnitRecord: Decode = Schema.decodeUnknownResult(UnitRecordSchema)
const issuesOf = SchemaIssue.makeFormatterStandardSchemaV1()

/**
 * Checks a value from outside (a line of NDJSON, the body of a request) and gives it back as a record.
 *
 * @throws CitizenError `TRAMYTE_CITIZEN_INVALID`, listing every wrong field with its path, strange fields included
 * @example
 * ```ts
 * import { decodeRecord } from "@tramyte/core/schema"
 *
 * const record = decodeRecord({ person: { id: "p1", birthDate: "1956-03" }, facts: [] })
 * record.facts.length // => 0
 * ```
 */
export const decodeRecord = (value: unknown): HealthRecord | UnitRecord => {
  const isUnit = typeof value === "object" && value !== null && "unit" in value
  const result = (isUnit ? decodeUnitRecord : decodeHealthRecord)(value, { errors: "all", onExcessProperty: "error" })
  if (Result.isSuccess(result)) return result.success
  const issues = issuesOf(result.failure.issue).issues.map((issue): DataIssue => ({ path: pathOf(issue.path ?? []), message: issue.message }))
  throw new CitizenError("the record", issues)
}

const pathOf = (path: readonly unknown[]): string =>
  path.map((part) => typeof part === "object" && part !== null && "key" in part ? part.key : part)
    .reduce<string>((text, part) => typeof part === "number" ? `${text}[${part}]` : text === "" ? String(part) : `${text}.${String(part)}`, "")

import { type DataIssue, parseCivilDate } from "@tramyte/core"
import * as Schema from "effect/Schema"
import { nearestNames } from "../fields/nearestNames.ts"
import { wordKey } from "../fields/plainText.ts"
import { MappingError } from "./mappingError.ts"
import type { CodeTableName, RegisterField, RegisterMapping, YieldKind } from "./registerMapping.ts"

/**
 * Checks the content of a mapping file, so that a station can bring its own columns and words: a JSON text, or what
 * `JSON.parse` made of it. `"extends": "residents"` is not needed: copy one of `registerMappings` and change it.
 *
 * @throws MappingError `TRAMYTE_REGISTER_MAPPING_INVALID`, listing every problem with its path and how to mend it.
 * @example
 * ```ts
 * import { loadMapping, registerMappings } from "@tramyte/registers"
 *
 * const own = { ...registerMappings.insurance, id: "our-insurance", columns: { ...registerMappings.insurance.columns, validTo: { header: "Hạn sử dụng" } } }
 * loadMapping(JSON.stringify(own)).columns.validTo // => { header: "Hạn sử dụng" }
 * ```
 */
export const loadMapping = (json: unknown): RegisterMapping => {
  const value = typeof json === "string" ? parsed(json) : json
  const result = check["~standard"].validate(value)
  if (result instanceof Promise) throw new MappingError("The file", [{ path: "", message: "cannot be checked" }])
  const issues = result.issues === undefined ? meaning(result.value as RegisterMapping) : result.issues.map(explained)
  if (issues.length > 0) throw new MappingError(nameOf(value), issues)
  return value as RegisterMapping
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""))
  } catch (error) {
    throw new MappingError("The file", [{ path: "", message: `is not JSON (${error instanceof Error ? error.message : String(error)}); look for a missing comma or quote there` }])
  }
}

const nameOf = (value: unknown): string => {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined
  return typeof id === "string" ? `"${id}"` : "The file"
}

const fields = [
  "rowNumber", "personalId", "insuranceNumber", "name", "birthDate", "sex", "communeCode", "communeName", "village", "household", "householdRole",
  "residenceType", "arrivedOn", "diedOn", "ethnicity", "occupation", "workplace", "insuranceObject", "validFrom", "validTo", "facility", "pupilId",
  "grade", "educationLevel", "school", "schoolYear", "category", "degree", "remark", "collaboratorId", "reportMonth", "reported", "householdVisits",
  "vaccinationId", "birthTime", "vaccine", "givenOn", "givenAt", "doseNumber", "antigen", "product", "manufacturer", "lot", "expiry", "site", "funding", "given",
  "notGivenReason", "history", "measuredOn", "weight", "height", "position", "headCircumference", "armCircumference", "tricepsSkinfold", "subscapularSkinfold", "oedema", "milestones",
  "vitaminA", "gestationalAge", "birthWeight", "birthLength", "record", "encounters", "observations", "conditions", "procedures", "pregnancy", "risks"
] as const satisfies readonly RegisterField[]
const tables = [
  "sex", "ethnicity", "commune", "householdRole", "residenceType", "employment", "education", "insuranceObject", "educationLevel", "category", "degree", "reported",
  "vaccine", "antigen", "site", "funding", "given", "notGivenReason", "history", "position", "oedema", "milestone", "vitaminA"
] as const satisfies readonly CodeTableName[]
const kinds = [
  "name", "identifier", "residence", "household", "ethnicity", "employment", "education", "insurance", "healthRecord", "encounter", "observation",
  "condition", "procedure", "pregnancy", "risk", "merit", "disability", "poverty", "frailty", "collaborator", "activity", "immunization"
] as const satisfies readonly YieldKind[]

/** Fields of a growth register that say nothing without their day. */
const measures = ["weight", "height", "headCircumference", "armCircumference", "tricepsSkinfold", "subscapularSkinfold", "oedema", "milestones", "vitaminA"] as const satisfies readonly RegisterField[]

const Text = Schema.String.check(Schema.isMinLength(1))
const Column = Schema.Struct({ header: Schema.Union([Text, Schema.Array(Text)]), required: Schema.optionalKey(Schema.Boolean) })
const Table = Schema.Struct({
  words: Schema.Record(Schema.String, Schema.Union([Text, Schema.Array(Text), Schema.Literal(false)])),
  unknown: Schema.Literals(["rejectField", "rejectRow", "keep"])
})
const optionals = <S extends Schema.Top>(names: readonly string[], schema: S) => Schema.Struct(Object.fromEntries(names.map((name) => [name, Schema.optionalKey(schema)])))
const Day = Schema.String.check(Schema.makeFilter((text) => parseCivilDate(text) !== undefined || "is no day; write \"2017-06-01\""))
const Kinds = Schema.Array(Schema.Literals(kinds))

const Mapping = Schema.Struct({
  format: Schema.Literal(1),
  id: Text,
  label: Schema.Struct({ vi: Text, en: Text }),
  source: Text,
  shape: Schema.Literals(["csv", "ndjson"]),
  delimiter: Schema.optionalKey(Schema.Literals(["auto", ",", ";", "\t", "|"])),
  about: Schema.Literals(["residents", "people", "pupils", "collaborators"]),
  columns: optionals(fields, Column),
  dateFormats: Schema.Array(Schema.Literals(["d/m/y", "y-m-d", "m/y", "y", "excelSerial"])).check(Schema.isMinLength(1)),
  codes: optionals(tables, Table),
  residenceSince: Schema.optionalKey(Schema.Literals(["birth", "unknown"])),
  yields: Kinds,
  covers: Schema.Literals(["listed", "commune", "village"]),
  completes: Kinds,
  dosesSince: Schema.optionalKey(Day)
})
const check = Schema.toStandardSchemaV1(Mapping, { parseOptions: { errors: "all", onExcessProperty: "error" } })

interface StandardIssue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

/** An issue of the schema in words that a clerk can act on: names that do not exist get the nearest that do. */
const explained = ({ message, path }: StandardIssue): DataIssue => {
  const keys = (path ?? []).map((part) => typeof part === "object" ? part.key : part)
  const at = keys.map((key, index) => typeof key === "number" ? `[${key}]` : index === 0 ? String(key) : `.${String(key)}`).join("")
  const known = keys.length === 1 ? Object.keys(Mapping.fields) : keys.length !== 2 ? undefined : keys[0] === "columns" ? fields : keys[0] === "codes" ? tables : undefined
  const last = String(keys.at(-1) ?? "")
  return known !== undefined && !known.some((name) => name === last)
    ? { path: at, message: `there is no such entry; nearest are ${nearestNames(last, known).map((name) => `"${name}"`).join(", ")}` }
    : { path: at, message: message.replaceAll("\n", " ").trim() }
}

/** What a schema cannot say: fields that the rows need, headers that are taken twice, kinds completed without being read. */
const meaning = (mapping: RegisterMapping): readonly DataIssue[] => {
  const issues: DataIssue[] = []
  const need = (field: RegisterField, why: string): void => {
    if (mapping.columns[field] === undefined) issues.push({ path: `columns.${field}`, message: `is missing; ${why}` })
  }
  need("name", "rows name a person by it")
  if (mapping.about === "residents") need("birthDate", "a resident without one cannot be told from another of the same name")
  if (mapping.about === "collaborators") for (const field of ["collaboratorId", "village"] as const) need(field, "a report belongs to a worker of a village")
  if (mapping.yields.includes("immunization")) for (const field of ["vaccine", "givenOn"] as const) need(field, "a dose is known by its vaccine and its day")
  const measured = measures.find((field) => mapping.columns[field] !== undefined)
  if (measured !== undefined) need("measuredOn", `a measure (${measured}) is of a day`)
  const taken = new Map<string, string>()
  for (const [field, { header }] of Object.entries(mapping.columns)) {
    for (const name of typeof header === "string" ? [header] : header) {
      const other = taken.get(wordKey(name))
      if (other !== undefined && other !== field) issues.push({ path: `columns.${field}.header`, message: `"${name}" is a header of ${other} already; give each header to one field` })
      taken.set(wordKey(name), field)
    }
  }
  for (const [index, kind] of mapping.completes.entries()) {
    if (!mapping.yields.includes(kind)) issues.push({ path: `completes[${index}]`, message: `"${kind}" is not among yields; what is not read cannot be complete` })
  }
  return issues
}

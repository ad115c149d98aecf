import type { CitizenProfile, CivilDate, Fact, HealthRecord, ParameterValue, Person, UnitRecord } from "@tramyte/core"
import { parseCivilDate } from "@tramyte/core"
import type { CaseExpectation, PackCase } from "./packCase.ts"
import { isObject, type PlainYaml, readYaml, type Told } from "./plainYaml.ts"

/** The cases of a file, and what is wrong with it; cases with a fault are left out. */
export interface ReadCases {
  /** The pack that the file says it is about. */
  readonly pack: string | undefined
  readonly cases: readonly PackCase[]
  readonly problems: readonly Told[]
}

const topFields = ["pack", "usual", "cases"]
const caseFields = ["name", "on", "person", "record", "choices", "period", "expect"]
const expectFields = ["group", "groups", "certainty", "missing", "rules", "due", "indicators", "explains"]
const personFields = [
  "sex", "birthDate", "deathDate", "residence", "merit", "disability", "poverty", "area", "employment", "education", "insurance", "pregnant", "conditions", "risks", "examinations", "healthRecord"
]
const factFields = ["id", "kind", "code", "status", "start", "end", "at", "recorded", "endAt", "value", "unit", "components", "valueCode", "qualifiers", "links", "source", "supersedes"]
const verdicts = ["yes", "no", "unknown"]

/**
 * Reads a file of cases in YAML. Every plain word stays the text it is, so that neither dates, nor codes with leading zeros, nor
 * "no" turn into something else; what should be true or false, or a number, is told by its field.
 *
 * `usual` holds what is so of everybody unless a case says otherwise; the word `unknown` takes a field away again.
 */
export const readCases = (text: string): ReadCases => {
  const yaml = readYaml(text)
  if (yaml.problems.length > 0) return { pack: undefined, cases: [], problems: yaml.problems }
  const reader = readerOf(yaml)
  const top = reader.object(yaml.value, "", topFields)
  const usual = top?.["usual"] === undefined ? {} : person(reader, top["usual"], "usual")
  const list = top?.["cases"]
  if (top !== undefined && !Array.isArray(list)) reader.wrong("cases", "give a list of cases")
  const cases = (Array.isArray(list) ? list : []).map((one: unknown, index) => readCase(reader, one, `cases.${index}`, usual)).filter((one) => one !== undefined)
  return { pack: typeof top?.["pack"] === "string" ? top["pack"] : undefined, cases, problems: reader.problems }
}

interface Reader {
  readonly yaml: PlainYaml
  readonly problems: Told[]
  readonly wrong: (path: string, message: string) => void
  /** An object with these fields and no others. */
  readonly object: (value: unknown, path: string, fields?: readonly string[]) => Readonly<Record<string, unknown>> | undefined
  readonly text: (value: unknown, path: string) => string | undefined
  readonly texts: (value: unknown, path: string) => readonly string[] | undefined
  readonly day: (value: unknown, path: string) => CivilDate | undefined
  readonly oneOf: (value: unknown, path: string, words: readonly string[]) => string | undefined
  /** A plain `true`, `false`, `yes` or `no`, or the text as it is. */
  readonly truth: (value: unknown, path: string) => unknown
  /** A plain number, or what `truth` says. */
  readonly scalar: (value: unknown, path: string) => unknown
}

const readerOf = (yaml: PlainYaml): Reader => {
  const problems: Told[] = []
  const wrong = (path: string, message: string): void => void problems.push({ line: yaml.lineOf(path), message: path === "" ? message : `${path}: ${message}` })
  const isPlain = (path: string): boolean => !yaml.quoted.has(path)
  const reader: Reader = {
    yaml, problems, wrong,
    object: (value, path, fields) => {
      if (!isObject(value)) return void wrong(path, fields === undefined ? "give fields with values" : `give an object with ${fields.join(", ")}`)
      for (const field of Object.keys(value)) {
        if (fields !== undefined && !fields.includes(field)) wrong(path === "" ? field : `${path}.${field}`, `there is no field "${field}" here; the fields are ${fields.join(", ")}`)
      }
      return value
    },
    text: (value, path) => typeof value === "string" && value !== "" ? value : void wrong(path, "give a text"),
    texts: (value, path) => Array.isArray(value) && value.every((one) => typeof one === "string") ? value as readonly string[] : typeof value === "string" ? [value] : void wrong(path, "give a list of texts"),
    day: (value, path) => typeof value === "string" && parseCivilDate(value) !== undefined ? value : void wrong(path, `${JSON.stringify(value)} is not a day; write 2026-07-15`),
    oneOf: (value, path, words) => words.includes(value as string) ? value as string : void wrong(path, `${JSON.stringify(value)} is not one of ${words.join(", ")}`),
    truth: (value, path) => !isPlain(path) ? value : value === "true" || value === "yes" ? true : value === "false" || value === "no" ? false : value,
    scalar: (value, path) => isPlain(path) && typeof value === "string" && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value) ? Number(value) : reader.truth(value, path)
  }
  return reader
}

const readCase = (reader: Reader, value: unknown, path: string, usual: Profile): PackCase | undefined => {
  const before = reader.problems.length
  const given = reader.object(value, path, caseFields)
  if (given === undefined) return undefined
  const name = reader.text(given["name"], `${path}.name`)
  const on = reader.day(given["on"], `${path}.on`)
  if ((given["person"] === undefined) === (given["record"] === undefined)) reader.wrong(path, "give either a person (a flat profile) or a record (facts)")
  const expect = expectation(reader, given["expect"], `${path}.expect`)
  const who = given["record"] === undefined ? given["person"] === undefined ? {} : { person: merged(usual, person(reader, given["person"], `${path}.person`)) }
    : on === undefined ? {} : { record: record(reader, given["record"], `${path}.record`, on) }
  const choices = given["choices"] === undefined ? {} : { choices: choicesOf(reader, given["choices"], `${path}.choices`) }
  const period = given["period"] === undefined ? {} : { period: periodOf(reader, given["period"], `${path}.period`) }
  if (reader.problems.length > before || name === undefined || on === undefined || expect === undefined) return undefined
  return { name, on, ...who, ...choices, ...period, expect, line: reader.yaml.lineOf(path) } as PackCase
}

type Profile = Readonly<Record<string, unknown>>

const merged = (usual: Profile, own: Profile): Omit<CitizenProfile, "id"> =>
  Object.fromEntries(Object.entries({ ...usual, ...own }).filter(([, value]) => value !== "unknown")) as Omit<CitizenProfile, "id">

/** Truths are read where a profile takes them; whether the words are right is for the core to say. */
const person = (reader: Reader, value: unknown, path: string): Profile => {
  const given = reader.object(value, path, personFields) ?? {}
  return Object.fromEntries(Object.entries(given).map(([field, one]): [string, unknown] => {
    const at = `${path}.${field}`
    if (field === "employment" && isObject(one)) return [field, { ...one, ...(one["hazardous"] === undefined ? {} : { hazardous: reader.truth(one["hazardous"], `${at}.hazardous`) }) }]
    const takesTruth = ["merit", "disability", "area", "employment", "education", "insurance", "pregnant", "healthRecord"].includes(field)
    return [field, takesTruth ? reader.truth(one, at) : one]
  }))
}

const record = (reader: Reader, value: unknown, path: string, on: CivilDate): HealthRecord | UnitRecord => {
  const given = reader.object(value, path, ["person", "unit", "facts", "complete"]) ?? {}
  const isUnit = given["unit"] !== undefined
  const subject = reader.object(given[isUnit ? "unit" : "person"] ?? {}, `${path}.${isUnit ? "unit" : "person"}`, isUnit ? ["id", "kind", "parent", "name"] : ["id", "sex", "birthDate", "deathDate"]) ?? {}
  const facts = given["facts"] ?? []
  if (!Array.isArray(facts)) reader.wrong(`${path}.facts`, "give a list of facts")
  const listed = given["complete"]
  const complete = Array.isArray(listed) ? Object.fromEntries(listed.map((kind) => [String(kind), on])) : listed === undefined ? {} : reader.object(listed, `${path}.complete`) ?? {}
  const read = {
    facts: (Array.isArray(facts) ? facts : []).map((one: unknown, index) => fact(reader, one, `${path}.facts.${index}`, { id: `f${index + 1}`, recorded: on })),
    complete: complete as Readonly<Record<string, CivilDate>>
  }
  return isUnit ? { unit: { id: "unit", kind: "village", ...subject } as UnitRecord["unit"], ...read } : { person: { id: "p", ...subject } as Person, ...read }
}

const fact = (reader: Reader, value: unknown, path: string, usual: Pick<Fact, "id" | "recorded">): Fact => {
  const { code, components, qualifiers, value: number, valueCode, ...given } = reader.object(value, path, factFields) ?? {}
  if (typeof given["kind"] !== "string") reader.wrong(`${path}.kind`, "give the kind of the fact")
  return {
    ...usual,
    ...given,
    ...(code === undefined ? {} : { code: reader.texts(code, `${path}.code`) ?? [] }),
    ...(valueCode === undefined ? {} : { valueCode: reader.texts(valueCode, `${path}.valueCode`) ?? [] }),
    ...(qualifiers === undefined ? {} : { qualifiers: Object.fromEntries(Object.entries(reader.object(qualifiers, `${path}.qualifiers`) ?? {}).map(([name, one]) => [name, reader.texts(one, `${path}.qualifiers.${name}`) ?? []])) }),
    ...(number === undefined ? {} : { value: reader.scalar(number, `${path}.value`) }),
    ...(components === undefined ? {} : { components: Object.fromEntries(Object.entries(reader.object(components, `${path}.components`) ?? {}).map(([name, one]) => [name, reader.scalar(one, `${path}.components.${name}`)])) })
  } as unknown as Fact
}

const choicesOf = (reader: Reader, value: unknown, path: string): Readonly<Record<string, ParameterValue>> =>
  Object.fromEntries(Object.entries(reader.object(value, path) ?? {}).map(([id, one]) => [id, isObject(one)
    ? Object.fromEntries(Object.entries(one).map(([field, part]) => [field, reader.scalar(part, `${path}.${id}.${field}`)]))
    : reader.scalar(one, `${path}.${id}`)])) as Readonly<Record<string, ParameterValue>>

const periodOf = (reader: Reader, value: unknown, path: string): PackCase["period"] => {
  const given = reader.object(value, path, ["from", "until"])
  return { from: reader.day(given?.["from"], `${path}.from`) ?? "", until: reader.day(given?.["until"], `${path}.until`) ?? "" }
}

const expectation = (reader: Reader, value: unknown, path: string): CaseExpectation | undefined => {
  const given = reader.object(value, path, expectFields)
  if (given === undefined) return undefined
  if (Object.keys(given).length === 0) reader.wrong(path, `a case that expects nothing proves nothing; give one of ${expectFields.join(", ")}`)
  const each = (field: string, read: (one: unknown, at: string) => unknown): object => given[field] === undefined ? {} : {
    [field]: Object.fromEntries(Object.entries(reader.object(given[field], `${path}.${field}`) ?? {}).map(([id, one]) => [id, read(one, `${path}.${field}.${id}`)]))
  }
  const one = (field: string, read: (found: unknown, at: string) => unknown): object => given[field] === undefined ? {} : { [field]: read(given[field], `${path}.${field}`) }
  return {
    ...one("group", reader.text),
    ...each("groups", (found, at) => Array.isArray(found) ? reader.texts(found, at) : reader.text(found, at)),
    ...one("certainty", (found, at) => reader.oneOf(found, at, ["sure", "provisional", "unknown"])),
    ...one("missing", reader.texts),
    ...each("rules", (found, at) => reader.oneOf(found, at, verdicts)),
    ...each("due", (found, at) => reader.oneOf(found, at, ["due", "overdue", "upToDate", "unknown", "none"])),
    ...each("indicators", (found, at) => reader.oneOf(found, at, [...verdicts, "outside"])),
    ...one("explains", reader.texts)
  }
}

import { isRecord } from "../citizen/checkFact.ts"
import type { Indicator } from "../kpi/indicator.ts"
import type { Text } from "../language/text.ts"
import { type CivilDate, civilDate, epochDay } from "../time/index.ts"
import { composePacks } from "./composePacks.ts"
import { PackError, type PackProblem, RulesError } from "./errors.ts"
import type { Pack } from "./pack.ts"
import { type PackLimits, readJson } from "./readJson.ts"
import type { RulesInForce } from "./rulesInForce.ts"

/** Value sets of public measures hold tens of thousands of codes. */
const usual: PackLimits = { characters: 64_000_000, depth: 100, values: 2_000_000 }

/** What definitions are read with. */
export interface DefinitionsOptions {
  /** The day whose law is asked: the last day of the period. */
  readonly on: CivilDate
  /** Packs whose rules, parameters and value sets the definitions may speak of by their full ids. */
  readonly packs?: readonly Pack[]
  readonly limits?: Partial<PackLimits>
}

/** The id under which the definitions of a file stand among packs. */
const fileId = "file"

/**
 * Reads a file of indicator definitions, `{ "format": 1, "valueSets": {}, "definitions": {}, "indicators": {} }`, in which
 * everything has a plain name; see `docs/write-an-indicator.md`. It runs nothing of it. Sources and
 * labels may be left out, and what has no status is `unverified`. Definitions of a file hold for whatever day is asked about.
 *
 * @param json the text of a JSON file, or the value parsed from one
 * @returns rules in force that hold the file's indicators under their names
 * @throws PackError with every problem, each with its code, its path in the file, and its mend
 * @example
 * ```ts
 * import { computeKpi } from "@tramyte/core"
 * import { loadDefinitions } from "@tramyte/core/pack"
 *
 * const rules = loadDefinitions({
 *   format: 1,
 *   indicators: { insured: { denominator: { op: "alive" }, numerator: { op: "exists", in: { kind: "insurance", activeAt: "on" } } } }
 * }, { on: "2026-12-31" })
 * computeKpi(rules, "insured", { period: { from: "2026-01-01", until: "2027-01-01" }, records: [{ id: "a", insurance: true }] }).rate // => 1
 * ```
 */
export const loadDefinitions = (json: unknown, { on, packs = [], limits = {} }: DefinitionsOptions): RulesInForce => {
  const file = readJson(json, { ...usual, ...limits })
  const wrong = misfits(file)
  if (wrong.length > 0) throw new PackError(wrong)
  const made = packOf(file as DefinitionsFile, on)
  try {
    return plainlyNamed(composePacks([...packs, made]).on(on))
  } catch (error) {
    throw error instanceof PackError ? new PackError(error.problems.map(inFile)) : error
  }
}

type Named<T> = Readonly<Record<string, T>>

interface DefinitionsFile {
  readonly format: 1
  readonly factKinds?: Named<object>
  readonly parameters?: Named<unknown>
  readonly valueSets?: Named<unknown>
  readonly definitions?: Named<object>
  readonly indicators: Named<object>
}

const parts = ["factKinds", "parameters", "valueSets", "definitions", "indicators"] as const
const others: ReadonlySet<string> = new Set(["format", "$schema", "label", "note", "cites", "source"])

const problem = (at: string, message: string): PackProblem => ({ code: "TRAMYTE_PACK_VALUE", pack: fileId, at, message })

const misfits = (file: unknown): readonly PackProblem[] => {
  if (!isRecord(file)) return [problem("", "give an object with format, valueSets, definitions and indicators")]
  const found: PackProblem[] = []
  if (file["format"] !== 1) found.push({ code: "TRAMYTE_PACK_FORMAT", pack: fileId, at: "format", message: `format ${JSON.stringify(file["format"])} cannot be read; this library reads format 1` })
  for (const name of Object.keys(file)) if (!others.has(name) && !parts.some((part) => part === name)) found.push(problem(name, `there is no such part; the parts are ${parts.join(", ")}`))
  for (const part of parts) {
    const named = file[part]
    if (named === undefined) continue
    if (!isRecord(named)) found.push(problem(part, "give an object that holds each by its name"))
    else if (part !== "parameters" && part !== "valueSets") {
      for (const name of Object.keys(named)) if (!isRecord(named[name])) found.push(problem(`${part}.${name}`, "give an object"))
    }
  }
  return found
}

const label = (name: string): Text => ({ vi: name, en: name })

/** The parts of a file whose names are told apart: a value set and a definition may have one name. */
type Part = "parameters" | "valueSets" | "definitions" | "indicators"

/** A name of the file becomes an id of its pack; what the file does not name and has a slash is the id of another pack's item. */
type IdOf = (part: Part, name: string) => string

const idsOf = (file: DefinitionsFile): IdOf => (part, name) =>
  name.includes("/") && !Object.hasOwn(file[part] ?? {}, name) ? name : `${fileId}/${part}:${name.replaceAll("/", slash)}`

/** Stands for a slash in a name, which in an id would part pack and name. */
const slash = "\u2215"

const nameOf = (text: string): string => text.replaceAll(/file\/(parameters|valueSets|definitions|indicators):/g, "").replaceAll(slash, "/")

/** The file as a pack of the one day that is asked about: names become ids, and what may be left out is filled in. */
const packOf = (file: DefinitionsFile, on: CivilDate): Pack => {
  const next = civilDate(epochDay(on) + 1)
  const idOf = idsOf(file)
  const dated = (part: Part) => (name: string, given: object): object => ({
    label: label(name), cites: [{ ref: "definitions" }], status: "unverified", ...prefixed(given, idOf) as object, id: idOf(part, name), from: on, until: next
  })
  const each = <T>(named: Named<T> | undefined, make: (name: string, value: T) => object): readonly object[] => Object.entries(named ?? {}).map(([name, value]) => make(name, value))
  return {
    format: 1,
    id: fileId,
    version: "1.0.0",
    label: label("definitions"),
    citations: [{ id: "definitions", issuer: "file", number: "", year: 1, title: label("definitions") }],
    factKinds: each(file.factKinds, (kind, given) => ({ kind, shape: "state", label: label(kind), question: label(kind), ...given })),
    parameters: each(file.parameters, (name, value) => dated("parameters")(name, isRecord(value) && "value" in value ? value : { value })),
    valueSets: each(file.valueSets, (name, value) => {
      const given = isRecord(value) ? value : { codes: value }
      const codes = given["codes"]
      return dated("valueSets")(name, { ...given, codes: Array.isArray(codes) ? codes.map((code: unknown) => typeof code === "string" ? { code, label: label(code === "" ? "-" : code) } : code) : codes })
    }),
    definitions: each(file.definitions, dated("definitions")),
    indicators: each(file.indicators, (name, given) => ({ basis: "person", measures: "period", direction: "up", ...dated("indicators")(name, given) }))
  } as unknown as Pack
}

/** Where a text, or a list of texts, refers to something by name. */
const references: Readonly<Record<string, Part>> = { use: "definitions", valueSet: "valueSets", param: "parameters" }

/** The same data with ids where names stood. */
const prefixed = (value: unknown, idOf: IdOf): unknown => {
  if (Array.isArray(value)) return value.map((part) => prefixed(part, idOf))
  if (!isRecord(value)) return value
  const refers = value["op"] === "rule" || value["get"] === "use"
  return Object.fromEntries(Object.entries(value).map(([key, part]) => {
    const to = Object.hasOwn(references, key) ? references[key] : key === "id" && refers ? "definitions" : undefined
    if (to !== undefined && typeof part === "string") return [key, idOf(to, part)]
    if (to === "valueSets" && Array.isArray(part)) return [key, part.map((name: unknown) => typeof name === "string" ? idOf(to, name) : name)]
    return [key, key === "links" && isRecord(part) ? linksOf(part, idOf) : prefixed(part, idOf)]
  }))
}

/** A role may have any name. */
const linksOf = (links: Readonly<Record<string, unknown>>, idOf: IdOf): object =>
  Object.fromEntries(Object.entries(links).map(([role, id]) => [role, typeof id === "string" ? id : prefixed(id, idOf)]))

/** A problem as the author of the file sees it: by the part and the name, without ids that we made. */
const inFile = ({ at, message, ...rest }: PackProblem): PackProblem => {
  const [section, ...name] = at.split("/")
  return { ...rest, at: name.length === 0 ? at : `${section!}.${nameOf(name.join("/"))}`, message: nameOf(message) }
}

/** The rules with the file's own indicators alone, under their names. */
const plainlyNamed = (rules: RulesInForce): RulesInForce => ({
  ...rules,
  indicators: own(rules),
  expectKnown: (section, ids) => {
    if (section !== "indicators") return rules.expectKnown(section, ids)
    const names = own(rules).map(({ id }) => id)
    for (const id of ids ?? []) if (!names.includes(id)) throw new RulesError("TRAMYTE_RULES_UNKNOWN", `"${id}" is not among the indicators of the file; there are ${names.join(", ") || "none"}`)
  }
})

const own = (rules: RulesInForce): readonly Indicator[] =>
  rules.indicators.filter(({ id }) => id.startsWith(`${fileId}/indicators:`)).map((indicator) => ({ ...indicator, id: nameOf(indicator.id) }))

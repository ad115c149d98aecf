import type { HealthRecord, UnitRecord } from "@tramyte/core"
import { memoryStore, type RecordStoreMethods } from "@tramyte/sdk"
import type { RegisterFile } from "../files/registerFile.ts"
import type { RegisterMapping } from "../mapping/registerMapping.ts"
import { registerMappings } from "../mappings/registerMappings.ts"
import { importRegisters, type ImportRequest } from "./importRegisters.ts"
import type { ImportReport } from "./report.ts"

export const asOf = "2026-10-15"
export const camGiang = { code: "10903", name: "Cẩm Giàng" }
export const namThanhMien = { code: "11284", name: "Nam Thanh Miện" }

/** A station with an empty store, and short ways of asking it. */
export interface Station {
  readonly store: RecordStoreMethods
  readonly take: (files: readonly RegisterFile[], more?: Partial<ImportRequest>) => Promise<ImportReport>
  readonly records: () => Promise<readonly HealthRecord[]>
  readonly units: () => Promise<readonly UnitRecord[]>
  /** The record of the only person of this name. */
  readonly person: (name: string) => Promise<HealthRecord>
}

export const station = (commune = camGiang, store = memoryStore(), prefix = "p"): Station => {
  const context = { actor: "lan", role: "station", purpose: "import", commune: commune.code } as const
  let imports = 0
  let people = 0
  const collect = async <T>(items: AsyncIterable<T>): Promise<readonly T[]> => {
    const all: T[] = []
    for await (const item of items) all.push(item)
    return all
  }
  // Writing and taking back leaves another version, and all else as it was.
  const records = async () => (await collect(store.records(context))).map(({ version: _, ...record }) => record)
  return {
    store,
    take: (files, more) => importRegisters({
      store, context, commune, files, recorded: "2026-10-15T08:00:00+07:00", batch: `${prefix}-import-${++imports}`, newId: () => `${prefix}${++people}`, ...more
    }),
    records,
    units: () => collect(store.units(context)),
    person: async (name) => {
      const found = (await records()).filter((record) => record.facts.some((fact) => fact.kind === "name" && fact.value === name))
      if (found.length !== 1) throw new Error(`${found.length} people are called ${name}`)
      return found[0]!
    }
  }
}

type MappingId = keyof typeof registerMappings

/** A register file with the columns of its mapping's first spellings; cells that a row leaves out are empty. */
export const register = (mapping: MappingId | RegisterMapping, rows: readonly Readonly<Record<string, string>>[], more: Partial<Pick<RegisterFile, "name" | "asOf">> = {}): RegisterFile => {
  const used = typeof mapping === "string" ? registerMappings[mapping] : mapping
  const fields = Object.entries(used.columns)
  const header = fields.map(([, column]) => typeof column.header === "string" ? column.header : column.header[0]!)
  const lines = rows.map((row) => fields.map(([field]) => row[field] ?? "").join(";"))
  return { name: `${used.id}.csv`, asOf, mapping: used, ...more, bytes: Buffer.from([header.join(";"), ...lines].join("\n")) }
}

/** A file of this text. */
export const text = (mapping: MappingId, content: string | Uint8Array, name = `${mapping}.csv`): RegisterFile =>
  ({ name, asOf, mapping: registerMappings[mapping], bytes: typeof content === "string" ? Buffer.from(content) : content })

/** An extract of health records, one person a line. */
export const extract = (...lines: readonly (object | string)[]): RegisterFile =>
  text("healthRecords", lines.map((line) => typeof line === "string" ? line : JSON.stringify(line)).join("\n"), "ho-so.ndjson")

/** What was said, as `line severity CODE field`. */
export const said = ({ rejects }: ImportReport): readonly string[] =>
  rejects.map(({ line, severity, code, field, scope }) => [line ?? "-", severity === "error" ? scope : "note", code.replace("TRAMYTE_REGISTER_", ""), field ?? ""].join(" ").trim())

/** The facts of a kind, without what all facts share. */
export const facts = (record: HealthRecord | UnitRecord, kind: string): readonly object[] =>
  record.facts.filter((fact) => fact.kind === kind).map(({ id: _id, subject: _subject, kind: _kind, recorded: _recorded, source: _source, ...content }) => content)

export const an = { personalId: "030056012345", name: "Nguyễn Văn An", birthDate: "09/03/1956", sex: "Nam", village: "Thôn Đông", household: "H1", residenceType: "Thường trú" }
export const be = { personalId: "030185000111", name: "Trần Thị Bé", birthDate: "02/09/1985", sex: "Nữ", village: "Thôn Đông", household: "H2", residenceType: "Thường trú" }
export const cuong = { name: "Lê Văn Cường", birthDate: "1950", sex: "Nam", village: "Thôn Tây", household: "H3", residenceType: "Thường trú" }

import type { Fact, Person } from "@tramyte/core"
import type { RecordStoreMethods, SecurityContext, WriteBatch } from "@tramyte/sdk"
import { openPostgresStore } from "@tramyte/postgres"
import { openSqliteStore } from "@tramyte/sqlite"
import { kpiPeople } from "./kpiPeople.fixture.ts"

export const clerk: SecurityContext = { actor: "bench", role: "station", purpose: "import", commune: "11284" }

/** Opens a store by its address: a URL of PostgreSQL, or a file name. */
export const openStore = (address: string): Promise<RecordStoreMethods> =>
  address.startsWith("postgres://") ? openPostgresStore(address) : openSqliteStore(address)

const two = (value: number): string => String(value).padStart(2, "0")
const dayOf = (index: number, years: number, from: number): string => `${from + (index * 31) % years}-${two(1 + index % 12)}-${two(1 + (index * 17) % 28)}`

/** So many people in all: two registers of six facts each, as the imports of a commune would write them, 4,000 people a batch. */
export const registers = (people: number): { readonly residents: readonly WriteBatch[]; readonly health: readonly WriteBatch[]; readonly idOf: (index: number) => string } => {
  const idOf = (index: number): string => `c-${((index * 7919) % people).toString().padStart(6, "0")}`
  const residentFacts = (index: number, recorded: string): readonly Fact[] => {
    const subject = idOf(index)
    const base = (kind: string, more: Partial<Fact>): Fact =>
      ({ id: `${subject}/${kind}`, subject, kind, start: dayOf(index, 60, 1960), end: "ongoing", recorded, source: { id: "residents", key: `${subject}/${kind}` }, ...more })
    return [
      base("name", { value: `Nguyễn Thị Hồng ${index % 9000}` }),
      base("identifier", { code: ["personal-number"], value: `0301${String(index).padStart(8, "0")}` }),
      base("residence", { code: ["permanent"], links: { commune: "11284", village: `11284-${two(1 + index % 24)}` } }),
      base("household", { links: { household: `h-${index >> 2}` } }),
      base("ethnicity", { code: ["kinh"] }),
      base("employment", { code: index % 3 === 0 ? ["contract", "hazardous"] : ["freelance"] })
    ]
  }
  const healthFacts = (index: number, recorded: string): readonly Fact[] => {
    const subject = idOf(index)
    const base = (kind: string, more: Partial<Fact>): Fact =>
      ({ id: `${subject}/${kind}/${index}`, subject, kind, start: dayOf(index, 2, 2025), recorded, source: { id: "health-records", key: `${subject}/${kind}` }, ...more })
    return [
      base("healthRecord", { end: "ongoing" }),
      base("insurance", { code: ["HN"], end: "2026-12-31" }),
      base("encounter", { code: ["periodic-checkup"], links: { facility: "f-1" } }),
      base("observation", { code: ["blood-pressure"], components: { diastolic: 60 + index % 50, systolic: 100 + index % 90 }, unit: "mm[Hg]" }),
      base("observation-glucose", { code: ["fasting-glucose"], value: 4 + (index % 70) / 10, unit: "mmol/L" }),
      base("condition", { code: ["I10"], end: "unknown" })
    ]
  }
  const batches = (name: string, recorded: string, factsOf: (index: number, recorded: string) => readonly Fact[], withPersons: boolean): readonly WriteBatch[] =>
    Array.from({ length: Math.ceil(people / 4000) }, (_, part) => {
      const indexes = Array.from({ length: Math.min(4000, people - part * 4000) }, (_each, offset) => part * 4000 + offset)
      const persons = indexes.map((index): Person => ({ id: idOf(index), sex: index % 2 === 0 ? "female" : "male", birthDate: index % 5 === 0 ? "1956" : dayOf(index, 90, 1935) }))
      return {
        id: `${name}-${part}`, label: name, recorded, facts: indexes.flatMap((index) => factsOf(index, recorded)),
        complete: indexes.map((index) => ({ subject: idOf(index), kinds: { [withPersons ? "residence" : "insurance"]: recorded.slice(0, 10) } })),
        ...(withPersons ? { persons } : {})
      }
    })
  return {
    residents: batches("residents", "2026-10-15T08:00:00+07:00", residentFacts, true), health: batches("health", "2026-10-15T09:00:00+07:00", healthFacts, false), idOf
  }
}

/** A commune with five years of facts, some fifty a person, as batches of 1,000 people: the population of the indicators. */
export function* fiveYears(people: number): Generator<WriteBatch> {
  let [persons, facts, complete]: [Person[], Fact[], { subject: string; kinds: Readonly<Record<string, string>> }[]] = [[], [], []]
  let part = 0
  const batch = (): WriteBatch => ({ id: `years-${part++}`, label: "five years", recorded: "2027-01-05T08:00:00+07:00", persons, facts, complete })
  for (const record of kpiPeople(people)) {
    persons.push(record.person)
    for (const fact of record.facts) facts.push({ ...fact, subject: record.person.id, source: { id: "years", key: fact.id } })
    if (record.complete !== undefined) complete.push({ subject: record.person.id, kinds: record.complete })
    if (persons.length < 1000) continue
    yield batch()
    ;[persons, facts, complete] = [[], [], []]
  }
  if (persons.length > 0) yield batch()
}

import type { Fact, Person } from "@tramyte/core"
import { isStoreError, type Json, type KpiQuery, type OutboxMessage, type PendingMessage, type SecurityContext, type StoredRecord, type SubjectChange, type WriteBatch } from "@tramyte/sdk"
import type { Simulation } from "@tramyte/sdk/testing"
import type { Ask } from "./ledger.fixture.ts"

/** What a client has to do its work with. */
export interface Desk {
  readonly world: Simulation
  /** Asks until there is an answer: a value, or an error that no later try will mend. */
  readonly ask: (by: SecurityContext, ask: Ask) => Promise<unknown>
  /** What the client's clock says, as an instant. Clocks go wrong by weeks. */
  readonly recorded: () => string
  /** Batches that are known to be stored, by commune. */
  readonly stored: Map<string, string[]>
}

export const station = (commune: string, actor: string): SecurityContext => ({ actor, role: "station", purpose: "care", commune })
export const here = "10903"
export const there = "10888"
export const registrar = station(here, "registrar")
export const collaborator: SecurityContext = { actor: "collaborator", role: "collaborator", purpose: "care", commune: here, villages: [`${here}-1`] }
export const analyst: SecurityContext = { actor: "analyst", role: "analyst", purpose: "report", commune: here }
export const auditor: SecurityContext = { actor: "auditor", role: "auditor", purpose: "maintenance", commune: here }
export const operator: SecurityContext = { actor: "operator", role: "operator", purpose: "maintenance", commune: here }

/** Everybody of whom anything is said. */
export const people = ["p1", "p2", "p3", "p4", "p5", "p6", "p7"] as const

/** One thing that a client does, number by number: leaving one out changes the others as little as can be. */
export interface Client {
  readonly name: string
  readonly jobs: number
  readonly job: (desk: Desk, number: number) => Promise<void>
}

/** Refused for good is an answer too: the client goes on. */
const tried = async (act: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await act()
  } catch (error) {
    if (isStoreError(error)) return error
    throw error
  }
}

const write = async (desk: Desk, by: SecurityContext, batch: WriteBatch): Promise<unknown> => {
  const answer = await tried(() => desk.ask(by, { write: batch }))
  if (!isStoreError(answer)) desk.stored.set(by.commune, [...desk.stored.get(by.commune) ?? [], batch.id])
  return answer
}

/** A register comes in again and again: most rows as they were, some corrected. */
export const importer: Client = {
  name: "importer",
  jobs: 6,
  job: async (desk, number) => {
    const { world } = desk
    const recorded = desk.recorded()
    const rows = people.filter((_, index) => number === 0 ? index < 4 : world.chance(0.35))
    await write(desk, registrar, {
      id: `import-${number}`, label: "residents.csv", recorded,
      units: number === 0 || world.chance(0.2) ? [{ id: `${here}-1`, kind: "village", parent: here, name: world.pick(["An Lạc", "An Lạc 2"]) }, { id: `${here}-2`, kind: "village", parent: here }] : [],
      persons: rows.map((id): Person => ({ id, sex: "female", birthDate: world.pick(["1956", "1956-03-09"]) })),
      facts: rows.flatMap((subject) => registerRow(world, subject, recorded)),
      complete: rows.filter(() => world.chance(0.4)).map((subject) => ({ subject, kinds: { residence: recorded.slice(0, 10) as never } }))
    })
  }
}

const registerRow = (world: Simulation, subject: string, recorded: string): readonly Fact[] => {
  const row = (kind: string, more: Partial<Fact>): Fact =>
    ({ id: `${subject}/${kind}`, subject, kind, start: "2020", end: "ongoing", recorded, source: { id: "residents", key: `${subject}/${kind}` }, ...more })
  const commune = world.chance(0.85) ? here : there
  return [
    row("residence", { code: ["permanent"], links: { commune, village: `${commune}-${1 + world.below(2)}` } }),
    row("identifier", { code: ["personal-number"], value: `03010000000${world.below(3)}` }),
    ...world.chance(0.5) ? [row("name", { value: world.pick(["Nguyễn Thị Hồng", "Nguyễn Thị Hoa"]) })] : []
  ]
}

/** Visits at the station, written by who has read the record before, with messages to other systems. */
export const visits: Client = {
  name: "visits",
  jobs: 8,
  job: async (desk, number) => {
    const { world } = desk
    const subject = world.pick(people)
    const by = station(here, "nurse")
    const id = `visit-${number}`
    for (let tries = 0; tries < 3; tries++) {
      const record = await desk.ask(by, { record: subject }) as StoredRecord | undefined
      if (record === undefined) return
      const own = record.person.id
      const recorded = desk.recorded()
      const earlier = record.facts.filter((fact) => fact.kind === "visit").at(-1)
      const fact: Fact = {
        id, subject: own, kind: "visit", start: recorded.slice(0, 10) as never, recorded, source: { id: "app", key: world.chance(0.2) ? `visit-${world.below(number + 1)}` : id },
        ...earlier !== undefined && earlier.id !== id && world.chance(0.4) ? { supersedes: earlier.id } : {}
      }
      const reading: Fact = {
        id: `${id}/bp`, subject: own, kind: "observation", code: ["blood-pressure"], components: { systolic: 120 + world.below(40), diastolic: 80 }, unit: "mm[Hg]", start: "2026-03-01",
        recorded, source: { id: "app", key: `${id}/bp` }, at: recorded
      }
      const version = record.version
      const answer = await write(desk, by, {
        id, label: "visit", recorded, facts: world.chance(0.6) ? [fact, reading] : [fact],
        ...world.chance(0.6) && version !== undefined ? { expects: [{ subject: own, version }] } : {},
        messages: messagesOf(world, id, own)
      })
      if (!(isStoreError(answer) && answer.reason._tag === "VersionConflict")) return
      await world.sleep(world.below(300))
    }
    await tried(() => desk.ask(by, { undo: id, recorded: desk.recorded() }))
  }
}

const messagesOf = (world: Simulation, batch: string, subject: string): readonly OutboxMessage[] =>
  ["fhir", "insurance"].filter(() => world.chance(0.5)).map((topic): OutboxMessage => ({ id: `${batch}/${topic}`, topic, subject, payload: { batch, amount: world.below(9), parts: [topic, null, 1.5] } }))

/** A collaborator sees people at home. */
export const homeVisits: Client = {
  name: "homeVisits",
  jobs: 3,
  job: async (desk, number) => {
    const { world } = desk
    const recorded = desk.recorded()
    const subject = world.pick(people)
    await write(desk, collaborator, { id: `home-${number}`, label: "home visit", recorded, facts: [{ id: `home-${number}`, subject, kind: "contact", start: "2026-02", recorded, source: { id: "phone", key: `home-${number}` } }] })
  }
}

/** Somebody who mends the register: two records of one person, a batch that was wrong. */
export const clerk: Client = {
  name: "clerk",
  jobs: 7,
  job: async (desk, number) => {
    const { world } = desk
    const by = station(here, "clerk")
    const recorded = desk.recorded()
    const known = desk.stored.get(here) ?? []
    if (known.length > 0 && world.chance(0.5)) {
      const batch = world.chance(0.6) ? known.at(-1 - world.below(Math.min(4, known.length)))! : world.pick(known)
      await tried(() => desk.ask(by, { undo: batch, recorded }))
      return
    }
    const [from, into] = [world.pick(people), world.pick(people)]
    if (from === into) return
    await write(desk, by, {
      id: `merge-${number}`, label: "two records of one person", recorded, merges: [{ from, into }],
      ...world.chance(0.3) ? { messages: [{ id: `merge-${number}/fhir`, topic: "fhir", subject: into, payload: [from, into] }] } : {}
    })
  }
}

/** The station of the next commune, which has people of its own and some who move. */
export const neighbour: Client = {
  name: "neighbour",
  jobs: 4,
  job: async (desk, number) => {
    const { world } = desk
    const by = station(there, "neighbour")
    const recorded = desk.recorded()
    const subject = world.pick(["q1", "q2", ...people])
    const known = desk.stored.get(there) ?? []
    if (known.length > 0 && world.chance(0.2)) {
      await tried(() => desk.ask(by, { undo: world.pick(known), recorded }))
      return
    }
    await write(desk, by, {
      id: `neighbour-${number}`, label: "register", recorded, ...subject.startsWith("q") ? { persons: [{ id: subject, sex: "male" }] } : {},
      facts: [{ id: `n-${subject}`, subject, kind: "residence", start: "2025", end: "ongoing", recorded, source: { id: "residents", key: `${subject}/residence` }, links: { commune: world.pick([here, there]) } }]
    })
  }
}

/** Indicators of the first half of the year, by village and sex. Their counts are kept by the store, and brought up to date. */
export const firstHalf: KpiQuery = { period: { from: "2026-01-01", until: "2026-07-01" }, by: ["village", "sex"] }

/** Looks at all there is, in the middle of it. */
export const reader: Client = {
  name: "reader",
  jobs: 8,
  job: async (desk, _number) => {
    const { world } = desk
    const day = desk.recorded()
    const [by, ask]: readonly [SecurityContext, Ask] = world.pick<readonly [SecurityContext, Ask]>([
      [registrar, { all: "records" }], [registrar, { all: "records", knownAt: day }], [registrar, { all: "units" }], [registrar, { all: "identifiers" }], [registrar, { all: "batches" }],
      [registrar, { all: "conflicts" }], [registrar, { look: "counts" }], [registrar, { changes: undefined }], [registrar, { outbox: undefined }], [analyst, { all: "records" }],
      [collaborator, { all: "records" }], [station(there, "reader"), { all: "records" }], [station(there, "reader"), { changes: undefined }],
      [registrar, { kpi: firstHalf }], [registrar, { kpi: { ...firstHalf, people: true } }], [station(there, "reader"), { kpi: firstHalf }], [collaborator, { kpi: firstHalf }],
      [registrar, { list: "f/seen" }], [station(there, "reader"), { list: "f/resident" }],
      [registrar, { record: world.pick(people) }], [registrar, { record: world.pick(people), knownAt: day }]
    ])
    await desk.ask(by, ask)
  }
}

/** The keeper of the store: looks whether it is sound, and copies it. */
export const keeper: Client = {
  name: "keeper",
  jobs: 2,
  job: async (desk, number) => {
    await desk.ask(operator, { look: number % 2 === 0 ? "verify" : "history" })
  }
}

/** The other system: what it was sent, by the id of the message. */
export interface Receiver {
  readonly got: Map<string, { readonly topic: string; readonly payload: Json; readonly withdraws?: string }>
  readonly take: (message: PendingMessage) => void
}

export const newReceiver = (): Receiver => {
  const got: Receiver["got"] = new Map()
  return {
    got,
    take: ({ id, payload, topic, withdraws }) => {
      const before = got.get(id)
      if (before !== undefined && JSON.stringify(before.payload) !== JSON.stringify(payload)) throw new Error(`the message ${id} came twice with different content`)
      got.set(id, { topic, payload, ...withdraws === undefined ? {} : { withdraws } })
    }
  }
}

/** Delivers what waits, over a channel as bad as any, then says so; sometimes it ends in between. True: nothing waits. */
export const deliver = async (desk: Desk, topic: string, send: (message: PendingMessage) => Promise<void>): Promise<boolean> => {
  const by = station(here, `connector-${topic}`)
  const pending = await desk.ask(by, { outbox: topic }) as readonly PendingMessage[]
  const done: string[] = []
  for (const message of pending) {
    await send(message)
    done.push(message.id)
    if (desk.world.chance(0.1)) return false
  }
  if (done.length > 0) await desk.ask(by, { acknowledge: done, recorded: desk.recorded() })
  return pending.length === 0
}

/** A copy of everything that the station may see, kept up by what changed. */
export interface Copy {
  /** Whose copy it is. */
  readonly by: SecurityContext
  cursor: string | undefined
  readonly versions: Map<string, string>
  readonly records: Map<string, StoredRecord>
}

/** Reads some changes, then goes on from the last one that it has in its copy. True: there was nothing new. */
export const follow = async (desk: Desk, copy: Copy): Promise<boolean> => {
  const { by } = copy
  const found = await desk.ask(by, { changes: copy.cursor }) as readonly SubjectChange[]
  const part = desk.world.chance(0.3) ? found.slice(0, Math.ceil(found.length / 2)) : found
  for (const { cursor, is, subject, version } of part) {
    if (version === undefined) {
      copy.versions.delete(subject)
      copy.records.delete(subject)
    } else {
      copy.versions.set(subject, version)
      const record = is === "person" ? await desk.ask(by, { record: subject }) as StoredRecord | undefined : undefined
      if (record !== undefined) copy.records.set(subject, record)
    }
    copy.cursor = cursor
  }
  return found.length === 0
}

import type { Person, Unit } from "@tramyte/core"
import type { Purpose, SecurityContext } from "../ports/securityContext.ts"
import { invalid, StoreError } from "../ports/storeError.ts"
import { isDayOrInstant, recordedProblem } from "../records/instants.ts"
import { isKeptText } from "../records/keptText.ts"

/** What a caller wants of a store. `record` and `records` are both `records`. */
export type StoreAction =
  | "write" | "undo" | "batches" | "conflicts" | "records" | "units" | "identifiers" | "counts" | "changes" | "outbox" | "kpi" | "list" | "history" | "restore" | "verify"

/** What a checked context allows. */
export interface Access {
  readonly actor: string
  readonly role: SecurityContext["role"]
  readonly purpose: Purpose
  readonly commune: string
  /** Only these villages; absent: the whole commune. */
  readonly villages?: ReadonlySet<string>
  /** Kinds of fact that are withheld, with their completeness. */
  readonly withheld: ReadonlySet<string>
}

const actions: Readonly<Record<SecurityContext["role"], readonly StoreAction[]>> = {
  station: ["write", "undo", "batches", "conflicts", "records", "units", "identifiers", "counts", "changes", "outbox", "kpi", "list"],
  collaborator: ["write", "records", "units", "identifiers", "counts", "changes", "kpi", "list"],
  analyst: ["records", "units", "counts", "kpi", "list"],
  auditor: ["batches", "counts", "verify"],
  operator: ["history", "restore", "verify"]
}
/** What cannot be told or done for some villages alone. */
const wholeCommune: ReadonlySet<StoreAction> = new Set(["undo", "batches", "conflicts", "outbox"])
const purposes: readonly string[] = ["care", "campaign", "report", "import", "maintenance"] satisfies readonly Purpose[]
const nothing: ReadonlySet<string> = new Set()
const namesAndNumbers: ReadonlySet<string> = new Set(["name", "identifier"])

/**
 * Decides what a security context may do; every method of every store begins with it (`acknowledge` as `outbox`). What is not allowed is denied: a
 * missing or malformed context, a role that may not do this, a collaborator without villages, a village outside the context.
 *
 * @param context who asks; data from outside, so it is checked at run time
 * @param action what is asked for
 * @param villages the villages asked for, if the question names some
 * @throws StoreError `TRAMYTE_STORE_ACCESS_DENIED`
 * @example
 * ```ts
 * import { checkAccess } from "@tramyte/sdk"
 *
 * const access = checkAccess({ actor: "head", role: "analyst", purpose: "report", commune: "10903" }, "records")
 * Array.from(access.withheld) // => ["name", "identifier"]
 * ```
 */
export const checkAccess = (context: SecurityContext, action: StoreAction, villages?: readonly string[]): Access => {
  const given = context as Partial<Record<keyof SecurityContext, unknown>> | null | undefined
  if (typeof given !== "object" || given === null) throw denied("no security context was given; say who asks, in which role, for what, for which commune")
  const { actor, commune, purpose, role } = given
  if (!isText(actor)) throw denied("the context names no actor")
  if (!isText(commune)) throw denied("the context names no commune")
  if (!isText(purpose) || !purposes.includes(purpose)) throw denied(`the context's purpose is none of ${purposes.join(", ")}`)
  if (!isText(role) || !Object.hasOwn(actions, role)) throw denied(`the context's role is none of ${Object.keys(actions).join(", ")}`)
  const known = role as SecurityContext["role"]
  if (!actions[known].includes(action)) throw denied(`the role ${role} may not ask for ${action}`)
  const allowed = given.villages
  if (allowed !== undefined && !(Array.isArray(allowed) && allowed.every(isText))) throw denied("the context's villages are not a list of ids")
  if (known === "collaborator" && allowed === undefined) throw denied("a collaborator's context names the villages it serves")
  if (villages !== undefined && !(Array.isArray(villages) && villages.every(isText))) {
    throw invalid("The question", [{ path: "villages", message: `${JSON.stringify(villages)} is not a list of ids of villages` }])
  }
  const outside = villages?.filter((village) => allowed !== undefined && !(allowed as readonly string[]).includes(village))
  if (outside !== undefined && outside.length > 0) throw denied(`the context does not reach the villages ${outside.join(", ")}`)
  if (allowed !== undefined && wholeCommune.has(action)) throw denied(`a context of some villages may not ask for ${action}, which is the whole commune's`)
  const limit = villages ?? (allowed as readonly string[] | undefined)
  return {
    actor,
    role: known,
    purpose: purpose as Purpose,
    commune,
    ...(limit === undefined ? {} : { villages: new Set(limit) }),
    withheld: known === "analyst" ? namesAndNumbers : nothing
  }
}

/** Where somebody lives, as far as a residence fact's links say. */
export interface Home {
  readonly commune?: string
  readonly village?: string
}

/**
 * Whether a person may be read: somebody belongs to the communes of the residence facts that stand; where none names a
 * commune, to the commune whose station wrote the person.
 */
export const mayReadPerson = (access: Access, homes: readonly Home[], writer: string): boolean => {
  if (homes.length === 0) return writer === access.commune && access.villages === undefined
  return homes.some((home) => (home.commune ?? writer) === access.commune &&
    (access.villages === undefined || (home.village !== undefined && access.villages.has(home.village))))
}

/**
 * Whether a unit may be read: it belongs to the commune that stands above it.
 *
 * @param above the unit's own id and those of its parents, up to the highest one known
 * @param underCommune whether the highest one is a unit of kind `commune`
 * @param writer the commune whose station wrote the unit; decides where no commune stands above
 */
export const mayReadUnit = (access: Access, above: readonly string[], underCommune: boolean, writer: string): boolean => {
  if (access.villages !== undefined && !above.some((id) => access.villages?.has(id))) return false
  return above.includes(access.commune) || (!underCommune && writer === access.commune)
}

/** How many units may stand above one another. */
export const highestAbove = 20

/**
 * Whether what stands above a unit is taken from the unit above it: only if the commune that wrote the lower one also wrote the
 * upper one some time. Otherwise a neighbour could describe an id that others place their units under, and draw them to itself.
 */
export const leadsOn = (below: { readonly writer: string }, above: { readonly writers: ReadonlySet<string> }): boolean => above.writers.has(below.writer)

/** How many records may be read as one person: more doubles than that are a mistake. */
export const mostMerged = 100
export const tooManyMerged = `would be more than ${mostMerged} records of one person; so many doubles are a mistake`

/** The error for a batch of an id under which somebody else's batch waits among the conflicts. */
export const notYours = (batch: string): StoreError =>
  denied(`the batch id ${JSON.stringify(batch)} stands among the conflicts and is another's; the station settles it, or choose a new id`)

/**
 * Whether facts about a known person or unit may be written: it may be read, or this commune's station wrote it and nobody
 * else has said anything of it yet. So a station can mend a wrong commune, but cannot draw back to itself who moved away.
 *
 * @param writer the commune whose station last wrote the person or unit
 * @param isOwn whether no other commune's facts stand about it, or about whoever is read together with it; only asked where it decides
 */
export const mayWriteAbout = (access: Access, writer: string, mayRead: () => boolean, isOwn: () => boolean): boolean =>
  mayRead() || (access.villages === undefined && writer === access.commune && isOwn())

/** What a role may write: a station everything, a collaborator visits and contacts. */
export const checkWrite = (access: Access, batch: {
  readonly persons?: readonly Person[]
  readonly units?: readonly Unit[]
  readonly facts?: readonly { readonly kind: string }[]
  readonly complete?: readonly unknown[]
  readonly merges?: readonly unknown[]
  readonly messages?: readonly unknown[]
}): void => {
  if (access.role !== "collaborator" || typeof batch !== "object" || batch === null) return
  const more = [batch.persons, batch.units, batch.complete, batch.merges, batch.messages].reduce((sum, list) => sum + (list?.length ?? 0), 0)
  const foreign = batch.facts?.find((fact) => fact?.kind !== "visit" && fact?.kind !== "contact")
  if (more > 0) throw denied("a collaborator writes visits and contacts, no persons, units, completeness, merges or messages")
  if (foreign !== undefined) throw denied(`a collaborator writes visits and contacts, not ${JSON.stringify(foreign.kind)}`)
}

/** Whether a role may take the place of a fact that stands: a collaborator corrects visits and contacts only. */
export const mayReplace = (access: Access, kind: string): boolean => access.role !== "collaborator" || kind === "visit" || kind === "contact"

/** The error for a subject that a batch may not touch. */
export const deniedSubject = (subject: string): StoreError =>
  denied(`${JSON.stringify(subject)} belongs to another commune or village than the context's`)

/** The error for a fact whose place a role may not take. */
export const deniedReplacement = (kind: string): StoreError => denied(`a collaborator corrects visits and contacts, not ${JSON.stringify(kind)}`)

/** A question's `knownAt` must be a day or an instant. */
export const checkKnownAt = (knownAt: string | undefined): void => {
  if (knownAt !== undefined && !isDayOrInstant(knownAt)) {
    throw invalid("The question", [{ path: "knownAt", message: `${JSON.stringify(knownAt)} is neither a day nor an instant; write "2026-06-30"` }])
  }
}

/** When something is recorded or undone must be an instant. */
export const checkInstant = (recorded: string, path: string): void => {
  const problem = recordedProblem(recorded)
  if (problem !== undefined) throw invalid("The call", [{ path, message: `${JSON.stringify(recorded)} ${problem}` }])
}

const denied = (why: string): StoreError => new StoreError({ _tag: "AccessDenied" }, `access denied: ${why}`)

const isText = isKeptText

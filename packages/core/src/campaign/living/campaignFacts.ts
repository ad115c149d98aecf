import type { Fact } from "../../citizen/fact.ts"
import { civilDate, type CivilDate } from "../../time/index.ts"
import type { Session } from "../campaign.ts"
import { type CampaignEvent, type CampaignEventKind, readEvents, type ReadEvent } from "./events.ts"

/** How events are written as facts. */
export interface CampaignFactOptions {
  /** What was recorded of later days is not looked at. */
  readonly on: CivilDate
  /** What the examination is, a code of the pack: `"periodic-checkup"`, `"screening"`. */
  readonly examination: string
  /** What an invitation is. Default `"invitation"`. */
  readonly invitation?: string
  /** With them, facts say at which site the examination was. */
  readonly sessions?: readonly Pick<Session, "id" | "site">[]
  /** Names the source of the facts. Default `"campaign"`. */
  readonly source?: string
}

/**
 * What events say to a health record (ghi vào hồ sơ sức khỏe): an examination is an `encounter`, an invitation a `contact`, so that rules and indicators count
 * them. Who has results was examined, though nobody wrote that down: then on the day of the first result. One fact for each session of a person, and one for each invitation; what was retracted is told as entered in error, so that it takes back what a record may hold
 * already.
 *
 * @throws CampaignError as `attendance` does
 * @example
 * ```ts
 * import { campaignFacts } from "@tramyte/core/campaign"
 *
 * campaignFacts([{ id: "e3", kind: "examined", person: "an", session: "station 2026-07-06", at: "2026-07-06T08:10:00+07:00" }], { on: "2026-07-31", examination: "periodic-checkup" })
 *   .map(({ subject, kind, code, start }) => [subject, kind, code, start]) // => [["an", "encounter", ["periodic-checkup"], "2026-07-06"]]
 * ```
 */
export const campaignFacts = (events: readonly CampaignEvent[], { on, examination, invitation = "invitation", sessions = [], source = "campaign" }: CampaignFactOptions): readonly Fact[] => {
  const { standing, retracted } = readEvents(events, on)
  const sites = new Map(sessions.map(({ id, site }) => [id, site]))
  const factOf = ({ event: { id, kind, person, session, at }, day }: ReadEvent, status: "final" | "enteredInError"): Fact => {
    const site = session === undefined ? undefined : sites.get(session)
    return {
      id: `${source}/${id}`, subject: person, kind: kind === "invited" ? "contact" : "encounter", code: [kind === "invited" ? invitation : examination],
      ...(status === "final" ? {} : { status }),
      start: civilDate(day), ...(at.length > 10 ? { at } : {}), recorded: at, source: { id: source, key: id },
      ...(session === undefined ? {} : { links: { session, ...(site === undefined ? {} : { facility: site }) } })
    }
  }
  const examinations = new Map<string, ReadEvent>()
  for (const read of standing) {
    const { kind, person, session } = read.event
    const key = JSON.stringify([person, session])
    const known = examinations.get(key)
    if (examinedKinds.has(kind) && (known === undefined || (kind === "examined" && known.event.kind !== "examined"))) examinations.set(key, read)
  }
  const once = new Set(examinations.values())
  const isTold = ({ event: { kind } }: ReadEvent): boolean => examinedKinds.has(kind) || kind === "invited"
  return [...standing.filter((read) => once.has(read) || read.event.kind === "invited").map((read) => factOf(read, "final")), ...retracted.filter(isTold).map((read) => factOf(read, "enteredInError"))]
}

/** What says that somebody was examined, as progress reads it. */
const examinedKinds: ReadonlySet<CampaignEventKind> = new Set(["examined", "resultsPending", "resultsReady", "completed"])

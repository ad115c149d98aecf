import type { EpochDay } from "../../time/index.ts"
import type { AttendanceFinding, AttendanceState, FindingCode } from "./attendance.ts"
import type { CampaignEvent, CampaignEventKind, ReadEvent, Told } from "./events.ts"

/** What happened to somebody for one session, from the invitation on. */
export interface Round {
  readonly person: string
  /** Nothing where nobody said for which. */
  readonly session: string | undefined
  readonly state: AttendanceState
  /** The event that says so. */
  readonly since: ReadEvent
  readonly first: ReadEvent
  readonly came: boolean
  readonly checkIn: ReadEvent | undefined
  readonly examined: ReadEvent | undefined
  readonly invitedOn: readonly EpochDay[]
  /** Which event of all was the last invitation; -1 where there was none. */
  readonly lastInvitation: number
  readonly remindedOn: readonly EpochDay[]
  /** What the person was told of when and where, the last time that it is known. */
  readonly told: Told | undefined
  /** Whether somebody asked after the person did not come. */
  readonly followedUp: boolean
}

type OpenRound = { -readonly [field in keyof Round]: Round[field] } & { readonly invitedOn: EpochDay[]; readonly remindedOn: EpochDay[] }

/** The rounds of each person, the earliest first, and what is wrong with the order of the events. */
export const roundsOf = (events: readonly ReadEvent[]): { readonly byPerson: ReadonlyMap<string, readonly Round[]>; readonly findings: readonly AttendanceFinding[] } => {
  const byPerson = new Map<string, OpenRound[]>()
  const findings: AttendanceFinding[] = []
  const checkedIn = new Map<string, EpochDay>()
  events.forEach((read, index) => {
    const { event, day } = read
    const wrong = (code: FindingCode): void => void findings.push({ code, person: event.person, event: event.id })
    const rounds = byPerson.get(event.person) ?? []
    byPerson.set(event.person, rounds)
    if (event.kind === "checkedIn") {
      if (event.session === undefined && rounds.length === 0) wrong("checkedInWithoutSession")
      if (checkedIn.get(event.person) === day) wrong("checkedInTwice")
      checkedIn.set(event.person, day)
    }
    if (event.kind === "examined" && rounds.some((round) => round.examined !== undefined && round !== roundFor(rounds, event))) wrong("examinedTwice")
    const known = roundFor(rounds, event)
    const round = known ?? newRound(read)
    if (known === undefined) rounds.push(round)
    follow(round, read, wrong)
    if (event.kind === "invited") round.lastInvitation = index
  })
  return { byPerson, findings }
}

/** Whether the person was examined: recorded as such, or by results. */
export const wasExamined = ({ examined, came, state }: Round): boolean => examined !== undefined || (came && progress.indexOf(state) > progress.indexOf("examined"))

/** Of its session; without one, the last that was begun. */
const roundFor = (rounds: readonly OpenRound[], { session }: CampaignEvent): OpenRound | undefined =>
  session === undefined ? rounds.at(-1) : rounds.find((round) => round.session === session)

const newRound = (first: ReadEvent): OpenRound => ({
  person: first.event.person, session: first.event.session, state: "invited", since: first, first, came: false, checkIn: undefined, examined: undefined, invitedOn: [], lastInvitation: -1, remindedOn: [], told: undefined, followedUp: false
})

/** Whose order among themselves says how far somebody is. */
const progress: readonly CampaignEventKind[] = ["checkedIn", "attended", "examined", "resultsPending", "resultsReady", "completed"]

const follow = (round: OpenRound, read: ReadEvent, wrong: (code: FindingCode) => void): void => {
  const { event: { kind, told }, day } = read
  round.told = told ?? round.told
  const is = (state: AttendanceState): void => {
    round.state = state
    round.since = read
  }
  switch (kind) {
    case "retracted":
      break
    case "invited":
      round.invitedOn.push(day)
      if (!round.came) is("invited")
      break
    case "reminded":
      round.remindedOn.push(day)
      break
    case "followedUp":
      round.followedUp = true
      break
    case "confirmed": case "declined": case "cancelled":
      if (!round.came) is(kind)
      break
    case "didNotCome":
      if (round.came) wrong("cameAfterAll")
      else is("didNotCome")
      break
    default:
      if (!round.came && kind !== "checkedIn" && kind !== "attended") wrong("withoutCheckIn")
      if (round.examined === undefined && progress.indexOf(kind) > progress.indexOf("examined")) wrong("resultsWithoutExamination")
      // Of results the last word counts, as another test may be outstanding after the first are there.
      if (!round.came || progress.indexOf(kind) > Math.min(progress.indexOf(round.state), progress.indexOf("examined"))) is(kind)
      round.came = true
      if (kind === "checkedIn") round.checkIn ??= read
      if (kind === "examined") round.examined ??= read
  }
}

import { type Allocation, allocateSlots, type Campaign, checkAllocation, familyAims, planningAims, replan, replanningAims, type Session } from "@tramyte/core/campaign"
import { servedAtMost } from "./campaignBound.fixture.ts"
import { greedyByGroup, greedyByHousehold } from "./campaignGreedy.fixture.ts"
import { costByHighs } from "./campaignHighs.fixture.ts"
import { beside, communeCampaign, plannedAs } from "./campaignInstances.fixture.ts"
import { costOf, layersOf, overloads, passedOver } from "./campaignReading.fixture.ts"

// A commune's campaign, planned and planned anew, against an independent reading of the same campaign, HiGHS, and the greedy ways of doing it by hand.
// The campaigns are described in campaignInstances.fixture.ts.
const size = Number(process.env["PEOPLE"] ?? 20_000)
const sessions = 180
const groups = [1, 2, 3, 4, 5, 6, 7, 8]

const print = (name: string, value: number, unit: string, n: number, more: { readonly limit?: number; readonly peer?: string; readonly ratio?: number } = {}): void =>
  console.log(JSON.stringify({ name: `campaign: ${name}`, value: Number(value.toPrecision(3)), unit, n, ...more }))

/** Processor time of all threads: what else runs on the machine does not count, and what runs beside us does. */
const now = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!
const timed = <T>(rounds: number, run: () => T): { readonly result: T; readonly seconds: number } => {
  let result: T | undefined
  const seconds = median(Array.from({ length: rounds }, () => {
    globalThis.gc?.()
    const started = now()
    result = run()
    return now() - started
  }))
  return { result: result!, seconds }
}
/** Throws at once where a plan is none. */
const sound = (campaign: Campaign, allocation: Allocation): void => {
  const { wrong } = checkAllocation(campaign, allocation)
  if (wrong.length > 0) throw new Error(`the check finds ${JSON.stringify(wrong.slice(0, 5))}`)
  if (allocation.assigned.length + allocation.unserved.length !== campaign.people.length) throw new Error("somebody is lost")
}
/** People whom an independent bound would serve and the plan does not, whatever the group. */
const short = (campaign: Campaign, allocation: Allocation): number =>
  servedAtMost(campaign).reduce((sum, { priority, served }) => sum + Math.abs(served - allocation.served.find((group) => group.priority === priority)!.served), 0)
const tell = (name: string, campaign: Campaign, allocation: Allocation): void => {
  print(`${name}, overloads and people where they cannot come`, overloads(campaign, allocation.assigned), "people", campaign.people.length, { limit: 0 })
  print(`${name}, without a session`, allocation.unserved.length, "people", campaign.people.length)
}

/** Everything at once that is asked of a plan that must be the best. */
const exact = (name: string, slack: number): { readonly campaign: Campaign; readonly allocation: Allocation } => {
  const campaign = communeCampaign({ people: size, sessions, slack })
  const { result: allocation, seconds } = timed(3, () => allocateSlots(campaign))
  print(`${name}, planned with its proof`, seconds, "s", size, { limit: 2 })
  sound(campaign, allocation)
  const check = timed(3, () => checkAllocation(campaign, allocation))
  print(`${name}, checked`, check.seconds, "s", size)
  print(`${name}, aims that are not proven`, planningAims.length - check.result.proven.length, "aims", planningAims.length, { limit: 0 })
  tell(name, campaign, allocation)
  print(`${name}, people by group off the lexicographic bound`, short(campaign, allocation), "people", size, { limit: 0 })
  print(`${name}, of a higher group left out for one of a lower in a session`, passedOver(campaign, allocation.assigned), "pairs", size, { limit: 0 })
  for (const [peer, plan] of [["greedy by group", greedyByGroup], ["greedy by household", greedyByHousehold]] as const) {
    const { result, seconds: theirs } = timed(1, () => plan(campaign))
    if (overloads(campaign, result) > 0) throw new Error(`${peer} makes no plan`)
    print(`${name}, without a session by ${peer}`, size - result.length, "people", size)
    if (plan === greedyByHousehold) print(`${name}, ${peer}, of a higher group left out for one of a lower in a session`, passedOver(campaign, result), "pairs", size)
    print(`${name}, planned by ${peer}`, theirs, "s", size, { peer, ratio: Number((theirs / seconds).toPrecision(3)) })
  }
  return { campaign, allocation }
}

const commune = exact("a tenth more places than people", 0.1)
exact("as many places as people", 0)
exact("one place in a hundred missing", -0.01)

// A day is lost: at most those who had it are told another session, if nobody goes without for that.
const replanned = (name: string, isLost: (session: Session) => boolean): void => {
  const before = commune.allocation.assigned
  const changes = commune.campaign.sessions.filter(isLost).map(({ id }) => ({ kind: "sessionLost", session: id } as const))
  const { result, seconds } = timed(3, () => replan(commune.campaign, changes, commune.allocation))
  const { campaign, allocation } = result.remaining
  print(`${name}, planned again with its proof`, seconds, "s", size, { limit: 1 })
  sound(campaign, allocation)
  tell(name, campaign, allocation)
  const anew = { ...plannedAs(commune.campaign, before), sessions: campaign.sessions, aims: replanningAims }
  const { result: other, seconds: slower } = timed(1, () => allocateSlots(anew))
  print(`${name}, planned as if there were no plan before`, slower, "s", size)
  const after = new Map(allocation.assigned.map(({ id, session }) => [id, session]))
  const there = new Set(campaign.sessions.map(({ id }) => id))
  const displaced = new Set(before.filter(({ session }) => !there.has(session)).map(({ id }) => id))
  const moved = before.filter(({ id, session }) => after.get(id) !== session).length
  if (moved !== result.moves.length || moved !== other.totals.moves) throw new Error(`${moved} moved, ${result.moves.length} are told, and ${other.totals.moves} planned anew`)
  // Everyone else stays, and the displaced share what places there are.
  const stay = before.filter(({ id }) => !displaced.has(id))
  const alone = servedAtMost(beside(campaign, stay)).reduce((sum, { served }) => sum + served, 0)
  const without = campaign.people.length - stay.length - alone
  print(`${name}, would go without if nobody else moved`, without - allocation.unserved.length, "people", displaced.size)
  print(`${name}, moved`, moved, "people", displaced.size, without === allocation.unserved.length ? { limit: displaced.size } : {})
  print(`${name}, aims that are not proven`, replanningAims.length - allocation.proven.length, "aims", replanningAims.length, { limit: 0 })
}
const station = (at: number): Session => commune.campaign.sessions.filter(({ site }) => site === "station")[at]!
const point = commune.campaign.sessions.filter(({ site, villages }) => site === "point-1" && villages === undefined)[8]!
replanned("a point's day lost", ({ id }) => id === point.id)
replanned("the station's day lost early", ({ id }) => id === station(4).id)
replanned("the station's day lost late", ({ id }) => id === station(35).id)
replanned("a day lost at all sites", ({ day, organisation }) => day === station(20).day && organisation === undefined)

// Households together, and what it costs: after the urgent, as in `familyAims`, and before them.
for (const [name, aims] of [["after the urgent", familyAims], ["before the urgent", ["served", "households", ...familyAims.filter((aim) => aim !== "served" && aim !== "households")]]] as const) {
  const families = { ...commune.campaign, aims }
  const { result, seconds } = timed(1, () => allocateSlots(families))
  sound(families, result)
  const { households, together, togetherOtherwise, price } = result.households!
  print(`households together ${name}, planned`, seconds, "s", size)
  print(`households together ${name}, of those with several members who come`, 100 * together / households, "%", households)
  print(`households together ${name}, if nobody cared`, 100 * togetherOtherwise / households, "%", households)
  print(`households together ${name}, more travel`, price.travel! / size, "minutes a person", size)
}

// Rooms that cross: no plan is called best that is not proven.
const crossing = communeCampaign({ people: size, sessions, slack: 0.1, crossing: 0.1 })
const { result: several, seconds: severalSeconds } = timed(1, () => allocateSlots(crossing))
sound(crossing, several)
const crossed = "a tenth of those with a room need several that cross"
print(`${crossed}, planned`, severalSeconds, "s", size)
tell(crossed, crossing, several)
print(`${crossed}, gap of those served to what is proven`, several.served.reduce((sum, { served, atMost }) => sum + atMost - served, 0), "people", size)
print(`${crossed}, aims that are proven`, several.proven.length, "aims", planningAims.length)

// HiGHS on the same campaigns, smaller.
for (const [people, slack, share] of [[300, 0.1, 0], [300, -0.01, 0], [1000, 0, 0], [2000, 0.1, 0], [300, 0.1, 0.2], [600, 0, 0.1]] as const) {
  const campaign = communeCampaign({ people, sessions: Math.max(30, Math.round(people / 25)), slack, crossing: share })
  // Somebody goes without: of a group the more urgent come first. Where rooms cross they count in what they wait.
  const layers = slack < 0 ? layersOf(campaign, planningAims) : [...groups.map((priority) => ({ aim: "served" as const, priority })), ...planningAims.slice(1).map((aim) => ({ aim }))]
  const { result: allocation, seconds } = timed(3, () => allocateSlots(campaign))
  sound(campaign, allocation)
  const started = now()
  const theirs = await costByHighs(campaign, layers)
  const highs = now() - started
  const ours = costOf(campaign, allocation.assigned, layers)
  const name = `${people} people, ${share === 0 ? "a room each" : "rooms that cross"}, places ${slack >= 0 ? "+" : ""}${100 * slack} %`
  print(`${name}, layers in which HiGHS finds another number`, ours.filter((cost, at) => cost !== theirs[at]).length, "layers", layers.length, { ...(share === 0 ? { limit: 0 } : {}), peer: "highs" })
  if (share > 0) {
    const served = (costs: readonly number[]): number => costs.slice(0, groups.length).reduce((sum, cost) => sum + cost, 0)
    print(`${name}, without a session`, served(ours), "people", people)
    print(`${name}, without a session by HiGHS`, served(theirs), "people", people, { peer: "highs" })
    print(`${name}, without a session by what is proven`, allocation.served.reduce((sum, group) => sum + group.people - group.atMost, 0), "people", people)
  }
  print(`${name}, planned`, seconds, "s", people, { peer: "highs", ratio: Number((highs / seconds).toPrecision(3)) })
}

// A province's district at once: the same sessions with five times the places, and five communes' sessions.
for (const more of [sessions, 5 * sessions]) {
  const campaign = communeCampaign({ people: 5 * size, sessions: more, slack: 0.1 })
  const { result: allocation, seconds } = timed(1, () => allocateSlots(campaign))
  const name = `${5 * size} people, ${more} sessions`
  print(`${name}, planned with its proof`, seconds, "s", 5 * size, { limit: 30 })
  sound(campaign, allocation)
  tell(name, campaign, allocation)
  print(`${name}, people by group off the lexicographic bound`, short(campaign, allocation), "people", 5 * size, { limit: 0 })
}

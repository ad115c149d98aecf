import { assignGroups, type EpochDay, epochDay, type HealthRecord, readRecord, type RecordView, type RulesInForce } from "@tramyte/core"
import { estimateBudget, type EstimatedPerson, type Invitee, inviteesOf, type MoneyFinding, type NotInvited } from "@tramyte/core/campaign"
import { campaignMoney } from "@tramyte/pack-vn/campaign"
import type { CampaignFile } from "./campaignFile.ts"
import { groupsOf } from "./groupsOf.ts"

/** Somebody who is to be examined, with what the registers say of the time since the plan began. */
export interface Invited {
  readonly at: number
  readonly person: Invitee
  /** Came to the commune after the plan was made. */
  readonly isNew: boolean
  /** Schools and employers, by the names and ids that stand in the registers. */
  readonly belongsTo: readonly string[]
  readonly fasting: boolean
  /** Place in the order of precedence at the door. */
  readonly rank: number | undefined
  readonly estimate: EstimatedPerson | undefined
  /** First examination since the plan began, and of which kind. */
  readonly examined: { readonly day: EpochDay; readonly kind: string } | undefined
}

/** Asks people, some at a time, whether and how they are invited. */
export interface Invitation {
  readonly add: (at: number, record: HealthRecord, view: RecordView) => void
  readonly end: () => {
    readonly invited: readonly Invited[]
    readonly notInvited: readonly (NotInvited & { readonly at: number })[]
    readonly findings: readonly MoneyFinding[]
  }
}

/** People are held until so many have come, and then asked about together. */
const BATCH = 400

const yearly = "vietnam/annual-checkup"

/**
 * Invites people as on the first day of the plan (mời khám): from what the registers say today, without the examinations since that day. When something was written
 * into a register none of them says, so what was known on that day cannot be told.
 */
export const invitation = (rules: RulesInForce, { opening, needs = [], prices, items }: CampaignFile): Invitation => {
  const first = epochDay(opening.from)
  const kinds = rules.factSet({ kind: "encounter", codes: { valueSet: "vietnam/yearly-right-exams" } }).codes ?? []
  const grouping = rules.groupings.some(({ main, mode }) => main === true && mode === "first") ? undefined : "vietnam/entitlement"
  const fastingIn = new Set(needs.flatMap(({ fasting, part }) => fasting === true && part !== undefined ? [part] : []))
  const options = {
    period: { from: opening.from, until: opening.until }, protocols: [yearly], ...grouping === undefined ? {} : { grouping },
    needs: needs.map(({ fasting: _, ...need }) => need)
  }
  const itemsOf = ({ rooms = [] }: Invitee): readonly string[] => [...items?.everybody ?? [], ...rooms.flatMap((room) => items?.rooms[room] ?? [])]
  const invited: Invited[] = []
  const notInvited: (NotInvited & { readonly at: number })[] = []
  const findings: MoneyFinding[] = []
  let waiting: { readonly at: number; readonly now: RecordView; readonly before: RecordView }[] = []
  const priorities = new Map(groupsOf(rules).map(({ inGrouping, priority }) => [inGrouping, priority]))
  const flush = (): void => {
    const places = new Map(waiting.map((one) => [one.now.subject, one]))
    const { invitees: asked, ...answer } = inviteesOf(rules, waiting.map(({ before }) => before), options)
    const invitees = asked.map((person): Invitee => ({ ...person, priority: priorities.get(person.priority)! }))
    const estimate = prices === undefined ? undefined : estimateBudget(rules, invitees.map((person) => ({
      person: places.get(person.id)!.before, items: itemsOf(person), group: String(person.priority), ...person.village === undefined ? {} : { village: person.village }
    })), { money: campaignMoney, prices })
    const estimates = new Map(estimate?.people.map((one) => [one.id, one]))
    findings.push(...estimate?.findings ?? [])
    for (const one of answer.notInvited) notInvited.push({ ...one, at: places.get(one.id)!.at })
    for (const person of invitees) {
      const { at, now, before } = places.get(person.id)!
      invited.push({
        at, person, isNew: cameAfter(now, first), belongsTo: belongsTo(now, rules.day), fasting: person.part !== undefined && fastingIn.has(person.part),
        rank: assignGroups(rules, before, { grouping: "vietnam-campaign/door-precedence", reasons: false }).group?.order, estimate: estimates.get(person.id), examined: firstExamination(now, kinds, first)
      })
    }
    waiting = []
  }
  return {
    add: (at, record, view) => {
      // As if nobody had been examined since.
      const facts = record.facts.filter(({ kind, start }) => kind !== "encounter" || (start ?? "") < opening.from)
      waiting.push({ at, now: view, before: readRecord({ ...record, facts }) })
      if (waiting.length >= BATCH) flush()
    },
    end: () => {
      flush()
      return { invited: invited.toSorted((a, b) => a.at - b.at), notInvited: notInvited.toSorted((a, b) => a.at - b.at), findings }
    }
  }
}

/** Born, or surely living here only since a day after the plan's first. */
const cameAfter = ({ birth, facts }: RecordView, first: EpochDay): boolean => {
  if (birth !== undefined && birth.lo > first) return true
  const homes = (facts.get("residence") ?? []).filter(({ fact }) => fact.links?.["commune"] !== undefined)
  return homes.length > 0 && homes.every(({ startLo }) => startLo > first)
}

const belongsTo = ({ facts }: RecordView, day: EpochDay): readonly string[] => [
  ...(facts.get("education") ?? []).flatMap(({ fact, endLo }) => endLo > day ? fact.links?.["school"] ?? [] : []),
  ...(facts.get("employment") ?? []).flatMap(({ fact, endLo }) => endLo > day && typeof fact.value === "string" ? [fact.value] : [])
]

const firstExamination = ({ facts }: RecordView, kinds: readonly string[], first: EpochDay): Invited["examined"] => {
  let found: Invited["examined"]
  for (const { fact, startLo } of facts.get("encounter") ?? []) {
    const kind = fact.code?.find((code) => kinds.includes(code))
    if (kind !== undefined && startLo >= first && (found === undefined || startLo < found.day)) found = { day: startLo, kind }
  }
  return found
}

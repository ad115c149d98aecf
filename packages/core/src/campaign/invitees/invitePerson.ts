import type { RecordView } from "../../citizen/readRecord.ts"
import type { GroupAssignment } from "../../groups/assignGroups.ts"
import type { Text } from "../../language/text.ts"
import { standsFor } from "../../pack/inForce.ts"
import type { RulesInForce } from "../../pack/rulesInForce.ts"
import { contextFor } from "../../rules/answer.ts"
import type { EvaluationContext } from "../../rules/context.ts"
import type { Question } from "../../rules/question.ts"
import { civilDate, epochDay, type EpochDay } from "../../time/index.ts"
import type { Invitee, Window } from "../campaign.ts"
import { type AskedProtocol, askedProtocol, type Due } from "./dueOf.ts"
import type { InviteeOptions, NotInvited, NotInvitedReason } from "./invitees.ts"
import { type PreparedNeed, prepareNeeds } from "./needsOf.ts"
import { type AskedDue, type OpenFact, openFacts } from "./openFacts.ts"
import { asExamined, type Visit, visitOf } from "./visitOf.ts"
import { hasMovedAway, householdOf, villageOf } from "./whereTheyLive.ts"
import { inBoth, inPart } from "./windowsOf.ts"

/** What is asked about every person, made ready once. */
export interface Asking {
  readonly rules: RulesInForce
  readonly options: InviteeOptions
  readonly context: EvaluationContext
  readonly alive: Question
  readonly protocols: readonly AskedProtocol[]
  readonly needs: readonly PreparedNeed[]
  readonly from: EpochDay
  readonly until: EpochDay
}

/** Somebody who is invited, what the visit needs, and what a missing fact leaves open. */
export interface InvitedPerson {
  readonly invitee: Invitee
  readonly visit: Visit
  readonly open: readonly OpenFact[]
}

/** Makes the questions ready; the options must have been checked. */
export const prepareAsking = (rules: RulesInForce, options: InviteeOptions): Asking => {
  const context = contextFor(rules, options)
  const from = epochDay(options.period.from)
  return {
    rules,
    options,
    context,
    alive: rules.question({ op: "alive" }),
    protocols: rules.protocols.filter((protocol) => options.protocols.some((id) => standsFor(protocol, id))).map((protocol) => askedProtocol(protocol, rules)),
    needs: prepareNeeds(options.needs ?? [], rules, Math.max(from, context.on)),
    from,
    until: epochDay(options.period.until)
  }
}

/** Invites one person, or says why not. */
export const invitePerson = (asking: Asking, view: RecordView, assigned: GroupAssignment): InvitedPerson | NotInvited => {
  const { context, until } = asking
  const who = placeOf(asking, view)
  const left = (because: NotInvitedReason, more: Partial<NotInvited> = {}): NotInvited => ({ id: view.subject, because, text: texts[because], ...more, ...who })
  if (asking.alive.verdict(view, context) === "no") return left("died")
  if (view.birth !== undefined && view.birth.lo > context.on) return left("notBorn")
  if (assigned.group === undefined) return left(hasMovedAway(view, context) ? "movedAway" : "outside")

  const priority = assigned.group.order
  const needs = asking.needs.map((need) => ({ ...need, holds: need.verdict(view, context) })).filter(({ holds }) => holds !== "no")
  const excluding = needs.filter(({ need, holds }) => need.exclude === true && holds === "yes")
  if (excluding.length > 0) return left("excluded", { needs: namesOf(excluding), priority })
  const dues = asking.protocols.flatMap((asked): readonly AskedDue[] => {
    const due = asked.due(view, context)
    return due === undefined ? [] : [{ ...due, asked }]
  })
  if (dues.length === 0) return left("noRight", { priority })
  const open = dues.filter(({ opensOn = Infinity }) => opensOn < until)
  if (open.length === 0) {
    const { lastDone, opensOn } = earliest(dues)
    return left("examined", { ...(lastDone === undefined ? {} : { lastDone }), ...(opensOn === undefined ? {} : { dueFrom: civilDate(opensOn) }), priority })
  }
  const needed = asExamined(needs.filter(({ need }) => need.exclude !== true))
  const sure = needed.filter(({ holds }) => holds === "yes")
  const opensOn = earliest(open).opensOn!
  // What nobody is sure of binds nobody to a day: it may be the only one on which the person cannot come.
  const when = whenToCome(opensOn, sure, asking)
  if (when === undefined) return left("noDay", { needs: namesOf(sure.filter(({ need }) => need.part !== undefined || need.windows !== undefined)), priority })
  const urgency = Math.max(...open.map((due) => due.urgency))
  const visit = visitOf(needed)
  const { rooms } = visit
  const invitee: Invitee = { id: view.subject, priority, ...(urgency === 0 ? {} : { urgency }), ...who, ...(rooms.length === 0 ? {} : { rooms }), ...when }
  const mayHaveNoDay = whenToCome(opensOn, needed, asking) === undefined
  return { invitee, visit, open: openFacts({ asking, view, assigned, dues: open, needs, mayHaveNoDay, village: who.village }) }
}

const placeOf = ({ context, options }: Asking, view: RecordView): Pick<Invitee, "village" | "household"> => {
  const village = options.villageOf === undefined ? villageOf(view, context) : options.villageOf(view.subject)
  const household = options.householdOf === undefined ? householdOf(view, context) : options.householdOf(view.subject)
  return { ...(village === undefined ? {} : { village }), ...(household === undefined ? {} : { household }) }
}

const namesOf = (needs: readonly PreparedNeed[]): readonly string[] => [...new Set(needs.map(({ name }) => name))]

/** The one that opens first; what never opens again comes last. */
const earliest = (dues: readonly Due[]): Due => dues.reduce((first, due) => (due.opensOn ?? Infinity) < (first.opensOn ?? Infinity) ? due : first)

/** The days and the part of the day in which all that the person needs can be had; nothing where there are none. */
const whenToCome = (opensOn: EpochDay, needed: readonly PreparedNeed[], { options: { period }, from }: Asking): Pick<Invitee, "windows" | "part"> | undefined => {
  const parts = [...new Set(needed.flatMap(({ need }) => need.part ?? []))]
  const lists = needed.flatMap(({ need }) => need.windows === undefined ? [] : [need.windows])
  if (parts.length > 1) return undefined
  const [part] = parts
  const days = opensOn > from || lists.length > 0
  const first: readonly Window[] = [{ from: opensOn > from ? civilDate(opensOn) : period.from, until: period.until }]
  const windows = inPart(lists.reduce(inBoth, first), part)
  if (windows.length === 0) return undefined
  return { ...(days ? { windows } : {}), ...(part === undefined ? {} : { part }) }
}

const texts: Readonly<Record<NotInvitedReason, Text>> = {
  died: { vi: "Đã mất.", en: "Died." },
  notBorn: { vi: "Ngày sinh ghi sau ngày xét: chưa sinh, hoặc ghi sai ngày sinh.", en: "Born after the day that is asked about, or the date is wrong." },
  movedAway: { vi: "Đã chuyển đi nơi khác.", en: "Moved away." },
  outside: { vi: "Không thuộc phạm vi của kế hoạch.", en: "Not one of those for whom the plan is." },
  noRight: { vi: "Không thuộc diện của loại khám này.", en: "This examination is not for this person." },
  examined: { vi: "Đã được khám, chưa đến kỳ khám tiếp theo.", en: "Examined already; the next examination is not due in the campaign." },
  excluded: { vi: "Không mời trong đợt khám này theo quy định của trạm.", en: "Not invited to this campaign, as the station laid down." },
  noDay: { vi: "Không có buổi nào đáp ứng đủ các điều kiện khám của người này.", en: "There is no day and part of it that fits all that this person needs." }
}

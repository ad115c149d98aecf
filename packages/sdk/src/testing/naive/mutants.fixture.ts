import { dayOf, partsOf, plus } from "../pack/naiveCalendar.ts"
import { beyond, exactly, millisecondsOfDay } from "./bounds.ts"
import { type Meaning, meaningWith } from "./meaning.ts"

/** A wrong reading of the language, small enough that somebody could have written it. */
export interface Mutant {
  readonly name: string
  readonly meaning: Meaning
}

const mutant = (name: string, change: (plain: Meaning) => Partial<Meaning>): Mutant => ({ name, meaning: meaningWith(change) })

/** Wrong readings of questions. */
export const mutants: readonly Mutant[] = [
  // Time
  mutant("the last day of a fact is the day on which it no longer holds", (plain) => ({ lastDay: (fact, isEvent) => {
    const last = plain.lastDay(fact, isEvent)
    return last === undefined || isEvent ? last : { lo: last.lo >= beyond ? last.lo : last.lo + 1, hi: last.hi >= beyond ? last.hi : last.hi + 1 }
  } })),
  mutant("an unknown end is taken for ongoing", (plain) => ({ lastDay: (fact, isEvent) => fact.fact.end === "unknown" ? exactly(beyond) : plain.lastDay(fact, isEvent) })),
  mutant("what is ongoing ends on the day of the question at the latest", (plain) => ({ lastDay: (fact, isEvent) => fact.fact.end === "ongoing" ? exactly(20_649) : plain.lastDay(fact, isEvent) })),
  mutant("an event of a pack's kind is taken for a state", (plain) => ({ lastDay: (fact) => plain.lastDay(fact, false) })),
  mutant("a start that is known by its month is the first of it", (plain) => ({ firstDay: (fact) => exactly(plain.firstDay(fact).lo) })),
  mutant("instants are compared by days", (plain) => ({ instant: (text, offset) => Math.floor(plain.instant(text, offset) / millisecondsOfDay) * millisecondsOfDay })),
  mutant("instants are compared by UTC", (plain) => ({ instant: (text) => plain.instant(text, 0) })),
  mutant("the offset that is asked for is not looked at", (plain) => ({ instant: (text) => plain.instant(text, undefined) })),
  mutant("a day without an instant is its first instant", (plain) => ({ ofPerson: (days, grain) => grain === "day" ? days : { lo: plain.ofPerson(days, grain).lo, hi: plain.ofPerson({ lo: days.hi, hi: days.hi }, grain).lo } })),
  mutant("a day of the question is its last instant", (plain) => ({ ofQuestion: (day, grain) => grain === "day" ? plain.ofQuestion(day, grain) : exactly((day + 1) * millisecondsOfDay - 1) })),
  mutant("who has no death on record has an unknown one", () => ({ noDeath: undefined })),
  mutant("an age is told even of what has not come about", () => ({ isNever: () => false })),
  mutant("months that lack the day roll over into the next", () => ({ shift: (day, by, sign) => plus(day, by, "firstOfNext", sign) })),
  mutant("a month is thirty days", (plain) => ({ shift: (day, { days = 0, months = 0, ...by }, sign) => plain.shift(day, { ...by, days: days + months * 30 }, sign) })),
  mutant("a quarter begins every four months", () => ({ floor: (day, to) => {
    const { month, year } = partsOf(day)
    return dayOf(year, to === "year" ? 1 : to === "quarter" ? Math.floor((month - 1) / 4) * 4 + 1 : month, 1)
  } })),
  mutant("after belongs to the window", () => ({ after: (at) => at })),
  mutant("through does not belong to the window", () => ({ through: (at) => at })),
  mutant("until belongs to the window", (plain) => ({ liesIn: (time, { from, until }) => plain.liesIn(time, { from, until: until && { lo: until.lo + 1, hi: until.hi + 1 } }) })),
  mutant("an edge that is not known is not there", (plain) => ({ liesIn: (time, { from, until }) =>
    plain.liesIn(time, { from: from?.lo === -Infinity ? undefined : from, until: until?.hi === Infinity ? undefined : until }) })),
  mutant("in an empty window lies what begins on its edge", (plain) => ({ liesIn: (time, edges) =>
    edges.from !== undefined && edges.until !== undefined && edges.until.lo === edges.from.hi ? plain.liesIn(time, { from: edges.from, until: { lo: edges.until.lo + 1, hi: edges.until.hi + 1 } }) : plain.liesIn(time, edges) })),
  mutant("what begins in the window alone overlaps it", (plain) => ({ meets: (first, _last, edges) => plain.liesIn(first, edges) })),
  mutant("what overlaps possibly does so surely", (plain) => ({ meets: (first, last, edges) => plain.meets(first, last, edges) === "out" ? "out" : "sure" })),
  mutant("what holds on a day began before it", (plain) => ({ holdsOn: (first, last, day) => plain.holdsOn({ lo: first.lo + 1, hi: first.hi + 1 }, last, day) })),
  mutant("with no time asked for, what lies ahead counts too", () => ({ begun: () => "sure" })),
  mutant("who is born on 29 February is a year older on 28 February", () => ({ reached: (begun, span) => Math.abs(begun) >= beyond ? begun : plus(begun, span, "lastOfMonth") })),
  mutant("completed units are rounded", (plain) => ({ completed: (from, until, unit) => unit !== "weeks" || Math.abs(from) >= beyond || Math.abs(until) >= beyond ? plain.completed(from, until, unit) : Math.round((until - from) / 7) })),
  mutant("a month is completed on its last day", (plain) => ({ completed: (from, until, unit) => plain.completed(from, unit === "months" && Math.abs(until) < beyond ? until + 1 : until, unit) })),
  mutant("times backwards are not negative", (plain) => ({ completed: (from, until, unit) => Math.abs(plain.completed(from, until, unit)) })),
  // Facts
  mutant("the status is not looked at", () => ({ status: () => "sure" })),
  mutant("a preliminary fact surely fits", (plain) => ({ status: (given, wanted) => given === "preliminary" ? "sure" : plain.status(given, wanted) })),
  mutant("a preliminary fact does not fit", (plain) => ({ status: (given, wanted) => given === "preliminary" && !wanted.includes(given) ? "out" : plain.status(given, wanted) })),
  mutant("a fact without a code does not fit", (plain) => ({ codes: (given, wanted) => given === undefined || given.length === 0 ? "out" : plain.codes(given, wanted) })),
  mutant("all codes must be among those asked for", (plain) => ({ codes: (given = [], wanted) => given.length === 0 ? plain.codes(given, wanted) : given.every((code) => wanted.includes(code)) ? "sure" : "out" })),
  mutant("a fact without the link does not fit", (plain) => ({ link: (given, wanted) => typeof given === "string" ? plain.link(given, wanted) : "out" })),
  mutant("a number as a result is no answer to a code", (plain) => ({ valueCodes: (fact, wanted) => typeof fact.value === "number" && (fact.valueCode ?? []).length === 0 ? "possible" : plain.valueCodes(fact, wanted) })),
  mutant("an absent qualifier is out", (plain) => ({ qualifier: (given, codes, wanted) => plain.qualifier(given, codes, wanted, "out") })),
  mutant("none of these is taken for some of these", (plain) => ({ qualifier: (given, codes, _wanted, absent) => plain.qualifier(given, codes, "some", absent) })),
  mutant("an empty list of codes is there", (plain) => ({ has: (fact, part) => part === "qualifiers.class" ? fact.qualifiers?.["class"] !== undefined : plain.has(fact, part) })),
  mutant("all that is not on record is known not to be", () => ({ isComplete: () => true })),
  mutant("a list is complete for ever", (plain) => ({ isComplete: (listed) => plain.isComplete({ ...listed, ...(listed.day === undefined ? {} : { day: 100_000 }) }) })),
  mutant("a list counts as complete on its day alone", (plain) => ({ isComplete: (listed) => plain.isComplete({ ...listed, freshness: 0 }) })),
  mutant("who has it now tells of before", (plain) => ({ isComplete: (listed) => plain.isComplete({ ...listed, current: false }) })),
  mutant("a list must reach the end of a window that lies ahead", (plain) => ({ isComplete: (listed) => plain.isComplete({ ...listed, on: Math.max(listed.on, (listed.until ?? listed.on) - 1) }) })),
  mutant("what is known of single codes is overlooked", (plain) => ({ isComplete: (listed) => plain.isComplete({ ...listed, codeDays: [] }) })),
  mutant("one code that is known completely is enough", (plain) => ({ isComplete: (listed) => plain.isComplete(listed) || listed.codeDays.some((day) => plain.isComplete({ ...listed, codeDays: [day] })) })),
  mutant("where codes are asked for, what is known of the kind does not count", (plain) => ({ isComplete: (listed) => plain.isComplete(listed.codeDays.length === 0 ? listed : { ...listed, day: undefined }) })),
  mutant("lists of codes tell of before, though they say who has it now", (plain) => ({ isComplete: (listed) => plain.isComplete({ ...listed, current: listed.current && listed.codeDays.length === 0 }) })),
  mutant("one complete kind of several is enough", (plain) => ({ anyOf: (sets) => ({ ...plain.anyOf(sets), complete: sets.some(({ complete }) => complete) }) })),
  mutant("a fact in two sets counts twice", () => ({ anyOf: (sets) => ({ members: sets.flatMap(({ members }) => members), complete: sets.every(({ complete }) => complete) }) })),
  mutant("except removes what may belong", (plain) => ({ except: (inOther) => inOther === "possible" ? "out" : plain.except(inOther) })),
  mutant("except leaves what may belong as it was", (plain) => ({ except: (inOther) => inOther === "possible" ? "sure" : plain.except(inOther) })),
  mutant("where unknown is out", (plain) => ({ where: (verdict) => verdict === "unknown" ? "out" : plain.where(verdict) })),
  mutant("a reference to what is not on record refers to nothing", (plain) => ({ referred: (id, found) => found === undefined ? { members: [], complete: true } : plain.referred(id, found) })),
  mutant("first is taken for last", (plain) => ({ pick: (ranked, complete, sign) => plain.pick(ranked, complete, sign === 1 ? -1 : 1) })),
  mutant("ties go by the order of loading", (plain) => ({ inTime: (a, b) => Number(b.fact.id.slice(1)) - Number(a.fact.id.slice(1)) || plain.inTime(a, b) })),
  mutant("ties do not go by instants", (plain) => ({ inTime: (a, b) => plain.inTime({ ...a, fact: { ...a.fact, at: "2026-01-01T00:00:00Z" } }, { ...b, fact: { ...b.fact, at: "2026-01-01T00:00:00Z" } }) })),
  mutant("what is recorded on a day alone was recorded at its end", (plain) => ({ recordedAt: (fact) => plain.recordedAt(fact) + (fact.recorded.length > 10 ? 0 : millisecondsOfDay - 1) })),
  mutant("a fact that only may belong is passed over", (plain) => ({ pick: (ranked, complete, sign) => plain.pick(ranked.some(({ fit }) => fit === "sure") ? ranked.filter(({ fit }) => fit === "sure") : ranked, complete, sign) })),
  mutant("the first or last is sure of an incomplete kind", (plain) => ({ pick: (ranked, complete, sign) => ({ ...plain.pick(ranked, true, sign), complete }) })),
  // Numbers
  mutant("units are not looked at", (plain) => ({ read: (fact, { unit: _, convert: _convert, ...reading }) => plain.read(fact, reading) })),
  mutant("units are not converted", (plain) => ({ read: (fact, reading) => reading.unit === undefined || fact.unit === reading.unit ? plain.read(fact, reading) : undefined })),
  mutant("a number in a text counts", (plain) => ({ read: (fact, reading) => plain.read(typeof fact.value === "string" && Number.isFinite(Number(fact.value)) ? { ...fact, value: Number(fact.value) } : fact, reading) })),
  mutant("a component is taken for the value", (plain) => ({ read: (fact, { component: _, ...reading }) => plain.read(fact, reading) })),
  mutant("what may belong is counted", (plain) => ({ count: (sure, possible, complete) => plain.count(sure + possible, 0, complete) })),
  mutant("what may belong is not counted", (plain) => ({ count: (sure, _possible, complete) => plain.count(sure, 0, complete) })),
  mutant("incompleteness does not matter to a count", (plain) => ({ count: (sure, possible) => plain.count(sure, possible, true) })),
  mutant("facts on one day count for one each", () => ({ distinctDays: (days, complete) => ({ lo: days.filter(({ sure }) => sure).length, hi: complete ? days.length : Infinity }) })),
  mutant("least is taken for greatest", (plain) => ({ min: plain.max })),
  mutant("the least of what is seen is the least", (plain) => ({ min: (numbers) => plain.min(numbers, true) })),
  mutant("the greatest leaves out what may belong", (plain) => ({ max: (numbers, complete) => plain.max(numbers.filter(({ sure }) => sure), complete) })),
  mutant("a sum leaves out what has no number", (plain) => ({ sum: (numbers, complete) => plain.sum(numbers.filter(({ number }) => number !== undefined), complete) })),
  mutant("a sum of nothing is nothing", (plain) => ({ sum: (numbers, complete) => numbers.length === 0 && complete ? exactly(0) : plain.sum(numbers, complete) })),
  mutant("a sum of an incomplete kind is told", (plain) => ({ sum: (numbers) => plain.sum(numbers, true) })),
  mutant("a mean is taken of the days", (plain) => ({ mean: (numbers, complete) => plain.sum(numbers, complete) })),
  mutant("at least is more than", (plain) => ({ atLeast: plain.above })),
  mutant("more than is at least", (plain) => ({ above: plain.atLeast })),
  mutant("at most is less than", (plain) => ({ atMost: plain.below })),
  mutant("less than is at most", (plain) => ({ below: plain.atMost })),
  mutant("bounds are compared in the middle", (plain) => ({ atLeast: (number, bound) => Number.isFinite(number.lo + number.hi + bound.lo + bound.hi) ? (number.lo + number.hi >= bound.lo + bound.hi ? "yes" : "no") : plain.atLeast(number, bound) })),
  mutant("taking away keeps the order of bounds", () => ({ minus: (a, b) => ({ lo: a.lo - b.lo, hi: a.hi - b.hi }) })),
  mutant("all is unknown as soon as a part is", (plain) => ({ all: (parts) => parts.includes("unknown") ? "unknown" : plain.all(parts) })),
  mutant("any takes unknown for no", (plain) => ({ any: (parts) => plain.any(parts.map((part) => part === "unknown" ? "no" : part)) })),
  mutant("not unknown is yes", (plain) => ({ not: (part) => part === "unknown" ? "yes" : plain.not(part) }))
]

/** Wrong readings of indicators. */
export const indicatorMutants: readonly Mutant[] = [
  mutant("the numerator is asked of the excluded", (plain) => ({ standing: (said) => {
    const { populations, ...rest } = plain.standing(said)
    return { ...rest, populations: { ...populations, numerator: plain.all([said.initial, said.denominator, said.numerator]) } }
  } })),
  mutant("the numerator is asked of everybody", (plain) => ({ standing: (said) => {
    const { populations, ...rest } = plain.standing(said)
    return { ...rest, populations: { ...populations, numerator: said.numerator } }
  } })),
  mutant("who is in the numerator can be excepted", (plain) => ({ standing: (said) => {
    const { populations, ...rest } = plain.standing(said)
    return { ...rest, populations: { ...populations, exception: plain.all([said.initial, said.denominator, plain.not(said.exclusion), said.exception]) } }
  } })),
  mutant("the excepted are scored", (plain) => ({ standing: (said) => ({ ...plain.standing(said), scored: plain.all([said.initial, said.denominator, plain.not(said.exclusion)]) }) })),
  mutant("the excluded are scored", (plain) => ({ standing: (said) => ({ ...plain.standing(said), scored: plain.all([said.initial, said.denominator]) }) })),
  mutant("an unknown exclusion is none", (plain) => ({ standing: (said) => plain.standing({ ...said, exclusion: said.exclusion === "unknown" ? "no" : said.exclusion }) })),
  mutant("an unknown numerator is no", (plain) => ({ standing: (said) => plain.standing({ ...said, numerator: said.numerator === "unknown" ? "no" : said.numerator }) })),
  mutant("an unknown denominator is no", (plain) => ({ standing: (said) => plain.standing({ ...said, denominator: said.denominator === "unknown" ? "no" : said.denominator }) })),
  mutant("the initial population is everybody", (plain) => ({ standing: (said) => plain.standing({ ...said, initial: "yes" }) })),
  mutant("an event that may belong surely does", (plain) => ({ standing: (said) => plain.standing({ ...said, initial: said.initial === "unknown" ? "yes" : said.initial }) }))
]

import { type KpiReport, type Predicate, readRecord, type RulesInForce } from "@tramyte/core"
import { type Access, askedPredicate, checkKpiQuery, checkListQuery, type KpiQuery, type ListQuery, type PeopleList, questionError } from "@tramyte/sdk"
import type { SqlDriver } from "../driver.ts"
import { rows, type Steps } from "../steps.ts"
import type { Terms } from "../terms.ts"
import { brokenIn, countFromResults, type KeptMember, membersFromResults } from "./answerFromResults.ts"
import { askList, askRecords } from "./askList.ts"
import { isPart, linesByCore, linesBySql, peopleOf, planOf, sheetOf } from "./findLines.ts"
import { sqlIn } from "./questionTables.ts"
import { findSet, refreshSet } from "./refreshSet.ts"
import { resultKey, type ResultQuestion } from "./resultKey.ts"
import { type AskedOf, findResults, keepResults, type ResultChange, type ResultSet } from "./resultSets.ts"
import { subjectSource } from "./subjectSource.ts"

/** How questions are asked of a store. */
export interface QuestionSettings {
  /**
   * Up to so many subjects are looked at one by one, in their records; more are asked about in SQL. Default: 60,000, all of a commune:
   * to make question tables takes longer than to count what they hold.
   */
  readonly oneByOne?: number
}

/** Indicators and lists of a store, over what a context reaches. */
export interface StoreQuestions {
  readonly kpi: (access: Access, rules: RulesInForce, query: KpiQuery) => Promise<readonly KpiReport[]>
  readonly list: (access: Access, rules: RulesInForce, question: Predicate | string, query?: ListQuery) => Promise<PeopleList>
}

/**
 * Answers indicators and lists from tables that are kept in the same database and brought up to date by the question.
 *
 * Of each question about indicators (law, period, breakdown, day of knowledge) it is kept what is counted of each subject, and how
 * many stand in each cell. Whoever was touched since is looked at anew, and the cells change by as much. Work is done on a state
 * that is read, and only its outcome is written, so that writers wait for no question.
 */
export const storeQuestions = (driver: SqlDriver, terms: Terms, { oneByOne = 60_000 }: QuestionSettings = {}): StoreQuestions => {
  const { dialect } = driver
  const source = subjectSource(dialect, terms)
  const running = new Map<string, Promise<unknown>>()

  /** One after the other of the same kind: the second finds what the first made. */
  const inTurn = async <A>(name: string, act: () => Promise<A>): Promise<A> => {
    const before = running.get(name)
    const mine = (async () => {
      await before?.catch(() => undefined)
      return act()
    })()
    running.set(name, mine)
    try {
      return await mine
    } finally {
      if (running.get(name) === mine) running.delete(name)
    }
  }

  const bringUpToDate = (knownAt: string | undefined): Promise<void> => inTurn(`set ${knownAt ?? ""}`, async () => {
    while (await driver.write(() => refreshSet(dialect, source, knownAt)));
  })

  const kpi: StoreQuestions["kpi"] = async ({ commune, villages }, rules, { by = [], estimates, indicators, knownAt, people = false, period, utcOffset }) => {
    const question: ResultQuestion = { rules, period, by, knownAt, utcOffset }
    const more = { people, ...(estimates === undefined ? {} : { estimates }) }
    const ids = sheetOf(question, indicators, more).running.map(({ frame: { indicator } }) => indicator.id)
    const asked: AskedOf = { question: resultKey(question), commune }
    let begun: number | undefined

    function* next(): Steps<Outcome> {
      const seq = yield* source.seq()
      begun ??= seq
      const kept = yield* findResults(asked)
      const used = kept.filter((set) => set.indicators.some((id) => ids.includes(id)))
      const missing = ids.filter((id) => !used.some((set) => set.indicators.includes(id)))
      if (missing.length === 0 && used.length > 0 && used[0]!.seq >= begun && used.every((set) => set.seq === used[0]!.seq)) return { reports: yield* answer(used) }
      const changes: ResultChange[] = []
      for (const set of [...used, ...(missing.length === 0 ? [] : [{ indicators: missing, seq: 0 }])]) {
        if (set.seq === seq && "n" in set) continue
        const change = yield* changeOf(set, seq)
        if (change === undefined) return { behind: true }
        changes.push(change)
      }
      return { changes }
    }

    function* answer(used: readonly ResultSet[]): Steps<readonly KpiReport[]> {
      const sheet = sheetOf(question, indicators, more)
      const broken = yield* brokenIn(dialect, used, villages)
      if (broken !== undefined) for (const { record } of (yield* source.read([broken], knownAt)).standing) readRecord(record, knownAt === undefined ? {} : { knownAt })
      const reports = yield* countFromResults(dialect, sheet, used, villages)
      if (!people) return reports
      const kept = yield* membersFromResults(dialect, sheet, used, villages)
      const order = yield* orderOfEvents(kept.flatMap(({ loose, n }) => loose ? [n] : []))
      const found = reports.map((): KpiMemberAt[1][] => [])
      for (const { loose, members, n } of kept) {
        const placeOf = ([at, { fact }]: KpiMemberAt): number => order.get(`${n} ${at} ${fact}`) ?? 0
        for (const [at, member] of loose ? members.toSorted((a, b) => a[0] - b[0] || placeOf(a) - placeOf(b)) : members) found[at]!.push(member)
      }
      return reports.map((report, at) => ({ ...report, people: found[at]! }))
    }

    /** The place of each event among those of its person, as the core has them: the database told them in no order. */
    function* orderOfEvents(ns: readonly number[]): Steps<ReadonlyMap<string, number>> {
      const order = new Map<string, number>()
      const sheet = sheetOf(question, indicators, more)
      for (let from = 0; from < ns.length; from += pageSize) {
        for (const { n, record } of (yield* source.read(ns.slice(from, from + pageSize), knownAt)).standing) {
          if ("person" in record) sheet.lineOf(record, "person").counted.forEach((some, at) => some.forEach(({ fact }, place) => void order.set(`${n} ${at} ${fact?.fact.id}`, place)))
        }
      }
      return order
    }

    /** What results lack to be right: of few subjects one by one, else all anew from the question tables; nothing, if these are behind. */
    function* changeOf(set: Omit<ResultSet, "n"> & { readonly n?: number }, seq: number): Steps<ResultChange | undefined> {
      const sheet = sheetOf(question, set.indicators)
      const touched = yield* source.touchedAfter({ seq: set.seq, n: set.seq === 0 ? 0 : Number.MAX_SAFE_INTEGER }, oneByOne + 1)
      if (touched.length <= oneByOne) return { asked, set, seq, lines: yield* linesByCore(source, sheet, commune, touched.map(({ n }) => n), knownAt) }
      const state = yield* findSet(knownAt)
      if (state === undefined || !state.whole || state.at.seq < begun!) return undefined
      const part = yield* isPart(state.set, commune)
      const plan = planOf(dialect, question, set.indicators, part ? peopleOf(commune, undefined, dialect.questions) : undefined)
      const anew = {
        asked, set: { indicators: set.indicators, seq: state.at.seq }, seq: state.at.seq, ...(set.n === undefined ? {} : { before: { ...set, n: set.n } })
      }
      if (plan !== undefined) return { ...anew, lines: yield* linesBySql(state.set, sheet, commune, plan) }
      const all = yield* rows(sqlIn(state.set, "SELECT DISTINCT person FROM q_place WHERE commune = ?"), commune)
      return { ...anew, lines: yield* linesByCore(source, sheet, commune, all.map(([n]) => Number(n)), knownAt) }
    }

    return inTurn(`kpi ${commune} ${asked.question}`, async () => {
      for (;;) {
        const found = await driver.read(next)
        if ("reports" in found) return found.reports
        if ("behind" in found) await bringUpToDate(knownAt)
        else for (const change of found.changes) await driver.write(() => keepResults(dialect, change))
      }
    })
  }

  /** Which states a list was asked of while their tables were far behind. */
  const behind = new Set<string | undefined>()

  const list: StoreQuestions["list"] = async (reach, rules, question, query = {}) => {
    const asked = { rules, question, query }
    let begun: number | undefined
    function* next(): Steps<PeopleList | undefined> {
      begun ??= yield* source.seq()
      const state = yield* findSet(query.knownAt)
      if (state?.whole === true && state.at.seq >= begun) return yield* askList(dialect, source, state.set, reach, asked)
      const touched = yield* source.touchedAfter(state?.at ?? { seq: 0, n: 0 }, farBehind)
      if (touched.length < farBehind || behind.has(query.knownAt)) return undefined
      // To make the tables takes some times as long as to look at each record once: that is worth it for who asks again.
      behind.add(query.knownAt)
      return yield* askRecords(source, reach, asked)
    }
    for (;;) {
      const found = await driver.read(next)
      if (found !== undefined) return found
      await bringUpToDate(query.knownAt)
      behind.delete(query.knownAt)
    }
  }
  return {
    kpi: (access, rules, query) => explained(async () => {
      checkKpiQuery(query)
      return kpi(access, rules, query)
    }),
    list: (access, rules, question, query) => explained(async () => {
      checkListQuery(query)
      return list(access, rules, askedPredicate(rules, question), query)
    })
  }
}

/** What is wrong with the question, or with a record that it reaches, as a store says it. */
const explained = async <A>(answer: () => Promise<A>): Promise<A> => {
  try {
    return await answer()
  } catch (error) {
    throw questionError(error)
  }
}

const pageSize = 1000
/** Of how many subjects tables are made while somebody waits for a list. */
const farBehind = 5000

type KpiMemberAt = KeptMember["members"][number]

type Outcome = { readonly reports: readonly KpiReport[] } | { readonly changes: readonly ResultChange[] } | { readonly behind: true }

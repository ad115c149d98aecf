import { calendarYear, type CivilDate, epochDay, type HealthRecord, type RecordView, type RulesInForce } from "@tramyte/core"
import { contextOn } from "@tramyte/core/engine"
import { assessGrowth, type GrowthAssessment } from "@tramyte/core/growth"
import { rule } from "@tramyte/core/pack"
import { growthStandards } from "@tramyte/who-growth"
import { sourceTexts } from "../sourceTexts.ts"
import { chartedChild } from "./chartedChild.ts"
import { childToFollow, weighedBy } from "./childToFollow.ts"
import { examplesOf } from "./examplesOf.ts"
import type { ChartedChild, ChildToFollow, GrowthYear } from "./growthYear.ts"
import { surveyOfYear } from "./surveyOfYear.ts"

/** Follows how children grow while people come one by one. */
export interface GrowthPlanner {
  /** `at` is the place of the person in the report. */
  readonly add: (at: number, record: HealthRecord, view: RecordView) => void
  /** `weighOn` is the station's next weighing day, `villageOf` says where each person of the report lives. */
  readonly end: (weighOn: CivilDate, villageOf: (at: number) => number) => GrowthYear
}

/** Growth is followed until 19 years; the year of birth alone tells who may be younger. */
const GROWS = 19

/** Whether somebody may still be growing. */
export const mayGrow = ({ person: { birthDate } }: HealthRecord, on: CivilDate): boolean => birthDate !== undefined && Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4)) <= GROWS

/** Follows the growth of every child who lives here. */
export const planGrowth = (rules: RulesInForce): GrowthPlanner => {
  const resident = rules.question(rule("vietnam-growth/resident"))
  const context = contextOn(rules.day)
  const since = calendarYear(rules.on).from
  const survey = surveyOfYear(epochDay(since))
  const children: ChildToFollow[] = []
  const charted: ChartedChild[] = []
  const examples = examplesOf()
  const setAside = new Map<string, GrowthYear["setAside"][number]>()
  const spoke = { status: "verified" as GrowthYear["status"], refs: new Set<string>() }
  let vitaminA: GrowthYear["vitaminA"]
  return {
    add: (at, record, view) => {
      if (!mayGrow(record, rules.on) || resident.verdict(view, context) === "no") return
      const assessment = assessGrowth(rules, view, { standards: growthStandards })
      survey.add(at, assessment)
      for (const { code, measure } of assessment.setAside) if (code !== "repeated") setAside.set(`${code} ${measure}`, { code, measure, count: (setAside.get(`${code} ${measure}`)?.count ?? 0) + 1 })
      if (view.birth === undefined || view.death !== undefined) return
      note(spoke, assessment)
      const child = childToFollow(at, assessment, rules.day - view.birth.lo, rules.day)
      const round = assessment.supplements.find(({ next }) => next !== undefined)?.next?.round
      if (round !== undefined && (vitaminA === undefined || round.from < vitaminA.from)) vitaminA = round
      if (child.marks !== "" || child.weighing !== undefined) children.push(child)
      const line = /[rf]/.test(child.marks) || examples.wants(child, assessment) ? chartedChild(at, assessment, view) : undefined
      if (line === undefined) return
      examples.consider(child, assessment, line)
      if (/[rf]/.test(child.marks)) charted.push(line)
    },
    end: (weighOn, villageOf) => {
      const chosen = examples.end()
      const all = [...new Map([...charted, ...chosen.map(({ line }) => line)].map((line) => [line.at, line])).values()].toSorted((a, b) => a.at - b.at)
      const items = rules.growth.filter(({ id }) => spoke.refs.has(id))
      return {
        since, weighOn, vitaminA, charted: all,
        status: items.some(({ status }) => status === "unverified") ? "unverified" : items.some(({ status }) => status === "secondary") ? "secondary" : "verified",
        sources: [...new Set(items.flatMap((item) => sourceTexts(item, rules)))],
        surveys: survey.end(villageOf),
        children: children.map((child) => weighedBy(child, weighOn)).filter(({ marks }) => marks !== ""),
        examples: chosen.map(({ about, line }) => ({ about, place: all.findIndex(({ at }) => at === line.at) })),
        setAside: [...setAside.values()].toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
      }
    }
  }
}

/** The items of packs that said something about somebody. */
const note = ({ refs }: { readonly refs: Set<string> }, { classes, milestones, nextWeighing, signs, supplements }: GrowthAssessment): void => {
  for (const { rule: id } of [...classes, ...signs, ...supplements, ...(nextWeighing === undefined ? [] : [nextWeighing]), ...(milestones === undefined ? [] : [milestones])]) refs.add(id)
}

import type { Citation, CivilDate, Group, Pack, Predicate, RuleStatus, Text } from "@tramyte/core"
import { alive, all, any, birth, cite, date, distinctDays, facts, ageIn, isWithin, on, startOf, text, valueSet, weeks } from "@tramyte/core/pack"

/** Who is spared in an activity (được miễn): whoever surely had this; nobody is spared for what is not on record. */
export interface Spared {
  /** So many doses on different days; those before an age in months do not count. */
  readonly doses?: { readonly count: number; readonly fromMonths?: number; readonly judged?: boolean }
  /** Any dose in so many weeks before the day. */
  readonly doseInWeeks?: number
}

/** The decision behind an activity, and what it says. All figures are the decision's: this library invents none. */
export interface ActivityPlan {
  /** The id of the pack that it becomes: lower-case words with hyphens. */
  readonly id: string
  readonly label: Text
  readonly decision: Citation
  /** How far the decision was checked. */
  readonly status: RuleStatus
  readonly from: CivilDate
  /** The first day after it. */
  readonly until: CivilDate
  /** Born from a day on and before another. */
  readonly born: { readonly from: CivilDate; readonly until: CivilDate }
  /** Communes by their codes, or villages by their ids; who lives there, permanently or not. */
  readonly area: { readonly communes: readonly string[] } | { readonly villages: readonly string[] }
  readonly spared: Spared
}

/** Against what an activity is: the antigen of the schedule, and the codes of the vaccines that have it. */
export interface ActivityVaccines {
  readonly antigen: string
  /** The id of a value set. */
  readonly valueSet: string
}

/**
 * A supplementary immunization activity as a pack (chiến dịch tiêm bổ sung): an ordered grouping of those whom it is about into
 * those already vaccinated in it, those spared and why, and those to be vaccinated.
 */
export const supplementaryActivity = ({ antigen, valueSet: vaccines }: ActivityVaccines, plan: ActivityPlan): Pack => {
  const { area, born, decision, from, id, label, spared: { doses, doseInWeeks }, status, until } = plan
  const given = facts("immunization").coded(valueSet(vaccines))
  const group = (name: string, vi: string, en: string, when: Predicate): Group => ({ id: `${id}/${name}`, label: text(vi, en), when })
  return {
    format: 1,
    id,
    version: "2026.1.0",
    label,
    needs: [{ pack: "vietnam-immunization" }],
    citations: [decision],
    groupings: [{
      id: `${id}/list`,
      label,
      from,
      until,
      cites: [cite(decision.id)],
      status,
      mode: "first",
      scope: all(alive, isWithin(birth, { from: date(born.from), until: date(born.until) }), livesIn(area)),
      groups: [
        group("vaccinated", "Đã tiêm trong đợt này", "Vaccinated in this activity", given.within({ from: date(from), through: on }).exist()),
        ...doses === undefined ? [] : [group("enough-doses", `Miễn: đã có từ ${doses.count} mũi`, `Spared: ${doses.count} doses or more`, enough(antigen, vaccines, doses))],
        ...doseInWeeks === undefined ? [] : [group("recent-dose", `Miễn: mới tiêm trong ${doseInWeeks} tuần`, `Spared: a dose within ${doseInWeeks} weeks`, given.inTheLast(weeks(doseInWeeks)).exist())]
      ],
      otherwise: { id: `${id}/to-vaccinate`, label: text("Cần tiêm", "To be vaccinated") }
    }]
  }
}

const home = facts("residence").coded("permanent", "temporary")

const livesIn = (area: ActivityPlan["area"]): Predicate => "communes" in area
  ? any(...area.communes.map((commune) => home.linked({ commune }).activeOn(on).exist()))
  : any(...area.villages.map((village) => home.linked({ village }).activeOn(on).exist()))

/** By the verdicts of the schedule, which the immunization engine writes as facts; or by what is on record. */
const enough = (antigen: string, vaccines: string, { count, fromMonths, judged }: NonNullable<Spared["doses"]>): Predicate => {
  const doses = judged === true
    ? facts("assessment").coded("vaccine-dose").qualified({ antigen: { codes: [antigen], absent: "out" }, status: { codes: ["valid"], absent: "out" } })
    : facts("immunization").coded(valueSet(vaccines))
  const counted = fromMonths === undefined ? doses : doses.named("dose").where(ageIn("months", startOf("dose")).is({ atLeast: fromMonths }))
  return distinctDays(counted).is({ atLeast: count })
}

// The questions of bench/sql.ts as SQL that somebody who knows these tables and PostgreSQL well would write by hand, as sqlByHand.fixture.ts
// has them for SQLite: a look for each person, a join with what was gathered before, or membership of a gathered list; the fastest counts.
import { epochDay } from "@tramyte/core"
import type { byHand } from "./sqlByHand.fixture.ts"

const on = epochDay("2026-10-15")
const next = on + 1
const yearAgo = epochDay("2025-10-15")
const born = (year: number): number => epochDay(`${year}-10-15`)

/** OFFSET keeps PostgreSQL from working out `a` once for each of the counts. */
const counts = (answers: string): string => `SELECT count(*) FILTER (WHERE a), count(*) FILTER (WHERE NOT a), count(*) FILTER (WHERE a IS NULL) FROM (${answers} OFFSET 0) q`

const complete = (kind: string, fresh = 31): string => `p.known IN (SELECT known FROM q_complete WHERE kind = '${kind}' AND day >= ${on - fresh})`
const completeNow = (kind: string, fresh: number): string => `p.known IN (SELECT known FROM q_complete WHERE kind = '${kind}' AND day BETWEEN ${on - fresh} AND ${on + fresh})`

/** The numbers of the sets in which a code is. */
const sets = (...codes: readonly string[]): string => `ANY (ARRAY(SELECT codes FROM q_code WHERE code IN (${codes.map((code) => `'${code}'`).join(", ")})))`
const coded = (...codes: readonly string[]): string => `AND (f.codes IS NULL OR f.codes = ${sets(...codes)})`

const relied = "f.status IN ('final', 'preliminary')"
const activeMay = `f.start_lo <= ${on} AND (f.end_hi IS NULL OR f.end_hi > ${on}) AND ${relied}`
const activeSurely = `f.start_hi <= ${on} AND f.end_lo > ${on} AND f.status = 'final'`
const withinMay = (from: number, until: number): string => `f.start_hi >= ${from} AND f.start_lo < ${until} AND ${relied}`
const withinSurely = (from: number, until: number): string => `f.start_lo >= ${from} AND f.start_hi < ${until} AND f.status = 'final'`

/** A look at each person's facts: whether one surely fits; NULL where none may. */
const look = (kind: string, surely: string, may: string): string => `(SELECT bool_or(${surely}) FROM q_fact f WHERE f.kind = '${kind}' AND f.person = p.n AND ${may})`

/** The same, gathered for all people before. */
const gathered = (kind: string, surely: string, may: string): string => `(SELECT f.person, bool_or(${surely}) sure FROM q_fact f WHERE f.kind = '${kind}' AND ${may} GROUP BY f.person)`

const three = (found: string, known: string): string => `CASE ${found} WHEN TRUE THEN TRUE WHEN FALSE THEN NULL ELSE CASE WHEN ${known} THEN FALSE END END`
const threeNot = (found: string, known: string): string => `CASE ${found} WHEN TRUE THEN FALSE WHEN FALSE THEN NULL ELSE CASE WHEN ${known} THEN TRUE END END`

const among = (kind: string, surely: string, may: string): string =>
  `CASE WHEN p.n IN (SELECT f.person FROM q_fact f WHERE f.kind = '${kind}' AND ${surely}) THEN TRUE
    WHEN p.n IN (SELECT f.person FROM q_fact f WHERE f.kind = '${kind}' AND ${may}) THEN NULL WHEN ${completeNow(kind, 366)} THEN FALSE END`

const hypertension = ["condition", `${activeSurely} AND f.codes IS NOT NULL`, `${activeMay} ${coded("I10")}`] as const
const measured = ["observation", `${withinSurely(yearAgo, next)} AND f.codes IS NOT NULL`, `${withinMay(yearAgo, next)} ${coded("blood-pressure")}`] as const
const examined = ["encounter", withinSurely(yearAgo, next), withinMay(yearAgo, next)] as const
const lastPressure = `CASE WHEN ${complete("observation")} THEN (
  SELECT CASE WHEN NOT EXISTS (
      SELECT 1 FROM q_fact o WHERE o.kind = 'observation' AND o.person = p.n AND o.start_hi >= f.start_lo AND o.start_lo < ${next} AND o.place <> f.place
        AND o.status IN ('final', 'preliminary') AND (o.codes IS NULL OR o.codes = ${sets("blood-pressure")})
        AND (o.start_lo <> o.start_hi OR f.start_lo <> f.start_hi OR o.status <> 'final' OR o.codes IS NULL))
    THEN (SELECT c.value < 140 FROM q_component c WHERE c.kind = 'observation' AND c.person = p.n AND c.place = f.place AND c.name = 'systolic') END
  FROM q_fact f WHERE f.kind = 'observation' AND f.person = p.n AND f.start_lo >= ${yearAgo} AND f.start_hi >= ${yearAgo} AND f.start_hi < ${next} AND f.status = 'final' AND f.codes = ${sets("blood-pressure")}
  ORDER BY f.start_hi DESC, f.place DESC LIMIT 1) END`
const elder = `WHEN p.birth_lo > ${born(1966)} THEN FALSE ELSE (CASE WHEN p.birth_hi <= ${born(1966)} THEN TRUE END)`
const adult = `WHEN p.birth_lo > ${born(2008)} THEN FALSE ELSE (CASE WHEN p.birth_hi <= ${born(2008)} THEN TRUE END)`
const [year, nextYear] = [epochDay("2026-01-01"), epochDay("2027-01-01")]
const doses = `f.start_lo <= ${on} AND ${relied} ${coded("DTaP")}`
const dosesSurely = `f.start_hi <= ${on} AND f.status = 'final' AND f.codes IS NOT NULL`
const child = `WHEN p.birth_hi <= ${born(2021)} THEN FALSE ELSE (CASE WHEN p.birth_lo > ${born(2021)} AND p.birth_hi <= ${on} THEN TRUE WHEN p.birth_lo > ${on} THEN FALSE END)`
const halfYearAgo = epochDay("2026-04-15")
const lastBegan = (group: string): string => `SELECT ${group.startsWith("GROUP") ? "f.person, " : ""}max(f.start_lo) FILTER (WHERE f.start_hi <= ${on} AND f.status = 'final') lo, max(f.start_hi) hi
  FROM q_fact f WHERE f.kind = 'encounter' AND f.start_lo <= ${on} AND ${relied} ${group}`
const enough = (kind: string, surely: string, may: string, least: number): string =>
  `(SELECT CASE WHEN count(*) FILTER (WHERE ${surely}) >= ${least} THEN TRUE WHEN count(*) >= ${least} THEN FALSE END FROM q_fact f WHERE f.kind = '${kind}' AND f.person = p.n AND ${may})`
const enoughOfAll = (kind: string, surely: string, may: string, least: number): string =>
  `(SELECT f.person, CASE WHEN count(*) FILTER (WHERE ${surely}) >= ${least} THEN TRUE WHEN count(*) >= ${least} THEN FALSE END AS sure FROM q_fact f WHERE f.kind = '${kind}' AND ${may} GROUP BY f.person)`

const poor = ["poverty", `${activeSurely} AND f.codes IS NOT NULL`, `${activeMay} ${coded("poor", "nearPoor")}`] as const
const disabled = ["disability", `${activeSurely} AND f.codes IS NOT NULL`, `${activeMay} ${coded("severe")}`] as const
const merited = ["merit", activeSurely, activeMay] as const
const resident = ["residence", `${activeSurely} AND f.codes IS NOT NULL AND (f.links IN (SELECT links FROM q_link WHERE role = 'commune' AND target = '10903')) IS TRUE`,
  `${activeMay} ${coded("permanent")} AND (f.links IS NULL OR f.links NOT IN (SELECT links FROM q_link WHERE role = 'commune' AND target <> '10903'))`] as const
const lists: readonly (readonly [string, string, string])[] = [poor, disabled, merited]
const joinedTo = (set: readonly [string, string, string], alias: string): string => `LEFT JOIN ${gathered(...set)} ${alias} ON ${alias}.person = p.n`

/** For each question one way or several. */
export const byHandInPostgres: Readonly<Record<keyof typeof byHand, readonly string[]>> = {
  "women of 15 to 49": [counts(`SELECT CASE
    WHEN p.sex <> 'female' OR p.birth_lo > ${born(2011)} OR p.birth_hi <= ${born(1976)} OR p.death_hi <= ${on} THEN FALSE
    WHEN p.sex IS NULL OR p.birth_lo IS NULL OR p.birth_hi > ${born(2011)} OR p.birth_lo <= ${born(1976)} OR p.death_lo <= ${on} THEN NULL
    ELSE TRUE END a FROM q_person p`)],
  "insured": [
    counts(`SELECT ${three(look("insurance", activeSurely, activeMay), completeNow("insurance", 31))} a FROM q_person p`),
    counts(`SELECT ${three("g.sure", completeNow("insurance", 31))} a FROM q_person p ${joinedTo(["insurance", activeSurely, activeMay], "g")}`)
  ],
  "elders resident in the commune": [
    counts(`SELECT CASE ${elder} AND ${three(look(...resident), complete("residence", 92))} END a FROM q_person p`),
    counts(`SELECT CASE ${elder} AND ${three("g.sure", complete("residence", 92))} END a FROM q_person p ${joinedTo(resident, "g")}`)
  ],
  "poor, disabled or with merit": [
    counts(`SELECT ${lists.map((set) => three(look(...set), completeNow(set[0], 366))).join(" OR ")} a FROM q_person p`),
    counts(`SELECT ${lists.map((set, index) => three(`g${index}.sure`, completeNow(set[0], 366))).join(" OR ")} a FROM q_person p ${lists.map((set, index) => joinedTo(set, `g${index}`)).join(" ")}`),
    counts(`SELECT ${among("poverty", `${activeSurely} AND f.codes = ${sets("poor", "nearPoor")}`, poor[2])} OR ${among("disability", `${activeSurely} AND f.codes = ${sets("severe")}`, disabled[2])} OR ${among(...merited)} a FROM q_person p`)
  ],
  "hypertension, measured within a year": [
    counts(`SELECT CASE ${adult} AND ${three(look(...hypertension), complete("condition", 92))} AND ${three(look(...measured), complete("observation"))} END a FROM q_person p`),
    counts(`SELECT CASE ${adult} AND ${three("g1.sure", complete("condition", 92))} AND ${three("g2.sure", complete("observation"))} END a FROM q_person p ${joinedTo(hypertension, "g1")} ${joinedTo(measured, "g2")}`)
  ],
  "hypertension, last systolic below 140": [
    counts(`SELECT ${three(look(...hypertension), complete("condition", 92))} AND ${lastPressure} a FROM q_person p`),
    counts(`SELECT ${three("g1.sure", complete("condition", 92))} AND ${lastPressure} a FROM q_person p ${joinedTo(hypertension, "g1")}`)
  ],
  "two examinations this year": [
    counts(`SELECT ${three(enough("encounter", withinSurely(year, nextYear), withinMay(year, nextYear), 2), complete("encounter"))} a FROM q_person p`),
    counts(`SELECT ${three("g.sure", complete("encounter"))} a FROM q_person p LEFT JOIN ${enoughOfAll("encounter", withinSurely(year, nextYear), withinMay(year, nextYear), 2)} g ON g.person = p.n`)
  ],
  "child without three doses of DTaP": [
    counts(`SELECT CASE ${child} AND ${threeNot(enough("immunization", dosesSurely, doses, 3), complete("immunization", 0))} END a FROM q_person p`),
    counts(`SELECT CASE ${child} AND ${threeNot("g.sure", complete("immunization", 0))} END a FROM q_person p LEFT JOIN ${enoughOfAll("immunization", dosesSurely, doses, 3)} g ON g.person = p.n`)
  ],
  "elder not examined for a year": [
    counts(`SELECT CASE ${elder} AND ${threeNot(look(...examined), complete("encounter"))} END a FROM q_person p`),
    counts(`SELECT CASE ${elder} AND ${threeNot("g.sure", complete("encounter"))} END a FROM q_person p ${joinedTo(examined, "g")}`)
  ],
  "last examined over half a year ago": [
    counts(`SELECT (SELECT CASE WHEN lo > ${halfYearAgo} THEN FALSE WHEN lo IS NOT NULL AND hi <= ${halfYearAgo} AND ${complete("encounter")} THEN TRUE END FROM (${lastBegan("AND f.person = p.n")}) s) a FROM q_person p`),
    counts(`SELECT CASE WHEN g.lo > ${halfYearAgo} THEN FALSE WHEN g.lo IS NOT NULL AND g.hi <= ${halfYearAgo} AND ${complete("encounter")} THEN TRUE END a FROM q_person p LEFT JOIN (${lastBegan("GROUP BY f.person")}) g ON g.person = p.n`)
  ]
}

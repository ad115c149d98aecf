// The questions of bench/sql.ts as SQL that somebody who knows these tables and SQLite well would write by hand: days and
// codes in place, each question thought through for itself. Where several ways are common, a look for each person, a join with
// what was gathered before, or membership of a gathered list, they are here, and the faster one counts. Each answers how many are yes, no and unknown.
import { epochDay } from "@tramyte/core"

const on = epochDay("2026-10-15")
const next = on + 1
const yearAgo = epochDay("2025-10-15")
const born = (year: number): number => epochDay(`${year}-10-15`)

/** LIMIT keeps SQLite from working out `a` once for each of the counts. */
const counts = (answers: string): string => `SELECT sum(a), count(a) - sum(a), count(*) - count(a) FROM (${answers} LIMIT -1)`

const complete = (kind: string, fresh = 31): string => `p.known IN (SELECT known FROM q_complete WHERE kind = '${kind}' AND day >= ${on - fresh})`
const completeNow = (kind: string, fresh: number): string => `p.known IN (SELECT known FROM q_complete WHERE kind = '${kind}' AND day BETWEEN ${on - fresh} AND ${on + fresh})`

/** The numbers of the sets in which a code is. */
const sets = (...codes: readonly string[]): string => `(SELECT codes FROM q_code WHERE code IN (${codes.map((code) => `'${code}'`).join(", ")}))`
const coded = (...codes: readonly string[]): string => `AND (f.codes IS NULL OR f.codes IN ${sets(...codes)})`

const relied = "f.status IN ('final', 'preliminary')"
const activeMay = `f.start_lo <= ${on} AND (f.end_hi IS NULL OR f.end_hi > ${on}) AND ${relied}`
const activeSurely = `f.start_hi <= ${on} AND f.end_lo > ${on} AND f.status = 'final'`
const withinMay = (from: number, until: number): string => `f.start_hi >= ${from} AND f.start_lo < ${until} AND ${relied}`
const withinSurely = (from: number, until: number): string => `f.start_lo >= ${from} AND f.start_hi < ${until} AND f.status = 'final'`

/** A look at each person's facts: 1 where one surely fits, 0 where one may, NULL where none does. */
const look = (kind: string, surely: string, may: string): string => `(SELECT max(${surely}) FROM q_fact f WHERE f.kind = '${kind}' AND f.person = p.n AND ${may})`

/** The same, gathered for all people before. */
const gathered = (kind: string, surely: string, may: string): string => `(SELECT f.person, max(${surely}) sure FROM q_fact f WHERE f.kind = '${kind}' AND ${may} GROUP BY f.person)`

const three = (found: string, known: string): string => `CASE ${found} WHEN 1 THEN 1 WHEN 0 THEN NULL ELSE CASE WHEN ${known} THEN 0 END END`
const threeNot = (found: string, known: string): string => `CASE ${found} WHEN 1 THEN 0 WHEN 0 THEN NULL ELSE CASE WHEN ${known} THEN 1 END END`

/** Of a list of who has it now: who is among those that surely have it, or among those that may. */
const among = (kind: string, surely: string, may: string): string =>
  `CASE WHEN p.n IN (SELECT f.person FROM q_fact f WHERE f.kind = '${kind}' AND ${surely}) THEN 1
    WHEN p.n IN (SELECT f.person FROM q_fact f WHERE f.kind = '${kind}' AND ${may}) THEN NULL WHEN ${completeNow(kind, 366)} THEN 0 END`

const hypertension = ["condition", `${activeSurely} AND f.codes IS NOT NULL`, `${activeMay} ${coded("I10")}`] as const
const measured = ["observation", `${withinSurely(yearAgo, next)} AND f.codes IS NOT NULL`, `${withinMay(yearAgo, next)} ${coded("blood-pressure")}`] as const
const examined = ["encounter", withinSurely(yearAgo, next), withinMay(yearAgo, next)] as const
const lastPressure = `CASE WHEN ${complete("observation")} THEN (
  SELECT CASE WHEN NOT EXISTS (
      SELECT 1 FROM q_fact o WHERE o.kind = 'observation' AND o.person = p.n AND o.start_hi >= f.start_lo AND o.start_lo < ${next} AND o.place <> f.place
        AND o.status IN ('final', 'preliminary') AND (o.codes IS NULL OR o.codes IN ${sets("blood-pressure")})
        AND (o.start_lo <> o.start_hi OR f.start_lo <> f.start_hi OR o.status <> 'final' OR o.codes IS NULL))
    THEN (SELECT c.value < 140 FROM q_component c WHERE c.kind = 'observation' AND c.person = p.n AND c.place = f.place AND c.name = 'systolic') END
  FROM q_fact f WHERE f.kind = 'observation' AND f.person = p.n AND f.start_lo >= ${yearAgo} AND f.start_hi >= ${yearAgo} AND f.start_hi < ${next} AND f.status = 'final' AND f.codes IN ${sets("blood-pressure")}
  ORDER BY f.start_hi DESC, f.place DESC LIMIT 1) END`

const elder = `p.birth_lo > ${born(1966)} THEN 0 ELSE (CASE WHEN p.birth_hi <= ${born(1966)} THEN 1 END)`
const [year, nextYear] = [epochDay("2026-01-01"), epochDay("2027-01-01")]
const doses = `f.start_lo <= ${on} AND ${relied} ${coded("DTaP")}`
const dosesSurely = `f.start_hi <= ${on} AND f.status = 'final' AND f.codes IS NOT NULL`
const child = `p.birth_hi <= ${born(2021)} THEN 0 ELSE (CASE WHEN p.birth_lo > ${born(2021)} AND p.birth_hi <= ${on} THEN 1 WHEN p.birth_lo > ${on} THEN 0 END)`
const halfYearAgo = epochDay("2026-04-15")
const lastBegan = (group: string): string => `SELECT ${group === "" ? "" : "f.person, "}max(CASE WHEN f.start_hi <= ${on} AND f.status = 'final' THEN f.start_lo END) lo, max(f.start_hi) hi
  FROM q_fact f WHERE f.kind = 'encounter' AND f.start_lo <= ${on} AND ${relied} ${group}`

/** For each question one way or several. */
export const byHand = {
  "women of 15 to 49": [counts(`SELECT CASE
    WHEN p.sex <> 'female' OR p.birth_lo > ${born(2011)} OR p.birth_hi <= ${born(1976)} OR p.death_hi <= ${on} THEN 0
    WHEN p.sex IS NULL OR p.birth_lo IS NULL OR p.birth_hi > ${born(2011)} OR p.birth_lo <= ${born(1976)} OR p.death_lo <= ${on} THEN NULL
    ELSE 1 END a FROM q_person p`)],
  "insured": [
    counts(`SELECT ${three(look("insurance", activeSurely, activeMay), completeNow("insurance", 31))} a FROM q_person p`),
    counts(`SELECT ${three("g.sure", completeNow("insurance", 31))} a FROM q_person p LEFT JOIN ${gathered("insurance", activeSurely, activeMay)} g ON g.person = p.n`)
  ],
  "elders resident in the commune": [counts(`SELECT CASE WHEN ${elder} AND ${three(look("residence",
    `${activeSurely} AND f.codes IS NOT NULL AND f.links IN (SELECT links FROM q_link WHERE role = 'commune' AND target = '10903')`,
    `${activeMay} ${coded("permanent")} AND (f.links IS NULL OR f.links NOT IN (SELECT links FROM q_link WHERE role = 'commune' AND target <> '10903'))`), complete("residence", 92))} END a FROM q_person p`)],
  "poor, disabled or with merit": [
    counts(`SELECT ${three(look("poverty", `${activeSurely} AND f.codes IS NOT NULL`, `${activeMay} ${coded("poor", "nearPoor")}`), completeNow("poverty", 366))}
      OR ${three(look("disability", `${activeSurely} AND f.codes IS NOT NULL`, `${activeMay} ${coded("severe")}`), completeNow("disability", 366))}
      OR ${three(look("merit", activeSurely, activeMay), completeNow("merit", 366))} a FROM q_person p`),
    counts(`SELECT ${three("g1.sure", completeNow("poverty", 366))} OR ${three("g2.sure", completeNow("disability", 366))} OR ${three("g3.sure", completeNow("merit", 366))} a FROM q_person p
      LEFT JOIN ${gathered("poverty", `${activeSurely} AND f.codes IS NOT NULL`, `${activeMay} ${coded("poor", "nearPoor")}`)} g1 ON g1.person = p.n
      LEFT JOIN ${gathered("disability", `${activeSurely} AND f.codes IS NOT NULL`, `${activeMay} ${coded("severe")}`)} g2 ON g2.person = p.n
      LEFT JOIN ${gathered("merit", activeSurely, activeMay)} g3 ON g3.person = p.n`),
    counts(`SELECT ${among("poverty", `${activeSurely} AND f.codes IN ${sets("poor", "nearPoor")}`, `${activeMay} ${coded("poor", "nearPoor")}`)}
      OR ${among("disability", `${activeSurely} AND f.codes IN ${sets("severe")}`, `${activeMay} ${coded("severe")}`)} OR ${among("merit", activeSurely, activeMay)} a FROM q_person p`)
  ],
  "hypertension, measured within a year": [
    counts(`SELECT CASE WHEN p.birth_lo > ${born(2008)} THEN 0 ELSE (CASE WHEN p.birth_hi <= ${born(2008)} THEN 1 END)
      AND ${three(look(...hypertension), complete("condition", 92))} AND ${three(look(...measured), complete("observation"))} END a FROM q_person p`),
    counts(`SELECT CASE WHEN p.birth_lo > ${born(2008)} THEN 0 ELSE (CASE WHEN p.birth_hi <= ${born(2008)} THEN 1 END)
      AND ${three("g1.sure", complete("condition", 92))} AND ${three("g2.sure", complete("observation"))} END a FROM q_person p
      LEFT JOIN ${gathered(...hypertension)} g1 ON g1.person = p.n LEFT JOIN ${gathered(...measured)} g2 ON g2.person = p.n`)
  ],
  "hypertension, last systolic below 140": [
    counts(`SELECT ${three(look(...hypertension), complete("condition", 92))} AND ${lastPressure} a FROM q_person p`),
    counts(`SELECT ${three("g1.sure", complete("condition", 92))} AND ${lastPressure} a FROM q_person p LEFT JOIN ${gathered(...hypertension)} g1 ON g1.person = p.n`)
  ],
  "two examinations this year": [
    counts(`SELECT ${three(`(SELECT CASE WHEN sum(${withinSurely(year, nextYear)}) >= 2 THEN 1 WHEN count(*) >= 2 THEN 0 END
      FROM q_fact f WHERE f.kind = 'encounter' AND f.person = p.n AND ${withinMay(year, nextYear)})`, complete("encounter"))} a FROM q_person p`),
    counts(`SELECT ${three("CASE WHEN g.sure >= 2 THEN 1 WHEN g.may >= 2 THEN 0 END", complete("encounter"))} a FROM q_person p LEFT JOIN (
      SELECT f.person, sum(${withinSurely(year, nextYear)}) sure, count(*) may FROM q_fact f WHERE f.kind = 'encounter' AND ${withinMay(year, nextYear)} GROUP BY f.person) g ON g.person = p.n`)
  ],
  "child without three doses of DTaP": [
    counts(`SELECT CASE WHEN ${child} AND ${threeNot(`(SELECT CASE WHEN sum(${dosesSurely}) >= 3 THEN 1 WHEN count(*) >= 3 THEN 0 END
      FROM q_fact f WHERE f.kind = 'immunization' AND f.person = p.n AND ${doses})`, complete("immunization", 0))} END a FROM q_person p`),
    counts(`SELECT CASE WHEN ${child} AND ${threeNot("CASE WHEN g.sure >= 3 THEN 1 WHEN g.may >= 3 THEN 0 END", complete("immunization", 0))} END a FROM q_person p LEFT JOIN (
      SELECT f.person, sum(${dosesSurely}) sure, count(*) may FROM q_fact f WHERE f.kind = 'immunization' AND ${doses} GROUP BY f.person) g ON g.person = p.n`)
  ],
  "elder not examined for a year": [
    counts(`SELECT CASE WHEN ${elder} AND ${threeNot(look(...examined), complete("encounter"))} END a FROM q_person p`),
    counts(`SELECT CASE WHEN ${elder} AND ${threeNot("g.sure", complete("encounter"))} END a FROM q_person p LEFT JOIN ${gathered(...examined)} g ON g.person = p.n`)
  ],
  "last examined over half a year ago": [
    counts(`SELECT (SELECT CASE WHEN lo > ${halfYearAgo} THEN 0 WHEN lo IS NOT NULL AND hi <= ${halfYearAgo} AND ${complete("encounter")} THEN 1 END FROM (${lastBegan("AND f.person = p.n")})) a FROM q_person p`),
    counts(`SELECT CASE WHEN g.lo > ${halfYearAgo} THEN 0 WHEN g.lo IS NOT NULL AND g.hi <= ${halfYearAgo} AND ${complete("encounter")} THEN 1 END a FROM q_person p LEFT JOIN (${lastBegan("GROUP BY f.person")}) g ON g.person = p.n`)
  ]
} as const satisfies Readonly<Record<string, readonly string[]>>

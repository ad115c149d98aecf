import { plain, type Sql, sql } from "../sql.ts"

/** What each question of an indicator says of a subject, as SQL; those that it does not ask are left out. */
export interface AskedOf {
  readonly initial?: Sql | undefined
  readonly denominator?: Sql | undefined
  readonly exclusion?: Sql | undefined
  readonly numerator: Sql
  readonly exception?: Sql | undefined
}

/** A verdict as a digit: 2 for yes, 1 for unknown, 0 for no. */
export const digit = (asked: Sql): Sql => sql`CASE (${asked}) WHEN TRUE THEN 2 WHEN FALSE THEN 0 ELSE 1 END`

/**
 * The five answers as one number from 0 to 242, a digit of base 3 each, the initial population first. No more is asked than decides:
 * nobody is asked about the numerator who is not in the denominator. `belongs`: a digit that says whether the event counts at all.
 */
export const answersKey = ({ denominator, exception, exclusion, initial, numerator }: AskedOf, belongs?: Sql): Sql => {
  const each = (name: string, of: Sql | undefined, digitIfLeftOut: number, place: number, ends: number, rest: Sql): Sql => {
    if (of === undefined) return digitIfLeftOut === 0 ? rest : sql`${plain(String(digitIfLeftOut * place))} + ${rest}`
    const d = plain(`${name}.d`)
    return sql`(SELECT ${d} * ${plain(String(place))} + CASE WHEN ${d} = ${plain(String(ends))} THEN 0 ELSE ${rest} END FROM (SELECT ${of} AS d) ${plain(name)})`
  }
  const digitOf = (asked: Sql | undefined): Sql | undefined => asked === undefined ? undefined : digit(asked)
  const among = belongs === undefined ? digitOf(initial) : initial === undefined ? belongs : sql`CASE WHEN ${belongs} = 2 THEN ${digit(initial)} ELSE CASE (${initial}) WHEN FALSE THEN 0 ELSE 1 END END`
  const last = each("nu", digit(numerator), 0, 3, 2, exception === undefined ? plain("0") : digit(exception))
  return each("ini", among, 2, 81, 0, each("de", digitOf(denominator), 2, 27, 0, each("ex", digitOf(exclusion), 0, 9, 2, last)))
}

/** The number of those who are surely in the numerator: yes, yes, no, yes, and the exception is not asked. */
export const inNumerator = 2 * 81 + 2 * 27 + 2 * 3

import { plain, type Sql, sql } from "../sql.ts"

/** A column of `q_fact`, of a fact with this alias. */
export const column = (fact: string, name: string): Sql => plain(`${fact}.${name}`)

/** A column of `q_detail`: whoever names one must read the fact with `joined`. */
export const detail = (fact: string, name: string): Sql => plain(`${fact}_d.${name}`)

/** Tables with the details of a fact, if what is asked names any. */
export const joined = (from: Sql, fact: string, asked: Sql): Sql =>
  asked.text.includes(`${fact}_d.`) ? sql`${from} LEFT JOIN q_detail ${plain(`${fact}_d ON ${fact}_d.kind = ${fact}.kind AND ${fact}_d.person = ${fact}.person AND ${fact}_d.place = ${fact}.place`)}` : from

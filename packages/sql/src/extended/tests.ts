import type { CodeList, FactPart, Narrowing, QualifierTest, ValueComparison, Window } from "@tramyte/core"
import type { Dialect } from "../dialect.ts"
import { partBits } from "../details.ts"
import { comparison, implied, ofCodes, ofLinks, ofStatus, type Test } from "../factConditions.ts"
import { plain, type Sql, sql } from "../sql.ts"
import { column, detail } from "./alias.ts"
import { type Around, inside, naming } from "./around.ts"
import { endInstants, lastDays, startDays, startInstants, withNumber } from "./factColumns.ts"
import { openEndOf } from "./openEnd.ts"
import { type Binder, dayOrAny, holdsAt, type InWindow, liesIn, meets, type SqlWindow, windowOf } from "./windows.ts"

/** The tests of a narrowing, for any alias: those that look at the fact and at what was bound, and those that cost a look elsewhere. */
export interface Tests {
  readonly light: (fact: string) => readonly Test[]
  /** Each says 2 for surely, 1 for possibly, 0 for not. */
  readonly heavy: readonly ((fact: string) => Sql)[]
}

/** Writes the tests of a narrowing; `kinds` are those that the facts may be of, if that is known. */
export const testsOf = (by: Narrowing, kinds: readonly string[] | undefined, around: Around, binder: Binder): Tests => {
  const { dialect, rules: { scope } } = around
  const windows = timeTests(by, kinds, around, binder)
  const except = by.except === undefined ? undefined : around.write.set(by.except, inside(around, "except"))
  const asked = by.where
  const where = asked === undefined ? undefined : (fact: string): Sql => around.write.answer(asked, naming(inside(around, "where"), by.as, fact))
  const whereIsLight = where !== undefined && !where(around.alias("f")).text.includes("SELECT")
  return {
    light: (fact) => {
      const f = plain(fact)
      return [
        ...windows(fact),
        ...(by.status === undefined ? [] : [ofStatus(by.status, f)]),
        ...(by.codes === undefined ? [] : [ofCodes(codesOf(by.codes, around), f, dialect)]),
        ...ofLinks(by.links, f, scope),
        ...valuesOf(by.value).map((value) => ofValue(value, fact, around)),
        ...(by.valueCodes === undefined ? [] : [ofValueCodes(codesOf(by.valueCodes, around), fact, dialect)]),
        ...Object.entries(by.qualifiers ?? {}).map(([name, test]) => ofQualifier(name, test, fact, around)),
        ...(by.has ?? []).map((part) => exact(hasPart(part, fact))),
        ...(by.lacks ?? []).map((part) => exact(sql`NOT ${hasPart(part, fact)}`)),
        ...(except?.light === undefined ? [] : [without(except.light(fact))]),
        ...(where === undefined || !whereIsLight ? [] : [held(where(fact))])
      ]
    },
    heavy: [
      ...(except === undefined || except.light !== undefined ? [] : [(fact: string) => sql`2 - ${except.fit(fact)}`]),
      ...(where === undefined || whereIsLight ? [] : [(fact: string) => sql`CASE (${where(fact)}) WHEN TRUE THEN 2 WHEN FALSE THEN 0 ELSE 1 END`])
    ]
  }
}

const exact = (condition: Sql): Test => implied(condition, condition)
const held = (asked: Sql): Test => implied(sql`(${asked}) IS NOT FALSE`, sql`(${asked}) IS TRUE`)
/** Only what surely belongs to the other set is taken out; what may belong to it may stay. */
const without = ({ may, surely }: { readonly may: Sql; readonly surely: Sql }): Test => implied(sql`(${surely}) IS NOT TRUE`, sql`(${may}) IS NOT TRUE`)

/** Codes written out. */
export const codesOf = (codes: CodeList, { rules: { scope } }: Pick<Around, "rules">): readonly string[] => {
  if ("param" in codes) return scope.value(codes) as readonly string[]
  if (!("valueSet" in codes)) return codes
  return (typeof codes.valueSet === "string" ? [codes.valueSet] : codes.valueSet).flatMap((id) => scope.valueSet(id))
}

const valuesOf = (value: Narrowing["value"]): readonly ValueComparison[] => value === undefined ? [] : "length" in value ? value : [value as ValueComparison]

const ofValue = (is: ValueComparison, fact: string, { dialect, rules: { scope } }: Around): Test => {
  const fits = withNumber(fact, is, dialect, (number) => comparison(number, is, scope))
  return implied(sql`(${fits}) IS NOT FALSE`, sql`(${fits}) IS TRUE`)
}

const listed = (codes: readonly string[], { oneOf }: Dialect): Sql => oneOf(plain("code"), codes)

/** A number is a result, and no code. */
const ofValueCodes = (codes: readonly string[], fact: string, dialect: Dialect): Test => {
  const hit = sql`${detail(fact, "value_codes")} IN (SELECT codes FROM q_code WHERE ${listed(codes, dialect)})`
  return implied(sql`(${hit} OR (${detail(fact, "value_codes")} IS NULL AND ${part(fact, "number")} = 0))`, hit)
}

const ofQualifier = (name: string, given: CodeList | QualifierTest, fact: string, around: Around): Test => {
  const test = "codes" in given || "noneOf" in given ? given as QualifierTest : { codes: given as CodeList }
  const set = detail(fact, "qualifiers")
  const codes = codesOf("noneOf" in test ? test.noneOf : test.codes, around)
  const hit = sql`${set} IN (SELECT qualifiers FROM q_qualifier WHERE name = ${name} AND ${listed(codes, around.dialect)})`
  const told = sql`${set} IN (SELECT qualifiers FROM q_qualifier WHERE name = ${name})`
  const fits = "noneOf" in test ? sql`(${told} AND (${hit}) IS NOT TRUE)` : hit
  const orNothing = sql`(${fits} OR (${told}) IS NOT TRUE)`
  return test.absent === "out" ? exact(fits) : test.absent === "fits" ? exact(orNothing) : implied(orNothing, fits)
}

const part = (fact: string, name: keyof typeof partBits): Sql => sql`(${detail(fact, "parts")} & ${plain(String(partBits[name]))})`

const hasPart = (name: FactPart, fact: string): Sql => {
  const [field, more] = name.split(/\.(.*)/s) as [string, string | undefined]
  if (more !== undefined && field === "links") return sql`EXISTS (SELECT 1 FROM q_link l WHERE l.links = ${column(fact, "links")} AND l.role = ${more})`
  if (more !== undefined && field === "qualifiers") return sql`((${detail(fact, "qualifiers")} IN (SELECT qualifiers FROM q_qualifier WHERE name = ${more})) IS TRUE)`
  if (more !== undefined && field === "components") {
    return sql`EXISTS (SELECT 1 FROM q_component v WHERE v.kind = ${column(fact, "kind")} AND v.person = ${column(fact, "person")} AND v.place = ${column(fact, "place")} AND v.name = ${more})`
  }
  return sql`(${part(fact, name in partBits ? name as keyof typeof partBits : "instant")} <> 0)`
}

type Bounds = { readonly lo: Sql; readonly hi: Sql }

/** The tests of time: windows whose edges are bound once, and looked at for each fact. */
const timeTests = ({ activeAt, endsIn, overlaps, startsIn }: Narrowing, kinds: readonly string[] | undefined, around: Around, binder: Binder) => {
  const tests: ((fact: string) => InWindow)[] = []
  const timed = (part: string, window: Window | undefined, test: (start: Bounds, end: () => Bounds, window: SqlWindow) => InWindow): void => {
    if (window === undefined) return
    const written = windowOf(window, inside(around, part), binder)
    tests.push((fact) => {
      const open = openEndOf(kinds, fact, around)
      return window.grain === "instant"
        ? test(startInstants(fact, around), () => endInstants(fact, open, around), written)
        : test(startDays(fact), () => lastDays(fact, open), written)
    })
  }
  if (activeAt !== undefined) {
    const at = dayOrAny(activeAt, inside(around, "activeAt"), binder)
    tests.push((fact) => holdsAt(startDays(fact), lastDays(fact, openEndOf(kinds, fact, around)), at))
  }
  timed("startsIn", startsIn, (start, _end, window) => liesIn(start, window))
  timed("endsIn", endsIn, (_start, end, window) => liesIn(end(), window))
  timed("overlaps", overlaps, (start, end, window) => meets(start, end(), window))
  return (fact: string): readonly Test[] => tests.map((test) => test(fact))
}


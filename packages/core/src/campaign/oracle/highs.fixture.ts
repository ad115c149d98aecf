import loadHighs, { type Highs } from "highs"
import type { Campaign } from "../campaign.ts"
import { costOfOne, eighthOf, grouped, householdsOf, isOpen, type NaiveLayer, placesOf, roomsOf } from "./naiveReading.fixture.ts"

// A campaign as a mixed-integer programme, solved by HiGHS: the aims one after the other, with those before held at what was reached.

interface Row {
  readonly lower: number
  readonly upper: number
  readonly indices: readonly number[]
  readonly values: readonly number[]
}

interface Programme {
  readonly upper: readonly number[]
  /** 1 where a column must be whole. */
  readonly integrality: readonly (0 | 1)[]
  readonly rows: readonly Row[]
  /** By layer what each column costs, and what is paid in any case. */
  readonly costs: readonly { readonly columns: Float64Array; readonly always: number }[]
}

/** The same by definitions, without a word of networks. */
export const programmeOf = (campaign: Campaign, layers: readonly NaiveLayer[]): Programme => {
  const { people, sessions } = campaign
  const upper: number[] = []
  const integrality: (0 | 1)[] = []
  const rows: Row[] = []
  const column = (most: number, isWhole: boolean): number => integrality.push(isWhole ? 1 : 0) && upper.push(most) - 1
  const row = (lower: number, most: number, terms: readonly (readonly [column: number, value: number])[]): void => {
    if (terms.length > 0) rows.push({ lower, upper: most, indices: terms.map(([index]) => index), values: terms.map(([, value]) => value) })
  }
  const whole = people.some((person) => roomsOf(person).length > 1) || layers.some(({ aim }) => aim === "households")
  const comes = people.flatMap((person) => sessions.flatMap((session) => isOpen(campaign, person, session) ? [{ person, session, at: column(1, whole) }] : []))
  const [ofPerson, ofSession] = [grouped(comes, ({ person }) => person), grouped(comes, ({ session }) => session)]

  for (const places of ofPerson.values()) row(-Infinity, 1, places.map(({ at }) => [at, 1]))
  const load: { readonly at: number; readonly eighth: number }[] = []
  for (const [session, places] of ofSession) {
    row(-Infinity, session.capacity, places.map(({ at }) => [at, 1]))
    for (const room of new Set(places.flatMap(({ person }) => roomsOf(person)))) {
      row(-Infinity, placesOf(session, room), places.filter(({ person }) => roomsOf(person).includes(room)).map(({ at }) => [at, 1]))
    }
    const seats = grouped(Array.from({ length: session.capacity }, (_, seat) => eighthOf(session, seat)), (eighth) => eighth)
    const filled = [...seats].map(([eighth, { length }]) => ({ at: column(length, false), eighth }))
    load.push(...filled)
    row(0, 0, [...places.map(({ at }) => [at, 1] as const), ...filled.map(({ at }) => [at, -1] as const)])
  }
  const together: number[] = []
  const inHousehold: number[] = []
  if (layers.some(({ aim }) => aim === "households")) {
    for (const members of householdsOf(campaign).values()) {
      const bySession = grouped(members.flatMap((member) => ofPerson.get(member) ?? []), ({ session }) => session)
      inHousehold.push(...[...bySession.values()].flat().map(({ at }) => at))
      row(-Infinity, 1, [...bySession.values()].map((places) => {
        const [isMost, most] = [column(1, true), column(members.length, false)]
        together.push(most)
        row(-Infinity, 0, [[most, 1], [isMost, -members.length]])
        row(-Infinity, 0, [[most, 1], ...places.map(({ at }) => [at, -1] as const)])
        return [isMost, 1] as const
      }))
    }
  }
  const costs = layers.map((layer) => {
    const columns = new Float64Array(upper.length)
    const cost = costOfOne(layer, campaign)
    for (const { person, session, at } of comes) columns[at] = cost(person, session) - cost(person, undefined)
    if (layer.aim === "load") for (const { at, eighth } of load) columns[at] = eighth
    if (layer.aim === "households") {
      for (const at of inHousehold) columns[at] = 1
      for (const at of together) columns[at] = -1
    }
    return { columns, always: people.reduce((sum, person) => sum + cost(person, undefined), 0) }
  })
  return { upper, integrality, rows, costs }
}

// Its types are those of a CommonJS module, what runs is an ES module.
const load = loadHighs as unknown as typeof loadHighs.default

/** HiGHS, ready to be asked. */
export const solver = (): Promise<Highs> => load()

/** What the best plan costs by layer. */
export const bestByHighs = (highs: Highs, campaign: Campaign, layers: readonly NaiveLayer[]): readonly number[] => {
  const { upper, integrality, rows, costs } = programmeOf(campaign, layers)
  if (upper.length === 0) return costs.map(({ always }) => always)
  const starts = [0]
  for (const { indices } of rows) starts.push(starts.at(-1)! + indices.length)
  const data = {
    numCols: upper.length, numRows: rows.length, colCost: new Float64Array(upper.length), colLower: new Float64Array(upper.length), colUpper: upper,
    rowLower: rows.map(({ lower }) => lower), rowUpper: rows.map(({ upper: most }) => most), ...(integrality.includes(1) ? { integrality } : {}),
    matrix: {
      format: "csr", numRows: rows.length, numCols: upper.length, starts,
      indices: rows.flatMap(({ indices }) => indices), values: rows.flatMap(({ values }) => values)
    }
  } as const
  return highs.withModel(data, (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 })
    return costs.map(({ columns, always }, layer) => {
      const indices = [...columns.keys()].filter((at) => columns[at] !== 0)
      if (indices.length === 0) return always
      model.changeColsCost({ kind: "range", from: 0, to: upper.length - 1 }, columns)
      model.run()
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) throw new Error(`layer ${layer}: HiGHS ends with status ${model.getModelStatus()}`)
      const best = Math.round(model.getObjectiveValue())
      if (Math.abs(best - model.getObjectiveValue()) > 1e-4) throw new Error(`layer ${layer}: ${model.getObjectiveValue()} is no whole number`)
      model.addRow(-highs.infinity, best, { indices, values: indices.map((at) => columns[at]!) })
      return always + best
    })
  })
}

import type { Campaign } from "@tramyte/core/campaign"
import loadHighs from "highs"
import { alike, costOfOne, eighths, type ReadLayer } from "./campaignReading.fixture.ts"

// Its types are those of a CommonJS module, what runs is an ES module.
const load = loadHighs as unknown as typeof loadHighs.default

/**
 * The same campaign as a linear programme of people alike, solved by HiGHS: one layer after the other, with those before held at what was reached. Whole numbers
 * are asked for only where somebody needs more than one room; elsewhere every corner is whole.
 */
export const costByHighs = async (campaign: Campaign, layers: readonly ReadLayer[]): Promise<readonly number[]> => {
  const highs = await load()
  const everyone = alike(campaign)
  const upper: number[] = []
  const rows: { readonly lower: number; readonly upper: number; readonly indices: number[]; readonly values: number[] }[] = []
  const column = (most: number): number => upper.push(most) - 1
  const row = (lower: number, most: number, of: readonly (readonly [column: number, value: number])[]): void => {
    if (of.length > 0) rows.push({ lower, upper: most, indices: of.map(([at]) => at), values: of.map(([, value]) => value) })
  }
  const coming = everyone.flatMap(({ one, people: { length }, open }) => {
    const columns = open.map((session) => ({ one, session: campaign.sessions[session]!, at: column(length) }))
    row(-Infinity, length, columns.map(({ at }) => [at, 1]))
    return columns
  })
  const here = new Map(campaign.sessions.map((session) => [session, [] as typeof coming]))
  for (const one of coming) here.get(one.session)!.push(one)
  const load8 = campaign.sessions.flatMap((session) => {
    const people = here.get(session)!
    if (people.length === 0) return []
    const steps = eighths(session).map(({ eighth, places }) => ({ eighth, at: column(places) }))
    row(0, 0, [...people.map(({ at }) => [at, 1] as const), ...steps.map(({ at }) => [at, -1] as const)])
    for (const [room, places] of Object.entries(session.rooms ?? {})) row(-Infinity, places, people.filter(({ one }) => one.rooms?.includes(room)).map(({ at }) => [at, 1]))
    return steps
  })
  const isWhole = campaign.people.some(({ rooms = [] }) => rooms.length > 1)
  const starts = [0]
  for (const { indices } of rows) starts.push(starts.at(-1)! + indices.length)
  return highs.withModel({
    numCols: upper.length, numRows: rows.length, colCost: new Float64Array(upper.length), colLower: new Float64Array(upper.length), colUpper: upper,
    rowLower: rows.map(({ lower }) => lower), rowUpper: rows.map((one) => one.upper), ...(isWhole ? { integrality: upper.map(() => 1 as const) } : {}),
    matrix: { format: "csr", numRows: rows.length, numCols: upper.length, starts, indices: rows.flatMap(({ indices }) => indices), values: rows.flatMap(({ values }) => values) }
  }, (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 })
    return layers.map((layer) => {
      const cost = costOfOne(layer, campaign)
      const columns = new Float64Array(upper.length)
      const always = everyone.reduce((sum, { one, people: { length } }) => sum + length * cost(one, undefined), 0)
      for (const { one, session, at } of coming) columns[at] = cost(one, session) - cost(one, undefined)
      if (layer.aim === "load") for (const { at, eighth } of load8) columns[at] = eighth
      const indices = [...columns.keys()].filter((at) => columns[at] !== 0)
      if (indices.length === 0) return always
      model.changeColsCost({ kind: "range", from: 0, to: upper.length - 1 }, columns)
      model.run()
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) throw new Error(`HiGHS ends with status ${model.getModelStatus()}`)
      const best = Math.round(model.getObjectiveValue())
      model.addRow(-highs.infinity, best, { indices, values: indices.map((at) => columns[at]!) })
      return always + best
    })
  })
}

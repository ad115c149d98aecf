import type { GrowthIndicator } from "../indicator.ts"
import type { GroupPrevalence } from "./growthPrevalence.ts"
import type { Mean, Percentage } from "./linearised.ts"

/** What WHO's programs call the columns of each indicator: of the numbers, and of the estimates. */
const prefixes: Readonly<Partial<Record<GrowthIndicator, readonly [numbers: string, estimates: string]>>> = {
  "length-height-for-age": ["HAZ", "HA"],
  "weight-for-age": ["WAZ", "WA"],
  "bmi-for-age": ["BMIZ", "BMI"],
  "weight-for-length-height": ["WHZ", "WH"]
}

const cutOffs = [["belowMinus3", "_3"], ["belowMinus2", "_2"], ["belowMinus1", "_1"], ["above1", "1"], ["above2", "2"], ["above3", "3"]] as const

/** One line as WHO's programs print it: `HA_2_r` the share below -2 of length/height-for-age, `_se`, `_ll`, `_ul` its standard error and interval. */
export const whoColumns = ({ indicators, concurrent }: GroupPrevalence): Readonly<Record<string, number | undefined>> => {
  const columns: Record<string, number | undefined> = {}
  const put = (name: string, value: number | undefined, estimate: Percentage | Mean | undefined): void => {
    columns[`${name}_r`] = value
    columns[`${name}_se`] = estimate?.standardError
    columns[`${name}_ll`] = estimate?.lower
    columns[`${name}_ul`] = estimate?.upper
  }
  for (const [indicator, [numbers, name]] of Object.entries(prefixes) as [GrowthIndicator, readonly [string, string]][]) {
    const table = indicators[indicator]
    if (table === undefined) continue
    columns[`${numbers}_pop`] = table.weighted
    columns[`${numbers}_unwpop`] = table.n
    for (const [field, cutOff] of cutOffs) put(name + cutOff, table[field]?.percent, table[field])
    put(name, table.mean?.mean, table.mean)
    columns[`${name}_stdev`] = table.sd
  }
  if (concurrent !== undefined) {
    columns["HA_2_WH_2_pop"] = concurrent.weighted
    columns["HA_2_WH_2_unwpop"] = concurrent.n
    put("HA_2_WH_2", concurrent.stuntedAndWasted?.percent, concurrent.stuntedAndWasted)
    put("HA_2_WH2", concurrent.stuntedAndOverweight?.percent, concurrent.stuntedAndOverweight)
  }
  return columns
}

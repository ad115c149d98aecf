import type { FactView } from "../citizen/readRecord.ts"
import type { Reading } from "./predicate.ts"

/** What one of a unit is in the base unit of its dimension. Only units whose ratio holds whatever was measured. */
const dimensions: readonly Readonly<Record<string, number>>[] = [
  { kg: 1, g: 1e-3, mg: 1e-6, ug: 1e-9, "[lb_av]": 0.45359237 },
  { m: 1, cm: 1e-2, mm: 1e-3, "[in_i]": 0.0254 },
  { L: 1, dL: 0.1, mL: 1e-3, l: 1, dl: 0.1, ml: 1e-3 },
  { "mm[Hg]": 1, "kPa": 7.50061683 },
  { "mol/L": 1, "mmol/L": 1e-3, "umol/L": 1e-6 },
  { "g/L": 1, "g/dL": 10, "mg/dL": 1e-2, "mg/L": 1e-3, "ug/L": 1e-6 },
  { s: 1, min: 60, h: 3600, d: 86400, wk: 604800 },
  { "1": 1, "%": 1e-2 },
  { "kg/m2": 1 },
  { Cel: 1 }
]

/** The unit as UCUM writes it, of the usual ways to write it. */
const ucum: Readonly<Record<string, string>> = {
  mmHg: "mm[Hg]", "mm Hg": "mm[Hg]", "kg/m²": "kg/m2", "kg/m^2": "kg/m2", "mmol/l": "mmol/L", "mol/l": "mol/L", "µmol/L": "umol/L", "μmol/L": "umol/L", "umol/l": "umol/L", "mg/dl": "mg/dL", "g/dl": "g/dL",
  "g/l": "g/L", "mg/l": "mg/L", "µg/L": "ug/L", "μg/L": "ug/L", "µg": "ug", "μg": "ug", "[lb_av]": "[lb_av]", lb: "[lb_av]", in: "[in_i]"
}

export const unitOf = (written: string): string => Object.hasOwn(ucum, written) ? ucum[written]! : written

/** What stands under a name that came from outside: never what every object has. */
const under = (named: Readonly<Record<string, number>> | undefined, name: string): number | undefined =>
  named !== undefined && Object.hasOwn(named, name) ? named[name] : undefined

/** By what a number in one unit is multiplied to be in another; `undefined` if it cannot be told. */
export const conversionFactor = (from: string, to: string): number | undefined => {
  const [before, after] = [unitOf(from), unitOf(to)]
  if (before === after) return 1
  for (const units of dimensions) {
    const [given, wanted] = [under(units, before), under(units, after)]
    if (given !== undefined && wanted !== undefined) return given / wanted
  }
  return undefined
}

/** All ways to write a unit that can be converted to another, that itself included. */
export const unitsLike = (unit: string): readonly string[] => {
  const units = dimensions.find((one) => under(one, unitOf(unit)) !== undefined)
  const known = units === undefined ? [unit] : Object.keys(units)
  return [...new Set([unit, ...known, ...Object.keys(ucum).filter((written) => known.includes(unitOf(written)))])]
}

/** The number that a fact carries, in the unit asked for; `undefined` where it has none, or one in a unit that cannot be converted. */
export const numberOf = ({ fact }: FactView, reading: Reading): number | undefined => {
  const number = reading.component === undefined ? fact.value : under(fact.components, reading.component)
  if (typeof number !== "number" || !Number.isFinite(number)) return undefined
  if (reading.unit === undefined || fact.unit === reading.unit) return number
  if (fact.unit === undefined) return undefined
  const factor = under(reading.convert, fact.unit) ?? under(reading.convert, unitOf(fact.unit)) ?? conversionFactor(fact.unit, reading.unit)
  // Rounded where binary fractions would leave 6.999999999999999 of 7.
  return factor === undefined ? undefined : Number((number * factor).toPrecision(12))
}

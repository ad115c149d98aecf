/** What one of each unit is in terms of another of the same dimension (UCUM; the pound and the inch by their definitions of 1959). */
const inBase: readonly (readonly [unit: string, base: string, factor: number])[] = [
  ["kg", "kg", 1], ["g", "kg", 0.001], ["mg", "kg", 0.000001], ["ug", "kg", 0.000000001], ["[lb_av]", "kg", 0.45359237],
  ["m", "m", 1], ["cm", "m", 0.01], ["mm", "m", 0.001], ["[in_i]", "m", 0.0254],
  ["L", "L", 1], ["dL", "L", 0.1], ["mL", "L", 0.001], ["l", "L", 1], ["dl", "L", 0.1], ["ml", "L", 0.001],
  ["mm[Hg]", "mm[Hg]", 1], ["kPa", "mm[Hg]", 7.50061683],
  ["mol/L", "mol/L", 1], ["mmol/L", "mol/L", 0.001], ["umol/L", "mol/L", 0.000001],
  ["g/L", "g/L", 1], ["g/dL", "g/L", 10], ["mg/dL", "g/L", 0.01], ["mg/L", "g/L", 0.001], ["ug/L", "g/L", 0.000001],
  ["s", "s", 1], ["min", "s", 60], ["h", "s", 3600], ["d", "s", 86400], ["wk", "s", 604800],
  ["1", "1", 1], ["%", "1", 0.01]
]

/** Other ways to write a unit. */
const written: readonly (readonly [written: string, unit: string])[] = [
  ["mmHg", "mm[Hg]"], ["mm Hg", "mm[Hg]"], ["kg/m²", "kg/m2"], ["kg/m^2", "kg/m2"], ["mmol/l", "mmol/L"], ["mol/l", "mol/L"], ["µmol/L", "umol/L"], ["μmol/L", "umol/L"],
  ["umol/l", "umol/L"], ["mg/dl", "mg/dL"], ["g/dl", "g/dL"], ["g/l", "g/L"], ["mg/l", "mg/L"], ["µg/L", "ug/L"], ["μg/L", "ug/L"], ["µg", "ug"], ["μg", "ug"], ["lb", "[lb_av]"], ["in", "[in_i]"]
]

const unitOf = (text: string): string => written.find(([other]) => other === text)?.[1] ?? text

/** By what a number in one unit is multiplied to be in another; nothing if that cannot be told. */
export const factorBetween = (given: string, wanted: string, convert: Readonly<Record<string, number>>): number | undefined => {
  for (const unit of [given, unitOf(given)]) if (Object.hasOwn(convert, unit)) return convert[unit]
  const [from, to] = [unitOf(given), unitOf(wanted)]
  if (from === to) return 1
  const [before, after] = [inBase.find(([unit]) => unit === from), inBase.find(([unit]) => unit === to)]
  return before === undefined || after === undefined || before[1] !== after[1] ? undefined : before[2] / after[2]
}

import { civilDate, epochDay, type Fact, type HealthRecord } from "@tramyte/core"
import { type GrowthSex, type Measurement, measureAtZ } from "@tramyte/core/growth"
import { armCircumferenceForAge2006, headCircumferenceForAge2006, lengthHeightForAge2006, weightForAge2006 } from "@tramyte/who-growth"

// Children under five as a station measures them. Seeded.
// Ages go evenly from birth to 1825 days. A child has a size of its own (mean -0.6 SD, SD 0.9), from which its stature (SD 0.5), weight (0.6) and
// circumferences (0.7) differ. Weight and stature are read to 0.1, the head until two years, the arm from six months on; of each a fiftieth
// is missing. One in twenty was measured lying who should stand, or the other way round, and one in a thousand has oedema.

/** One row a child; NaN where nothing was measured. */
export interface MeasuredColumns {
  readonly sex: Float64Array
  readonly ageDays: Float64Array
  readonly weight: Float64Array
  readonly lengthHeight: Float64Array
  /** 1 lying, 2 standing. */
  readonly measured: Float64Array
  readonly headCircumference: Float64Array
  readonly armCircumference: Float64Array
  readonly oedema: Float64Array
}

export const measuredColumns = (count: number, seed = 20_261_015): MeasuredColumns => {
  const { chance, normal, below } = numbers(seed)
  const empty = (): Float64Array => new Float64Array(count).fill(NaN)
  const columns: MeasuredColumns = {
    sex: empty(), ageDays: empty(), weight: empty(), lengthHeight: empty(), measured: empty(), headCircumference: empty(), armCircumference: empty(), oedema: new Float64Array(count)
  }
  for (let row = 0; row < count; row++) {
    const sex: GrowthSex = chance(0.5) ? "female" : "male"
    const day = below(1826)
    const size = -0.6 + 0.9 * normal()
    const lies = day < 731 !== (day >= 274 && chance(0.05))
    columns.sex[row] = sex === "female" ? 2 : 1
    columns.ageDays[row] = day
    columns.measured[row] = lies ? 1 : 2
    if (chance(0.98)) columns.lengthHeight[row] = tenth(measureAtZ(lengthHeightForAge2006, sex, day, size + 0.5 * normal()) + (lies === day < 731 ? 0 : lies ? 0.7 : -0.7))
    if (chance(0.98)) columns.weight[row] = tenth(measureAtZ(weightForAge2006, sex, day, size + 0.6 * normal()))
    if (day < 731 && chance(0.98)) columns.headCircumference[row] = tenth(measureAtZ(headCircumferenceForAge2006, sex, day, size + 0.7 * normal()))
    if (day >= 183 && chance(0.98)) columns.armCircumference[row] = tenth(measureAtZ(armCircumferenceForAge2006, sex, day, size + 0.7 * normal()))
    columns.oedema[row] = chance(0.001) ? 1 : 0
  }
  return columns
}

/** The same children one by one. */
export const measurementsOf = (columns: MeasuredColumns): readonly Measurement[] => Array.from(columns.sex, (sex, row): Measurement => {
  const told = (column: Float64Array): number | undefined => Number.isNaN(column[row]!) ? undefined : column[row]!
  return {
    sex: sex === 2 ? "female" : "male", ageDays: columns.ageDays[row], weight: told(columns.weight), lengthHeight: told(columns.lengthHeight),
    measured: columns.measured[row] === 1 ? "length" : "height", headCircumference: told(columns.headCircumference), armCircumference: told(columns.armCircumference),
    oedema: columns.oedema[row] === 1
  }
})

/** Ages at which a child is weighed who comes to the vaccination sessions, and from two years on to the vitamin A rounds, in days. */
const visits = [0, 61, 91, 122, 274, 365, 548, 730, 913, 1096, 1278, 1461, 1643]

/** Health records of children under five, weighed and measured at each of those ages that they have reached. */
export const weighedRecords = (count: number, on: string): readonly HealthRecord[] => {
  const { chance, normal, below } = numbers(7)
  return Array.from({ length: count }, (_, child): HealthRecord => {
    const sex: GrowthSex = chance(0.5) ? "female" : "male"
    const age = below(1826)
    const birth = epochDay(on) - age
    const size = -0.6 + 0.9 * normal()
    const facts = visits.filter((day) => day <= age && chance(0.9)).flatMap((planned): readonly Fact[] => {
      const day = Math.min(planned + (planned === 0 ? 0 : below(20)), age)
      const start = civilDate(birth + day)
      const fact = (code: string, value: number, unit: string): Fact => ({ id: `${child}-${code}-${planned}`, kind: "observation", code: [code], start, recorded: start, value, unit })
      return [
        fact("weight", tenth(measureAtZ(weightForAge2006, sex, day, size + 0.3 * normal())), "kg"),
        fact(day < 731 ? "length" : "height", tenth(measureAtZ(lengthHeightForAge2006, sex, day, size + 0.2 * normal())), "cm")
      ]
    })
    return { person: { id: `c${child}`, sex, birthDate: civilDate(birth) }, facts, complete: { observation: on } }
  })
}

const tenth = (value: number): number => Math.round(value * 10) / 10

const numbers = (seed: number): { readonly chance: (share: number) => boolean; readonly below: (end: number) => number; readonly normal: () => number } => {
  let state = seed
  const next = (): number => {
    state = Math.imul(state, 1_664_525) + 1_013_904_223 >>> 0
    return (state + 0.5) / 2 ** 32
  }
  return { chance: (share) => next() < share, below: (end) => Math.floor(next() * end), normal: () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next()) }
}

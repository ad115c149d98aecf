import type { GrowthTable, LmsRows, NewbornStandard } from "@tramyte/core/growth"

/** "L M S" a row. */
const lms = (first: number, step: number, rows: readonly (readonly [l: number, m: number, s: number])[]): LmsRows =>
  ({ first, step, l: rows.map(([l]) => l), m: rows.map(([, m]) => m), s: rows.map(([, , s]) => s) })

/**
 * Days 725 to 736: where standing height replaces lying length.
 * WHO Child Growth Standards: length/height-for-age (Geneva, 2006), expanded tables by day.
 */
export const statureAtTwo: GrowthTable = {
  id: "published/length-height-for-age", indicator: "length-height-for-age", axis: "day", ages: { from: 0, until: 60 }, beyond3: "computed",
  implausible: { below: -6, above: 6 }, source: "WHO Child Growth Standards (Geneva, 2006)",
  rows: {
    male: lms(725, 1, [
      [1, 87.6593, 0.03473], [1, 87.6878, 0.03474], [1, 87.7164, 0.03475], [1, 87.7449, 0.03477], [1, 87.7734, 0.03478], [1, 87.8018, 0.03479],
      [1, 87.1303, 0.03508], [1, 87.1587, 0.03509], [1, 87.1871, 0.0351], [1, 87.2155, 0.03511], [1, 87.2439, 0.03513], [1, 87.2722, 0.03514]
    ]),
    female: lms(725, 1, [
      [1, 86.2551, 0.03729], [1, 86.2843, 0.0373], [1, 86.3134, 0.03731], [1, 86.3426, 0.03732], [1, 86.3717, 0.03732], [1, 86.4008, 0.03733],
      [1, 85.7299, 0.03764], [1, 85.7589, 0.03765], [1, 85.788, 0.03766], [1, 85.817, 0.03767], [1, 85.846, 0.03767], [1, 85.8749, 0.03768]
    ])
  }
}

/** Months 60 to 72. WHO Growth Reference 5-19 years: weight-for-age (2007), tables by month. */
export const weightAtFive: GrowthTable = {
  id: "published/weight-for-age", indicator: "weight-for-age", axis: "month", ages: { from: 60, through: 120 }, beyond3: "restricted",
  implausible: { below: -6, above: 5 }, source: "WHO Growth Reference 5-19 years (2007)",
  rows: {
    male: lms(60, 1, [
      [-0.1922, 18.3328, 0.12947], [-0.2026, 18.5057, 0.12988], [-0.213, 18.6802, 0.13028], [-0.2234, 18.8563, 0.13067], [-0.2338, 19.034, 0.13105],
      [-0.2443, 19.2132, 0.13142], [-0.2548, 19.394, 0.13178], [-0.2653, 19.5765, 0.13213], [-0.2758, 19.7607, 0.13246], [-0.2864, 19.9468, 0.13279],
      [-0.2969, 20.1344, 0.13311], [-0.3075, 20.3235, 0.13342], [-0.318, 20.5137, 0.13372]
    ]),
    female: lms(60, 1, [
      [-0.465, 18.0823, 0.1424], [-0.4681, 18.2579, 0.14295], [-0.4711, 18.4329, 0.1435], [-0.4742, 18.6073, 0.14404], [-0.4773, 18.7811, 0.14459],
      [-0.4803, 18.9545, 0.14514], [-0.4834, 19.1276, 0.14569], [-0.4864, 19.3004, 0.14624], [-0.4894, 19.473, 0.14679], [-0.4924, 19.6455, 0.14735],
      [-0.4954, 19.818, 0.1479], [-0.4984, 19.9908, 0.14845], [-0.5013, 20.1639, 0.149]
    ])
  }
}

/** Lengths of 65.0 to 66.1 cm. WHO Child Growth Standards: weight-for-length (Geneva, 2006), expanded tables by 0.1 cm. */
export const weightAt65cm: GrowthTable = {
  id: "published/weight-for-length", indicator: "weight-for-length-height", axis: "cm", stature: "length", ages: { from: 0, until: 24 },
  beyond3: "restricted", implausible: { below: -5, above: 5 }, source: "WHO Child Growth Standards (Geneva, 2006)",
  rows: {
    male: lms(65, 0.1, [
      [-0.3521, 7.2666, 0.08223], [-0.3521, 7.2905, 0.08222], [-0.3521, 7.3143, 0.08221], [-0.3521, 7.338, 0.0822], [-0.3521, 7.3617, 0.08219],
      [-0.3521, 7.3854, 0.08218], [-0.3521, 7.4091, 0.08218], [-0.3521, 7.4327, 0.08217], [-0.3521, 7.4563, 0.08216], [-0.3521, 7.4799, 0.08216],
      [-0.3521, 7.5034, 0.08215], [-0.3521, 7.5269, 0.08214]
    ]),
    female: lms(65, 0.1, [
      [-0.3833, 7.0812, 0.09119], [-0.3833, 7.1041, 0.09118], [-0.3833, 7.1269, 0.09117], [-0.3833, 7.1497, 0.09116], [-0.3833, 7.1724, 0.09116],
      [-0.3833, 7.195, 0.09115], [-0.3833, 7.2177, 0.09114], [-0.3833, 7.2402, 0.09113], [-0.3833, 7.2627, 0.09112], [-0.3833, 7.2852, 0.09111],
      [-0.3833, 7.3076, 0.0911], [-0.3833, 7.33, 0.09109]
    ])
  }
}

const days = Array.from({ length: 1857 }, (_, day) => day)
const invented = { axis: "day", ages: { from: 0, until: 60 }, implausible: { below: -6, above: 5 }, source: "Invented for tests" } as const
const both = (rows: LmsRows) => ({ male: rows, female: rows })

/** Of no real children: as long, as bent and as skewed as a real table of weights by day. */
export const inventedWeight: GrowthTable = {
  ...invented, id: "invented/weight", indicator: "weight-for-age", beyond3: "restricted",
  rows: both(lms(0, 1, days.map((day) => [0.3 - day / 3000, 3.3 + 6.2 * (1 - Math.exp(-day / 150)) + day * 0.0048, 0.11 + day / 60_000])))
}

/** Of no real children: stature by day, with WHO's step of 0.7 cm at day 731. */
export const inventedStature: GrowthTable = {
  ...invented, id: "invented/stature", indicator: "length-height-for-age", beyond3: "computed",
  rows: both(lms(0, 1, days.map((day) => [1, 50 + 26 * (1 - Math.exp(-day / 260)) + day * 0.0185 - (day < 731 ? 0 : 0.7), 0.036 + day / 200_000])))
}

/** Of no real children: weight by days since the last menstrual period, from 27 to 64 weeks. */
export const inventedPreterm: NewbornStandard = {
  id: "invented/preterm", indicator: "weight-for-age", axis: "postmenstrual-day", range: [189, 448], source: "Invented for tests",
  z: (_, day, weight) => (day < 189 || day > 448 ? undefined : (Math.log(weight) - 2.6 + 108_000 / day ** 2) / 0.19),
  measure: (_, day, z) => (day < 189 || day > 448 ? undefined : Math.exp(2.6 - 108_000 / day ** 2 + 0.19 * z))
}

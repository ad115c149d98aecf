/** A made-up population of 13,023 people with new hypertension and deaths of stroke, by age. */
export const agedPopulation: readonly { readonly from: number; readonly population: number; readonly hypertension: number; readonly stroke: number }[] = [
  { from: 0, population: 1020, hypertension: 0, stroke: 0 }, { from: 5, population: 1110, hypertension: 0, stroke: 0 },
  { from: 10, population: 1080, hypertension: 0, stroke: 0 }, { from: 15, population: 960, hypertension: 1, stroke: 0 },
  { from: 20, population: 780, hypertension: 1, stroke: 0 }, { from: 25, population: 820, hypertension: 2, stroke: 0 },
  { from: 30, population: 900, hypertension: 4, stroke: 0 }, { from: 35, population: 980, hypertension: 6, stroke: 1 },
  { from: 40, population: 930, hypertension: 9, stroke: 0 }, { from: 45, population: 880, hypertension: 14, stroke: 1 },
  { from: 50, population: 860, hypertension: 22, stroke: 1 }, { from: 55, population: 790, hypertension: 31, stroke: 2 },
  { from: 60, population: 690, hypertension: 38, stroke: 1 }, { from: 65, population: 520, hypertension: 36, stroke: 2 },
  { from: 70, population: 330, hypertension: 29, stroke: 2 }, { from: 75, population: 190, hypertension: 18, stroke: 1 },
  { from: 80, population: 110, hypertension: 12, stroke: 1 }, { from: 85, population: 73, hypertension: 9, stroke: 1 }
]

/** The world standard of M. Segi (1960), in percent. */
export const segiStandard: readonly { readonly from: number; readonly weight: number }[] = [
  { from: 0, weight: 12 }, { from: 5, weight: 10 }, { from: 10, weight: 9 }, { from: 15, weight: 9 }, { from: 20, weight: 8 },
  { from: 25, weight: 8 }, { from: 30, weight: 6 }, { from: 35, weight: 6 }, { from: 40, weight: 6 }, { from: 45, weight: 6 },
  { from: 50, weight: 5 }, { from: 55, weight: 4 }, { from: 60, weight: 4 }, { from: 65, weight: 3 }, { from: 70, weight: 2 },
  { from: 75, weight: 1 }, { from: 80, weight: 0.5 }, { from: 85, weight: 0.5 }
]

/** Directly standardised rates of it for 100,000, with Dobson's 95 % interval, by PHEindicatormethods 2.1.0 (`calculate_dsr`) in R 4.2.2. */
export const standardisedRates: readonly {
  readonly events: "hypertension" | "stroke"; readonly standard: "who" | "segi"
  readonly count: number; readonly crude: number; readonly rate: number; readonly lo: number; readonly hi: number
}[] = [
  { events: "hypertension", standard: "who", count: 232, crude: 1781.46356446287, rate: 1516.57582426084, lo: 1325.08781536667, hi: 1727.66366362783 },
  { events: "hypertension", standard: "segi", count: 232, crude: 1781.46356446287, rate: 1355.5989003563, lo: 1185.28740771689, hi: 1543.34269281742 },
  { events: "stroke", standard: "who", count: 13, crude: 99.8233893880058, rate: 86.9693606964676, lo: 45.7764036530943, hi: 149.466845096078 },
  { events: "stroke", standard: "segi", count: 13, crude: 99.8233893880058, rate: 74.9958691822603, lo: 39.678480276448, hi: 128.579008645929 }
]

/** Standardised mortality ratios at 95 %, exact and Byar, by the formulas of PHEindicatormethods 2.1.0 in R 4.2.2. */
export const mortalityRatios: readonly (readonly [
  observed: number, expected: number, ratio: number, exactLo: number, exactHi: number, byarLo: number | undefined, byarHi: number
])[] = [
  [0, 2.4, 0, 0, 1.53703310588081, undefined, 1.52833826340573],
  [3, 2.4, 1.25, 0.257780051206501, 3.65303044572597, 0.251238571237596, 3.65223516531097],
  [9, 12.1, 0.743801652892562, 0.340113479122176, 1.41196722739001, 0.339411985455631, 1.41204799078816],
  [10, 12.1, 0.826446280991736, 0.396313115382846, 1.51986413570395, 0.39565701768327, 1.51995525667409],
  [25, 18.2, 1.37362637362637, 0.888938563067545, 2.02774349986431, 0.888695929761385, 2.02782696110909],
  [120, 100.5, 1.19402985074627, 0.98996940921332, 1.42776701860052, 0.989952553289734, 1.42777771596079]
]

/**
 * The instant of a new moon, as a Julian ephemeris day (dynamical time). `k` counts new moons from that of 6 January 2000.
 *
 * Jean Meeus, Astronomical Algorithms, 2nd edition (1998), chapter 49; the error stays within some twenty seconds.
 */
export const newMoon = (k: number): number => {
  const t = k / 1236.85
  const eccentricity = 1 - t * (0.002516 + t * 0.0000074)
  const sun = 2.5534 + 29.1053567 * k - t * t * (0.0000014 + t * 0.00000011)
  const moon = 201.5643 + 385.81693528 * k + t * t * (0.0107582 + t * (0.00001238 - t * 0.000000058))
  const latitude = 160.7108 + 390.67050284 * k - t * t * (0.0016118 + t * (0.00000227 - t * 0.000000011))
  const node = 124.7746 - 1.56375588 * k + t * t * (0.0020672 + t * 0.00000215)

  let instant = 2_451_550.09766 + 29.530588861 * k + t * t * (0.00015437 - t * (0.00000015 - t * 0.00000000073))
  for (const [amount, sunTimes, moonTimes, latitudeTimes] of PERIODIC_TERMS) {
    const angle = sunTimes * sun + moonTimes * moon + latitudeTimes * latitude
    instant += amount * eccentricity ** Math.abs(sunTimes) * sine(angle)
  }
  instant -= 0.00017 * sine(node)
  instant += 0.000325 * sine(299.77 + 0.107408 * k - 0.009173 * t * t)
  for (const [amount, angle, step] of PLANETARY_TERMS) instant += amount * sine(angle + step * k)
  return instant
}

/** The mean time between two new moons, in days, and the epoch day (with fraction) of the one with `k` = 0. */
export const MEAN_LUNATION = 29.530588861
export const FIRST_NEW_MOON = 10_962.6

/** Days; multiples of the sun's and the moon's mean anomaly and of the moon's argument of latitude. */
const PERIODIC_TERMS: readonly (readonly [amount: number, sun: number, moon: number, latitude: number])[] = [
  [-0.4072, 0, 1, 0],
  [0.17241, 1, 0, 0],
  [0.01608, 0, 2, 0],
  [0.01039, 0, 0, 2],
  [0.00739, -1, 1, 0],
  [-0.00514, 1, 1, 0],
  [0.00208, 2, 0, 0],
  [-0.00111, 0, 1, -2],
  [-0.00057, 0, 1, 2],
  [0.00056, 1, 2, 0],
  [-0.00042, 0, 3, 0],
  [0.00042, 1, 0, 2],
  [0.00038, 1, 0, -2],
  [-0.00024, -1, 2, 0],
  [-0.00007, 2, 1, 0],
  [0.00004, 0, 2, -2],
  [0.00004, 3, 0, 0],
  [0.00003, 1, 1, -2],
  [0.00003, 0, 2, 2],
  [-0.00003, 1, 1, 2],
  [0.00003, -1, 1, 2],
  [-0.00002, -1, 1, -2],
  [-0.00002, 1, 3, 0],
  [0.00002, 0, 4, 0]
]

/** Days; degrees at `k` = 0; degrees for each lunation. */
const PLANETARY_TERMS: readonly (readonly [amount: number, angle: number, step: number])[] = [
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
  [0.000062, 141.74, 53.303771],
  [0.00006, 207.14, 2.453732],
  [0.000056, 154.84, 7.30686],
  [0.000047, 34.52, 27.261239],
  [0.000042, 207.19, 0.121824],
  [0.00004, 291.34, 1.844379],
  [0.000037, 161.72, 24.198154],
  [0.000035, 239.56, 25.513099],
  [0.000023, 331.55, 3.592518]
]

const sine = (degrees: number): number => Math.sin((degrees * Math.PI) / 180)

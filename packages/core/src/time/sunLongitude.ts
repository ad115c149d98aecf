/**
 * The apparent longitude of the sun in degrees, 0 up to 360, at a Julian ephemeris day (dynamical time).
 *
 * Jean Meeus, Astronomical Algorithms, 2nd edition (1998), chapter 25, lower accuracy: 0.01 degree, a quarter of an hour of the sun's way.
 */
export const sunLongitude = (julianEphemerisDay: number): number => {
  const t = (julianEphemerisDay - 2_451_545) / 36_525
  const mean = 280.46646 + t * (36_000.76983 + t * 0.0003032)
  const anomaly = 357.52911 + t * (35_999.05029 - t * 0.0001537)
  const centre = (1.914602 - t * (0.004817 + t * 0.000014)) * sine(anomaly) +
    (0.019993 - t * 0.000101) * sine(2 * anomaly) + 0.000289 * sine(3 * anomaly)
  const nutationAndAberration = -0.00569 - 0.00478 * sine(125.04 - 1934.136 * t)
  const degrees = (mean + centre + nutationAndAberration) % 360
  return degrees < 0 ? degrees + 360 : degrees
}

const sine = (degrees: number): number => Math.sin((degrees * Math.PI) / 180)

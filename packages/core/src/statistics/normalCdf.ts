/**
 * The share of a standard normal variable that lies below `z`: 0.975 for 1.96. About 15 digits.
 *
 * Hart's algorithm 5666 (J. F. Hart et al., Computer Approximations, 1968), as given by Graeme West, Better approximations to
 * cumulative normal functions, Wilmott Magazine (2005) 70-76.
 */
export const normalCdf = (z: number): number => {
  const x = Math.abs(z)
  if (Number.isNaN(z)) return NaN
  if (x > 37) return z > 0 ? 1 : 0
  const density = Math.exp(-x * x / 2)
  const tail = x < 7.07106781186547
    ? density * ((((((3.52624965998911e-2 * x + 0.700383064443688) * x + 6.37396220353165) * x + 33.912866078383) * x + 112.079291497871) * x + 221.213596169931) * x + 220.206867912376)
      / (((((((8.83883476483184e-2 * x + 1.75566716318264) * x + 16.064177579207) * x + 86.7807322029461) * x + 296.564248779674) * x + 637.333633378831) * x + 793.826512519948) * x + 440.413735824752)
    : density / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) / 2.506628274631
  return z > 0 ? 1 - tail : tail
}

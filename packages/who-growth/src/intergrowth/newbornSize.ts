import type { GrowthSex, NewbornStandard } from "@tramyte/core/growth"
import { unpackColumn } from "../unpackColumn.ts"
import { type NormalCurve, measureOfNormal, zOfNormal } from "./normalCurve.ts"
import { measureOfSkewT, type SkewT, zOfSkewT } from "./skewT.ts"

/** The curves of the newborn standard from day 231 on: of days 231 to 300 packed, of days 301 to 314 as they are. */
export interface SkewTColumns {
  readonly mu: string
  readonly sigma: string
  readonly nu: number
  readonly tau: number
  readonly beyond: { readonly mu: readonly number[]; readonly sigma: readonly number[] }
}

/** Size at birth by completed days of gestation: before day 231 by the curve of the very preterm, from then on by a table. */
export const newbornSize = (
  about: Pick<NewbornStandard, "id" | "indicator" | "source">,
  columns: Readonly<Record<GrowthSex, SkewTColumns>>,
  veryPreterm: (sex: GrowthSex, weeks: number) => NormalCurve
): NewbornStandard => {
  const known: Partial<Record<GrowthSex, readonly SkewT[]>> = {}
  const curveAt = (sex: GrowthSex, at: number): SkewT => (known[sex] ??= unpackCurves(columns[sex]))[Math.floor(at) - TABLE]!
  return {
    ...about,
    axis: "gestational-day",
    range: [FIRST, LAST],
    z: (sex, at, measure) => {
      if (!(at >= FIRST && at < LAST + 1 && measure > 0)) return undefined
      return at < TABLE ? zOfNormal(veryPreterm(sex, Math.floor(at) / 7), measure) : zOfSkewT(curveAt(sex, at), measure)
    },
    measure: (sex, at, z) => {
      if (!(at >= FIRST && at < LAST + 1 && Number.isFinite(z))) return undefined
      const measure = at < TABLE ? measureOfNormal(veryPreterm(sex, Math.floor(at) / 7), z) : measureOfSkewT(curveAt(sex, at), z)
      return measure > 0 ? measure : undefined
    }
  }
}

/** 24+0, 33+0, and 44+6 weeks of gestation. */
const FIRST = 168
const TABLE = 231
const LAST = 314
const PACKED = 70

/** Mu is given with up to six decimals, sigma with up to seven. */
const unpackCurves = ({ mu, sigma, nu, tau, beyond }: SkewTColumns): readonly SkewT[] => {
  const sigmas = [...unpackColumn(sigma, PACKED, 7), ...beyond.sigma]
  return [...unpackColumn(mu, PACKED, 6), ...beyond.mu].map((each, row) => ({ mu: each, sigma: sigmas[row]!, nu, tau }))
}

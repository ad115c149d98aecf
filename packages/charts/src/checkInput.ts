import { ChartError } from "./ChartError.ts"

/** Passes a measured amount: finite, not negative, and no larger than a whole number can be exact. */
export const checkAmount = (chart: string, at: string, value: number): number => {
  if (typeof value !== "number" || !(value >= 0 && value <= Number.MAX_SAFE_INTEGER)) {
    throw new ChartError("TRAMYTE_CHARTS_BAD_NUMBER", chart, at,
      `must be a number from 0 to ${Number.MAX_SAFE_INTEGER}, got ${String(value)}; leave out what is not known`)
  }
  return value
}

/** Passes a count of people: an amount that is a whole number. */
export const checkCount = (chart: string, at: string, value: number): number => {
  if (!Number.isInteger(checkAmount(chart, at, value))) {
    throw new ChartError("TRAMYTE_CHARTS_BAD_NUMBER", chart, at, `counts people and must be a whole number, got ${String(value)}`)
  }
  return value
}

/** Passes a prefix that is safe inside an id and inside `url(#…)`. */
export const checkIdPrefix = (chart: string, idPrefix: string): string => {
  if (typeof idPrefix !== "string" || !/^[A-Za-z][A-Za-z0-9_-]*$/.test(idPrefix)) {
    throw new ChartError("TRAMYTE_CHARTS_BAD_OPTION", chart, "idPrefix",
      `must start with a letter and hold only letters, digits, "-" and "_", got ${JSON.stringify(idPrefix)}`)
  }
  return idPrefix
}

/** Passes a drawing width in viewBox units; narrower leaves no room for a label, wider is no longer a page. */
export const checkWidth = (chart: string, width: number): number => {
  if (!(width >= 280 && width <= 2000)) {
    throw new ChartError("TRAMYTE_CHARTS_BAD_OPTION", chart, "width", `must be from 280 to 2000 units, got ${String(width)}`)
  }
  return width
}

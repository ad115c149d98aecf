import { isRecord } from "../citizen/checkFact.ts"

/** The types that a parameter's value may have. A replacement must have the type of what it replaces. */
export type ValueType = "number" | "text" | "truth" | "list" | "duration" | "month and day"

/** The type of a value; none if a parameter cannot hold it. */
export const valueTypeOf = (value: unknown): ValueType | undefined => {
  switch (typeof value) {
    case "number": return Number.isFinite(value) ? "number" : undefined
    case "string": return "text"
    case "boolean": return "truth"
  }
  if (Array.isArray(value)) return value.every((one) => typeof one === "string") ? "list" : undefined
  if (!isRecord(value)) return undefined
  return "month" in value || "day" in value ? "month and day" : "duration"
}

import type { CampaignProblem } from "./errors.ts"

/** What something must be: a list of objects, a list of texts, or an object. */
export type Shape = "list" | "texts" | "object"

const words: Readonly<Record<Shape, string>> = { list: "a list of objects", texts: "a list of texts", object: "an object" }

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value)

const fits: Readonly<Record<Shape, (value: unknown) => boolean>> = {
  list: (value) => Array.isArray(value) && value.every(isObject),
  texts: (value) => Array.isArray(value) && value.every((one) => typeof one === "string"),
  object: isObject
}

/** What does not even have the shape that it must have: data from elsewhere, that no compiler saw. */
export const checkShapes = (parts: readonly (readonly [where: string, value: unknown, shape: Shape])[]): readonly CampaignProblem[] => parts.flatMap(([where, value, shape]) => fits[shape](value) ? []
  : [{ code: "TRAMYTE_CAMPAIGN_SHAPE" as const, where, message: `${value === undefined ? "it is missing" : `${JSON.stringify(value)?.slice(0, 60)} is not ${words[shape]}`}; give ${words[shape]}` }])

import type { Facts, Point, Predicate, Quantity, Window } from "./predicate.ts"

/** What a question that compares something speaks of itself: not what its sets are narrowed by. */
export interface Parts {
  readonly sets: readonly Facts[]
  readonly birth: boolean
  readonly death: boolean
}

/** The sets, and the days of the person, that a comparison is about. */
export const partsOf = (predicate: Extract<Predicate, { readonly op: "compare" | "within" }>): Parts => {
  const sets: Facts[] = []
  let [birth, death] = [false, false]
  const ofPoint = (point: Point | undefined): void => {
    if (point === "birth") birth = true
    else if (point === "death") death = true
    else if (typeof point !== "object") return
    else if ("shift" in point) ofPoint(point.shift)
    else if ("floor" in point) ofPoint(point.floor)
    else for (const field of ["startOf", "endOf", "recordedOf"] as const) {
      const which = (point as { readonly [name in typeof field]?: string | Facts })[field]
      if (typeof which === "object") sets.push(which)
    }
  }
  const ofWindow = ({ from, after, until, through }: Window): void => [from, after, until, through].forEach(ofPoint)
  const ofQuantity = (quantity: Quantity): void => {
    switch (quantity.get) {
      case "age":
        birth = true
        return ofPoint(quantity.at)
      case "time":
        ofPoint(quantity.from)
        return ofPoint(quantity.until)
      case "plus":
      case "minus": return quantity.of.forEach(ofQuantity)
      case "number":
      case "use": return
      default: if (typeof quantity.in === "object") sets.push(quantity.in)
    }
  }
  if (predicate.op === "within") {
    ofPoint(predicate.point)
    ofWindow(predicate.in)
  } else {
    ofQuantity(predicate.what)
    for (const bound of Object.values(predicate.is)) if (typeof bound === "object" && "get" in bound) ofQuantity(bound as Quantity)
  }
  return { sets, birth, death }
}

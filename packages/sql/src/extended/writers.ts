import type { Writers } from "./around.ts"
import { pointOf } from "./points.ts"
import { quantityOf } from "./quantities.ts"
import { answer } from "./questions.ts"
import { setOf } from "./sets.ts"

/** All that writes a part of a question. */
export const writers: Writers = { set: setOf, point: pointOf, quantity: quantityOf, answer }

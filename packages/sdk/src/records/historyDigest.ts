import { type Digest, digest } from "./digest.ts"

/**
 * The running check sum of a history: add the text of each line (`JSON.stringify(line)`) in its order; the `end` tells the sum
 * of all lines before it. 64 bits, against damage and mistakes, not against attacks.
 *
 * @example
 * ```ts
 * import { historyDigest } from "@tramyte/sdk"
 *
 * const sum = historyDigest()
 * sum.add('{"history":{"format":1}}')
 * sum.text().length // => 16
 * ```
 */
export const historyDigest = (): Digest => digest()

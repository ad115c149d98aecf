/** A running 64-bit check sum of texts, to tell the same batch from another one under its id. It guards against mistakes, not attacks. */
export interface Digest {
  readonly add: (text: string) => void
  readonly text: () => string
}

/** Two lanes of multiply-and-xor over UTF-16 units; each text is ended by its length, so that texts do not run together. */
export const digest = (): Digest => {
  const lanes = Int32Array.of(0x811c9dc5, 0x41c6ce57)
  return {
    add: (text) => {
      const length = text.length
      let left = lanes[0]!
      let right = lanes[1]!
      for (let index = 0; index < length; index++) {
        const unit = text.charCodeAt(index)
        left = Math.imul(left ^ unit, 0x01000193)
        right = Math.imul(right ^ unit, 0x5f356495)
      }
      lanes[0] = Math.imul(left ^ length ^ (left >>> 15), 0x85ebca6b)
      lanes[1] = Math.imul(right ^ length ^ (right >>> 13), 0xc2b2ae35)
    },
    text: () => Array.from(lanes, (lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("")
  }
}

/** Compares texts with the numbers in them as numbers: `group-2` before `group-10`. The same everywhere, whatever the language of the machine. */
export const naturalOrder = (a: string, b: string): number => {
  const [ours, theirs] = [parts(a), parts(b)]
  for (let at = 0; at < Math.min(ours.length, theirs.length); at++) {
    const [one, other] = [ours[at]!, theirs[at]!]
    const order = isNumber(one) && isNumber(other) ? Number(one) - Number(other) : compared(one, other)
    if (order !== 0) return order
  }
  return ours.length - theirs.length || compared(a, b)
}

const parts = (text: string): readonly string[] => text.match(/\d+|\D+/g) ?? []

const isNumber = (part: string): boolean => /^\d/.test(part)

const compared = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0

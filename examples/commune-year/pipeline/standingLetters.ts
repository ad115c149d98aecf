import type { Verdict } from "@tramyte/core"
import { membershipCode, type MembershipCode } from "@tramyte/core/engine"
import { type Letter, letterOfAll } from "../report/client/memberLetters.ts"

const verdicts: readonly Verdict[] = ["no", "unknown", "yes"]
const outcomes: readonly Letter[] = ["n", "u", "y"]

/** The letter of each way to stand in an indicator: whether counted, and if so, whether it has what is asked. */
const letters: ReadonlyMap<MembershipCode, Letter> = new Map(
  answers(5).map(([initial = 0, denominator = 0, exclusion = 0, numerator = 0, exception = 0]): readonly [MembershipCode, Letter] => {
    const counted = Math.min(initial, denominator, 2 - exclusion, 2 - Math.min(2 - numerator, exception))
    const code = membershipCode(verdicts[initial]!, verdicts[denominator]!, verdicts[exclusion]!, verdicts[numerator]!, verdicts[exception]!)
    return [code, counted === 0 ? "-" : counted === 1 ? "?" : outcomes[numerator]!]
  })
)

/** The letter of a person: of one whose events are counted, that of all of them together. */
export const letterOf = (counted: readonly { readonly code: MembershipCode }[]): string => {
  const [first, ...more] = counted
  if (first === undefined) return "-"
  const letter = letters.get(first.code) ?? "-"
  return more.length === 0 ? letter : letterOfAll([letter, ...more.map(({ code }) => letters.get(code) ?? "-")])
}

/** All ways to answer so many questions by 0, 1 or 2. */
function answers(questions: number): readonly (readonly number[])[] {
  return questions === 0 ? [[]] : answers(questions - 1).flatMap((rest) => [0, 1, 2].map((one) => [...rest, one]))
}

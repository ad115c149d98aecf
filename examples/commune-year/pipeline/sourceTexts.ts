import type { DatedItem, RulesInForce, Source } from "@tramyte/core"

/** The texts that an item rests on, as a reader finds them: title, number, place. */
export const sourceTexts = ({ cites }: DatedItem, rules: RulesInForce): readonly string[] => cites.map((cite) => textOf({ ...cite, citation: rules.citations.get(cite.ref)! }))

const textOf = ({ citation, at }: Source): string =>
  `${citation.title.vi}${citation.number === "" ? "" : ` (${citation.number})`}${at === undefined ? "" : `, ${at}`}`

import type { Counts } from "@tramyte/core"
import { type Html, html } from "./html.ts"

/** A bar of all who are counted: done, not known (hatched), not done, with the target as a line across it. For the eye; the numbers stand beside it. */
export const targetBar = ({ yes, unknown, no }: Counts, target: number | undefined): Html => {
  const all = yes + unknown + no
  const width = (count: number): string => `${(all === 0 ? 0 : count / all * 100).toFixed(3)}%`
  return html`<div class="bar" aria-hidden="true"><i class="yes" style="width:${width(yes)}"></i>${unknown === 0 ? undefined : html`<i class="unknown" style="width:${width(unknown)}"></i>`}<i class="no" style="width:${width(no)}"></i>${
    target === undefined ? undefined : html`<b style="left:${(target * 100).toFixed(3)}%"></b>`}</div>`
}

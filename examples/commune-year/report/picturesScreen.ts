import { both, say } from "./bilingual.ts"
import { countCell } from "./countCell.ts"
import { examinedByWeek } from "./examinedByWeek.ts"
import { groupsByVillage } from "./groupsByVillage.ts"
import { type Html, html } from "./html.ts"
import { monthlyProgress } from "./monthlyProgress.ts"
import { peopleByAge } from "./peopleByAge.ts"
import { serves } from "./serves.ts"
import { standingByVillage } from "./standingByVillage.ts"
import type { StationYear } from "./stationYear.ts"

/** Screen 3: pictures, each the answer to one question. */
export const picturesScreen = (station: StationYear): Html => {
  const { prefix } = station
  return html`<section class="screen" id="${prefix}-pictures" aria-labelledby="${prefix}-pictures-h"><h2 id="${prefix}-pictures-h">${say("Bức tranh của xã", "The commune in pictures")}</h2>
${serves(station)}<p class="note">${say("Tính trên", "Of")} ${both({ vi: "những người thuộc hoặc có thể thuộc phạm vi của kế hoạch", en: "the people whom the plan is about, or may be about" })}: <strong>${countCell(station, station.count(""), "", { kind: "shown", value: 0 })}</strong>.</p>
<div class="pictures">${station.own.map((one) => monthlyProgress(station, one))}${standingByVillage(station)}${peopleByAge(station)}${groupsByVillage(station)}${examinedByWeek(station)}</div></section>`
}

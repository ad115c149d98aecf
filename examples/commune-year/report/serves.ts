import { both, say } from "./bilingual.ts"
import { type Html, html } from "./html.ts"
import type { StationYear } from "./stationYear.ts"

/** Which plan a part of the report serves, and from what it is made. */
export const serves = ({ year }: StationYear): Html =>
  html`<p class="serves">${say("Phục vụ:", "Serves:")} ${both(year.commune.plan)}. ${say("Nguồn: sổ và danh sách của trạm.", "Source: the station’s registers.")}</p>`

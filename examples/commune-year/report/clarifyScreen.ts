import { both, say } from "./bilingual.ts"
import { villageLabel } from "./collaboratorPages.ts"
import { countTable } from "./countTable.ts"
import { type Html, html } from "./html.ts"
import { serves } from "./serves.ts"
import { villagesOf } from "./standingByVillage.ts"
import type { StationYear } from "./stationYear.ts"

/** Screen 4: people whose group or due date hangs on a missing fact, by the question to ask. */
export const clarifyScreen = (station: StationYear): Html => {
  const { prefix, people } = station
  // Questions that are asked only before a vaccination stand with it.
  const order = people.questions.map((_, index) => index).filter((index) => station.count(`q=${index}`) > 0).toSorted((a, b) => station.count(`q=${b}`) - station.count(`q=${a}`) || a - b)
  const byQuestion = countTable(station, {
    caption: say("Câu hỏi cần hỏi, nhiều người nhất trước (một người có thể cần nhiều câu)", "Questions to ask, the most frequent first (a person may need several)"),
    rowHead: say("Câu hỏi", "Question"),
    rows: order.map((index) => ({ label: both(people.questions[index] ?? { vi: "", en: "" }), selection: `q=${index}` })),
    columns: [{ label: say("Số người", "People"), selection: "" }]
  })
  const byVillage = countTable(station, {
    caption: say("Người cần làm rõ, theo thôn", "People to clarify, by village"),
    rowHead: say("Thôn", "Village"),
    rows: villagesOf(station).map((village) => ({ label: villageLabel(station, village), selection: `v=${village}&c=y` })),
    columns: [{ label: say("Số người", "People"), selection: "" }]
  })
  return html`<section class="screen" id="${prefix}-clarify" aria-labelledby="${prefix}-clarify-h"><h2 id="${prefix}-clarify-h">${say("Cần làm rõ điều gì?", "What is to be clarified?")}</h2>
${serves(station)}<p class="note">${say("Không biết không có nghĩa là “không”: những người này có thể thuộc nhóm khác, hoặc đến hạn vào ngày khác, khi đã hỏi.", "Not known does not mean “no”: these people may be in another group, or due on another day, once they have been asked.")}</p>
${order.length === 0 ? html`<p>${say("Không có câu hỏi nào.", "No question is open.")}</p>` : html`<div class="pair">${byQuestion.table}${byVillage.table}</div>`}</section>`
}

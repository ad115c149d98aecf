import { say } from "./bilingual.ts"
import { type Html, html } from "./html.ts"

/** The window that a number opens: its definition, its people, a search, and the list as a file. The script fills it. */
export const listDialog: Html = html`<dialog id="list" aria-labelledby="list-title"><div class="list-head"><h2 id="list-title"></h2><form method="dialog"><button class="close">${say("Đóng", "Close")} <kbd>Esc</kbd></button></form></div>
<div id="list-definition"></div>
<div id="list-people"><div class="list-tools"><p id="list-count" role="status"></p><label class="in-names">${say("Tìm", "Search")} <input id="list-search" type="search" autocomplete="off" spellcheck="false"></label><button type="button" id="list-save" class="in-names">${say("Tải danh sách (CSV)", "Download the list (CSV)")}</button></div>
<div class="wide" role="region" tabindex="0" aria-labelledby="list-title"><table><thead><tr><th scope="col">${say("Họ và tên", "Name")}</th><th scope="col">${say("Sinh", "Born")}</th><th scope="col">${say("Giới", "Sex")}</th><th scope="col">${say("Thôn", "Village")}</th><th scope="col">${
  say("Hộ", "Household")}</th><th scope="col" id="list-reason">${say("Nhóm và lý do", "Group and reason")}</th><th scope="col" id="list-why" hidden>${say("Vì sao, cần gì", "Why, and what is needed")}</th><th scope="col" id="list-whom" hidden>${say("Đối tượng", "Whom")}</th><th scope="col" id="list-due">${say("Việc gấp nhất", "Most urgent")}</th><th scope="col" id="list-give" hidden>${say("Cần tiêm", "To give")}</th><th scope="col">${say("Cần hỏi", "To ask")}</th></tr></thead><tbody id="list-rows"></tbody></table></div></div></dialog>`

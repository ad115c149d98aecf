import { heatTable } from "@tramyte/charts"
import { type Lang, langs, say, text } from "./bilingual.ts"
import { SMALL } from "./countCell.ts"
import { type Html, html, raw } from "./html.ts"
import { unknownVillage } from "./labels.ts"
import { villagesOf } from "./standingByVillage.ts"
import type { StationYear } from "./stationYear.ts"

/** In which villages do the people of each group live? A table is the picture: its numbers are in it. */
export const groupsByVillage = (station: StationYear): Html => {
  const villages = villagesOf(station)
  const cells = villages.map((village) => station.groups.map(({ index }) => station.count(`v=${village}&g=${index}`)))
  const draw = (lang: Lang, view: "names" | "safe"): Html => raw(heatTable({
    idPrefix: `${station.prefix}-heat-${view}-${lang}`, lang, shadeBy: "column",
    title: lang === "vi" ? "Số người theo thôn và nhóm, mỗi cột tô đậm nhạt riêng" : "People by village and group, each column shaded by itself",
    columns: station.groups.map(({ label }) => label[lang]),
    rows: villages.map((village, row) => ({ label: station.year.villages[village]?.name ?? unknownVillage[lang], cells: cells[row] ?? [] })),
    ...(view === "safe" ? { suppressBelow: SMALL } : {}),
    labels: { row: lang === "vi" ? "Thôn" : "Village", ...labels(station.overlap)[lang] }
  }))
  // The script turns the numbers of this table into buttons; it learns from here what each means.
  const rows = villages.map((village) => `v=${village}`).join(" ")
  const columns = station.groups.map(({ index }) => `g=${index}`).join(" ")
  return html`<figure class="picture whole"><h3>${say("Mỗi nhóm sống ở những thôn nào?", "In which villages do the groups live?")}</h3>${
    station.overlap ? html`<p class="note">${say("Một người có thể thuộc nhiều nhóm.", "A person may be in several groups.")}</p>` : undefined}${
    station.names ? html`<div class="in-names heat" data-rows="${rows}" data-columns="${columns}" data-sums="${station.overlap ? "" : "yes"}">${langs.map((lang) => draw(lang, "names"))}</div>` : undefined}<div class="${
    station.names ? "in-meeting" : "published"}">${langs.map((lang) => draw(lang, "safe"))}</div></figure>`
}

const labels = (overlap: boolean) => {
  const words = text((lang) => lang === "vi" ? (overlap ? "Tổng lượt" : "Tổng") : overlap ? "Memberships" : "Total")
  return {
    vi: { total: words.vi, small: `từ 1 đến ${SMALL - 1} người`, withheld: "giấu để không suy ra được ô nhỏ", empty: "Chưa có số liệu" },
    en: { total: words.en, small: `from 1 to ${SMALL - 1} people`, withheld: "withheld, so that no small number can be worked out", empty: "No data" }
  }
}

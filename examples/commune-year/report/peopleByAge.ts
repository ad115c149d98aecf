import { populationPyramid } from "@tramyte/charts"
import { both, say } from "./bilingual.ts"
import { ageBands, bandLetter } from "./columnsOf.ts"
import { countTable } from "./countTable.ts"
import type { Html } from "./html.ts"
import { sexLabels } from "./labels.ts"
import { picture, WIDTH } from "./picture.ts"
import type { StationYear } from "./stationYear.ts"

/** How old are the people? */
export const peopleByAge = (station: StationYear): Html => {
  const sexes = ["m", "f", "-"] as const
  const bands = [...ageBands.map((label, at) => ({ label, letter: bandLetter(at) })), { label: "?", letter: "-" }]
  const used = bands.filter(({ letter }) => letter !== "-" || station.people.band.includes("-"))
  const numbers = countTable(station, {
    caption: say("Số người theo tuổi và giới", "People by age and sex"),
    rowHead: say("Tuổi", "Age"),
    rows: used.map(({ label, letter }) => ({ label: letter === "-" ? say("Chưa rõ tuổi", "Age not known") : both({ vi: label, en: label }), selection: `b=${letter}` })),
    columns: sexes.map((sex) => ({ label: both(sexLabels[sex]), selection: `x=${sex}` }))
  })
  return picture(station, {
    id: "age",
    question: { vi: "Người dân ở những lứa tuổi nào?", en: "How old are the people?" },
    numbers,
    draw: (lang, idPrefix) => populationPyramid({
      idPrefix, lang, width: WIDTH, showTitle: false, title: lang === "vi" ? "Người dân theo tuổi và giới" : "People by age and sex",
      bands: used.map(({ label, letter }, row) => ({
        label: letter === "-" ? (lang === "vi" ? "Chưa rõ" : "Unknown") : label,
        male: numbers.counts[row]?.[0] ?? 0, female: numbers.counts[row]?.[1] ?? 0, unknown: numbers.counts[row]?.[2] ?? 0
      })),
      labels: { male: sexLabels.m[lang], female: sexLabels.f[lang], unknown: sexLabels["-"][lang], empty: lang === "vi" ? "Chưa có số liệu" : "No data" }
    })
  })
}

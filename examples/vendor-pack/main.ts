import { readFileSync } from "node:fs"
import { ask, assignGroups, composePacks, computeKpi, explain, type HealthRecord, planScreening } from "@tramyte/core"
import { loadPack } from "@tramyte/core/pack"
import { vietNam } from "@tramyte/pack-vn"

// A station: it has the pack as a file, and people of its own.
const pack = loadPack(readFileSync(new URL("duyen-hai.json", import.meta.url), "utf8"))
const rulebook = composePacks([vietNam, pack])
const rules = rulebook.on("2026-11-21")

const deckhand: HealthRecord = {
  person: { id: "Nguyễn Văn Hải", sex: "male", birthDate: "1980-02-29" },
  facts: [
    { id: "work", kind: "employment", code: ["deckhand"], start: "2015", end: "ongoing", recorded: "2026-10-01" },
    { id: "pressure", kind: "observation", code: ["blood-pressure"], start: "2026-04-02", recorded: "2026-04-02", components: { systolic: 128, diastolic: 82 } }
  ],
  complete: { observation: "2026-11-20", condition: "2026-11-20", employment: "2026-11-20", encounter: "2026-11-20" }
}

const print = (title: string, text: string): void => console.log(`${title}\n  ${text}\n`)

print("The group that the province added:", explain(assignGroups(rules, deckhand), { lang: "en" }))

const [pressure] = planScreening(rules, deckhand, { protocols: ["vietnam/hypertension-screening"] }).items
print("A national protocol with the province's interval, and both sources:", explain(pressure!, { lang: "en" }))

const national = composePacks([vietNam]).on("2026-11-21")
const [yearly] = planScreening(national, deckhand, { protocols: ["vietnam/hypertension-screening"] }).items
print("The same man by national law alone:", explain(yearly!, { lang: "en", sources: false }))

const { scored, of } = computeKpi(rules, "duyen-hai/crews-examined", { records: [deckhand], period: { from: "2026-01-01", until: "2027-01-01" } })
print("The indicator that the province added:", `${scored.yes} of ${of} of the fishing crews examined`)

print("Why is a man of 17 not on the list?", explain(ask(rules, { ...deckhand, person: { ...deckhand.person, birthDate: "2009-05-01" } }, "duyen-hai/fishing-crew"), { lang: "en", sources: false, recorded: true }))

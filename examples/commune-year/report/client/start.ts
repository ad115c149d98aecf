/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { fill, openDefinition, openList, saveList } from "./listPeople.ts"
import { chooseGrowthSheet, chooseSessionSheet, chooseSheets, lang, printWhat, showLang, showNames, showStation } from "./view.ts"

/** Makes the numbers of the heat tables open: the table comes from the charts package, which knows of no lists. */
const openHeatTables = (): void => {
  for (const heat of document.querySelectorAll<HTMLElement>(".heat")) {
    const rows = (heat.dataset["rows"] ?? "").split(" ")
    const columns = (heat.dataset["columns"] ?? "").split(" ")
    const sums = heat.dataset["sums"] === "yes"
    for (const table of heat.querySelectorAll("table")) {
      for (const [r, row] of [...table.rows].slice(1).entries()) {
        for (const [c, cell] of [...row.cells].slice(1).entries()) {
          const term = [rows[r], columns[c]].filter((part) => part !== undefined).join("&")
          const isSum = r >= rows.length || c >= columns.length
          if (cell.textContent === "0" || (isSum && !sums)) continue
          const button = document.createElement("button")
          button.type = "button"
          button.className = "n"
          button.dataset["open"] = term
          button.textContent = cell.textContent
          cell.replaceChildren(button)
        }
      }
    }
  }
}

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>("button") : null
  if (button === null) return
  const { open, define, sheet, print, showStation: key, setLang } = button.dataset
  if (open !== undefined) openList(open)
  else if (define !== undefined) openDefinition(define)
  else if (print !== undefined) printWhat(print)
  else if (key !== undefined) showStation(key)
  else if (setLang !== undefined) { showLang(setLang === "en" ? "en" : "vi"); fill() }
  else if (button.dataset["toggleNames"] !== undefined) showNames(button.getAttribute("aria-pressed") === "true")
  else if (button.id === "list-save") saveList()
  else if (sheet !== undefined) {
    chooseSheets(sheet)
    document.querySelector(".sheet.chosen")?.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" })
  }
})

document.addEventListener("change", (event) => {
  if (!(event.target instanceof HTMLSelectElement)) return
  if (event.target.classList.contains("pick")) chooseSheets(event.target.value)
  if (event.target.classList.contains("pick-growth")) chooseGrowthSheet(event.target.value)
  if (event.target.classList.contains("pick-session")) chooseSessionSheet(event.target.value)
})
document.getElementById("list-search")?.addEventListener("input", fill)
window.addEventListener("afterprint", () => { delete document.documentElement.dataset["print"] })
document.getElementById("list")?.addEventListener("click", (event) => {
  if (event.target === event.currentTarget) (event.currentTarget as HTMLDialogElement).close()
})

openHeatTables()
showLang(lang())
showStation("s0")
// An address such as report.html#s1/sheets opens a commune, made ready to print its worksheets (or #s1/sessions, its session sheets; #s1/growths, its growth charts).
const [wanted = "", print = ""] = location.hash.slice(1).split("/")
if (document.querySelector(`[data-part-of="${CSS.escape(wanted)}"]`) !== null) showStation(wanted)
if (print === "sheets" || print === "sessions" || print === "growths") document.documentElement.dataset["print"] = print

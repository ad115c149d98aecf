/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** The language in which the page is shown. */
export const lang = (): "vi" | "en" => document.documentElement.lang === "en" ? "en" : "vi"

/** Whether names are hidden, as for a meeting. */
export const meeting = (): boolean => document.documentElement.dataset["view"] !== "names"

/** Start of the ids of the commune that is shown. */
export const station = (): string => document.documentElement.dataset["station"] ?? "s0"

/** A sentence in the language of the page. */
export const pageText = (vi: string, en: string): string => lang() === "vi" ? vi : en

/** Shows one commune and hides the others. */
export const showStation = (key: string): void => {
  document.documentElement.dataset["station"] = key
  for (const part of document.querySelectorAll<HTMLElement>("[data-part-of]")) part.hidden = part.dataset["partOf"] !== key
  for (const button of document.querySelectorAll("[data-show-station]")) button.setAttribute("aria-pressed", String((button as HTMLElement).dataset["showStation"] === key))
  chooseSheets("")
  chooseSessionSheet("")
  chooseGrowthSheet("")
}

/** Shows the page in the other language. */
export const showLang = (now: "vi" | "en"): void => {
  document.documentElement.lang = now
  document.title = document.documentElement.dataset[now === "vi" ? "titleVi" : "titleEn"] ?? document.title
  for (const option of document.querySelectorAll<HTMLElement>("option[data-vi]")) option.textContent = option.dataset[now] ?? ""
}

/** With names for the station, without for a meeting. */
export const showNames = (shown: boolean): void => {
  document.documentElement.dataset["view"] = shown ? "names" : "meeting"
  for (const button of document.querySelectorAll("[data-toggle-names]")) button.setAttribute("aria-pressed", String(!shown))
}

/** Shows the worksheets of one village. */
export const chooseSheets = (village: string): void => {
  for (const sheet of document.querySelectorAll<HTMLElement>(".sheet")) {
    sheet.classList.toggle("chosen", village !== "" && sheet.dataset["village"] === village && sheet.closest<HTMLElement>("[data-part-of]")?.dataset["partOf"] === station())
  }
  for (const pick of document.querySelectorAll<HTMLSelectElement>(".pick")) pick.value = village
}

/** Shows the session sheet of one village. */
export const chooseSessionSheet = (village: string): void => {
  for (const sheet of document.querySelectorAll<HTMLElement>(".session-sheet")) {
    sheet.classList.toggle("chosen", village !== "" && sheet.dataset["sessionVillage"] === village && sheet.closest<HTMLElement>("[data-part-of]")?.dataset["partOf"] === station())
  }
  for (const pick of document.querySelectorAll<HTMLSelectElement>(".pick-session")) pick.value = village
}

/** Shows the growth charts of one child. */
export const chooseGrowthSheet = (child: string): void => {
  for (const sheet of document.querySelectorAll<HTMLElement>(".growth-sheet")) {
    sheet.classList.toggle("chosen", child !== "" && sheet.dataset["growthChild"] === child && sheet.closest<HTMLElement>("[data-part-of]")?.dataset["partOf"] === station())
  }
  for (const pick of document.querySelectorAll<HTMLSelectElement>(".pick-growth")) pick.value = child
}

/** Prints the page, or only the worksheets: the chosen ones or all of the commune. */
export const printWhat = (what: string): void => {
  document.documentElement.dataset["print"] = what
  window.print()
}

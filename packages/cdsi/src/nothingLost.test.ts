import { parseXml, XmlElement } from "@rgrove/parse-xml"
import type { ImmunizationSchedule, Span } from "@tramyte/core/immunization"
import { describe, expect, it } from "vitest"
import { readCdsi } from "./readCdsi.ts"
import { CdsiError } from "./reading/errors.ts"
import { parseSpan } from "./reading/values.ts"
import { supportingData } from "./supportingData.fixture.ts"

interface Found {
  readonly element: XmlElement
  readonly path: string
}

/** All elements, with their paths as problems have them where `indexed` says that an element may stand several times. */
const elementsOf = (element: XmlElement, path: string): readonly Found[] => {
  const children = element.children.filter((node) => node instanceof XmlElement)
  return [{ element, path }, ...children.flatMap((child) => {
    const index = children.filter(({ name }) => name === child.name).indexOf(child)
    return elementsOf(child, `${path}/${child.name}${isList(child.name, element.name) ? `[${index + 1}]` : ""}`)
  })]
}

/** Those that `maxOccurs="unbounded"` stands at in CDC's schemas. */
const lists = /^(clinicalHistory|dateOfBirth|exclusion|contraindication|contraindicatedVaccine|series|seriesAdminGuidance|requiredGender|indication|seriesDose|age|interval|allowableInterval|preferableVaccine|allowableVaccine|inadvertentVaccine|conditionalSkip|set|condition|liveVirusConflict|vaccineGroupMap|cvxMap|association|observation|codedValues|codedValue)$/
const isList = (name: string, parent: string): boolean =>
  (name === "antigen" && parent === "vaccineGroupMap") || (name === "vaccineGroup" && parent === "vaccineGroups") || (name === "interval" && parent === "seriesDose") || (lists.test(name) && name !== "interval")

const files = { "ScheduleSupportingData.xml": supportingData.schedule, ...supportingData.antigens }
const trees = Object.entries(files).map(([file, xml]) => ({ file, xml, root: parseXml(xml, { includeOffsets: true }).root! }))
const everything = trees.flatMap(({ file, xml, root }) => elementsOf(root, root.name).map((found) => ({ ...found, file, xml })))

const read = readCdsi(supportingData)

/** The schedule of the fixture with one element written otherwise; the problems, if there are any. */
const readWith = ({ file, xml, element: { start, end } }: { readonly file: string; readonly xml: string; readonly element: XmlElement }, write: (before: string) => string): ImmunizationSchedule | CdsiError => {
  const text = xml.slice(0, start) + write(xml.slice(start, end)) + xml.slice(end)
  try {
    return readCdsi(file in supportingData.antigens ? { ...supportingData, antigens: { ...supportingData.antigens, [file]: text } } : { ...supportingData, schedule: text })
  } catch (error) {
    if (error instanceof CdsiError) return error
    throw error
  }
}

const isBlank = (element: XmlElement): boolean => element.text.trim() === ""

describe("no element of the supporting data passes unseen", () => {
  it("the fixture has every element of CDC's schemas, and with it every rule", () => {
    expect(new Set(everything.map(({ element }) => element.name)).size).toBe(120)
    expect(everything.length).toBeGreaterThan(400)
  })
  it("one with another name is a problem at its path", () => {
    for (const one of everything) {
      const { element, path, file } = one
      const problems = readWith(one, (text) => text.replaceAll(new RegExp(`(</?)${element.name}(?=[\\s/>])`, "g"), `$1${element.name}X`))
      const at = `${path.replace(/\[\d+\]$/, "")}X`
      const seen = problems instanceof CdsiError && problems.problems.some((problem) => problem.file === file && (problem.path.replace(/\[\d+\]$/, "") === at || problem.path === ""))
      expect(seen, `${file} ${path}`).toBe(true)
    }
  })
  it("one that is missing is a problem at its path, unless it may be; then what it said is missing from the schedule", () => {
    for (const one of everything) {
      const { element, path, file } = one
      const found = readWith(one, () => "")
      const seen = found instanceof CdsiError
        ? found.problems.every((problem) => problem.file !== file || problem.message.length > 20) && (lastIsList(path) || found.problems.some((problem) => problem.path === path || problem.path === ""))
        : !same(found, read) || (isBlank(element) && mayBeMissing.test(path)) || untold.test(path)
      expect(seen, `${file} ${path}: ${found instanceof CdsiError ? found.message : "no problem"}`).toBe(true)
    }
  })
  it("one that stands twice is a problem at its path, unless it may; then it stands twice in the schedule", () => {
    for (const one of everything) {
      const { element, path, file } = one
      if (!path.includes("/")) continue
      const found = readWith(one, (text) => text + text)
      const seen = found instanceof CdsiError
        ? found.problems.some((problem) => problem.file === file && problem.path.startsWith(path.replace(/\[\d+\]$/, "")) || problem.path.includes("vaccineGroupToAntigenMap"))
        : lastIsList(path) && (!same(found, read) || untold.test(path) || (isBlank(element) && path.endsWith("codedValues[1]")))
      expect(seen, `${file} ${path}: ${found instanceof CdsiError ? found.message : "no problem"}`).toBe(true)
    }
  })
  it("a text that says something else is a problem or another schedule", () => {
    for (const one of everything) {
      const { element, path, file } = one
      if (isBlank(element) || element.children.some((node) => node instanceof XmlElement)) continue
      const found = readWith(one, (text) => text.replace(/>[^<]+</, ">something else<"))
      expect(found instanceof CdsiError || !same(found, read) || untold.test(path), `${file} ${path}`).toBe(true)
    }
  })
})

/** Captions beside codes, numbers of rows, and the prose of observations: the model has no place for them. */
const untold = /\/(vaccineType|guidelineTitle|exclusionTitle|seriesGroupName|setID|conditionID|group|indicationText|clarifyingText)$|contraindication\[\d+\]\/observationTitle$|observation\[\d+\]\/contraindicationText$|(observationCode|fromRelevantObs|codedValue\[\d+\])\/text$/

/** Rules of which there may be none, without a word; and one of several elements of which one is enough. */
const mayBeMissing = /\/(immunity|vaccine|vaccineGroup|age|interval|allowableInterval|preferableVaccine|allowableVaccine|inadvertentVaccine|conditionalSkip|seasonalRecommendation|associationBeginAge|associationEndAge)(\[\d+\])?$/

const lastIsList = (path: string): boolean => /\[\d+\]$/.test(path)

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

describe("nothing that the XML says is lost", () => {
  const leaves = (value: unknown): readonly string[] => typeof value !== "object" || value === null ? [String(value)]
    : [...isSpan(value) ? [`span ${JSON.stringify(value)}`] : [], ...Object.values(value).flatMap(leaves)]
  const isSpan = (value: object): value is Span => Object.keys(value).length > 0 && Object.keys(value).every((unit) => ["years", "months", "weeks", "days"].includes(unit))
  const said = new Set(leaves(read))
  const words: Readonly<Record<string, readonly string[]>> = {
    Y: ["true"], N: [], Yes: ["true"], No: [], Total: [], Risk: ["risk"], Standard: ["standard"], "Evaluation Only": ["evaluationOnly"], Both: ["both"], Evaluation: ["evaluation"], AND: ["all"], OR: ["any"], "n/a": [], valid: ["true"], Valid: ["true"],
    "greater than": ["greaterThan"], "Greater Than": ["greaterThan"], "equal to": ["equalTo"], "less than": ["lessThan"], Age: ["age"], "Completed Series": ["completedSeries"], Interval: ["interval"], override: ["true"], Female: ["female"], Unknown: ["unknown"]
  }
  const expected = (text: string): readonly string[] => {
    if (Object.hasOwn(words, text)) return words[text]!
    if (text.startsWith("Vaccine Count")) return ["count"]
    if (/^Dose \d$/.test(text)) return []
    const span = parseSpan(text)
    if (span !== undefined) return [`span ${JSON.stringify(span)}`]
    if (/^\d{8}$/.test(text) && text.startsWith("20")) return [`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`]
    if (/^\d\d\/\d\d\/\d{4}$/.test(text)) return [`${text.slice(6)}-${text.slice(0, 2)}-${text.slice(3, 5)}`]
    if (/^\d+([;,] ?\d+)+$/.test(text)) return text.split(/[;,] ?/)
    return [text]
  }
  const texts = everything.filter(({ element, path }) => !isBlank(element) && !element.children.some((node) => node instanceof XmlElement) && !untold.test(path))

  it.each(texts.map(({ element, path }) => [path.replace(/^[^/]*\//, ""), element.text.trim()] as const))("%s: %s", (path, text) => {
    for (const value of expected(text)) {
      const found = /codedValue\[\d+\]\/code$/.test(path) ? [...said].some((one) => one.endsWith(`|${value}`)) : path.endsWith("codeSystem") ? [...said].some((one) => one.startsWith(`${value}|`)) : said.has(value)
      expect(found, value).toBe(true)
    }
  })
  it("and that is most of what it says", () => expect(texts.length).toBeGreaterThan(180))
})

import { XmlElement, XmlText } from "@rgrove/parse-xml"
import { newLedger, type Place, report } from "./ledger.ts"

/**
 * The expected shape of XML, said once: what an element holds, how often, and what is made of it. Whatever differs is
 * reported with its path, and reading goes on, so that one reading finds everything.
 */
export type Read<T> = (element: XmlElement, place: Place) => T

/** How often an element stands below another, and what is read from all of them. */
export interface Child<T> {
  readonly read: (elements: readonly XmlElement[], place: Place, name: string) => T
}

/** The elements of a parent by name; a reader alone stands for exactly one. */
export type Children = Readonly<Record<string, Read<unknown> | Child<unknown>>>

export type Values<C extends Children> = { readonly [Name in keyof C]: C[Name] extends Read<infer T> ? T : C[Name] extends Child<infer T> ? T : never }

/** An element that holds other elements, and nothing else. */
export const struct = <const C extends Children>(children: C): Read<Values<C>> => (element, place) => {
  const found = new Map<string, XmlElement[]>()
  for (const node of element.children) {
    if (node instanceof XmlElement) found.set(node.name, [...found.get(node.name) ?? [], node])
    else if (node instanceof XmlText && node.text.trim() !== "") report(place, "TRAMYTE_CDSI_CONTENT", `the text ${JSON.stringify(node.text.trim().slice(0, 40))} stands between elements; take it out`)
  }
  noAttributes(element, place)
  for (const [name, elements] of found) {
    if (Object.hasOwn(children, name)) continue
    elements.forEach((_, index) => report(below(place, name, elements.length > 1 ? index : undefined), "TRAMYTE_CDSI_ELEMENT_UNKNOWN", `there is no <${name}> in <${element.name}>, but ${Object.keys(children).join(", ")}; mend the name, or take it out`))
  }
  return Object.fromEntries(Object.entries(children).map(([name, child]) => [name, (typeof child === "function" ? once(child) : child).read(found.get(name) ?? [], place, name)])) as Values<C>
}

/** An element that stands exactly once. */
export const once = <T>(read: Read<T>): Child<T> => ({
  read: (elements, place, name) => {
    const [element] = elements
    noneTwice(elements, place, name)
    if (element !== undefined) return read(element, below(place, name))
    report(below(place, name), "TRAMYTE_CDSI_ELEMENT_MISSING", "it is missing; write an empty one where there is nothing to say")
    return read(new XmlElement(name), { ...place, ledger: newLedger() })
  }
})

/** An element that may be empty, and then says nothing. */
export const orNothing = <T>(read: Read<T>): Read<T | undefined> => (element, place) => {
  if (!isEmpty(element)) return read(element, place)
  noAttributes(element, place)
  return undefined
}

/** An element that may stand once, and may be empty. */
export const maybe = <T>(read: Read<T>): Child<T | undefined> => ({
  read: (elements, place, name) => {
    const [element] = elements
    noneTwice(elements, place, name)
    return element === undefined ? undefined : orNothing(read)(element, below(place, name))
  }
})

/** Elements that stand any number of times. */
export const many = <T>(read: Read<T>, least: 0 | 1 = 0): Child<readonly T[]> => ({
  read: (elements, place, name) => {
    notMissing(elements, least, below(place, name))
    return elements.map((element, index) => read(element, below(place, name, index)))
  }
})

/** Rules that stand any number of times: a single element without any content says that there is none. */
export const rows = <T>(read: Read<T>, least: 0 | 1 = 0): Child<readonly T[] | undefined> => ({
  read: (elements, place, name) => {
    notMissing(elements, least, below(place, name))
    const rules = elements.flatMap((element, index) => {
      const at = below(place, name, index)
      if (!isEmpty(element)) return [read(element, at)]
      noAttributes(element, at)
      if (elements.length > 1) report(at, "TRAMYTE_CDSI_ELEMENT_REPEATED", `an empty <${name}> says that there is none, and others stand beside it; take it out`)
      return []
    })
    return rules.length === 0 ? undefined : rules
  }
})

/** What one text is read as; `refuse` says what to write instead. */
export type ReadText<T> = (text: string, refuse: (mend: string) => T, place: Place) => T

/** An element that holds text. `fallback` stands in for a text that is refused: nothing is returned then in the end. */
export const leaf = <T>(fallback: T, readText: ReadText<T>): Read<T> => (element, place) => {
  const nested = element.children.find((node) => node instanceof XmlElement)
  if (nested instanceof XmlElement) report(below(place, nested.name), "TRAMYTE_CDSI_ELEMENT_UNKNOWN", `<${element.name}> holds text, no <${nested.name}>; take it out`)
  noAttributes(element, place)
  const text = element.text.trim()
  return readText(text, (mend) => {
    report(place, "TRAMYTE_CDSI_VALUE", `${text === "" ? "it is empty" : `it says ${JSON.stringify(text.slice(0, 80))}`}; ${mend}`)
    return fallback
  }, place)
}

/** The same element, made into something else. */
export const made = <A, B>(read: Read<A>, make: (value: A, place: Place) => B): Read<B> => (element, place) => make(read(element, place), place)

/** The fields that are there: data without `undefined`. */
export const given = <T extends object>(fields: T): Given<T> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>

export type Given<T> = { readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & { readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> }

export const below = (place: Place, name: string, index?: number): Place => ({ ...place, path: `${place.path}/${name}${index === undefined ? "" : `[${index + 1}]`}` })

const isEmpty = ({ children }: XmlElement): boolean => children.every((node) => !(node instanceof XmlElement) && !(node instanceof XmlText && node.text.trim() !== ""))

const notMissing = ({ length }: readonly XmlElement[], least: 0 | 1, place: Place): void => {
  if (length < least) report(place, "TRAMYTE_CDSI_ELEMENT_MISSING", "it is missing; write an empty one where there is none")
}

const noneTwice = (elements: readonly XmlElement[], place: Place, name: string): void => {
  for (let index = 1; index < elements.length; index++) report(below(place, name, index), "TRAMYTE_CDSI_ELEMENT_REPEATED", `<${name}> stands ${elements.length} times, and only one can be meant; take the others out`)
}

/** The published files have none; those that name a schema change nothing. */
const noAttributes = (element: XmlElement, place: Place): void => {
  for (const name of Object.keys(element.attributes)) {
    if (!/^(xmlns|xsi)(:|$)/.test(name)) report(place, "TRAMYTE_CDSI_CONTENT", `<${element.name}> has an attribute "${name}" that nothing reads; take it out`)
  }
}

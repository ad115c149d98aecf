import { cleanText } from "../named.ts"

/** What a station knows of a person and may print. */
export interface PersonOnPaper {
  readonly name: string
  readonly birthYear?: number
  /** A number by which the person finds the own line where no name may stand; without one the line says nobody: an id may be the number of an identity card. */
  readonly code?: string
}

/** Whom lists show, and how. The library has no names: `who` answers them, and nothing for somebody unknown. */
export interface Shown {
  readonly who: (id: string) => PersonOnPaper | undefined
  /**
   * `names`: for those who go from house to house and for the door. `initials` and `codes`: for a meeting or a notice board; then neither names, birth years,
   * households nor ids leave this call. Default `names`.
   */
  readonly show?: "names" | "initials" | "codes"
}

/** How a line says who it is. */
export interface ShownPerson {
  /** Name, initials or code. */
  readonly who: string
  readonly birthYear?: number
  readonly household?: string
}

/** One person, with no more than may be shown. */
export const shownPerson = ({ id, household }: { readonly id: string; readonly household?: string | undefined }, { who, show = "names" }: Shown): ShownPerson => {
  const person = who(id)
  if (show === "codes") return { who: person?.code ?? nobody }
  if (show === "initials") return { who: (person === undefined ? "" : initials(person.name)) || nobody }
  return {
    who: person === undefined ? id : cleanText(person.name),
    ...Number.isInteger(person?.birthYear) ? { birthYear: person!.birthYear! } : {}, ...household === undefined ? {} : { household }
  }
}

const nobody = "–"

/** N.V.A. for Nguyễn Văn An: enough to know one's own line, not enough to know another's. */
const initials = (name: string): string => cleanText(name).trim().split(/\s+/).filter((word) => word !== "").map((word) => `${[...word][0]}.`).join("")

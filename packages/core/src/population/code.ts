/** The greatest number of days ahead: no change is in sight. It fits sixteen bits. */
export const noChange = 32_767

/** Code under way: lines of JavaScript over whole numbers, each made once and kept under the text that makes it. */
export interface Code {
  readonly lines: string[]
  /** A name for the value of an expression; the same expression has the same name. */
  readonly named: (expression: string) => string
  /** A new name, never used before. */
  readonly fresh: () => string
  /** Adds lines that belong to a block of their own: what is named in it is forgotten after it. */
  readonly block: (head: string, body: () => void) => void
}

export const code = (prefix: string): Code => {
  const lines: string[] = []
  let known = new Map<string, string>()
  let count = 0
  const fresh = (): string => `${prefix}${count++}`
  return {
    lines,
    fresh,
    named: (expression) => {
      if (/^-?\w+$/.test(expression)) return expression
      const before = known.get(expression)
      if (before !== undefined) return before
      const name = fresh()
      lines.push(`const ${name} = ${expression}`)
      known.set(expression, name)
      return name
    },
    block: (head, body) => {
      const outer = known
      known = new Map(outer)
      lines.push(`${head} {`)
      body()
      lines.push("}")
      known = outer
    }
  }
}

// Truths are masks, -1 for true and 0 for false, so that logic is arithmetic without a branch.

export const and = (...of: readonly string[]): string => {
  const parts = [...new Set(of)].filter((part) => part !== "-1")
  return parts.includes("0") ? "0" : parts.length === 0 ? "-1" : parts.length === 1 ? parts[0]! : `(${parts.join(" & ")})`
}

export const or = (...of: readonly string[]): string => {
  const parts = [...new Set(of)].filter((part) => part !== "0")
  return parts.includes("-1") ? "-1" : parts.length === 0 ? "0" : parts.length === 1 ? parts[0]! : `(${parts.join(" | ")})`
}

export const not = (of: string): string => of === "-1" ? "0" : of === "0" ? "-1" : of.startsWith("~") ? of.slice(1) : `~${of}`

/** One value where a mask holds, another where it does not. */
export const choose = (mask: string, yes: string, no: string): string =>
  mask === "-1" || yes === no ? yes : mask === "0" ? no : `(${and(mask, yes)} | ${and(not(mask), no)})`

/** The least of some numbers of days; `noChange` adds nothing. */
export const least = (to: Code, ...of: readonly string[]): string => {
  const parts = [...new Set(of)].filter((part) => part !== String(noChange))
  return parts.length === 0 ? String(noChange) : parts.reduce((a, b) => to.named(`(d = ${a} - ${b} | 0, ${b} + (d & d >> 31) | 0)`))
}

/** The greatest of some numbers. */
export const greatest = (to: Code, ...of: readonly string[]): string =>
  [...new Set(of)].reduce((a, b) => to.named(`(d = ${a} - ${b} | 0, ${a} - (d & d >> 31) | 0)`))

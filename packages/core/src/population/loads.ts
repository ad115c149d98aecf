/** The words of a text of code. */
export const wordsIn = (text: string): ReadonlySet<string> => new Set(text.match(/\b[a-zA-Z]\w*/g))

/**
 * Puts in front of lines of code what they take from elsewhere, each as late as can be: where all uses are inside a block, in
 * that block, so that nothing is loaded that is not needed.
 */
export const withLoads = (units: readonly string[], sources: ReadonlyMap<string, string>): readonly string[] => {
  const lines = units.flatMap((unit) => unit.split("\n"))
  const loads = new Map<number, string[]>()
  for (const [name, uses] of usesOf(lines, sources)) {
    const at = placeFor(uses)
    loads.set(at, [...loads.get(at) ?? [], `const ${name} = ${sources.get(name)!}`])
  }
  return lines.flatMap((line, at) => [...loads.get(at) ?? [], line])
}

/** A block of lines, by the line at which its chain of `if` and `else` starts. */
interface Block {
  readonly start: number
}

/** A line that uses a name: the blocks around it, and the line before which something can stand. */
interface Use {
  readonly around: readonly Block[]
  readonly start: number
}

const usesOf = (lines: readonly string[], names: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Use[]> => {
  const found = new Map<string, Use[]>()
  const around: Block[] = []
  let before = 0
  lines.forEach((line, at) => {
    if (line === "}") {
      before = around.pop()!.start
      return
    }
    const start = line.startsWith("else") ? before : at
    before = start
    for (const name of wordsIn(line)) {
      if (!names.has(name)) continue
      const uses = found.get(name) ?? []
      uses.push({ around: [...around], start })
      found.set(name, uses)
    }
    if (line.endsWith("{")) around.push({ start })
  })
  return found
}

/** The line before the first use, in the innermost block that is around all uses. */
const placeFor = (uses: readonly Use[]): number => {
  const first = uses[0]!
  let depth = 0
  while (uses.every(({ around }) => around[depth] !== undefined && around[depth] === first.around[depth])) depth++
  return first.around[depth]?.start ?? first.start
}

/** A field that stands twice in one object of a JSON text, and the line of the later one. */
export interface RepeatedField {
  readonly field: string
  readonly line: number
}

/** Finds fields that stand twice in one object: `JSON.parse` keeps the last and says nothing. The text must be JSON. */
export const repeatedFields = (text: string): readonly RepeatedField[] => {
  const found: RepeatedField[] = []
  const open: (Set<string> | undefined)[] = []
  let line = 1
  let expectsField = false
  for (let index = 0; index < text.length; index++) {
    switch (text[index]) {
      case "\n":
        line++
        break
      case "{":
        open.push(new Set())
        expectsField = true
        break
      case "[":
        open.push(undefined)
        expectsField = false
        break
      case "}":
      case "]":
        open.pop()
        expectsField = false
        break
      case ",":
        expectsField = open.at(-1) !== undefined
        break
      case "\"": {
        const end = endOfText(text, index)
        const fields = open.at(-1)
        if (expectsField && fields !== undefined) {
          const field = JSON.parse(text.slice(index, end + 1)) as string
          if (fields.has(field)) found.push({ field, line })
          fields.add(field)
          expectsField = false
        }
        index = end
        break
      }
      default:
    }
  }
  return found
}

const endOfText = (text: string, start: number): number => {
  let index = start + 1
  while (index < text.length && text[index] !== "\"") index += text[index] === "\\" ? 2 : 1
  return index
}

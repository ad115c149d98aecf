import { packShape } from "./packShapes.ts"
import { ifThen, type JsonSchema, type Shape } from "./shape.ts"

/** What a type, or a field of one, is for; nothing where nobody says it. */
export type Describe = (type: string, field?: string) => string | undefined

/**
 * The JSON Schema (draft 2020-12) of a pack, for editors and for programs in other languages. It is read off the same shapes
 * that composition checks, so that what it refuses is refused there too; what only several items or packs together can show
 * (references, versions that overlap) is left to `checkPacks`.
 *
 * The package holds it as a file, with the descriptions of all types and fields. Name that file in a pack's `$schema`, as
 * `"./node_modules/@tramyte/core/pack.schema.json"`, and the editor completes what you write.
 *
 * @param describe gives descriptions; without it there are none
 * @example
 * ```ts
 * import { packSchema } from "@tramyte/core/pack"
 *
 * packSchema().$schema // => "https://json-schema.org/draft/2020-12/schema"
 * ```
 */
export const packSchema = (describe: Describe = () => undefined): JsonSchema & { readonly $schema: string } => {
  const definitions = new Map<string, JsonSchema>()
  const root = schemaOf(packShape, definitions, describe)
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Tramyte rule pack, format 1",
    ...root,
    $defs: Object.fromEntries([...definitions].toSorted(([a], [b]) => a < b ? -1 : 1))
  }
}

const schemaOf = (shape: Shape, definitions: Map<string, JsonSchema>, describe: Describe): JsonSchema => {
  const inner = (part: Shape): JsonSchema => schemaOf(part, definitions, describe)
  switch (shape.is) {
    case "value": return shape.schema
    case "word": return shape.words.length === 1 ? { const: shape.words[0] } : { enum: shape.words }
    case "list": return { type: "array", items: inner(shape.of), ...(shape.filled ? { minItems: 1 } : {}) }
    case "each": return { type: "object", additionalProperties: inner(shape.of) }
    case "either": return { anyOf: shape.shapes.flatMap((one) => alternativesOf(inner(one))) }
    case "also": return shape.schema === undefined ? inner(shape.of) : { allOf: [inner(shape.of), shape.schema] }
    case "mended":
    case "elsewhere": return inner(shape.of)
    case "later": return inner(shape.of())
    case "fields": return defined(shape.type, definitions, () => ({
      type: "object",
      ...described(describe(shape.type)),
      properties: Object.fromEntries(Object.entries(shape.fields).map(([field, part]) => [field, { ...inner("is" in part ? part : part.optional), ...described(describe(shape.type, field)) }])),
      required: Object.entries(shape.fields).filter(([, part]) => "is" in part).map(([field]) => field),
      ...(shape.open ? {} : { additionalProperties: false })
    }))
    case "tagged": return defined(shape.type, definitions, () => ({
      type: "object",
      ...described(describe(shape.type)),
      required: [shape.tag],
      properties: { [shape.tag]: { oneOf: Object.keys(shape.shapes).map((tag) => ({ const: tag, ...described(describe(`${shape.type}.${tag}`)) })) } },
      allOf: Object.entries(shape.shapes).map(([tag, part]) => ifThen({ properties: { [shape.tag]: { const: tag } }, required: [shape.tag] }, inner(part)))
    }))
  }
}

/** A definition that stands once, and a reference to it wherever it is needed; it may need itself. */
const defined = (name: string, definitions: Map<string, JsonSchema>, define: () => JsonSchema): JsonSchema => {
  if (!definitions.has(name)) {
    definitions.set(name, {})
    definitions.set(name, define())
  }
  return { $ref: `#/$defs/${name}` }
}

const described = (description: string | undefined): JsonSchema => description === undefined ? {} : { description }

/** Alternatives of alternatives stand side by side. */
const alternativesOf = (schema: JsonSchema): readonly JsonSchema[] => {
  const { anyOf, ...rest } = schema
  return Array.isArray(anyOf) && Object.keys(rest).length === 0 ? anyOf as readonly JsonSchema[] : [schema]
}

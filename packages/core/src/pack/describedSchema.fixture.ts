import { globSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import ts from "typescript"
import { type Describe, packSchema } from "./packSchema.ts"

const sources = fileURLToPath(new URL("..", import.meta.url))

/** Shapes whose words are those of a type of another name. */
const namedOtherwise: Readonly<Record<string, string>> = {
  Label: "Text", UndatedFacts: "PlainFacts", ResidualGroup: "Group", Band: "OrderedStrata", Rest: "OrderedStrata", EstimatedDenominator: "Denominator", RegisteredDenominator: "Denominator", ValueSetRef: "CodeList",
  LengthOfTime: "immunization/Span", VaccineContraindication: "Contraindication"
}

/** The file `pack.schema.json` that the core ships for editors: the schema of packs with the doc comments of the core's types as descriptions. */
export const describedPackSchema = (): string => `${JSON.stringify(packSchema(docComments()), undefined, 2)}\n`

const docComments = (): Describe => {
  const interfaces = new Map<string, ts.InterfaceDeclaration>()
  const aliases = new Map<string, string>()
  const operators = new Map<string, string>()
  for (const path of globSync(`${sources}**/*.ts`, { exclude: ["**/*.test.ts", "**/*.fixture.ts"] })) {
    ts.forEachChild(ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true), (node) => {
      if (ts.isInterfaceDeclaration(node)) {
        interfaces.set(node.name.text, node)
        // Other folders may have a type of the same name.
        interfaces.set(`${path.slice(sources.length).split("/")[0]}/${node.name.text}`, node)
      }
      if (!ts.isTypeAliasDeclaration(node)) return
      const [first, ...parts] = (commentOf(node) ?? "").split("\n- ")
      aliases.set(node.name.text, first!.trim())
      for (const part of node.name.text === "Predicate" ? parts : []) operators.set(`Predicate.${/^`(\w+)`/.exec(part)?.[1]}`, part.slice(part.indexOf(": ") + 2))
    })
  }
  const typeComment = (type: string): string | undefined => {
    const declaration = interfaces.get(type)
    return operators.get(type) ?? aliases.get(type) ?? aliases.get(type.split(".")[0]!) ?? (declaration === undefined ? undefined : commentOf(declaration))
  }
  const fieldComment = (type: string, field: string): string | undefined => {
    const declaration = interfaces.get(type.startsWith("Facts.") ? "Narrowing" : type)
    const own = declaration?.members.find((member) => member.name !== undefined && ts.isIdentifier(member.name) && member.name.text === field)
    if (own !== undefined) return commentOf(own) ?? typeNames(own).map((name) => typeComment(name)).find((text) => text !== undefined)
    const parents = declaration?.heritageClauses?.flatMap((clause) => clause.types.flatMap(({ expression, typeArguments = [] }) => [expression.getText(), ...typeArguments.map((argument) => argument.getText())])) ?? []
    return parents.map((parent) => fieldComment(parent, field)).find((text) => text !== undefined)
  }
  return (shape, field) => {
    const type = namedOtherwise[shape] ?? shape
    return field === undefined ? typeComment(type) : fieldComment(type, field)
  }
}

/** The text of a doc comment: its sentences, without tags and marks. */
const commentOf = (node: ts.Node): string | undefined => {
  const last = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1)
  const text = last === undefined ? undefined : ts.getTextOfJSDocComment(last.comment)
  return text === undefined || text === "" ? undefined : text.replace(/\n(?!\n|- ) */g, " ")
}

/** The names of types in the type of a field, from left to right: not those inside of an object, nor the parameter that may stand for a value. */
const typeNames = (node: ts.Node): readonly string[] => {
  if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) return [node.typeName.text].filter((name) => name !== "ParameterRef")
  return ts.isTypeLiteralNode(node) ? [] : node.getChildren().flatMap(typeNames)
}

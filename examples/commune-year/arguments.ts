import { parseArgs } from "node:util"
import { parseCivilDate } from "@tramyte/core"

/** What the demo was asked to do. */
export interface Arguments {
  readonly people: number
  readonly seed: number
  /** The folder that everything is written to. */
  readonly out: string
  /** The day to look at; default: the day of the data. */
  readonly on: string | undefined
  /** A folder with files of your own; default: made up ones. */
  readonly data: string | undefined
  readonly lang: "vi" | "en"
  readonly names: boolean
  /** Take the last import of your own files back. */
  readonly undo: boolean
}

export const usage = `tramyte demo: from register files to lists, groups, indicators and a report

  npx -y pnpm@12 demo -- [--people 40000] [--seed 7] [--out out] [--on 2026-10-15]
                         [--data DIR [--undo]] [--lang vi|en] [--no-names]

  --people N   how many synthetic people to make, over both communes (400 to 300000)
  --seed N     another seed makes other people; the same seed makes the same files
  --out DIR    where everything is written
  --on DAY     the day to look at; default: the day of the data
  --data DIR   read your own files instead: a folder with sources.json, or one such folder a commune
  --undo       with --data: take the last import back instead of importing
  --lang       the language in which the report opens
  --no-names   a report to publish: nobody is in it, small numbers are hidden, lists of people are not written
`

/** Reads the command line; a mistake is a sentence. A lone \`--\`, which some shells and pnpm pass on, is let through. */
export const readArguments = (given: readonly string[]): Arguments | { readonly mistake: string } => {
  try {
    const { values } = parseArgs({
      args: given.filter((argument) => argument !== "--"),
      options: {
        people: { type: "string", default: "40000" }, seed: { type: "string", default: "7" }, out: { type: "string", default: "out" },
        on: { type: "string" }, data: { type: "string" }, lang: { type: "string", default: "vi" }, "no-names": { type: "boolean", default: false },
        undo: { type: "boolean", default: false }, help: { type: "boolean", default: false }
      },
      strict: true
    })
    if (values.help) return { mistake: "" }
    const people = Number(values.people)
    const seed = Number(values.seed)
    if (!Number.isInteger(people) || people < 400 || people > 300_000) return { mistake: `--people ${values.people}: give a whole number from 400 to 300000` }
    if (!Number.isSafeInteger(seed) || seed < 0) return { mistake: `--seed ${values.seed}: give a whole number from 0 up` }
    if (values.on !== undefined && parseCivilDate(values.on) === undefined) return { mistake: `--on ${values.on}: give a day such as 2026-10-15` }
    if (values.undo && values.data === undefined) return { mistake: "--undo goes with --data: made up files always begin with an empty database" }
    if (values.lang !== "vi" && values.lang !== "en") return { mistake: `--lang ${values.lang}: give vi or en` }
    return { people, seed, out: values.out, on: values.on, data: values.data, lang: values.lang, names: !values["no-names"], undo: values.undo }
  } catch (error) {
    return { mistake: error instanceof Error ? error.message : String(error) }
  }
}

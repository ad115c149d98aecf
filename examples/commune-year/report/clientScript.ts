import { readFileSync } from "node:fs"
import { stripTypeScriptTypes } from "node:module"

/** In the order in which they use each other. */
const files = ["memberLetters", "placeLists", "peopleColumns", "selectPeople", "safeCsv", "stationData", "view", "listPeople", "start"]

/** The script of the page: the files of `client/`, without their types, in one function. The counts of the report are made by the same code. */
export const clientScript = (): string => {
  const parts = files.map((file) => stripTypeScriptTypes(readFileSync(new URL(`client/${file}.ts`, import.meta.url), "utf8"))
    .replace(/^import .*$/gm, "").replace(/^export (?=const|let)/gm, "").replace(/^\s*\/\*\*[\s\S]*?\*\/$/gm, "").replace(/\n[ \t;]*(?=\n)/g, ""))
  const script = `(() => {"use strict";${parts.join("\n")}\n})()`
  if (/<\/script|<!--/i.test(script)) throw new Error("The script of the report would end its own element")
  return script
}

import { readFile } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import { loadMapping, type RegisterMapping, registerMappings, type KnownVillage } from "@tramyte/registers"

/** What a folder of register files says of itself in its `sources.json`. */
export interface Sources {
  readonly commune: string
  /** The day that the files describe, where a file does not say its own. */
  readonly asOf: string
  readonly villages?: readonly KnownVillage[]
  readonly files: readonly { readonly name: string; readonly path: string; readonly mapping: RegisterMapping; readonly asOf: string }[]
}

/** Something about the folder keeps it from being read at all: said in one sentence, with the mend. */
export class SourcesError extends Error {
  override readonly name = "SourcesError"
  readonly code = "TRAMYTE_DEMO_SOURCES"
}

/** Reads `sources.json`. A mapping is the name of one that ships with the registers, or a JSON file beside it. */
export const readSources = async (folder: string): Promise<Sources> => {
  const path = join(folder, "sources.json")
  const json = parse(await readFile(path, "utf8"), path)
  if (typeof json.commune !== "string" || typeof json.asOf !== "string" || !Array.isArray(json.files)) {
    throw new SourcesError(`${path} must have "commune" (a code), "asOf" (a day) and "files" (a list of { file, mapping }).`)
  }
  const files = await Promise.all((json.files as readonly { readonly file?: unknown; readonly mapping?: unknown; readonly asOf?: unknown }[]).map(async (entry, index) => {
    if (typeof entry.file !== "string" || typeof entry.mapping !== "string") throw new SourcesError(`${path}: files[${index}] must have "file" and "mapping".`)
    if (basename(entry.file) !== entry.file) throw new SourcesError(`${path}: files[${index}] names "${entry.file}"; put the file into the same folder.`)
    return { name: entry.file, path: join(folder, entry.file), mapping: await mappingOf(entry.mapping, folder), asOf: typeof entry.asOf === "string" ? entry.asOf : json.asOf as string }
  }))
  return { commune: json.commune, asOf: json.asOf, ...(json.villages === undefined ? {} : { villages: json.villages as readonly KnownVillage[] }), files }
}

const parse = (text: string, path: string): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch (error) {
    throw new SourcesError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const mappingOf = async (name: string, folder: string): Promise<RegisterMapping> => {
  if (Object.hasOwn(registerMappings, name)) return registerMappings[name as keyof typeof registerMappings]
  if (!name.endsWith(".json")) throw new SourcesError(`There is no mapping "${name}" (${dirname(join(folder, name))}); there are ${Object.keys(registerMappings).join(", ")}, or a .json file of your own.`)
  return loadMapping(await readFile(join(folder, basename(name)), "utf8"))
}

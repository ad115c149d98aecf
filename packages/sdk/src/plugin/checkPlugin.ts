import { type FactEngine, type Pack, PackError, type PackProblem } from "@tramyte/core"
import { isVersion, loadPack } from "@tramyte/core/pack"
import { hasStrayBrace, placeholdersOf } from "./messages.ts"
import type { Plugin } from "./plugin.ts"
import type { PluginProblem, PluginProblemCode } from "./pluginError.ts"

/** Everything that is wrong with one plugin by itself. It never throws, whatever it is given. */
export const checkPlugin = (plugin: unknown): readonly PluginProblem[] => {
  if (!isRecord(plugin)) return [{ code: "TRAMYTE_PLUGIN_VALUE", plugins: [], at: "plugin", message: `${shown(plugin)} is not a plugin; give an object with id and version` }]
  const id = typeof plugin["id"] === "string" ? plugin["id"] : ""
  const problems: PluginProblem[] = []
  const report: Report = (at, message, code = "TRAMYTE_PLUGIN_VALUE") => void problems.push({ code, plugins: id === "" ? [] : [id], at, message })
  const inNamespace = (at: string, name: unknown): void => {
    if (typeof name !== "string" || !name.startsWith(`${id}/`) || name.length === id.length + 1) report(at, `the name must begin with "${id}/", not ${shown(name)}`, "TRAMYTE_PLUGIN_NAMESPACE")
  }
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) report("id", `${shown(plugin["id"])} does not fit; give lower-case words with hyphens, such as "acme"`)
  if (!isVersion(plugin["version"])) report("version", `${shown(plugin["version"])} does not fit; give three numbers, such as "1.2.0"`)
  if (plugin["label"] !== undefined && !isText(plugin["label"])) report("label", "give a text in Vietnamese (vi) and English (en)")
  for (const field of Object.keys(plugin)) if (!Object.hasOwn(fields, field)) report(field, `there is no such part; the parts are ${Object.keys(fields).join(", ")}`)
  each(plugin["packs"], "packs", report, (pack, at) => checkPack(pack, at, report))
  each(plugin["derivedFacts"], "derivedFacts", report, (engine, at) => {
    const wrong = engineFaults(engine)
    for (const message of wrong) report(at, message)
    if (isRecord(engine)) inNamespace(at, engine["id"])
  })
  named(plugin["stores"], "stores", report, (store, at, name) => {
    inNamespace(at, name)
    if (typeof store !== "function") report(at, `${shown(store)} opens no store; give a function of settings that resolves to one`)
  })
  named(plugin["connectors"], "connectors", report, (given, at, name) => {
    inNamespace(at, name)
    const fits = isRecord(given) && typeof given["open"] === "function" && isRecord(given["port"]) && typeof given["port"]["name"] === "string" && isRecord(given["port"]["methods"])
    if (!fits) report(at, `${shown(given)} is no connector; make it with connector(port, open)`)
  })
  named(plugin["messages"], "messages", report, (message, at, name) => {
    inNamespace(at, name)
    if (!isText(message)) return report(at, "give a text in Vietnamese (vi) and English (en)")
    for (const lang of ["vi", "en"] as const) if (hasStrayBrace(message[lang])) report(`${at}/${lang}`, "a brace belongs to no placeholder; write placeholders as {name}")
    const [vi, en] = [placeholdersOf(message.vi).join(", "), placeholdersOf(message.en).join(", ")]
    if (vi !== en) report(at, `the placeholders differ: ${vi || "none"} in Vietnamese, ${en || "none"} in English`)
  })
  return problems
}

/** What keeps a value from being an engine; its name is looked at elsewhere. */
export const engineFaults = (engine: unknown): readonly string[] => {
  if (!isRecord(engine)) return [`${shown(engine)} is no engine; give an object with id, version, codes, reads and derive`]
  const wrong: string[] = []
  if (!isVersion(engine["version"])) wrong.push(`version: ${shown(engine["version"])} does not fit; give three numbers, such as "1.2.0"`)
  if (!isTexts(engine["codes"]) || engine["codes"].length === 0) wrong.push("codes: give the list of codes that it may write, at least one")
  if (!isTexts(engine["reads"])) wrong.push("reads: give the list of kinds of fact that it looks at")
  if (engine["readsCodes"] !== undefined && !isTexts(engine["readsCodes"])) wrong.push("readsCodes: give the list of codes that it looks at, or leave it out")
  if (typeof engine["derive"] !== "function") wrong.push("derive: give a function of rules, record and day")
  return wrong
}

/** The engines of a plugin that can be run at all. */
export const soundEngines = (plugin: Plugin): readonly FactEngine[] =>
  isRecord(plugin) && Array.isArray(plugin.derivedFacts) ? plugin.derivedFacts.filter((engine) => engineFaults(engine).length === 0 && typeof engine.id === "string") : []

/** The packs of a plugin that can be looked at together with others: what is hostile or no pack at all is not. */
export const readablePacks = (plugin: Plugin): readonly Pack[] =>
  Array.isArray(plugin.packs) ? plugin.packs.filter((pack: unknown): pack is Pack => packFaults(pack).every(({ code, at }) => code !== "TRAMYTE_PACK_UNREADABLE" && !at.startsWith("packs["))) : []

type Report = (at: string, message: string, code?: PluginProblemCode) => void

const fields: Readonly<Record<keyof Plugin & string, true>> = { id: true, version: true, label: true, packs: true, derivedFacts: true, stores: true, connectors: true, messages: true }

const checkPack = (pack: unknown, at: string, report: Report): void => {
  for (const problem of packFaults(pack)) report(`${at}/${problem.at}`, `${problem.code}: ${problem.message}`, "TRAMYTE_PLUGIN_PACK")
}

const packFaults = (pack: unknown): readonly PackProblem[] => {
  try {
    loadPack(pack)
    return []
  } catch (error) {
    if (error instanceof PackError) return error.problems
    throw error
  }
}

const each = (list: unknown, part: string, report: Report, check: (value: unknown, at: string) => void): void => {
  if (list === undefined) return
  if (!Array.isArray(list)) return report(part, `${shown(list)} does not fit; give a list`)
  list.forEach((value: unknown, index) => check(value, `${part}/${isRecord(value) && typeof value["id"] === "string" ? value["id"] : index}`))
}

const named = (parts: unknown, part: string, report: Report, check: (value: unknown, at: string, name: string) => void): void => {
  if (parts === undefined) return
  if (!isRecord(parts)) return report(part, `${shown(parts)} does not fit; give an object with a name for each`)
  for (const name of Object.keys(parts)) check(parts[name], `${part}/${name}`, name)
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is { readonly vi: string; readonly en: string } => isRecord(value) && typeof value["vi"] === "string" && typeof value["en"] === "string" && value["vi"] !== "" && value["en"] !== ""
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === "string" && one !== "")

/** A value as a message shows it, cut short; what JSON cannot hold is named by its type. */
const shown = (value: unknown): string => {
  if (typeof value === "function" || typeof value === "bigint" || typeof value === "symbol") return `a ${typeof value}`
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "a list" : "an object"
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

import { assignGroups, explain, type HealthRecord, planScreening, type Text } from "@tramyte/core"
import type { Conditions } from "./conditions.ts"
import { type FirstMatches, matchKey } from "./checkGroups.ts"
import { describePerson } from "./describePerson.ts"
import type { Notebook, Witness } from "./packReport.ts"

/**
 * The explanation of each group and protocol, for somebody who is in it, as Markdown to be read by people: the person, then the
 * reason in Vietnamese and English.
 */
export const reasonsOf = (pack: string, { groupings, protocols }: Conditions, matches: FirstMatches, witnesses: readonly Witness[]): string => {
  const lines = [`# Reasons of the pack ${pack}`, "", "Written by `testPack`: each group and protocol, a person who is in it, and the explanation that people will read."]
  const section = (id: string, on: string, person: Text, reason: Text): void => void lines.push("", `## ${id} (${on})`, "", `- ${person.vi}`, `- ${person.en}`, "", `> ${reason.vi}`, "", `> ${reason.en}`)
  for (const { grouping, groups } of groupings) {
    for (const group of groups) {
      const { condition, id } = group
      const record: HealthRecord | undefined = matches.get(matchKey(group))
      if (record === undefined) continue
      const answer = assignGroups(condition.probe.law.rules, record, { grouping: grouping.id })
      section(id, condition.on, describePerson(record, condition.probe.law), { vi: explain(answer, { lang: "vi" }), en: explain(answer, { lang: "en" }) })
    }
  }
  for (const { condition, protocol } of protocols) {
    const witness = witnesses.find((one) => one.at === condition.at && one.part === condition.part && one.on === condition.on && one.verdict === "yes" && one.choices === undefined)
    if (witness === undefined) continue
    const record = allKnown(witness.record, protocol.doneBy.kind, witness.on)
    const item = planScreening(condition.probe.law.rules, record, { protocols: [protocol.id] }).items[0]
    if (item !== undefined) section(protocol.id, condition.on, describePerson(record, condition.probe.law), { vi: explain(item, { lang: "vi" }), en: explain(item, { lang: "en" }) })
  }
  return `${lines.join("\n")}\n`
}

/** Whether it was done before is known as well. */
const allKnown = (record: HealthRecord, kind: string, on: string): HealthRecord => ({ ...record, complete: { [kind]: on, ...record.complete } })

/** Compares the explanations with those that were stored, one group or protocol after the other. */
export const checkReasons = (reasons: string, golden: string | undefined, { find, tried }: Notebook): void => {
  const [now, before] = [sectionsOf(reasons), golden === undefined ? undefined : sectionsOf(golden)]
  for (const [id, text] of now) {
    tried()
    if (before === undefined || before.get(id) === text) continue
    find("TRAMYTE_PACK_REASON_CHANGED", id, before.has(id)
      ? `its explanation is no longer what is stored; was:\n${before.get(id)!}\nis:\n${text}\nread it, and store it anew if it is right`
      : "its explanation is not stored; read it, and store it if it is right")
  }
  for (const id of before?.keys() ?? []) if (!now.has(id)) find("TRAMYTE_PACK_REASON_CHANGED", id, "an explanation is stored, but there is nobody to explain it for; store anew")
}

const sectionsOf = (markdown: string): ReadonlyMap<string, string> =>
  new Map(markdown.replaceAll("\r\n", "\n").split("\n## ").slice(1).map((section) => {
    const end = section.indexOf("\n")
    return [section.slice(0, end).trim(), section.slice(end).trim()]
  }))

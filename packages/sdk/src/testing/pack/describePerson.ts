import type { Fact, HealthRecord, Lang, Text } from "@tramyte/core"
import type { LawOfDay } from "./lawOfDay.ts"

/** A person in words, in both languages: what a nurse would say of them. */
export const describePerson = (record: HealthRecord, law: LawOfDay): Text => ({ vi: describe(record, law, "vi"), en: describe(record, law, "en") })

const words = {
  vi: {
    sex: { male: "nam", female: "nữ", other: "giới tính khác" }, noSex: "chưa rõ giới tính", born: "sinh", noBirth: "chưa rõ ngày sinh", died: "mất",
    since: "từ", until: "đến trước", on: "ngày", none: "không có", unknown: "chưa rõ có hay không", ended: "chưa rõ còn hay hết",
    roles: { commune: "xã", village: "thôn", household: "hộ" },
    status: { preliminary: "chưa chắc chắn", planned: "mới dự kiến", notDone: "đã ghi là không làm", enteredInError: "ghi nhầm" }
  },
  en: {
    sex: { male: "male", female: "female", other: "of other sex" }, noSex: "sex not known", born: "born", noBirth: "birth not known", died: "died",
    since: "from", until: "until before", on: "on", none: "none on the complete list", unknown: "not known whether there is any", ended: "end not known",
    roles: { commune: "commune", village: "village", household: "household" },
    status: { preliminary: "preliminary", planned: "planned only", notDone: "recorded as not done", enteredInError: "entered in error" }
  }
} as const

const describe = ({ complete = {}, facts, person }: HealthRecord, law: LawOfDay, lang: Lang): string => {
  const say = words[lang]
  const kinds = [...new Set([...facts.map(({ kind }) => kind), ...Object.keys(complete)])]
  const absent = Object.keys(complete).filter((kind) => facts.every((fact) => fact.kind !== kind)).map((kind) => law.kind(kind).label[lang])
  const parts = [
    person.sex === undefined ? say.noSex : say.sex[person.sex],
    person.birthDate === undefined ? say.noBirth : `${say.born} ${date(person.birthDate, lang)}`,
    ...(person.deathDate === undefined ? [] : [`${say.died} ${date(person.deathDate, lang)}`]),
    ...facts.map((fact) => describeFact(fact, law, lang)),
    ...kinds.filter((kind) => complete[kind] === undefined && facts.every((fact) => fact.kind !== kind)).map((kind) => `${law.kind(kind).label[lang]}: ${say.unknown}`),
    ...(absent.length === 0 ? [] : [`${say.none}: ${absent.join(" / ")}`])
  ]
  return parts.join("; ")
}

const describeFact = (fact: Fact, law: LawOfDay, lang: Lang): string => {
  const say = words[lang]
  const isEvent = law.kind(fact.kind).shape === "event"
  const codes = (fact.code ?? []).map((code) => law.codeLabel(code)[lang]).join(", ")
  const numbers = [...(fact.value === undefined ? [] : [String(fact.value)]), ...Object.entries(fact.components ?? {}).map(([name, number]) => `${name} ${number}`)].join(", ")
  const links = Object.entries(fact.links ?? {}).map(([role, id]) => `${Object.entries(say.roles).find(([name]) => name === role)?.[1] ?? role} ${id}`).join(", ")
  const start = fact.start === undefined || fact.start === "unknown" ? "" : `${isEvent ? say.on : say.since} ${date(fact.start, lang)}`
  const end = fact.end === undefined || fact.end === "ongoing" ? "" : fact.end === "unknown" ? say.ended : `${say.until} ${date(fact.end, lang)}`
  const status = fact.status === undefined || fact.status === "final" ? "" : say.status[fact.status]
  const what = [codes, numbers].filter((one) => one !== "").join(" ")
  const when = [links, start, end, status].filter((one) => one !== "").join(", ")
  return `${law.kind(fact.kind).label[lang]}${what === "" ? "" : `: ${what}`}${when === "" ? "" : ` (${when})`}`
}

const date = (day: string, lang: Lang): string => lang === "vi" ? day.split("-").reverse().join("/") : day

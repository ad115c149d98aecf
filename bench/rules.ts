import { ageCutoff, assignGroups, type CitizenProfile, composePacks, planScreening, readRecord, type RecordView } from "@tramyte/core"
import { evaluate, type Population, population, type Run } from "@tramyte/core/population"
import { loadCamGiang } from "@tramyte/pack-vn/cam-giang"
import { Engine } from "json-rules-engine"
import { benchPeople } from "./people.fixture.ts"
import { flatRules, thirtyRules, windowRules } from "./thirtyRules.fixture.ts"

// Thirty rules about a million people: who is eligible, open or not, when each is due, and on which day anything changes next.
const size = Number(process.env["PEOPLE"] ?? 1_000_000)
const on = "2026-10-15"
const tomorrow = "2026-10-16"
const rulebook = composePacks([thirtyRules])
const rules = rulebook.on(on)
const ids = [...flatRules, ...windowRules].map(({ id }) => id)

const print = (name: string, value: number, unit: string, n: number, more: { readonly limit?: number; readonly peer?: string; readonly ratio?: number } = {}): void =>
  console.log(JSON.stringify({ name: `rules: ${name}`, value: Number(value.toPrecision(4)), unit, n, ...more }))

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!
/** Processor time of this thread: what else runs on the machine does not count. */
const now = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1e6
}
const seconds = (run: () => unknown): number => {
  const started = now()
  run()
  return now() - started
}
const rounds = (count: number, run: () => unknown): number => median(Array.from({ length: count }, () => {
  globalThis.gc?.()
  return seconds(run)
}))

const memory = (): number => {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}
const before = memory()
let people: Population | undefined
const building = seconds(() => { people = population(rulebook, benchPeople(size)) })
const held: Population = people!
print("a population held in columns, memory", memory() - before, "MB", size, { limit: 500 })
print("a population read into columns", size / building, "people/s", size)

const masks = (asked: readonly string[]): Run => evaluate(rules, held, { rules: asked, protocols: [], nextChange: false })
print("masks of thirty rules", size / rounds(5, () => masks(ids)), "people/s", size, { limit: 4e6 })
print("masks of the 18 flat rules", size / rounds(5, () => masks(ids.slice(0, 18))), "people/s", size, { limit: 8e6 })
let run: Run | undefined
print("masks and next change of thirty rules", size / rounds(5, () => evaluate(rules, held, { rules: ids, protocols: [] })), "people/s", size)
// Each rule as a protocol: whom it concerns is the mask.
print("masks, due dates and next change of thirty protocols", size / rounds(5, () => { run = evaluate(rules, held, { rules: [] }) }), "people/s", size, { limit: 2e6 })

// One person after the other changes; each record has just been read, as that of a person who changes.
const few = Array.from(benchPeople(Math.min(size, 300), 7), (record) => readRecord(record))
const changing: readonly RecordView[] = Array.from({ length: 20_000 }, (_, index) => few[index % few.length]!)
const quick = masks(ids)
const oneByOne = (of: Run): number => rounds(5, () => {
  for (const view of changing) {
    held.update(view)
    of.update(view.subject)
  }
}) / changing.length * 1e6
print("one changed person, thirty masks", oneByOne(quick), "µs", changing.length, { limit: 5 })
print("one changed person, thirty masks, due dates and next change", oneByOne(run!), "µs", changing.length)

/** Fails unless two runs say the same of everybody. */
const expectSame = (a: Run, b: Run, what: string): void => {
  for (let index = 0; index < held.size; index++) {
    for (const id of ids) {
      const protocol = `${id}-protocol`
      if (a.verdict(protocol, index) !== b.verdict(protocol, index)) throw new Error(`${what}: ${id} of ${held.ids[index]} is ${a.verdict(protocol, index)}, anew ${b.verdict(protocol, index)}`)
      if (index % 20 !== 0) continue
      const [one, other] = [JSON.stringify(a.due(protocol, index)), JSON.stringify(b.due(protocol, index))]
      if (one !== other) throw new Error(`${what}: ${id} of ${held.ids[index]} is ${one}, anew ${other}`)
    }
  }
}
const rolling = (of: () => Run): { readonly time: number; readonly touched: number; readonly last: Run } => {
  let touched = 0
  let last: Run | undefined
  const times = Array.from({ length: 3 }, () => {
    last = of()
    globalThis.gc?.()
    return seconds(() => { touched = last!.rollTo(tomorrow) })
  })
  return { time: median(times), touched, last: last! }
}
const bare = rolling(() => evaluate(rules, held, { rules: ids, protocols: [] }))
print("a day on, thirty masks", bare.time * 1000, "ms", size, { limit: 20 })
print("a day on, thirty masks: people asked anew", bare.touched, "people", size)
const whole = rolling(() => evaluate(rules, held, { rules: [] }))
print("a day on, thirty protocols with due dates", whole.time * 1000, "ms", size, { limit: 20 })
print("a day on, thirty protocols with due dates: people asked anew", whole.touched, "people", size)
expectSame(whole.last, evaluate(rulebook.on(tomorrow), held, { rules: [] }), "a day on")

// The interpreter, on a sample; the answers must be the same.
const sample: readonly RecordView[] = Array.from({ length: Math.min(size, 20_000) }, (_, index) => held.view(index))
const questions = ids.map((id) => rules.question({ op: "rule", id }))
const context = { on: rules.day }
const interpreted = sample.length / rounds(3, () => { for (const view of sample) for (const question of questions) question.verdict(view, context) })
const compiled = size / rounds(3, () => masks(ids))
print("masks of thirty rules, the interpreter", interpreted, "people/s", sample.length, { peer: "compiled", ratio: Number((compiled / interpreted).toPrecision(3)) })
const again = evaluate(rules, held, {})
sample.forEach((view, index) => {
  ids.forEach((id, at) => {
    const [fast, slow] = [again.verdict(id, index), questions[at]!.verdict(view, context)]
    if (fast !== slow) throw new Error(`${id} of ${view.subject}: compiled ${fast}, interpreted ${slow}`)
  })
  if (index % 10 !== 0) return
  const plan = new Map(planScreening(rules, view).items.map((item) => [item.protocol, item]))
  for (const id of ids) {
    const [fast, slow] = [again.due(`${id}-protocol`, index), plan.get(`${id}-protocol`)]
    if (fast?.state !== slow?.state || fast?.dueFrom !== slow?.dueFrom || fast?.dueBy !== slow?.dueBy) throw new Error(`${id} of ${view.subject}: compiled ${JSON.stringify(fast)}, planned ${JSON.stringify(slow)}`)
  }
})

// json-rules-engine on five of the rules, which need no facts but memberships of today; it knows yes and no only.
const five = ["elderly", "young-child", "childbearing-age", "resident", "poor"].map((name) => `bench/${name}`)
const cutoff = (years: number): number => ageCutoff(rules.day, { years })
const below = (fact: string, value: number) => ({ fact, operator: "lessThanInclusive", value })
const above = (fact: string, value: number) => ({ fact, operator: "greaterThan", value })
const holdsNow = (fact: string) => ({ fact, operator: "equal", value: true })
const engine = new Engine(five.map((type, at) => ({
  conditions: { all: [
    [below("birthHi", cutoff(60))], [above("birthLo", cutoff(6)), below("birthHi", rules.day)],
    [{ fact: "sex", operator: "equal", value: "female" }, below("birthHi", cutoff(15)), above("birthLo", cutoff(50))], [holdsNow("resident")], [holdsNow("poor")]
  ][at]! },
  event: { type }
})), { allowUndefinedFacts: true })
const holds = (view: RecordView, kind: string, code: string, commune?: string): boolean => (view.facts.get(kind) ?? []).some(({ fact, startHi, endLo }) =>
  startHi <= rules.day && rules.day < endLo && fact.code?.includes(code) === true && (commune === undefined || fact.links?.["commune"] === commune))
const plain = sample.slice(0, 5000).map((view) => ({
  sex: view.sex, birthLo: view.birth?.lo, birthHi: view.birth?.hi, resident: holds(view, "residence", "permanent", "10903"), poor: holds(view, "poverty", "poor")
}))
const engineStarted = now()
const events: string[][] = []
for (const facts of plain) events.push((await engine.run(facts)).events.map(({ type }) => type))
const peer = plain.length / (now() - engineStarted)
const ours = size / rounds(5, () => masks(five))
const fiveRun = masks(five)
events.forEach((found, index) => {
  for (const id of five) if (found.includes(id) !== (fiveRun.verdict(id, index) === "yes")) throw new Error(`${id} of ${held.ids[index]}: json-rules-engine ${found.includes(id)}, ours ${fiveRun.verdict(id, index)}`)
})
print("masks of five rules", ours, "people/s", size)
print("masks of five rules, json-rules-engine", peer, "people/s", plain.length, { peer: "compiled", ratio: Number((ours / peer).toPrecision(3)) })

// One answer with its reasons after the other, from plain objects.
const camGiang = loadCamGiang(on)
const profiles = Array.from({ length: 20_000 }, (_, index): CitizenProfile => {
  const birth = held.view(index % held.size).birth
  return {
    id: `p${index}`, ...(birth === undefined ? {} : { birthDate: `${1950 + index % 76}-0${1 + index % 9}-15` }), residence: { type: "permanent", commune: "10903" },
    merit: index % 50 === 0, disability: false, poverty: index % 20 === 0 ? "poor" : "none", insurance: true, employment: index % 3 === 0 ? "contract" : false, education: false
  }
})
print("eight groups of plain objects", profiles.length / rounds(5, () => assignGroups(camGiang, profiles, { reasons: false })), "people/s", profiles.length, { limit: 400_000 })
print("eight groups of plain objects, with reasons", profiles.length / rounds(5, () => assignGroups(camGiang, profiles)), "people/s", profiles.length, { limit: 50_000 })

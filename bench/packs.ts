// How long it takes to refuse a hostile pack, and to take a real one. Prints JSON lines.
import { loadPack } from "@tramyte/core/pack"
import { vietNam } from "@tramyte/pack-vn"

const slowest = (name: string, texts: readonly string[], limit: number): void => {
  let worst = 0
  for (const text of texts) {
    const started = performance.now()
    try {
      loadPack(text)
    } catch {
      // Refused, as it should be.
    }
    worst = Math.max(worst, performance.now() - started)
  }
  console.log(JSON.stringify({ name: `packs: ${name}, slowest`, value: Math.round(worst * 100) / 100, unit: "ms", n: texts.length, limit }))
}

const real = JSON.stringify(vietNam)
const many = (make: (index: number) => string): readonly string[] => Array.from({ length: 100 }, (_, index) => make(index))
slowest("the national pack", many(() => real), 50)
slowest("nested without end", many((index) => `{"format":1,"id":"p","rules":[{"when":${"{\"op\":\"not\",\"of\":".repeat(1000 * (index + 1))}{}${"}".repeat(1000 * (index + 1))}}]}`), 50)
slowest("a huge list", many((index) => `{"format":1,"id":"p","rules":[${"0,".repeat(400_000 + index)}0]}`), 50)
slowest("names that reach the language", many(() => real.replace("\"op\":", "\"__proto__\":{\"polluted\":true},\"op\":")), 50)
slowest("damaged text", many((index) => real.slice(0, Math.floor(real.length * index / 100))), 50)
slowest("a text of nine million characters", many(() => `"${"x".repeat(9_000_000)}"`), 50)

const pack = (rules: readonly unknown[]): string => JSON.stringify({ format: 1, id: "p", version: "2026.1.0", label: { vi: "a", en: "a" }, citations: [{ id: "law", issuer: "x", number: "1", year: 2026, title: { vi: "a", en: "a" } }], rules })
const rule = (id: string, when: unknown, from = "2026-01-01") => ({ id, label: { vi: "a", en: "a" }, from, cites: [{ ref: "law" }], status: "verified", when })
const day = (index: number): string => new Date(86_400_000 * index).toISOString().slice(0, 10)
const long = 2400
slowest("a long chain of rules", many(() => pack(Array.from({ length: long }, (_, index) => rule(`p/r${index}`, { op: "rule", id: `p/r${index + 1}` })))), 50)
slowest("a circle of rules, each from another day on", many(() => pack(Array.from({ length: long }, (_, index) => rule(`p/r${index}`, { op: "rule", id: `p/r${(index + 1) % long}` }, day(index))))), 50)
slowest("thousands of faults", many(() => pack(Array.from({ length: long }, (_, index) => ({ id: `p/r${index}`, lable: {}, stauts: "verified", when: { op: "exist" } })))), 50)
slowest("thousands of versions of one rule that overlap", many(() => pack(Array.from({ length: long }, () => rule("p/one", { op: "alive" })))), 50)
slowest("references to nothing that is there", many(() => pack(Array.from({ length: long }, (_, index) => rule(`p/r${index}`, { op: "rule", id: `p/q${"x".repeat(index % 50)}` })))), 50)

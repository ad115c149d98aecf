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

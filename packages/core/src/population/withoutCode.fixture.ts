import fc from "fast-check"
import { isDeepStrictEqual } from "node:util"
import { readRecord } from "../citizen/readRecord.ts"
import { civilDate, epochDay } from "../time/index.ts"
import { evaluate } from "./evaluate.ts"
import { communes, days, held, said, told } from "./people.fixture.ts"

// A program to be run where code may not be made from text: compares the answers, also after a day, with the interpreter's.
let forbidden: boolean
try {
  forbidden = typeof new Function("return 1") !== "function"
} catch {
  forbidden = true
}
let compared = 0
let wrong = 0
for (const [commune, day] of fc.sample(fc.tuple(communes({ questions: 6, protocols: 2, people: 6 }), days), { numRuns: 20, seed: 7 })) {
  const rules = commune.rulebook.on("2026-07-15")
  const run = evaluate(rules, held(commune), { questions: commune.questions, asOf: day })
  for (const on of [day, civilDate(epochDay(day) + 1)]) {
    run.rollTo(on)
    commune.people.forEach((record, index) => {
      compared++
      if (!isDeepStrictEqual(said(run, rules, commune, index), told(rules, commune, readRecord(record), on))) wrong++
    })
  }
}
console.log(JSON.stringify({ forbidden, compared, wrong }))

import type { RulesInForce } from "../pack/rulesInForce.ts"
import { planScreening } from "../screening/planScreening.ts"
import { type CivilDate, civilDate, epochDay } from "../time/index.ts"
import type { Columns } from "./columns.ts"
import type { AskedQuestion, Compiled, Place } from "./compiled.ts"
import { dueStates } from "./dueCode.ts"
import { never } from "./codeLists.ts"
import { personView } from "./personView.ts"
import { whomItConcerns } from "./protocolPlan.ts"

/**
 * The same questions asked of the interpreter, person by person: for where code may not be made from text, as under a
 * content security policy. When anything changes next is not worked out: everybody is looked at again the next day.
 */
export const interpretQuestions = (asked: readonly AskedQuestion[], rules: RulesInForce, columns: Columns): Compiled => {
  const questions = asked.map(({ when, protocol }) => rules.question(protocol === undefined ? when : whomItConcerns(protocol)))
  const protocols = asked.flatMap(({ protocol }) => protocol === undefined ? [] : [protocol])
  let due = 0
  const places = asked.map(({ protocol }, at): Place => {
    const place = { word: at >> 5, bit: 1 << (at & 31) }
    return protocol === undefined ? place : { ...place, due: { protocol: due, done: due++ } }
  })
  const dayOf = (date: CivilDate | undefined): number => date === undefined ? never : epochDay(date)
  return {
    places,
    words: Math.ceil(asked.length / 32),
    dueRow: { protocols: due, dones: due },
    prepare: (line, today) => ({
      cap: 1,
      evaluate: (results, latest, from, until, list) => {
        const context = line.contextOf(today)
        const asOf = context.on === rules.day ? {} : { asOf: civilDate(today) }
        for (let index = from; index < until; index++) {
          const person = list === null ? index : list[index]!
          const view = personView(columns, person)
          results.next[person] = latest
          for (const words of [...results.yes, ...results.may]) words[person] = 0
          questions.forEach((question, at) => {
            const { word, bit } = places[at]!
            const verdict = question.verdict(view, context)
            if (verdict === "yes") results.yes[word]![person]! |= bit
            if (verdict !== "no") results.may[word]![person]! |= bit
          })
          if (due === 0) continue
          const plan = planScreening(rules, view, { protocols: protocols.map(({ id }) => id), ...asOf })
          protocols.forEach((protocol, at) => {
            const item = plan.items.find((one) => one.protocol === protocol.id)
            results.states[person * due + at] = item === undefined ? 0 : dueStates.indexOf(item.state)
            results.dates.set([dayOf(item?.dueFrom), dayOf(item?.dueBy)], person * 3 * due + 2 * at)
            results.dates[(person * 3 + 2) * due + at] = dayOf(item?.lastDone)
          })
        }
      }
    })
  }
}

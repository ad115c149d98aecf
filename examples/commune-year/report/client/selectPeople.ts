import { isOneOf } from "./memberLetters.ts"
import { appointmentOf, isOnList, type PeopleColumns } from "./peopleColumns.ts"

/**
 * Who is meant by a selection such as `v=3&g=1&s=ow`: all its terms hold together. The numbers of the report are counted by this very
 * function when it is written, so that a number and the list behind it cannot differ.
 *
 * `v` village, `k` which of its collaborators, `g` group, `s` standings, `f` a flag, `q` a question to ask, `b` band of age, `x` sex, `t` a protocol and the states of it
 * (`t=0:ow`), `i` an indicator and the letters of membership (`i=2:nu`), `c=y` to clarify in any way, `z` what the next vaccination session
 * is to them, `y` whom it is to, `n` a vaccine that they need then, `w` what is to be done
 * about a child's growth, `a` its age, `e` how somebody stands in the campaign of examinations, `h` in which of its groups, `j` who comes to a session of it, `o` one
 * of its lists. Without `i`, `z`, `w`, `a` and those of the campaign only people whom the plan is about, or may be about, are
 * meant; an indicator says itself whom it counts, whoever lives here is vaccinated here, and the campaign has a list.
 */
export const selectPeople = (people: PeopleColumns, selection: string): readonly number[] => {
  const tests = selection.split("&").filter((term) => term !== "").map((term) => testOf(people, term))
  const found: number[] = []
  const anyScope = /(^|&)[izwaehjo]=/.test(selection)
  for (let at = 0; at < people.id.length; at++) {
    if ((anyScope || people.scope[at] !== "n") && tests.every((test) => test(at))) found.push(at)
  }
  return found
}

const testOf = (people: PeopleColumns, term: string): (at: number) => boolean => {
  const [key = "", value = ""] = term.split("=")
  const [first = "", letters = ""] = value.split(":")
  const wanted = Number(first)
  switch (key) {
    case "v": return (at) => people.village[at] === wanted
    case "k": return (at) => people.part[at] === wanted
    case "g": return (at) => people.groups[at]?.includes(wanted) === true
    case "s": return (at) => value.includes(people.standing[at] ?? " ")
    case "f": return (at) => people.flags[at]?.includes(value) === true
    case "q": return (at) => people.asks[at]?.includes(wanted) === true
    case "c": return (at) => (people.asks[at]?.length ?? 0) > 0
    case "b": return (at) => people.band[at] === value
    case "x": return (at) => people.sex[at] === value
    case "t": return (at) => people.due[at]?.some((number) => people.items[number]?.[0] === wanted && letters.includes(people.items[number][1])) === true
    case "z": return (at) => value.includes(people.session[at] ?? " ")
    case "y": return (at) => value.includes(people.whom[at] ?? " ")
    case "n": return (at) => people.vaccines[at]?.includes(wanted) === true
    case "w": return (at) => people.growth[at]?.includes(value) === true
    case "a": return (at) => value.includes(people.childhood[at] ?? " ")
    case "e": return (at) => value.includes(people.campaign?.standing[at] ?? " ")
    case "h": return (at) => people.campaign?.group[at] === value
    case "j": return (at) => appointmentOf(people, at)?.session === wanted
    case "o": return (at) => isOnList(people, wanted, at)
    case "i": return (at) => isOneOf(people.members[wanted]?.[at] ?? "-", letters)
    default: throw new Error(`No such term of a selection: ${term}`)
  }
}

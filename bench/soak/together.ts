import { type Child, startChild } from "./child.ts"
import { damages, lookBehind, openPlace, type Place } from "./places.ts"
import { clerk, operator } from "./deeds.ts"
import { everybody } from "./everybody.ts"
import { lost } from "./report.ts"

/** What came of writers who all wrote about the same people at once. */
export interface Together {
  readonly acknowledged: number
  readonly refused: Readonly<Record<string, number>>
  readonly snapshots: number
  readonly lost: number
}

/**
 * Several processes write batches with the same ids, keys and people, some of the same content and some not, while others read. Every
 * refusal is typed, what was acknowledged is there once, and no reader ever sees a part of a batch.
 */
export const writeTogether = async (name: string, place: Place, { batches, readers = 1, writers }: { readonly writers: number; readonly batches: number; readonly readers?: number }): Promise<Together> => {
  const first = await openPlace(place)
  await first.write(clerk, everybody)
  await first.close()
  const reading = Array.from({ length: readers }, () => startChild("togetherReader", { place }))
  const writing = Array.from({ length: writers }, (_, writer) => startChild("togetherWriter", { place, writer, batches }))
  const ends = await Promise.all(writing.map((child) => child.ended))
  for (const child of reading) child.process.kill("SIGTERM")
  const readerEnds = await Promise.all(reading.map((child) => child.ended))
  let wrong = 0
  const tell = (what: string): void => {
    wrong++
    lost(`${name}: ${what}`)
  }
  const failures = [...writing, ...reading].flatMap((child) => child.lines.filter((line) => line.startsWith("failed")))
  for (const line of failures.slice(0, 5)) tell(line)
  if (ends.some(({ code }) => code !== 0) || readerEnds.some(({ code }) => code !== 0)) tell(`a process ended with ${JSON.stringify([ends, readerEnds])}`)
  const acknowledged = linesOf(writing, "stored ")
  const refused: Record<string, number> = {}
  for (const line of linesOf(writing, "refused ")) {
    const [code = ""] = line.split(" ")
    refused[code] = (refused[code] ?? 0) + 1
  }
  for (const what of await wrongBehind(place, acknowledged)) tell(what)
  return { acknowledged: acknowledged.length, refused, snapshots: linesOf(reading, "read ").reduce((all, line) => all + Number(line), 0), lost: wrong }
}

const linesOf = (children: readonly Child[], start: string): readonly string[] =>
  children.flatMap((child) => child.lines.flatMap((line) => line.startsWith(start) ? [line.slice(start.length)] : []))

/** An acknowledged line is `<batch> <facts that it holds> <value>`. */
const wrongBehind = async (place: Place, acknowledged: readonly string[]): Promise<readonly string[]> => {
  const wrong: string[] = []
  const [batches = [], facts = [], twice = []] = await lookBehind(place,
    "SELECT b.id, b.facts FROM batch b ORDER BY b.n",
    "SELECT b.id, f.key, f.number FROM fact f JOIN batch b ON b.n = f.batch",
    "SELECT source, key FROM fact WHERE standing <> 0 GROUP BY source, key HAVING count(*) > 1")
  const there = new Map<string, string[]>()
  for (const [id, key, value] of facts) there.set(String(id), [...there.get(String(id)) ?? [], `${key}=${Number(value)}`])
  const ids = batches.map(([id]) => String(id))
  if (new Set(ids).size < ids.length) wrong.push("a batch is there twice")
  if (twice.length > 0) wrong.push(`rows stand twice: ${JSON.stringify(twice.slice(0, 3))}`)
  for (const [id, count] of batches) if ((there.get(String(id)) ?? []).length !== Number(count)) wrong.push(`${id} is there in part`)
  for (const line of new Set(acknowledged)) {
    const [id = "", ...wanted] = line.split(" ")
    const found = there.get(id)?.toSorted().join(" ")
    if (found !== wanted.toSorted().join(" ")) wrong.push(`${id} was acknowledged as ${wanted.join(" ")} and is there as ${found}`)
  }
  // Nobody was acknowledged by two who meant different things.
  const byId = new Map<string, string>()
  for (const line of acknowledged) {
    const [id = ""] = line.split(" ")
    if ((byId.get(id) ?? line) !== line) wrong.push(`${id} was acknowledged with two contents`)
    byId.set(id, line)
  }
  const unheard = ids.filter((id) => id !== everybody.id && !byId.has(id))
  if (unheard.length > 0) wrong.push(`${unheard.length} batches are there that nobody was told of: ${unheard.slice(0, 3).join(", ")}`)
  wrong.push(...await damages(place))
  const store = await openPlace(place)
  try {
    wrong.push(...(await store.verify(operator)).map((issue) => JSON.stringify(issue)))
  } finally {
    await store.close()
  }
  return wrong.slice(0, 10)
}

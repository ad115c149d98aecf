// Proves by force that stores lose nothing: `pnpm soak`, or parts of it: `pnpm soak simulation killing`. Prints JSON lines
// {"name","value","unit","n","limit"} and ends with 1 where anything was lost.
import { parseArgs } from "node:util"
import { join } from "node:path"
import { startPostgres } from "../../tools/postgres.ts"
import { scratch } from "./child.ts"
import { fillPostgres, fillSqlite, type Full } from "./diskFull.ts"
import { killWriters } from "./killing.ts"
import { killUpgrades } from "./oldFiles.ts"
import type { Place } from "./places.ts"
import { losses, report } from "./report.ts"
import { killRestores, restoreTwice } from "./restoring.ts"
import { simulate } from "./simulation.ts"
import { writeTogether } from "./together.ts"

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    /** Where the simulation begins, and how many seeds it goes through: it goes on from the `next` that it printed. */
    from: { type: "string", default: "1" },
    seeds: { type: "string", default: "10000" },
    /** Minutes that the simulation may take at most. */
    minutes: { type: "string", default: "60" },
    kills: { type: "string", default: "200" },
    /** Batches that each of the writers at once writes. */
    batches: { type: "string", default: "400" },
    "server-kills": { type: "string", default: "40" },
    seed: { type: "string", default: String(Math.floor(Date.now() / 1000)) },
    adapter: { type: "string", multiple: true, default: ["sqlite", "postgres"] }
  }
})
const parts = ["simulation", "killing", "restoring", "old-files", "together", "disk-full"] as const
const unknown = positionals.filter((part) => !(parts as readonly string[]).includes(part))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}. Parts: ${parts.join(", ")}; none named: all.`)
  process.exit(2)
}
const asked = (part: typeof parts[number]): boolean => positionals.length === 0 || positionals.includes(part)
const seed = Number(values.seed)
let files = 0
const newFile = async (): Promise<Place> => ({ adapter: "sqlite", address: join(scratch, `soak-${files++}.db`) })

if (asked("simulation")) await simulate({ from: Number(values.from), seeds: Number(values.seeds), minutes: Number(values.minutes) })

if (asked("killing")) {
  const told = ({ acknowledged, during, kills, lost, unheard }: Awaited<ReturnType<typeof killWriters>>, name: string): void => {
    report(`soak/${name}/kills`, kills, "kills", kills)
    for (const [phase, count] of Object.entries(during)) report(`soak/${name}/kills while ${phase}`, count, "kills", kills)
    report(`soak/${name}/acknowledged`, acknowledged, "deeds", kills)
    report(`soak/${name}/there though not acknowledged`, unheard, "deeds", kills)
    report(`soak/${name}/lost, doubled or halved`, lost, "times", kills, { atMost: 0 })
  }
  if (values.adapter.includes("sqlite")) told(await killWriters({ name: "sqlite", kills: Number(values.kills), seed, place: newFile }), "sqlite/kill -9 of the writer")
  if (values.adapter.includes("postgres")) {
    const server = await startPostgres({ durability: "safe" })
    const place = async (): Promise<Place> => ({ adapter: "postgres", address: await server.database() })
    try {
      const ofServer = Math.min(Number(values["server-kills"]), Number(values.kills))
      told(await killWriters({ name: "postgres", kills: Number(values.kills) - ofServer, seed, place }), "postgres/kill -9 of the writer")
      told(await killWriters({ name: "postgres server", kills: ofServer, seed: seed + 1, place, server }), "postgres/kill -9 of the server")
    } finally {
      await server.stop()
    }
  }
}

if (asked("together")) {
  const [writers, batches] = [4, Number(values.batches)]
  const told = (adapter: string, { acknowledged, lost, refused, snapshots }: Awaited<ReturnType<typeof writeTogether>>): void => {
    report(`soak/${adapter}/writers at once/acknowledged`, acknowledged, "batches", writers * batches)
    for (const [code, count] of Object.entries(refused)) report(`soak/${adapter}/writers at once/refused, ${code}`, count, "times", writers * batches)
    report(`soak/${adapter}/writers at once/states that were read meanwhile`, snapshots, "states", writers * batches)
    report(`soak/${adapter}/writers at once/lost, doubled or halved`, lost, "times", writers * batches, { atMost: 0 })
  }
  if (values.adapter.includes("sqlite")) told("sqlite", await writeTogether("sqlite", await newFile(), { writers, batches }))
  if (values.adapter.includes("postgres")) {
    const server = await startPostgres({ durability: "safe" })
    try {
      told("postgres", await writeTogether("postgres", { adapter: "postgres", address: await server.database() }, { writers, batches }))
    } finally {
      await server.stop()
    }
  }
}

if (asked("old-files") && values.adapter.includes("sqlite")) {
  const { kills, lost, ...found } = await killUpgrades(Math.ceil(Number(values.kills) / 4), seed)
  report("soak/sqlite/old files killed as they are opened", kills, "kills", kills)
  report("soak/sqlite/old files killed as they are opened, still old", found.old, "files", kills)
  report("soak/sqlite/old files killed as they are opened, new", found.new, "files", kills)
  report("soak/sqlite/old files that broke", lost, "times", kills, { atMost: 0 })
}

if (asked("restoring")) {
  const told = (adapter: string, { all, kills, lost, nothing }: Awaited<ReturnType<typeof killRestores>>): void => {
    report(`soak/${adapter}/restores killed`, kills, "kills", kills)
    report(`soak/${adapter}/restores killed, of which nothing was there`, nothing, "stores", kills)
    report(`soak/${adapter}/restores killed, of which all was there`, all, "stores", kills)
    report(`soak/${adapter}/restores that left a part`, lost, "times", kills, { atMost: 0 })
  }
  const twice = (adapter: string, { done, lost, refused }: Awaited<ReturnType<typeof restoreTwice>>): void => {
    report(`soak/${adapter}/two restores at once, done`, done, "restores", done + refused)
    report(`soak/${adapter}/two restores at once, refused`, refused, "restores", done + refused)
    report(`soak/${adapter}/two restores at once, a part or no word`, lost, "times", done + refused, { atMost: 0 })
  }
  const kills = Math.ceil(Number(values.kills) / 8)
  if (values.adapter.includes("sqlite")) {
    told("sqlite", await killRestores("sqlite", kills, seed, newFile))
    twice("sqlite", await restoreTwice("sqlite", Math.ceil(kills / 4), newFile))
  }
  if (values.adapter.includes("postgres")) {
    const server = await startPostgres({ durability: "safe" })
    try {
      const place = async (): Promise<Place> => ({ adapter: "postgres", address: await server.database() })
      told("postgres", await killRestores("postgres", kills, seed, place))
      twice("postgres", await restoreTwice("postgres", Math.ceil(kills / 4), place))
    } finally {
      await server.stop()
    }
  }
}

if (asked("disk-full")) {
  const told = (adapter: string, { acknowledged, full, how, lost }: Full): void => {
    report(`soak/${adapter}/full: ${how}`, full, "times", acknowledged)
    report(`soak/${adapter}/full: ${how}, lost or halved`, lost, "times", acknowledged, { atMost: 0 })
  }
  if (values.adapter.includes("sqlite")) for (const found of await fillSqlite()) told("sqlite", found)
  if (values.adapter.includes("postgres")) {
    const found = await fillPostgres(await startPostgres({ durability: "safe" }))
    if (found !== undefined) told("postgres", found)
  }
}

if (losses.length > 0) {
  console.error(`\n${losses.length} things were lost (seed ${seed}):\n${losses.slice(0, 20).join("\n")}`)
  process.exitCode = 1
}

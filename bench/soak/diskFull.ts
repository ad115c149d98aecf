import { isStoreError } from "@tramyte/sdk"
import { execFileSync, spawnSync } from "node:child_process"
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { PostgresServer } from "../../tools/postgres.ts"
import { scratch, startChild } from "./child.ts"
import { perform } from "./deeds.ts"
import { deedsThatLieThere } from "./killing.ts"
import { lookBehind, openPlace, type Place } from "./places.ts"
import { lost } from "./report.ts"

/** How often a disk was full, and what was wrong afterwards. */
export interface Full {
  readonly how: string
  readonly full: number
  readonly acknowledged: number
  readonly lost: number
}

/** A disk of a few megabytes of memory, where this user may have one. */
const smallDisk = (name: string, megabytes: number): { readonly path: string; readonly remove: () => void } | undefined => {
  const path = join(scratch, name)
  mkdirSync(path, { recursive: true })
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0777`, "tmpfs", path], { stdio: "ignore" })
  if (status !== 0) return undefined
  const remove = (): void => {
    spawnSync("umount", ["-l", path], { stdio: "ignore" })
  }
  process.once("exit", remove)
  return { path, remove }
}

/** Writes until the disk is full; the refusal is typed and nothing is there in part; makes room, and goes on with the same. */
export const fillSqlite = async (): Promise<readonly Full[]> => {
  const found: Full[] = []
  const disk = smallDisk("small", 6)
  if (disk !== undefined) {
    const ballast = join(disk.path, "ballast")
    writeFileSync(ballast, Buffer.alloc(3_000_000))
    found.push(await fill("a disk of 6 MB", { adapter: "sqlite", address: join(disk.path, "station.db") }, () => rmSync(ballast)))
    disk.remove()
  }
  found.push(await fillLimited())
  return found
}

/** A server whose tables lie on a small disk, apart from its log. */
export const fillPostgres = async (server: PostgresServer): Promise<Full | undefined> => {
  const disk = smallDisk("tablespace", 14)
  if (disk === undefined) return undefined
  try {
    // The server runs as another user, where this program runs as the superuser.
    const space = join(disk.path, "space")
    mkdirSync(space)
    chmodSync(scratch, 0o711)
    if (process.getuid?.() === 0) execFileSync("chown", ["65534:65534", space])
    const ballast = join(disk.path, "ballast")
    const address = await server.database()
    const here: Place = { adapter: "postgres", address: server.url }
    await outsideTransaction(here, `CREATE TABLESPACE small LOCATION '${space}'`)
    await outsideTransaction(here, `ALTER DATABASE ${new URL(address).pathname.slice(1)} SET default_tablespace = 'small'`)
    writeFileSync(ballast, Buffer.alloc(5_000_000))
    return await fill("tables on a disk of 14 MB", { adapter: "postgres", address }, () => rmSync(ballast))
  } finally {
    await server.stop()
    disk.remove()
  }
}

const outsideTransaction = async (place: Place, sql: string): Promise<void> => {
  await lookBehind(place, "COMMIT", sql, "BEGIN")
}

const fill = async (how: string, place: Place, makeRoom: () => void): Promise<Full> => {
  let [refusals, done, wrong] = [0, 0, 0]
  const tell = (what: string): void => {
    wrong++
    lost(`${place.adapter}, ${how}: ${what}`)
  }
  const store = await openPlace(place)
  // Until it is full; then thirty deeds more where there is room again, beginning with the one that was refused.
  for (let until = 3000; done < until; done++) {
    try {
      await perform(store, done)
    } catch (error) {
      if (refusals++ > 0 || !isStoreError(error) || error.reason._tag !== "Unavailable" || !error.message.includes("full")) {
        tell(`deed ${done} met ${String(error)}`)
        break
      }
      const lies = await deedsThatLieThere(place, done)
      if (lies !== done) tell(typeof lies === "string" ? lies : `deed ${done} was refused, and lies there`)
      makeRoom()
      until = done + 30
      done--
    }
  }
  if (refusals === 0) tell(`was never full after ${done} deeds`)
  await store.close()
  const lies = await deedsThatLieThere(place, done)
  if (lies !== done) tell(typeof lies === "string" ? lies : `${done} deeds were done, and ${lies} lie there`)
  return { how, full: refusals, acknowledged: done, lost: wrong }
}

/** The same with a limit to the size of files, which needs no rights. The signal of the limit is ignored, as a daemon does. */
const fillLimited = async (): Promise<Full> => {
  const how = "a limit to the size of files"
  const place: Place = { adapter: "sqlite", address: join(scratch, "limited.db") }
  let wrong = 0
  const tell = (what: string): void => {
    wrong++
    lost(`sqlite, ${how}: ${what}`)
  }
  const child = startChild("writer", { place, mode: "write", from: 0 }, (line, own) => {
    if (line.startsWith("wait") || line.startsWith("failed")) own.kill()
  }, (command) => ["bash", "-c", "ulimit -f 1500; trap '' XFSZ; exec \"$@\"", "bash", ...command])
  await child.ended
  const refusal = child.lines.find((line) => line.startsWith("wait") || line.startsWith("failed")) ?? ""
  if (!refusal.startsWith("wait TRAMYTE_STORE_UNAVAILABLE")) tell(`the limit is told as ${refusal}`)
  const told = child.lines.filter((line) => line.startsWith("did ")).length
  const lies = await deedsThatLieThere(place, told)
  if (typeof lies === "string") tell(lies)
  const store = await openPlace(place)
  for (let number = told; number < told + 30; number++) await perform(store, number)
  await store.close()
  const after = await deedsThatLieThere(place, told + 30)
  if (typeof after === "string") tell(after)
  return { how, full: 1, acknowledged: told + 30, lost: wrong }
}

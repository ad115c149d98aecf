import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { loadCdsi } from "./loadCdsi.ts"
import { loadWaivers } from "./loadWaivers.ts"
import { readCdsi } from "./readCdsi.ts"
import { supportingData } from "./supportingData.fixture.ts"

let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tramyte-cdsi-"))
  for (const [name, text] of Object.entries({ "ScheduleSupportingData.xml": supportingData.schedule, ...supportingData.antigens, "AntigenSupportingData.xsd": "<not read>", "README.txt": "nor this", "Old AntigenSupportingData- Mud.xml": "nor this", "AntigenSupportingData- Mud.xml.bak": "nor this" })) {
    mkdirSync(join(folder, "xml"), { recursive: true })
    writeFileSync(join(folder, "xml", name), text)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

describe("a folder of supporting data", () => {
  it("is read as its files are", async () => {
    expect(await loadCdsi(join(folder, "xml"), "9.9")).toEqual(readCdsi(supportingData))
    expect((await loadCdsi(join(folder, "xml"))).version).toBe("unstated")
  })
  it("may be named by the folder above it", async () => expect(await loadCdsi(folder, "9.9")).toEqual(readCdsi(supportingData)))
  it("in capitals, too", async () => {
    const above = mkdtempSync(join(folder, "above-"))
    cpSync(join(folder, "xml"), join(above, "XML"), { recursive: true })
    expect(await loadCdsi(above, "9.9")).toEqual(readCdsi(supportingData))
  })
  it.each(["", "nowhere"])("that has no schedule, or is not there, is a problem: %j", async (name) => {
    const empty = name === "" ? mkdtempSync(join(folder, "empty-")) : join(folder, name)
    await expect(loadCdsi(empty)).rejects.toMatchObject({ code: "TRAMYTE_CDSI_FILE_MISSING", message: expect.stringContaining(empty) as string, problems: [{ file: "ScheduleSupportingData.xml", path: "" }] })
  })
})

describe("waivers", () => {
  it("come with the package, each with an argument", async () => {
    const waivers = await loadWaivers()
    expect(new Set(waivers.map(({ id }) => id)).size).toBe(waivers.length)
    for (const { reason } of waivers) expect(reason.length).toBeGreaterThan(40)
  })
  it("or from a file", async () => {
    const file = join(folder, "waivers.json")
    writeFileSync(file, `[{ "id": "a", "reason": "older than the data" }]`)
    expect(await loadWaivers(file)).toEqual([{ id: "a", reason: "older than the data" }])
  })
})

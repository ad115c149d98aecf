import { execFileSync } from "node:child_process"
import { expect, it } from "vitest"

it("tests run on the Node that the workspace brings, whatever the machine has", () => {
  console.log(`tests run on Node ${process.version}`)
  expect(Number(process.versions.node.split(".")[0])).toBeGreaterThanOrEqual(24)
})

it("node:sqlite is there without a flag", async () => {
  const { DatabaseSync } = await import("node:sqlite")
  expect(new DatabaseSync(":memory:").prepare("select 1 as one").get()).toEqual({ one: 1 })
})

it("a program that a test starts by the name node is that Node as well", () => {
  expect(execFileSync("node", ["--version"], { encoding: "utf8" }).trim()).toBe(process.version)
})

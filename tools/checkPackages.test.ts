import { expect, it } from "vitest"
import { checkManifest, cycles, type House } from "./checkPackages.ts"
import type { PackageJson, WorkspacePackage } from "./workspace.ts"

const good: PackageJson = {
  name: "@tramyte/sdk",
  version: "1.0.0",
  description: "What a plugin author installs",
  license: "MIT",
  type: "module",
  sideEffects: false,
  engines: { node: ">=22.19" },
  files: ["dist", "src", "!src/**/*.test.*", "!src/**/*.fixture.*", "!src/**/*.bench.*"],
  exports: {
    ".": { source: "./src/index.ts", types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./testing": { source: "./src/testing/index.ts", types: "./dist/testing/index.d.ts", default: "./dist/testing/index.js" },
    "./package.json": "./package.json"
  },
  publishConfig: {
    access: "public",
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./testing": { types: "./dist/testing/index.d.ts", default: "./dist/testing/index.js" },
      "./package.json": "./package.json"
    }
  },
  scripts: { build: "tsup" },
  dependencies: { "@tramyte/core": "workspace:^" },
  peerDependencies: { effect: "catalog:" },
  devDependencies: { effect: "catalog:" }
}
const core: WorkspacePackage = { dir: "packages/core", json: { name: "@tramyte/core", version: "1.0.0" } }
const check = (change: Partial<PackageJson>, missing: string = ""): ReadonlyArray<string> => {
  const sdk = { dir: "packages/sdk", json: { ...good, ...change } }
  const house: House = { workspace: [core, sdk], exists: (path) => path !== missing }
  return checkManifest(sdk, house)
}

it("a package in shape has no problems", () => {
  expect(check({})).toEqual([])
})

it.each<[string, Partial<PackageJson>]>([
  ["name", { name: "@tramyte/kit" }],
  ["description", { description: "" }],
  ["license", { license: "ISC" }],
  ["sideEffects", { sideEffects: true }],
  ["engines", { engines: { node: ">=18" } }],
  ["version", { version: "1.0.1" }],
  ["files", { files: ["dist", "src"] }],
  ["scripts.build", { scripts: {} }],
  ["exports[\".\"]", { exports: { ...good.exports, ".": { types: "./dist/index.d.ts", source: "./src/index.ts", default: "./dist/index.js" } } }],
  ["publishConfig.exports", { publishConfig: { access: "public", ...good.exports === undefined ? {} : { exports: good.exports } } }],
  ["publishConfig.access", { publishConfig: { ...good.publishConfig, access: "restricted" } }],
  ["bin.sdk", { bin: { sdk: "./src/main.ts" } }],
  ["dependencies[\"@tramyte/core\"]", { dependencies: { "@tramyte/core": "^1.0.0" } }],
  ["effect", { dependencies: { effect: "catalog:" } }]
])("%s out of shape is reported", (field, change) => {
  expect(check(change)).toContainEqual(expect.stringContaining(`packages/sdk/package.json ${field}`))
})

it("an entry without its source file is reported", () => {
  expect(check({}, "packages/sdk/src/testing/index.ts")).toEqual([expect.stringContaining("there is no ./src/testing/index.ts")])
})

it("a circle of packages is reported once, whatever kind of dependency closes it", () => {
  const one: WorkspacePackage = { dir: "packages/a", json: { name: "a", dependencies: { b: "workspace:^" } } }
  const two: WorkspacePackage = { dir: "packages/b", json: { name: "b", devDependencies: { a: "workspace:*" } } }
  expect(cycles([one, two])).toEqual([expect.stringContaining("a → b → a")])
  expect(cycles([one, { ...two, json: { name: "b" } }])).toEqual([])
})

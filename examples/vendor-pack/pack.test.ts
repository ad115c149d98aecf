import { readFileSync } from "node:fs"
import { vietNam } from "@tramyte/pack-vn"
import { registerPackTests } from "@tramyte/sdk/testing/pack"
import { describe, expect, it } from "vitest"
import { duyenHai } from "./pack.ts"

const text = (file: string): string => readFileSync(new URL(file, import.meta.url), "utf8")

registerPackTests(duyenHai, { needs: [vietNam], cases: text("cases.yaml"), today: "2026-11-21" }, { describe, it })

describe("the file that stations get", () => {
  it("is the pack as it is written in pack.ts (if not: pnpm --dir examples/vendor-pack run pack)", () => {
    expect(JSON.parse(text("duyen-hai.json"))).toEqual(duyenHai)
  })
})

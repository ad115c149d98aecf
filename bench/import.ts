import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { importRegisters, registerMappings } from "@tramyte/registers"
import { memoryStore, type RecordStoreMethods, type WriteBatch } from "@tramyte/sdk"
import { openSqliteStore } from "@tramyte/sqlite"

// Imports a resident register of 200,000 rows (seven facts each, with the dirt of real registers), and the same again.
const rows = Number(process.env["ROWS"] ?? 200_000)
const commune = { code: "10903", name: "Cẩm Giàng" }
const context = { actor: "bench", role: "station", purpose: "import", commune: commune.code } as const
const recorded = "2026-10-15T08:00:00+07:00"

const print = (name: string, value: number, unit: string, n: number, limit?: number): void =>
  console.log(JSON.stringify({ name, value: Math.round(value * 100) / 100, unit, n, ...(limit === undefined ? {} : { limit }) }))

let seed = 7
const below = (end: number): number => {
  seed = Math.imul(seed, 1_664_525) + 1_013_904_223 >>> 0
  return Math.floor(seed / 4_294_967_296 * end)
}
const pick = <T>(values: readonly T[]): T => values[below(values.length)]!
const two = (number: number): string => String(number).padStart(2, "0")

const families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ"]
const middles = ["Văn", "Thị", "Đức", "Hữu", "Thu", "Ngọc", "Quang", "Minh", "Thanh", "Xuân", "Kim", "Đình"]
const givens = ["An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Hạnh", "Hùng", "Hương", "Lan", "Linh", "Mai", "Nam", "Phúc", "Quân", "Sơn", "Tâm", "Thảo", "Tuấn", "Yến"]
const villages = Array.from({ length: 24 }, (_, at) => `${pick(families)} ${pick(givens)} ${at + 1}`)
const occupations = ["Công nhân", "Nông dân", "Lao động tự do", "Học sinh", "Nội trợ", "Hưu trí", "Giáo viên", "", "Trẻ em", "Lái xe"]

const person = (at: number): string => {
  const year = 1930 + below(95)
  const female = below(2)
  const day = below(12) === 0 ? String(year) : below(500) === 0 ? "31/02/1990" : `${two(1 + below(28))}/${two(1 + below(12))}/${year}`
  const number = below(8) === 0 ? "" : `0${30 + below(2)}${(year < 2000 ? 0 : 2) + female}${two(year % 100)}${String(at).padStart(6, "0")}`
  const name = `${pick(families)} ${pick(middles)} ${pick(middles)} ${pick(givens)}`
  const village = pick(villages)
  return [
    at + 1, below(25) === 0 ? number.slice(1) : number, below(20) === 0 ? name.toUpperCase() : below(15) === 0 ? name.normalize("NFD") : name, day,
    female === 1 ? "Nữ" : "Nam", "Kinh", "Xã Cẩm Giàng", "10903", below(6) === 0 ? village.toLowerCase() : `Thôn ${village}`, `H${Math.floor(at / 4)}`,
    at % 4 === 0 ? "Chủ hộ" : "Con", "Thường trú", pick(occupations), "", "", ""
  ].join(";")
}
const header = "STT;Số định danh cá nhân;Họ và tên;Ngày sinh;Giới tính;Dân tộc;Xã thường trú;Mã xã;Thôn;Mã hộ;Quan hệ với chủ hộ;Tình trạng cư trú;Nghề nghiệp;Nơi làm việc;Ngày đến;Ngày mất"
const bytes = Buffer.from(`\ufeff${header}\r\n${Array.from({ length: rows }, (_, at) => person(at)).join("\r\n")}\r\n`)

/** Takes everything and keeps nothing: what is measured is reading, checking and matching alone. */
const forgetful = (): RecordStoreMethods => ({
  ...memoryStore(),
  write: async (_context, batch: WriteBatch) =>
    ({ batch: batch.id, persons: batch.persons?.length ?? 0, units: batch.units?.length ?? 0, factsStored: batch.facts?.length ?? 0, factsSuperseded: 0, unchanged: 0 })
})

const timed = async (store: RecordStoreMethods, batch: string) => {
  let next = 0
  const started = performance.now()
  const report = await importRegisters({
    store, context, commune, recorded, batch, newId: () => `p${(next++).toString(36)}`,
    files: [{ name: "dan-cu.csv", mapping: registerMappings.residents, asOf: "2026-10-15", bytes }]
  })
  return { seconds: (performance.now() - started) / 1000, file: report.files[0]! }
}

globalThis.gc?.()
const before = process.memoryUsage().rss
const read = await timed(forgetful(), "read")
print("import: read, check and match, without a store", read.seconds / rows * 1e6, "µs/row", rows, 25)
print("import: facts a row", read.file.factsStored / read.file.rows.taken, "facts/row", rows)
print("import: memory above the start", (process.memoryUsage().rss - before) / 2 ** 20, "MiB", rows)
if (process.env["READ_ONLY"] === undefined) {
  const folder = mkdtempSync(join(tmpdir(), "tramyte-import-"))
  const store = await openSqliteStore(join(folder, "station.db"))
  try {
    const first = await timed(store, "first")
    print("import: a resident register into SQLite", rows / first.seconds, "rows/s", rows, 15_000)
    const again = await timed(store, "again")
    print("import: the same register again, nothing new", rows / again.seconds, "rows/s", rows)
    print("import: facts stored by the second import", again.file.factsStored, "facts", rows, 0)
  } finally {
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

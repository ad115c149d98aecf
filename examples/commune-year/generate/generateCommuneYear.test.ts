import { createHash } from "node:crypto"
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openSessions } from "@tramyte/core/campaign"
import { zScore } from "@tramyte/core/growth"
import { loadCommune } from "@tramyte/pack-vn"
import { lengthHeightForAge2006 } from "@tramyte/who-growth"
import type { CampaignFile } from "../pipeline/campaign/campaignFile.ts"
import { dirtKinds } from "./dirt/dirtKinds.ts"
import { generateCommuneYear } from "./generateCommuneYear.ts"
import type { CommuneYearTruth } from "./truth.ts"

const on = "2026-10-15"
const folders: string[] = []
const generate = (people: number, seed: number): { readonly out: string; readonly truth: CommuneYearTruth } => {
  const out = mkdtempSync(join(tmpdir(), "commune-year-"))
  folders.push(out)
  return { out, truth: generateCommuneYear({ people, seed, on, out }) }
}

let out = ""
let truth: CommuneYearTruth
beforeAll(() => {
  ({ out, truth } = generate(1200, 7))
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).toSorted()
const fingerprint = (folder: string): readonly string[] =>
  filesIn(folder).map((file) => `${file} ${createHash("sha256").update(readFileSync(join(folder, file))).digest("hex")}`)

/** A reader of its own (RFC 4180), so that a mistake of the writer is not repeated here. */
const readCsv = (path: string, delimiter: string): string[][] => {
  const text = readFileSync(join(out, path), "utf8").replace(/^\uFEFF/, "").replaceAll("\r\n", "\n")
  const rows: string[][] = [[""]]
  for (let at = 0, quoted = false; at < text.length; at += 1) {
    const character = text[at] as string
    const row = rows.at(-1) as string[]
    const append = (more: string): void => void row.push((row.pop() ?? "") + more)
    if (quoted && character === "\"" && text[at + 1] === "\"") append(text[at += 1] as string)
    else if (character === "\"") quoted = !quoted
    else if (!quoted && character === delimiter) row.push("")
    else if (!quoted && character === "\n") rows.push([""])
    else append(character)
  }
  return rows.slice(0, -1)
}
const delimiterOf = (folder: string, file: string): ";" | "," => folder === "cam-giang" && /^(dan-cu|so-tang-truong)/.test(file) ? ";" : ","
const register = (folder: string): string[][] => readCsv(`${folder}/dan-cu.csv`, delimiterOf(folder, "dan-cu.csv"))
const isUtf8 = (path: string): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(join(out, path)))
    return true
  } catch {
    return false
  }
}
const hasBom = (path: string): boolean => readFileSync(join(out, path)).subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))
/** `15/07/2026` as `2026-07-15`. */
const iso = (date: string): string =>
  date.replace(/^(\d+)\/(\d+)\/(\d{4})$/, (_, d: string, m: string, y: string) => `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`)

describe("the same arguments", () => {
  it("give the same bytes", () => {
    expect(fingerprint(generate(400, 3).out)).toEqual(fingerprint(generate(400, 3).out))
  })
  it("with another seed give other people", () => {
    expect(fingerprint(generate(400, 4).out)).not.toEqual(fingerprint(generate(400, 3).out))
  })
})

describe("what is refused", () => {
  it.each([
    [{ people: 399, seed: 1 }, /people: 399/],
    [{ people: 1000.5, seed: 1 }, /people/],
    [{ people: 1000, seed: 0.5 }, /seed/],
    [{ people: 1000, seed: 1, on: "2025-10-15" }, /on: "2025-10-15"/]
  ])("%j", (options, message) => {
    expect(() => generateCommuneYear({ ...options, out: join(tmpdir(), "never-written") })).toThrow(message)
  })
})

describe("what the station says of its campaign", () => {
  const campaign = (folder: string, at = out): CampaignFile => JSON.parse(readFileSync(join(at, folder, "chien-dich.json"), "utf8")) as CampaignFile

  it("opens into sessions for the most of those who live here, with schools' and employers' own days", () => {
    for (const { code, folder, residents } of truth.communes) {
      const { note, opening, organisations } = campaign(folder)
      const { closed, sessions, short } = openSessions({ ...opening, calendar: loadCommune(code === "10903" ? "cam-giang" : "nam-thanh-mien", on).calendars.at(-1)!.calendar })
      expect(note?.vi).toContain("ví dụ")
      expect(sessions.reduce((sum, { capacity }) => sum + capacity, 0)).toBeGreaterThan(residents)
      expect(new Set(sessions.flatMap(({ organisation }) => organisation ?? [])).size).toBe(organisations?.length)
      expect(closed.filter(({ organisation }) => organisation !== undefined)).toEqual([])
      expect(short).toEqual([])
    }
  })

  it("grows with the people", () => {
    const larger = generate(4000, 7)
    const pupils = (at: string): number => campaign("cam-giang", at).opening.organisationDays!.reduce((sum, { people }) => sum + people, 0)
    expect(pupils(larger.out)).toBeGreaterThan(pupils(out) * 2.5)
    expect(campaign("cam-giang", larger.out).budget![0]!.amount).toBeGreaterThan(campaign("cam-giang").budget![0]!.amount * 3)
  })
})

describe("each file", () => {
  const headers = {
    "dan-cu.csv": "STT; Số định danh cá nhân; Họ và tên; Ngày sinh; Giới tính; Dân tộc; Xã thường trú; Mã xã; Thôn; Mã hộ; " +
      "Quan hệ với chủ hộ; Tình trạng cư trú; Nghề nghiệp; Nơi làm việc; Ngày đến; Ngày mất",
    "bhyt.csv": "Mã số BHXH; Số CCCD; Họ tên; Ngày sinh; Giới tính; Mã đối tượng; " +
      "Giá trị từ ngày; Giá trị đến ngày; Nơi ĐK KCB ban đầu",
    "truong-": "Mã học sinh; Số định danh; Họ và tên; Ngày sinh; Giới tính; Lớp; Cấp học; Trường; Thôn; Xã; Năm học",
    "thon-": "STT; Họ tên; Năm sinh; Giới tính; Số CCCD; Thôn; Diện; Mức độ; Ghi chú",
    "cong-tac-vien.csv": "Mã CTV; Họ và tên; Thôn; Từ ngày; Đến ngày; Tháng báo cáo; Đã báo cáo; Số lượt thăm hộ",
    "so-tiem-chung.csv": "STT; Mã đối tượng; Số định danh cá nhân; Họ và tên; Ngày sinh; Giờ sinh; Giới tính; Thôn; Tên vắc xin; Kháng nguyên; Mũi thứ; Ngày tiêm; Giờ tiêm; " +
      "Tình trạng tiêm; Lý do không tiêm; Số lô; Hạn dùng; Vị trí tiêm; Cơ sở tiêm; Loại hình tiêm chủng; Tiền sử tiêm chủng",
    "so-tang-truong.csv": "STT; Số định danh cá nhân; Họ và tên trẻ; Ngày sinh; Giới tính; Thôn; Tuổi thai khi sinh (tuần); Cân nặng khi sinh (g); Ngày cân; Cân nặng (kg); " +
      "Chiều dài/chiều cao (cm); Tư thế đo; Vòng đầu (cm); Vòng cánh tay (cm); Phù; Vitamin A (UI); Mốc vận động"
  }

  it("has exactly the columns of its register", () => {
    for (const { folder, files } of truth.communes) {
      for (const { file, dirt } of files) {
        if (!file.endsWith(".csv") || dirt.otherEncoding !== undefined || dirt.utf16File !== undefined) continue
        const expected = Object.entries(headers).find(([start]) => file.startsWith(start))?.[1].split("; ")
        expect(readCsv(`${folder}/${file}`, delimiterOf(folder, file))[0], file).toEqual(expected)
      }
    }
  })

  it("is named in sources.json with its mapping, and has as many rows as truth.json says", () => {
    for (const { code, folder, files } of truth.communes) {
      const sources = JSON.parse(readFileSync(join(out, folder, "sources.json"), "utf8")) as
        { commune: string; asOf: string; files: { file: string; mapping: string; asOf: string }[] }
      expect(sources).toMatchObject({ commune: code, asOf: on, files: files.map(({ file, mapping }) => ({ file, mapping, asOf: on })) })
      expect(filesIn(join(out, folder))).toEqual(["chien-dich.json", ...files.map(({ file }) => file), "sources.json"].toSorted())
      expect(register(folder).length - 1).toBe(files.find(({ file }) => file === "dan-cu.csv")?.rows)
    }
  })

  it("is UTF-8, with and without a byte order mark, but for one list a commune to refuse and one in UTF-16", () => {
    for (const { folder, villages, files } of truth.communes) {
      expect(hasBom(`${folder}/dan-cu.csv`)).toBe(true)
      expect(hasBom(`${folder}/bhyt.csv`)).toBe(false)
      const rolls = files.filter(({ file }) => file.startsWith("truong-")).map(({ file }) => hasBom(`${folder}/${file}`))
      expect(new Set(rolls)).toEqual(new Set([true, false]))
      const foreign = files.filter(({ file }) => !isUtf8(`${folder}/${file}`)).map(({ file }) => file)
      const refused = `thon-${String(villages.length).padStart(2, "0")}.csv`
      expect(foreign).toEqual(folder === "cam-giang" ? ["thon-07.csv", refused] : [refused])
      expect(files.find(({ file }) => file === refused)?.dirt).toEqual({ otherEncoding: 1 })
      expect(villages.at(-1)?.listRefused).toBe(true)
    }
    const header = headers["thon-"].split("; ").join(",")
    const read = (path: string, encoding: string) =>
      new TextDecoder(encoding).decode(readFileSync(join(out, path))).normalize("NFC").split("\n")[0]
    expect(read("cam-giang/thon-07.csv", "utf-16le")).toBe(header)
    expect(read("cam-giang/thon-12.csv", "windows-1258")).toBe(header)
    expect(read("nam-thanh-mien/thon-11.csv", "windows-1258")).toBe(header)
  })

  it("stays small: between one kilobyte and three for each person", () => {
    const bytes = filesIn(out).reduce((sum, file) => sum + statSync(join(out, file)).size, 0)
    expect(bytes / truth.people).toBeGreaterThan(1000)
    expect(bytes / truth.people).toBeLessThan(3000)
  })
})

describe("dirt", () => {
  it("shows every kind in every commune", () => {
    for (const { dirt } of truth.communes) {
      for (const kind of Object.keys(dirtKinds) as (keyof typeof dirtKinds)[]) expect(dirt[kind] ?? 0, kind).toBeGreaterThanOrEqual(1)
      expect(dirt.yearOnlyBirth).toBeGreaterThan(0)
      expect(dirt.rowOfNonResident).toBeGreaterThan(0)
      expect(dirt.pupilOfOtherCommune).toBeGreaterThan(0)
      expect(dirt.otherEncoding).toBe(1)
    }
  })

  it("is counted as it stands in the resident register", () => {
    for (const { folder, files, code } of truth.communes) {
      const dirt = files.find(({ file }) => file === "dan-cu.csv")?.dirt ?? {}
      const all = register(folder).slice(1)
      // Copies of rows stand at the end.
      const rows = all.slice(0, all.length - (dirt.duplicateRow ?? 0) - (dirt.samePersonTwice ?? 0))
      const sound = rows.filter((row) => row.length === 16)
      const count = (test: (row: readonly string[]) => boolean): number => rows.filter(test).length
      expect(all.filter((row, at) => all.findIndex((other) => other.join("|") === row.join("|")) < at).length).toBe(dirt.duplicateRow)
      expect(count((row) => row.length < 16)).toBe(dirt.tooFewColumns)
      expect(count((row) => row.length > 16)).toBe(dirt.tooManyColumns)
      expect(count((row) => row[1] === "")).toBe(dirt.missingNumber)
      expect(count((row) => /^\d{11}$/.test(row[1] ?? ""))).toBe(dirt.lostLeadingZero)
      expect(count((row) => /[' ]/.test(row[1] ?? ""))).toBe(dirt.marksInNumber)
      expect(count((row) => row[4] === "")).toBe(dirt.missingSex)
      expect(count((row) => /^\d{4}$/.test(row[3] ?? ""))).toBe(dirt.yearOnlyBirth)
      expect(count((row) => /^\d\d\/\d\d\/\d{4}$/.test(row[3] ?? "") && iso(row[3] ?? "") > on)).toBe(dirt.futureBirth)
      expect(count((row) => /^[=+@]/.test(row[2] ?? ""))).toBe(dirt.formulaLikeText)
      expect(count((row) => row[2] !== row[2]?.normalize("NFC"))).toBe(dirt.nameNfd)
      expect(sound.filter((row) => row[11] === "").length).toBe(dirt.missingResidenceStatus)
      expect(sound.filter((row) => row[11] !== "Tạm trú" && row[7] !== code).length).toBe(dirt.communeCodeByMistake)
      // Whole numbers that two rows have.
      const numbers = rows.map((row) => (row[1] ?? "").replaceAll(/[' ]/g, "")).filter((number) => number.length === 12)
      expect(numbers.length - new Set(numbers).size).toBe(dirt.sharedNumber)
    }
  })

  it("leaves the NDJSON readable but for the broken lines", () => {
    for (const { folder, files } of truth.communes) {
      const written = files.find(({ file }) => file === "ho-so-suc-khoe.ndjson")
      const lines = readFileSync(join(out, folder, "ho-so-suc-khoe.ndjson"), "utf8").trimEnd().split("\n")
      const broken = lines.filter((line) => {
        try {
          return typeof JSON.parse(line) !== "object"
        } catch {
          return true
        }
      })
      expect(lines.length).toBe(written?.rows)
      expect(broken.length).toBe(written?.dirt.brokenLine)
    }
  })

  it("re-issued numbers: the insurance list carries a number that the register does not", () => {
    for (const { folder, reissuedNumbers, files } of truth.communes) {
      const known = new Set(register(folder).map((row) => (row[1] ?? "").replaceAll(/[' ]/g, "").padStart(12, "0")))
      const named = new Set(register(folder).map((row) => row[2]?.normalize("NFC").toLocaleUpperCase("vi")))
      const former = readCsv(`${folder}/bhyt.csv`, ",").slice(1)
        .filter((row) => /^\d{12}$/.test(row[1] ?? "") && !known.has(row[1] ?? ""))
        .filter((row) => named.has(row[2]?.normalize("NFC").toLocaleUpperCase("vi")))
      expect(files.find(({ file }) => file === "bhyt.csv")?.dirt.formerNumber).toBe(reissuedNumbers)
      expect(former.length).toBeGreaterThanOrEqual(reissuedNumbers)
    }
  })
})

describe("the people", () => {
  it("are as many as asked for, half a commune each, and add up over villages, sexes and ages", () => {
    expect(truth.communes.map(({ residents }) => residents)).toEqual([600, 600])
    for (const { folder, residents, villages, bySex, byAge, byResidence, dirt, files, movements } of truth.communes) {
      const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
      expect(sum(villages.map((village) => village.residents))).toBe(residents)
      expect(bySex.male + bySex.female).toBe(residents)
      expect(sum(Object.values(byAge))).toBe(residents)
      expect(sum(Object.values(byResidence))).toBe(residents)
      const own = files.find(({ file }) => file === "dan-cu.csv")?.dirt ?? {}
      expect(register(folder).length - 1 - (own.duplicateRow ?? 0) - (own.samePersonTwice ?? 0) - movements.died).toBe(residents)
      expect(register(folder).filter((row, at) => at > 0 && row.length === 16 && row[15] !== "").length).toBe(movements.died)
      expect(dirt.samePersonTwice).toBeGreaterThan(0)
    }
  })

  it("live in households with one head, and children come after their mothers", () => {
    for (const { folder, residents, movements } of truth.communes) {
      // Copies of rows stand at the end.
      const rows = register(folder).slice(1, 1 + residents + movements.died).filter((row) => row.length === 16)
      const homes = new Map<string, (readonly string[])[]>()
      for (const row of rows) homes.set(row[9] ?? "", [...homes.get(row[9] ?? "") ?? [], row])
      for (const [home, members] of homes) {
        expect(members.filter((row) => row[10] === "Chủ hộ").length, home).toBeLessThanOrEqual(1)
        const year = (row: readonly string[]): number => Number(/(?:19|20)\d\d$/.exec(row[3] ?? "")?.[0])
        const sane = members.filter((row) => iso(row[3] ?? "") <= on && !/^(31\/02|30\/02|00\/00)/.test(row[3] ?? ""))
        const elders = sane.filter((row) => ["Chủ hộ", "Vợ", "Chồng"].includes(row[10] ?? "")).map(year)
        for (const child of sane.filter((row) => row[10] === "Con" && (row[15] ?? "") === "")) {
          // Year of birth alone may be a year off in age.
          // With a daughter-in-law in the house, "Con" is her husband, a generation up.
          if (members.some((row) => row[10] === "Con dâu")) continue
          expect(year(child) - Math.max(...elders), home).toBeGreaterThanOrEqual(15)
        }
      }
      expect(homes.size).toBeGreaterThan(120)
    }
  })

  it("are as old, as insured and as well cared for as the assumptions say", () => {
    const { truth: large } = generate(6000, 11)
    for (const { residents, byAge, insured, health, permanentByGroup, movements } of large.communes) {
      const share = (number: number | undefined): number => (number ?? 0) / residents
      expect(share(byAge["60+"])).toBeCloseTo(0.193, 2)
      expect(share(insured)).toBeGreaterThan(0.92)
      expect(share(insured)).toBeLessThan(0.965)
      expect(share(health.withRecord)).toBeGreaterThan(0.82)
      expect(share(health.withRecord)).toBeLessThan(0.88)
      expect(health.hypertensionControlled / health.hypertensionMeasured).toBeGreaterThan(0.37)
      expect(health.hypertensionControlled / health.hypertensionMeasured).toBeLessThan(0.53)
      expect(share(health.examinedThisYear)).toBeGreaterThan(0.4)
      expect(share(health.examinedThisYear)).toBeLessThan(0.7)
      for (const group of Object.values(permanentByGroup)) expect(group).toBeGreaterThan(0)
      expect(Math.min(movements.born, movements.died, movements.movedIn, movements.movedOut)).toBeGreaterThan(0)
    }
  })

  it("on a school roll are of school age, and the roll is of this school year", () => {
    for (const { folder, files } of truth.communes) {
      for (const { file } of files.filter(({ file: name }) => name.startsWith("truong-"))) {
        for (const row of readCsv(`${folder}/${file}`, ",").slice(1).filter((fields) => fields.length === 11)) {
          expect(row[10]).toBe("2026-2027")
          if (!/^\d{1,2}\/\d{1,2}\/20\d\d$/.test(row[3] ?? "")) continue
          const years = 2026 - Number(row[3]?.slice(-4))
          const [from = 0, to = 0] = { "Mầm non": [2, 5], "Tiểu học": [6, 10], THCS: [11, 14], THPT: [15, 17] }[row[6] ?? ""] ?? []
          expect(years).toBeGreaterThanOrEqual(from)
          expect(years).toBeLessThanOrEqual(to)
        }
      }
    }
  })
})

describe("vaccinations", () => {
  const [BORN, VACCINE, DAY, STATUS, LOT, PLACE, FUNDING] = [4, 8, 11, 13, 15, 18, 19]
  const doses = (folder: string): string[][] => readCsv(`${folder}/so-tiem-chung.csv`, ",").slice(1).filter((row) => row.length === 21)

  it("are as many as truth.json says, but for those that nobody entered and the dirt", () => {
    for (const { folder, vaccination, dirt } of truth.communes) {
      const { dosesGiven, notGiven, notInRegister, children, bornInYear, birthDoseInTime, oneYearOld, zeroDose } = vaccination
      const written = doses(folder).filter((row) => row[STATUS] === "Đã tiêm").length
      expect(written).toBeLessThanOrEqual(dosesGiven - notInRegister + (dirt.rowOfNonResident ?? 0) * 20)
      expect(written).toBeGreaterThan(dosesGiven * 0.5)
      expect(notGiven).toBeGreaterThan(0)
      expect(birthDoseInTime / bornInYear).toBeGreaterThan(0.6)
      expect(birthDoseInTime).toBeLessThanOrEqual(bornInYear)
      expect(zeroDose).toBeLessThanOrEqual(oneYearOld)
      expect(dosesGiven / children).toBeGreaterThan(10)
    }
  })

  it("against pneumococcal disease, HPV and rotavirus are paid for, every one: the programme of Hải Phòng has none", () => {
    for (const { folder } of truth.communes) {
      const rolledOut = doses(folder).filter((row) => /Synflorix|Prevenar|Gardasil|Rota/.test(row[VACCINE] ?? "") && row[VACCINE] !== "Rota")
      expect(rolledOut.length).toBeGreaterThan(0)
      expect(new Set(rolledOut.map((row) => row[FUNDING]))).toEqual(new Set(["Dịch vụ"]))
    }
  })

  it("at the station fall on its day of the month, most of them", () => {
    for (const [folder, dayOfMonth] of [["cam-giang", 10], ["nam-thanh-mien", 25]] as const) {
      const atStation = doses(folder).filter((row) => row[PLACE]?.startsWith("Trạm Y tế xã") && /^\d\d\//.test(row[DAY] ?? ""))
      const onSession = atStation.filter((row) => [0, 1, 2, 3].includes(Number(row[DAY]!.slice(0, 2)) - dayOfMonth))
      expect(onSession.length / atStation.length).toBeGreaterThan(0.85)
    }
  })

  it("have the dirt that is counted: before birth, in the future, twice with two lots, after a death", () => {
    for (const { folder, dirt } of truth.communes) {
      const rows = doses(folder)
      const dated = rows.filter((row) => /^(?!31\/02|30\/02|00\/)\d\d\//.test(row[DAY] ?? "") && /^\d\d\//.test(row[BORN] ?? ""))
      expect(dated.filter((row) => iso(row[DAY]!) > on).length).toBe(dirt.doseInFuture)
      expect(dated.filter((row) => iso(row[DAY]!) < iso(row[BORN]!)).length).toBeLessThanOrEqual(dirt.doseBeforeBirth ?? 0)
      expect(rows.filter((row) => ["5 trong 1", "Rota", "Vắc xin phối hợp"].includes(row[VACCINE] ?? "")).length).toBe(dirt.unknownVaccine)
      const distinct = new Set(rows.map((row) => row.join("|")))
      const told = new Set(rows.map((row) => row.with(LOT, "").join("|")))
      expect(distinct.size - told.size).toBe(dirt.doseTwiceOtherwise)
      expect(dirt.doseAfterDeath).toBe(1)
    }
  })
})

describe("growth", () => {
  const [BORN, SEX, WEEKS, DAY, WEIGHT, STATURE, POSITION, VITAMIN_A] = [3, 4, 6, 8, 9, 10, 11, 15]
  const weighings = (folder: string): string[][] => readCsv(`${folder}/so-tang-truong.csv`, delimiterOf(folder, "so-tang-truong.csv")).slice(1).filter((row) => row.length === 17)
  const isDay = (text = ""): boolean => /^(?!31\/02|30\/02|00\/)\d{1,2}\/\d{1,2}\/\d{4}$/.test(text)
  const decimal = (text = ""): number => text === "" ? NaN : Number(text.replace(",", "."))
  const ageDays = (row: readonly string[]): number => (Date.parse(iso(row[DAY]!)) - Date.parse(iso(row[BORN]!))) / 86_400_000

  it("is written one row a weighing, with the dirt that is counted", () => {
    for (const { folder, dirt, growth, files } of truth.communes) {
      const rows = weighings(folder)
      const own = files.find(({ mapping }) => mapping === "growth")!
      expect(own.rows).toBeGreaterThanOrEqual(growth.weighings)
      expect(own.rows).toBeLessThanOrEqual(growth.weighings + (own.dirt.rowOfNonResident ?? 0) + (own.dirt.duplicateRow ?? 0) + (own.dirt.measuredTwiceOtherwise ?? 0) + (own.dirt.unknownChild ?? 0) + 200)
      const dated = rows.filter((row) => isDay(row[DAY]) && isDay(row[BORN]))
      expect(dated.filter((row) => iso(row[DAY]!) > on).length).toBe(dirt.measuredInFuture)
      expect(dated.filter((row) => ageDays(row) < 0).length).toBe(dirt.measuredBeforeBirth)
      expect(rows.filter((row) => decimal(row[WEIGHT]) > 1000).length).toBe(dirt.gramsForKg)
      // The other way round they make a body.
      const index = (row: readonly string[]): number => decimal(row[STATURE]) / (decimal(row[WEIGHT]) / 100) ** 2
      const swapped = rows.filter((row) => decimal(row[WEIGHT]) < 1000 && decimal(row[WEIGHT]) > decimal(row[STATURE]) && index(row) > 7 && index(row) < 60).length
      expect(swapped).toBeGreaterThanOrEqual(dirt.swappedMeasures ?? 0)
      // A decimal mark that was lost may look the same.
      expect(swapped).toBeLessThanOrEqual((dirt.swappedMeasures ?? 0) + (dirt.slipOfPen ?? 0))
      expect(dated.filter((row) => row[POSITION] === "Đứng" && ageDays(row) / 30.4375 < 9 && ageDays(row) >= 0).length).toBe(dirt.standingBaby)
      const marks = folder === "cam-giang" ? "." : ","
      expect(rows.filter((row) => row[WEIGHT]?.includes(marks)).length).toBeLessThanOrEqual(dirt.otherDecimalMark ?? 0)
      expect(rows.some((row) => row[WEIGHT]?.includes(marks))).toBe(true)
    }
  })

  it("goes by the calendar: by the month under two years, in the rounds of June and December, at school from five on; vitamin A in the rounds alone", () => {
    for (const { folder } of truth.communes) {
      const sound = weighings(folder).filter((row) => isDay(row[DAY]) && isDay(row[BORN]) && iso(row[DAY]!) <= on && ageDays(row) > 0)
      for (const row of sound) {
        const months = ageDays(row) / 30.4375
        const month = Number(iso(row[DAY]!).slice(5, 7))
        if (months >= 62) expect(month, row.join()).toBe(9)
        if (row[VITAMIN_A] !== "") {
          expect([6, 12], row.join()).toContain(month)
          expect(months > 5.5 && months < 36.5, row.join()).toBe(true)
        }
        if (row[VITAMIN_A] === "100.000") expect(months).toBeLessThan(12.2)
      }
      const perYear = (from: number, until: number): number => sound.filter((row) => ageDays(row) / 365.25 >= from && ageDays(row) / 365.25 < until).length
      expect(perYear(0, 1)).toBeGreaterThan(perYear(2, 3) * 1.5)
      expect(perYear(6, 7)).toBeGreaterThan(0)
    }
  })

  it("is that of children of Viet Nam: stunting, wasting, overweight and preterm births of about the country's shares", () => {
    const { truth: { communes }, out: large } = generate(12_000, 5)
    const sum = (of: (growth: CommuneYearTruth["communes"][number]["growth"]) => number): number => communes.reduce((total, { growth }) => total + of(growth), 0)
    const within = (part: number, whole: number, least: number, most: number): void => {
      expect(part / whole).toBeGreaterThan(least)
      expect(part / whole).toBeLessThan(most)
    }
    within(sum(({ stunted }) => stunted), sum(({ weighedInRound }) => weighedInRound), 0.15, 0.25)
    within(sum(({ wasted }) => wasted), sum(({ weighedInRound }) => weighedInRound), 0.02, 0.06)
    within(sum(({ overweight }) => overweight), sum(({ weighedInRound }) => weighedInRound), 0.035, 0.1)
    within(sum(({ preterm }) => preterm), sum(({ under5 }) => under5), 0.05, 0.11)
    within(sum(({ faltered }) => faltered), sum(({ under5 }) => under5), 0.02, 0.07)
    within(sum(({ obese }) => obese), sum(({ schoolChildren }) => schoolChildren), 0.06, 0.13)
    within(sum(({ weighedInRound }) => weighedInRound), sum(({ under5 }) => under5), 0.75, 0.93)
    // As measured, too: by the tables, of the rows of June.
    const heights = communes.flatMap(({ folder }) => readFileSync(join(large, folder, "so-tang-truong.csv"), "utf8").replace(/^\uFEFF/, "").trimEnd().split("\r\n").slice(1)
      .map((line) => folder === "cam-giang" ? line.split(";") : [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2] ?? ""))
      .filter((row) => row.length === 17 && isDay(row[DAY]) && isDay(row[BORN]) && row[DAY]!.endsWith("/06/2026") && ageDays(row) > 731 && ageDays(row) < 1826 && row[POSITION] === "Đứng")
      .map((row) => zScore(lengthHeightForAge2006, row[SEX] === "Nam" ? "male" : "female", ageDays(row), decimal(row[STATURE]))).filter((z) => Math.abs(z) < 6))
    expect(heights.length).toBeGreaterThan(100)
    const mean = heights.reduce((total, z) => total + z, 0) / heights.length
    const spread = Math.sqrt(heights.reduce((total, z) => total + (z - mean) ** 2, 0) / (heights.length - 1))
    expect(mean).toBeGreaterThan(-1.6)
    expect(mean).toBeLessThan(-0.9)
    expect(spread).toBeGreaterThan(0.9)
    expect(spread).toBeLessThan(1.3)
  }, 20_000)

  it("names the weeks of gestation of nearly everybody who was born too early", () => {
    for (const { folder, growth } of truth.communes) {
      const early = new Set(weighings(folder).filter((row) => /^(2\d|3[0-6])/.test(row[WEEKS] ?? "")).map((row) => row[BORN]))
      expect(early.size).toBeGreaterThanOrEqual(Math.floor(growth.preterm * 0.6))
    }
  })
})

describe("days", () => {
  it("of facts are not after the day of the lists", () => {
    for (const { folder } of truth.communes) {
      const registered = register(folder).slice(1).filter((row) => row.length === 16)
      for (const row of registered) for (const date of [row[14], row[15]]) expect(iso(date ?? "") <= on, date).toBe(true)
      const cards = readCsv(`${folder}/bhyt.csv`, ",").slice(1).filter((row) => row.length === 9)
      // A card that ends before it began has its days turned round.
      for (const row of cards) expect([iso(row[6] ?? ""), iso(row[7] ?? "")].toSorted()[0]).toSatisfy((day: string) => day <= on)
      const lines = readFileSync(join(out, folder, "ho-so-suc-khoe.ndjson"), "utf8")
      const days = [...lines.matchAll(/"(?:on|since|createdOn)":"(\d{4}-\d\d-\d\d)"/g)].map((match) => match[1] as string)
      expect(days.length).toBeGreaterThan(500)
      for (const day of days) expect(day <= on, day).toBe(true)
    }
  })

  it("of examinations rise with the campaign of 26 June 2026", () => {
    const lines = readFileSync(join(out, "cam-giang", "ho-so-suc-khoe.ndjson"), "utf8")
    const campaign = [...lines.matchAll(/"on":"(2026-\d\d-\d\d)","kind":"(?:periodic-checkup|screening)"/g)]
      .map((match) => match[1] as string)
    expect(campaign.length).toBeGreaterThan(60)
    expect(campaign.toSorted()[0]).toSatisfy((day: string) => day >= "2026-06-26")
  })
})

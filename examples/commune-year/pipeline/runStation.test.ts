import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { countKpis, deriveFacts, explainKpi, type KpiReport, readRecord } from "@tramyte/core"
import { growthEngine } from "@tramyte/core/growth"
import { immunizationEngine } from "@tramyte/core/immunization"
import { loadCare } from "@tramyte/pack-vn/care"
import { openSqliteStore } from "@tramyte/sqlite"
import { growthStandards } from "@tramyte/who-growth"
import { generateCommuneYear } from "../generate/generateCommuneYear.ts"
import type { CommuneTruth } from "../generate/truth.ts"
import { isOneOf } from "../report/client/memberLetters.ts"
import { isOfGrowth } from "./growth/isOfGrowth.ts"
import { sentenceOf } from "./planGaps.ts"
import type { Progress } from "./progress.ts"
import { runStation, type StationResult, type StationRun } from "./runStation.ts"
import { stationRules } from "./stationRules.ts"
import { writeOutputs } from "./writeOutputs.ts"

/** Two small stations from their files to the report, once; the tests look at what came out. */
const folder = mkdtempSync(join(tmpdir(), "commune-year-"))
const silent: Progress = { step: () => ({ to: () => {}, end: () => {} }), close: () => {} }
const steps: string[] = []
const listening: Progress = { step: () => ({ to: () => {}, end: (summary) => void steps.push(summary) }), close: () => {} }

const runOf = (commune: string, more: Partial<StationRun> = {}): StationRun =>
  ({ folder: join(folder, "data", commune), out: folder, on: undefined, recorded: undefined, fresh: true, undo: false, ...more })

let truth: readonly CommuneTruth[]
let stations: readonly StationResult[]

beforeAll(async () => {
  truth = generateCommuneYear({ people: 3000, seed: 11, out: join(folder, "data") }).communes
  stations = [await runStation(runOf("cam-giang"), silent), await runStation(runOf("nam-thanh-mien"), silent)]
  await writeOutputs(stations, { out: folder, lang: "vi", names: true }, silent)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

const read = (path: string): string => readFileSync(join(folder, path), "utf8")

describe("a station's files become its people", () => {
  it("nearly everybody who lives there arrives, and nobody twice", () => {
    stations.forEach(({ year }, index) => {
      const meant = truth[index]!.residents
      expect(year.people.length).toBeGreaterThan(meant * 0.97)
      expect(year.people.length).toBeLessThan(meant * 1.01)
      expect(new Set(year.people.map(({ id }) => id)).size).toBe(year.people.length)
    })
  })

  it("permanent residents of Cẩm Giàng stand in the groups that they were made for, but for what the dirt hid", () => {
    const { year } = stations[0]!
    const meant = truth[0]!.permanentByGroup
    for (const [number, count] of Object.entries(meant)) {
      const found = year.people.filter((person) => person.inScope === "yes" && year.groups[person.group]?.id === `cam-giang/group-${number}`)
      const open = found.filter(({ certainty }) => certainty !== "sure").length
      expect(Math.abs(found.length - count), `group ${number}: ${found.length} found, ${count} meant, ${open} open`).toBeLessThanOrEqual(Math.max(6, count * 0.08) + open)
    }
  })

  it("everybody within the plan has exactly one group that counts, or is to be clarified", () => {
    const { people } = stations[0]!.year
    expect(people.filter(({ inScope, group }) => inScope === "yes" && group < 0)).toEqual([])
    expect(people.filter(({ certainty, clarify }) => certainty !== "sure" && clarify.length === 0)).toEqual([])
  })
})

describe("indicators", () => {
  it("never lose or double anybody: villages, sexes and ages each sum to the commune", () => {
    for (const { report } of stations.flatMap(({ year }) => year.indicators)) {
      for (const { by, values } of report.strata) {
        if (by === "group") continue
        const sum = (of: (value: (typeof values)[number]) => number): number => values.reduce((total, value) => total + of(value), 0)
        expect(sum(({ of }) => of), `${report.indicator} by ${by}`).toBe(report.of)
        expect(sum(({ scored }) => scored.yes)).toBe(report.scored.yes)
        expect(sum(({ scored }) => scored.unknown)).toBe(report.scored.unknown)
      }
    }
  })

  it("the insured of Nam Thanh Miện are those who hold a card, within what is not known", () => {
    const { scored, undecided } = stations[1]!.year.indicators.find(({ report }) => report.indicator === "nam-thanh-mien/insurance-coverage")!.report
    const { insured, byResidence } = truth[1]!
    expect(scored.yes).toBeLessThanOrEqual(insured)
    expect(scored.yes + scored.unknown + undecided + byResidence.absent).toBeGreaterThan(insured * 0.98)
  })

  it("the two plans are kept apart", () => {
    const plansIn = ({ year }: StationResult): readonly string[] => [...new Set(year.indicators.map(({ definition }) => definition.id.split("/")[0]!))].filter((pack) => !pack.startsWith("vietnam"))
    expect(stations.map(plansIn)).toEqual([["cam-giang", "cam-giang-care"], ["nam-thanh-mien", "nam-thanh-mien-care"]])
  })

  it("tell of each person what explainKpi tells, as it stands until the year's end", async () => {
    const store = await openSqliteStore(join(folder, "nam-thanh-mien", "station.db"))
    const { year } = stations[1]!
    const rules = loadCare("nam-thanh-mien", year.on)
    const compared = new Map<string, number>()
    let at = 0
    for await (const record of store.records({ actor: "test", role: "station", purpose: "care", commune: "11284" })) {
      expect(year.people[at]!.id).toBe(record.person.id)
      for (const { definition: { id }, members, told, report } of year.indicators.filter((one) => one.told.length > 0)) {
        const [answer] = explainKpi(rules, id as never, record, { period: report.period })
        const letter = answer!.undecided === true ? "?" : answer!.scored?.[0] ?? "-"
        expect(`${record.person.id} ${id} ${members[at]}`).toBe(`${record.person.id} ${id} ${letter}`)
        const untilYearEnd = { ...answer!, gap: answer!.gap.map((step) => ({ ...step, by: "2026-12-31" })) }
        if (letter === "-") expect(told[at]).toBe(-1)
        else expect(year.sentences[told[at]!]).toEqual({ vi: sentenceOf(untilYearEnd, "vi"), en: sentenceOf(untilYearEnd, "en") })
        compared.set(letter, (compared.get(letter) ?? 0) + 1)
      }
      if (++at === 250) break
    }
    await store.close()
    expect([...compared.keys()].toSorted()).toEqual(["-", "?", "n", "u", "y"])
  })

  it("that nobody can say anything of name the facts that the files do not hold", () => {
    const lacking = stations[1]!.year.indicators.filter((one) => one.lacking !== undefined)
    expect(lacking.map(({ definition, lacking: facts }) => [definition.id, facts!.map(({ vi }) => vi)])).toContainEqual(["vietnam-care/referrals-completed", ["chuyển tuyến"]])
    for (const { report } of lacking) expect(report.scored.yes * (report.rate === undefined ? 0 : 1)).toBe(0)
  })

  it("of events have people behind them: no more than events", () => {
    const births = stations.flatMap(({ year }) => year.indicators).filter(({ definition }) => definition.id === "vietnam-care/postnatal-42-days")
    for (const { members, report } of births) {
      const people = [...members].filter((letter) => isOneOf(letter, "y")).length
      expect(people).toBeGreaterThan(0)
      expect(people).toBeLessThanOrEqual(report.scored.yes)
    }
  })

  it("no share of a past month is called comparable when far less is known of it than of today", () => {
    const insurance = stations[1]!.year.indicators.find(({ report }) => report.indicator === "nam-thanh-mien/insurance-coverage")!
    expect(insurance.months.find(({ month }) => month === "2026-01")?.comparable).toBe(false)
    expect(insurance.months.at(-1)?.comparable).toBe(true)
  })
})

describe("vaccination", () => {
  const lineIds = ({ year: { vaccination } }: StationResult, at: number): readonly string[] => vaccination.people[at]!.lines.map(({ line }) => vaccination.lines[line]!.id)
  const indicator = ({ year }: StationResult, id: string) => year.indicators.find(({ definition }) => definition.id === `vietnam-immunization/${id}`)!

  it("is planned for the station's next session, which the register shows", () => {
    expect(stations.map(({ year: { vaccination } }) => [vaccination.session, vaccination.sessionsSeen])).toEqual([["2026-11-10", 12], ["2026-10-26", 12]])
  })

  it("asks nobody of Hải Phòng to come for pneumococcal, HPV or rotavirus vaccine, which its programme does not have", () => {
    for (const station of stations) {
      const { vaccination } = station.year
      expect(vaccination.people.length).toBeGreaterThan(50)
      const asked = vaccination.people.flatMap((one, at) => [...lineIds(station, at), ...one.give.map(({ vaccine }) => vaccination.vaccines[vaccine]!.code)])
      expect(asked.filter((id) => /pcv|hpv|rota/.test(id))).toEqual([])
      for (const id of ["coverage-rotavirus1", "coverage-pneumococcal3"]) expect(indicator(station, id).report.of).toBe(0)
      // Some did get them where people pay, and have them on record.
      expect(read(`data/${station.year.commune.key}/so-tiem-chung.csv`)).toContain("Synflorix")
    }
  })

  it("puts off children with an incomplete card, and whoever is not in the register, until they were asked", () => {
    stations.forEach((station, index) => {
      const { people, vaccination } = station.year
      const children = vaccination.people.filter(({ at }) => (people[at]!.ageYears?.max ?? 99) < 16)
      const open = children.filter(({ standing }) => standing === "q")
      expect(open.every(({ ask }) => ask.length > 0)).toBe(true)
      expect(open.length).toBeGreaterThanOrEqual(truth[index]!.vaccination.incompleteCards * 0.5)
      for (const { ask, standing } of vaccination.people) if (standing !== "q") expect(ask).toEqual([])
    })
  })

  it("sets apart the doses that the dirt made, each with its reason", () => {
    stations.forEach(({ year: { vaccination } }, index) => {
      const { doseBeforeBirth = 0, unknownVaccine = 0, doseAfterDeath = 0 } = truth[index]!.dirt
      const count = (code: string): number => vaccination.setAside.filter((one) => one.code === code).length
      expect(count("beforeBirth")).toBeLessThanOrEqual(doseBeforeBirth)
      expect(count("unknownVaccine")).toBeLessThanOrEqual(unknownVaccine)
      expect(count("beforeBirth") + count("unknownVaccine")).toBeGreaterThan(0)
      // Whoever has died is on no list, and the register's clerk is told.
      expect(doseAfterDeath).toBe(1)
      expect(stations[index]!.rejects.filter(({ code }) => code === "TRAMYTE_REGISTER_OUTSIDE_LIFE").length).toBeGreaterThanOrEqual(count("beforeBirth") + 1)
    })
  })

  it("tells in its indicators what was meant, within what is not known", () => {
    stations.forEach((station, index) => {
      const { scored, undecided } = indicator(station, "coverage-hepatitis-b-birth-dose").report
      expect((scored.yes + scored.unknown + undecided) / (scored.yes + scored.no + scored.unknown + undecided)).toBeGreaterThan(0.7)
      const zero = indicator(station, "zero-dose").report.scored
      const { oneYearOld, zeroDose } = truth[index]!.vaccination
      expect(zero.yes).toBeLessThanOrEqual(zeroDose + Math.ceil(oneYearOld * 0.1))
      expect(indicator(station, "children-with-overdue-doses").report.scored.yes).toBeLessThanOrEqual(station.year.vaccination.people.length)
    })
  })

  it("is counted of those whom the schedule may have something for, as if everybody had been asked", async () => {
    const { year } = stations[0]!
    const rules = stationRules("cam-giang", year.on)
    const engine = immunizationEngine(rules)
    const counter = countKpis(rules, { period: { from: "2026-01-01", until: "2026-10-16" }, by: ["village"], indicators: rules.indicators.map(({ id }) => id).filter((id) => id.startsWith("vietnam-immunization/")) })
    const store = await openSqliteStore(join(folder, "cam-giang", "station.db"))
    for await (const record of store.records({ actor: "test", role: "station", purpose: "care", commune: "10903" })) counter.person(readRecord(deriveFacts(rules, record, [engine]).record))
    await store.close()
    const counts = (reports: readonly KpiReport[]) => Object.fromEntries(reports.map(({ indicator: id, of, populations, scored, strata, undecided }) => [id, { of, populations, scored, strata, undecided }]))
    expect(counts(year.indicators.map(({ report }) => report).filter(({ indicator: id }) => id.startsWith("vietnam-immunization/")))).toEqual(counts(counter.reports()))
  }, 90_000)

  it("is written one list a village, everybody once, and one of the doses to look at", () => {
    for (const { year } of stations) {
      const folderOfLists = `lists/${year.commune.key}/vaccination`
      const rows = readdirSync(join(folder, folderOfLists)).filter((file) => file !== "mui-can-xem-lai.csv").flatMap((file) => read(`${folderOfLists}/${file}`).trimEnd().split("\r\n").slice(1))
      expect(rows.map((row) => row.split(",")[1]).toSorted()).toEqual(year.vaccination.people.map(({ at }) => year.people[at]!.id).toSorted())
      expect(read(`${folderOfLists}/mui-can-xem-lai.csv`).trimEnd().split("\r\n").length - 1).toBe(year.vaccination.setAside.length + year.vaccination.notCounted.length)
    }
  })
})

describe("growth", () => {
  it("is that of the children who live here: as many under five were weighed in June as were meant, within what the dirt hid", () => {
    stations.forEach(({ year }, index) => {
      const { under5, weighedInRound } = truth[index]!.growth
      const round = year.indicators.find(({ definition }) => definition.id === "vietnam-growth/weighed-in-june-round")!.report
      expect(Math.abs(round.scored.yes + round.scored.unknown - weighedInRound), `${round.scored.yes} found, ${weighedInRound} meant of ${under5}`).toBeLessThanOrEqual(Math.max(6, under5 * 0.1))
    })
  })

  it("finds stunting, wasting and overweight of about the shares that were drawn", () => {
    const [found, meant] = [new Map<string, number>(), new Map<string, number>()]
    const add = (sums: Map<string, number>, key: string, count: number): void => void sums.set(key, (sums.get(key) ?? 0) + count)
    stations.forEach(({ year }, index) => {
      const [all] = year.growth.surveys.find(({ standard }) => standard === "0-5")!.prevalence.groups
      const { "length-height-for-age": height, "weight-for-length-height": weight } = all!.indicators
      for (const [key, n, share] of [["stunted", height!.n, height!.belowMinus2], ["wasted", weight!.n, weight!.belowMinus2], ["overweight", weight!.n, weight!.above2]] as const) {
        add(found, `${key} of`, n)
        add(found, key, n * share!.percent / 100)
      }
      const { overweight, stunted, wasted, weighedInRound } = truth[index]!.growth
      for (const [key, count] of Object.entries({ overweight, stunted, wasted })) {
        add(meant, key, count)
        add(meant, `${key} of`, weighedInRound)
      }
    })
    for (const key of ["stunted", "wasted", "overweight"]) {
      const [measured, drawn] = [found, meant].map((sums) => sums.get(key)! / sums.get(`${key} of`)!) as [number, number]
      expect(Math.abs(measured - drawn), `${key}: ${measured} measured, ${drawn} drawn`).toBeLessThan(key === "stunted" ? 0.06 : 0.035)
    }
  })

  it("lists who is to be weighed by the session, each child once, and draws a line for whoever falters", () => {
    for (const { year: { growth, people, vaccination } } of stations) {
      expect(growth.weighOn).toBe(vaccination.session)
      expect(new Set(growth.children.map(({ at }) => at)).size).toBe(growth.children.length)
      expect(growth.children.every(({ at }) => (people[at]!.ageYears?.min ?? 0) < 19)).toBe(true)
      expect(growth.children.filter(({ marks, weighing }) => marks.includes("n") && weighing!.due > growth.weighOn)).toEqual([])
      const drawn = new Set(growth.charted.map(({ at }) => at))
      // There is no chart for a child whose sex is not known.
      expect(growth.children.filter(({ at, marks }) => /[rf]/.test(marks) && people[at]!.sex !== undefined && !drawn.has(at))).toEqual([])
      for (const one of growth.charted) expect(one.visits.length).toBeGreaterThan(0)
    }
  })

  it("sets aside slips of the pen, and refuses what stands in the wrong column or is of no resident", () => {
    stations.forEach(({ rejects, year }, index) => {
      const { dirt } = truth[index]!
      const inRegister = rejects.filter(({ file }) => file === "so-tang-truong.csv")
      const count = (code: string): number => inRegister.filter((one) => one.code === `TRAMYTE_REGISTER_${code}`).length
      expect(count("MENDED_UNIT")).toBeGreaterThanOrEqual((dirt.gramsForKg ?? 0) * 0.8)
      expect(count("SWAPPED_VALUES")).toBeLessThanOrEqual(2 * ((dirt.swappedMeasures ?? 0) + (dirt.slipOfPen ?? 0)))
      expect(count("SWAPPED_VALUES")).toBeGreaterThanOrEqual(2 * (dirt.swappedMeasures ?? 0))
      expect(count("UNKNOWN_PERSON")).toBeGreaterThanOrEqual(dirt.unknownChild ?? 0)
      const slips = year.growth.setAside.filter(({ code }) => code !== "ageNegative").reduce((sum, one) => sum + one.count, 0)
      expect(slips).toBeGreaterThan((dirt.slipOfPen ?? 0) * 0.25)
    })
  })

  it("is counted of children alone, as if everybody had been assessed", async () => {
    const { year } = stations[1]!
    const rules = stationRules("nam-thanh-mien", year.on)
    const engine = growthEngine({ standards: growthStandards })
    const ids = rules.indicators.map(({ id }) => id).filter((id) => isOfGrowth(id))
    const counter = countKpis(rules, { period: { from: "2026-01-01", until: "2026-10-16" }, by: ["village"], indicators: ids })
    const store = await openSqliteStore(join(folder, "nam-thanh-mien", "station.db"))
    for await (const record of store.records({ actor: "test", role: "station", purpose: "care", commune: "11284" })) counter.person(readRecord(deriveFacts(rules, record, [engine]).record))
    await store.close()
    const counts = (reports: readonly KpiReport[]) => Object.fromEntries(reports.map(({ indicator: id, of, scored, undecided }) => [id, { of, scored, undecided }]))
    expect(counts(year.indicators.map(({ report }) => report).filter(({ indicator: id }) => isOfGrowth(id)))).toEqual(counts(counter.reports()))
  }, 90_000)

  it("is written one list a village, everybody once", () => {
    for (const { year } of stations) {
      const rows = readdirSync(join(folder, `lists/${year.commune.key}/growth`)).filter((file) => file.endsWith(".csv")).flatMap((file) => read(`lists/${year.commune.key}/growth/${file}`).trimEnd().split("\r\n").slice(1))
      expect(rows.map((row) => row.split(",")[1]).toSorted()).toEqual(year.growth.children.map(({ at }) => year.people[at]!.id).toSorted())
    }
  })
})

describe("what is written", () => {
  it("has one row a person in groups.csv, and the same counts in kpi.json", () => {
    const rows = read("groups.csv").trimEnd().split("\r\n").length - 1
    expect(rows).toBe(stations.reduce((sum, { year }) => sum + year.people.length, 0))
    const kpi = JSON.parse(read("kpi.json"))
    expect(kpi.communes.flatMap((commune: { readonly indicators: readonly { readonly indicator: string }[] }) => commune.indicators.map(({ indicator }) => indicator)))
      .toEqual(stations.flatMap(({ year }) => year.indicators.map(({ report }) => report.indicator)))
  })

  it("lists every rejected row with file, line, code, reason and mend", () => {
    const [header, ...rows] = read("rejects.csv").trimEnd().split("\r\n")
    expect(header).toContain("file,line,scope,field,column,code,severity,reason_vi,reason_en,mend_vi,mend_en")
    expect(rows.length).toBeGreaterThan(100)
    expect(rows.some((row) => row.includes("TRAMYTE_REGISTER_ENCODING"))).toBe(true)
  })

  it("names nobody in the published report, and leaves no list behind", async () => {
    const published = mkdtempSync(join(tmpdir(), "published-"))
    await writeOutputs(stations, { out: published, lang: "vi", names: true }, silent)
    await writeOutputs(stations, { out: published, lang: "vi", names: false }, silent)
    const html = readFileSync(join(published, "report.html"), "utf8")
    const names = new Set(stations.flatMap(({ year }) => year.people.map(({ name }) => name)).filter((name) => name.split(" ").length > 2))
    expect([...names].filter((name) => html.includes(name))).toEqual([])
    expect(() => readFileSync(join(published, "groups.csv"))).toThrow()
    expect(() => readdirSync(join(published, "lists"))).toThrow()
    const { communes } = JSON.parse(readFileSync(join(published, "kpi.json"), "utf8"))
    const ofPeople = communes.flatMap((commune: { readonly indicators: readonly { readonly indicator: string }[] }) => commune.indicators).filter(({ indicator }: { readonly indicator: string }) => !/village|facilities|households/.test(indicator))
    expect(JSON.stringify(ofPeople).match(/"(yes|no|unknown)":[1-4]\b/)).toBeNull()
    expect(JSON.stringify(ofPeople)).toContain("\"yes\":\"hidden\"")
    rmSync(published, { recursive: true })
  })
})

describe("importing again", () => {
  it("changes nothing, and can be taken back", async () => {
    const again = await runStation(runOf("cam-giang", { fresh: false, recorded: "2026-10-16T08:00:00+07:00" }), listening)
    expect(steps[0]).toContain(" 0 facts stored")
    expect(again.year.people).toEqual(stations[0]!.year.people)
    const undone = await runStation(runOf("cam-giang", { fresh: false, undo: true, recorded: "2026-10-17T08:00:00+07:00" }), silent)
    expect(undone.year.people).toEqual(stations[0]!.year.people)
    const empty = await runStation(runOf("cam-giang", { fresh: false, undo: true, recorded: "2026-10-18T08:00:00+07:00" }), silent)
    expect(empty.year.people).toEqual([])
  }, 90_000)
})

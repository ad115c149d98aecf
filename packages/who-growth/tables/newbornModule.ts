import { generatedBy } from "./lmsModule.ts"
import { packColumn } from "./packColumn.ts"
import { readCsv } from "./readTables.ts"

/** One newborn standard to be generated: its export, what is said of it, and its part of the files. */
export interface Newborn {
  readonly name: string
  readonly id: string
  readonly indicator: string
  readonly title: string
  readonly code: string
  readonly veryPreterm: string
}

/** The newborn standards. */
export const newborns: readonly Newborn[] = [
  { name: "newbornWeight", id: "newborn-weight", indicator: "weight-for-age", title: "Weight at birth (cân nặng khi sinh) by completed days of gestation, kg", code: "wfga", veryPreterm: "veryPretermWeight" },
  { name: "newbornLength", id: "newborn-length", indicator: "length-height-for-age", title: "Length at birth by completed days of gestation, cm", code: "lfga", veryPreterm: "veryPretermLength" },
  { name: "newbornHeadCircumference", id: "newborn-head-circumference", indicator: "head-circumference-for-age", title: "Head circumference at birth by completed days of gestation, cm", code: "hcfga", veryPreterm: "veryPretermHeadCircumference" }
]

const source = "INTERGROWTH-21st: J. Villar et al., International standards for newborn weight, length, and head circumference by gestational age and sex (Lancet 2014; 384: 857-868); " +
  "before 33 weeks INTERGROWTH-21st very preterm size at birth reference charts (Lancet 2016; 387: 844-845); coefficients of their authors, from 43 weeks on extrapolated by the authors of the R package gigs"

/** The source text of one newborn standard. */
export const newbornModule = (folder: string, { name, id, indicator, title, code, veryPreterm }: Newborn): string => `${generatedBy}
import type { NewbornStandard } from "@tramyte/core/growth"
import { newbornSize } from "../intergrowth/newbornSize.ts"
import { ${veryPreterm} } from "../intergrowth/veryPretermSize.ts"

/** ${title}: day 168 (24+0 weeks) to day 314 (44+6). */
export const ${name}: NewbornStandard = /*#__PURE__*/ newbornSize({
  id: "intergrowth-21st/${id}",
  indicator: "${indicator}",
  source: ${JSON.stringify(source)}
}, {
  male: ${columns(folder, code, "1")},
  female: ${columns(folder, code, "2")}
}, ${veryPreterm})
`

const FIRST = 231
const PUBLISHED = 70
const ALL = 84

const columns = (folder: string, code: string, sex: "1" | "2"): string => {
  const own = readOf(folder, "intergrowth_ig_nbs_ext_coeffs.csv", code, sex, ALL)
  readOf(folder, "intergrowth_ig_nbs_coeffs.csv", code, sex, PUBLISHED).forEach(({ mu, sigma }, row) => {
    if (mu !== own[row]!.mu || sigma !== own[row]!.sigma) throw new Error(`${code}, sex ${sex}, day ${FIRST + row}: the extended coefficients are not those of the published range`)
  })
  const [{ nu, tau }] = own as [Row]
  if (own.some((row) => row.nu !== nu || row.tau !== tau)) throw new Error(`${code}, sex ${sex}: nu and tau are not the same for all days`)
  const [inside, beyond] = [own.slice(0, PUBLISHED), own.slice(PUBLISHED)]
  return `{
    nu: ${Number(nu)}, tau: ${Number(tau)},
    mu: ${JSON.stringify(packColumn(inside.map(({ mu }) => mu), 6))},
    sigma: ${JSON.stringify(packColumn(inside.map(({ sigma }) => sigma), 7))},
    beyond: {
      mu: [${beyond.map(({ mu }) => Number(mu)).join(", ")}],
      sigma: [${beyond.map(({ sigma }) => Number(sigma)).join(", ")}]
    }
  }`
}

type Row = Readonly<Record<"mu" | "sigma" | "nu" | "tau", string>>

const readOf = (folder: string, file: string, code: string, sex: string, rows: number): readonly Row[] => {
  const own = readCsv(folder, file, ["indicator", "sex", "gest_days", "mu", "sigma", "nu", "tau"]).filter((row) => row.indicator === code && row.sex === sex)
  if (own.length !== rows) throw new Error(`${file}: ${code} has ${own.length} rows of sex ${sex} instead of ${rows}`)
  own.forEach(({ gest_days }, row) => {
    if (Number(gest_days) !== FIRST + row) throw new Error(`${file}: row ${row + 1} of ${code}, sex ${sex}, is day ${gest_days}`)
  })
  return own
}

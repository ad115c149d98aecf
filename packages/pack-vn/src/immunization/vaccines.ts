import type { Text, ValueSet } from "@tramyte/core"
import type { Vaccine } from "@tramyte/core/immunization"
import { text } from "@tramyte/core/pack"

const dpt = ["diphtheria", "pertussis", "tetanus"]

/** A vaccine: what it protects against, and the CVX codes that surely mean the same. */
interface VietNamVaccine {
  readonly label: Text
  readonly antigens: readonly string[]
  readonly cvx?: readonly string[]
}

const known: Readonly<Record<string, VietNamVaccine>> = {
  "hepb-birth": { label: text("viêm gan B đơn giá, liều sơ sinh", "hepatitis B, birth dose"), antigens: ["hepb"] },
  hepb: { label: text("viêm gan B đơn giá", "hepatitis B"), antigens: ["hepb"], cvx: ["08", "43", "45"] },
  bcg: { label: text("lao (BCG)", "tuberculosis (BCG)"), antigens: ["tuberculosis"], cvx: ["19"] },
  "dpt-hepb-hib": { label: text("5 trong 1: bạch hầu - ho gà - uốn ván - viêm gan B - Hib", "pentavalent: diphtheria, pertussis, tetanus, hepatitis B, Hib"), antigens: [...dpt, "hepb", "hib"], cvx: ["102", "198"] },
  dpt: { label: text("bạch hầu - ho gà - uốn ván", "diphtheria, pertussis, tetanus"), antigens: dpt, cvx: ["01"] },
  dtap: { label: text("bạch hầu - ho gà vô bào - uốn ván", "diphtheria, acellular pertussis, tetanus"), antigens: dpt, cvx: ["20", "106", "107"] },
  tdap: { label: text("uốn ván - bạch hầu - ho gà giảm liều", "tetanus, reduced diphtheria and pertussis"), antigens: dpt, cvx: ["115"] },
  dt: { label: text("bạch hầu - uốn ván cho trẻ em", "diphtheria, tetanus for children"), antigens: ["diphtheria", "tetanus"], cvx: ["28"] },
  td: { label: text("uốn ván - bạch hầu giảm liều", "tetanus, reduced diphtheria"), antigens: ["diphtheria", "tetanus"], cvx: ["09", "113", "138", "139", "196"] },
  tt: { label: text("uốn ván", "tetanus"), antigens: ["tetanus"], cvx: ["35", "112"] },
  hib: { label: text("Hib", "Haemophilus influenzae type b"), antigens: ["hib"], cvx: ["17", "48"] },
  "dtap-ipv": { label: text("4 trong 1: bạch hầu - ho gà - uốn ván - bại liệt", "diphtheria, pertussis, tetanus, polio"), antigens: [...dpt, "polio"], cvx: ["130"] },
  "dtap-ipv-hib": { label: text("5 trong 1 có bại liệt: bạch hầu - ho gà - uốn ván - bại liệt - Hib", "diphtheria, pertussis, tetanus, polio, Hib"), antigens: [...dpt, "polio", "hib"], cvx: ["120", "170"] },
  "dtap-ipv-hib-hepb": { label: text("6 trong 1: bạch hầu - ho gà - uốn ván - bại liệt - Hib - viêm gan B", "hexavalent: diphtheria, pertussis, tetanus, polio, Hib, hepatitis B"), antigens: [...dpt, "polio", "hib", "hepb"], cvx: ["132", "146"] },
  bopv: { label: text("bại liệt uống hai týp (bOPV)", "oral polio, bivalent (bOPV)"), antigens: ["polio"], cvx: ["178"] },
  opv: { label: text("bại liệt uống, loại khác hoặc không rõ (OPV)", "oral polio, other or not told (OPV)"), antigens: ["polio"], cvx: ["02", "182"] },
  ipv: { label: text("bại liệt tiêm (IPV)", "inactivated polio (IPV)"), antigens: ["polio"], cvx: ["10"] },
  measles: { label: text("sởi đơn giá", "measles"), antigens: ["measles"], cvx: ["05"] },
  mr: { label: text("sởi - rubella (MR)", "measles, rubella (MR)"), antigens: ["measles", "rubella"], cvx: ["04"] },
  mmr: { label: text("sởi - quai bị - rubella (MMR)", "measles, mumps, rubella (MMR)"), antigens: ["measles", "rubella"], cvx: ["03"] },
  mmrv: { label: text("sởi - quai bị - rubella - thủy đậu (MMRV)", "measles, mumps, rubella, varicella (MMRV)"), antigens: ["measles", "rubella"], cvx: ["94"] },
  rubella: { label: text("rubella", "rubella"), antigens: ["rubella"], cvx: ["06"] },
  "je-inactivated": { label: text("viêm não Nhật Bản bất hoạt", "Japanese encephalitis, inactivated"), antigens: ["je"], cvx: ["39", "134"] },
  "je-live": { label: text("viêm não Nhật Bản sống giảm độc lực", "Japanese encephalitis, live"), antigens: ["je"] },
  rotavin: { label: text("rota (Rotavin)", "rotavirus (Rotavin)"), antigens: ["rotavirus"] },
  rotarix: { label: text("rota (Rotarix)", "rotavirus (Rotarix)"), antigens: ["rotavirus"], cvx: ["119"] },
  rotateq: { label: text("rota (RotaTeq)", "rotavirus (RotaTeq)"), antigens: ["rotavirus"], cvx: ["116"] },
  pcv: { label: text("phế cầu cộng hợp (PCV)", "pneumococcal conjugate (PCV)"), antigens: ["pneumococcal"], cvx: ["133", "152", "177", "215", "216"] },
  hpv: { label: text("HPV", "human papillomavirus"), antigens: ["hpv"], cvx: ["62", "118", "137", "165"] }
}

/** The vaccines of the programme, and those for which people pay, by codes of our own and by CVX codes (`"CVX|198"`). */
export const vaccines: readonly Vaccine[] = Object.entries(known).map(([code, { antigens, cvx = [], label }]) =>
  ({ code, ...(cvx.length === 0 ? {} : { codes: cvx.map((one) => `CVX|${one}`) }), label, antigens: antigens.map((antigen) => ({ antigen })) }))

/** All codes by which doses of some vaccines may be named, ours and others, with the names of the vaccines. */
export const namesOf = (which: (vaccine: Vaccine) => boolean): ValueSet["codes"] =>
  vaccines.filter(which).flatMap(({ code, codes = [], label }) => [code, ...codes].map((one) => ({ code: one, label })))

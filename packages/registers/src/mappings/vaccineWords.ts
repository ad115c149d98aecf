/** Words of each vaccine as cards and registers write them. A word that means two vaccines ("5 trong 1", "Rota") is in none. */
const words: Readonly<Record<string, readonly string[]>> = {
  "hepb-birth": ["VGB sơ sinh", "Viêm gan B sơ sinh", "VGB SS", "VGBSS", "Viêm gan B (sơ sinh)", "VGB (sơ sinh)", "VGB0"],
  hepb: ["VGB", "Viêm gan B", "Gene-HBvax", "Engerix B", "Engerix-B", "Euvax B", "Heberbiovac HB"],
  bcg: ["BCG", "Lao", "Lao (BCG)", "BCG (lao)"],
  "dpt-hepb-hib": ["DPT-VGB-Hib", "DPT-HepB-Hib", "DPT-VGB-Hib (SII)", "DPT-VGB-Hib (ComBE Five)", "SII", "ComBE Five", "Quinvaxem", "BH-HG-UV-VGB-Hib"],
  dpt: ["DPT", "DPT nhắc lại", "BH-HG-UV", "Bạch hầu-ho gà-uốn ván"],
  dtap: ["DTaP"],
  tdap: ["Tdap", "Adacel", "Boostrix"],
  dt: ["DT"],
  td: ["Td", "UV-BH giảm liều", "BH-UV giảm liều", "Uốn ván-bạch hầu giảm liều"],
  tt: ["UV", "VAT", "TT", "Uốn ván", "Uốn ván hấp phụ", "UV PNCT"],
  hib: ["Hib", "Quimi-Hib"],
  "dtap-ipv": ["Tetraxim"],
  "dtap-ipv-hib": ["Pentaxim"],
  "dtap-ipv-hib-hepb": ["Hexaxim", "Infanrix Hexa", "6 trong 1"],
  bopv: ["bOPV", "Bại liệt uống (bOPV)"],
  opv: ["OPV", "tOPV", "Bại liệt uống"],
  ipv: ["IPV", "Bại liệt tiêm", "Bại liệt tiêm (IPV)", "Imovax Polio"],
  measles: ["Sởi", "Sởi đơn", "MVVac"],
  mr: ["MR", "Sởi-Rubella", "Sởi-Rubella (MR)", "MRVac"],
  mmr: ["MMR", "MMR II", "MMR-II", "Priorix", "Sởi-quai bị-rubella"],
  mmrv: ["MMRV", "ProQuad"],
  rubella: ["Rubella"],
  "je-inactivated": ["VNNB", "VNNB B", "Viêm não Nhật Bản", "Viêm não Nhật Bản B", "Jevax"],
  "je-live": ["Imojev"],
  rotavin: ["Rotavin", "Rotavin-M1", "Rotavin M1"],
  rotarix: ["Rotarix"],
  rotateq: ["RotaTeq"],
  pcv: ["PCV", "PCV10", "PCV13", "Synflorix", "Prevenar 13", "Phế cầu cộng hợp"],
  hpv: ["HPV", "Gardasil", "Gardasil 9", "Cervarix"],
  // In no schedule of the programme; people pay for them, or get them after a bite or in an outbreak.
  influenza: ["Cúm", "Cúm mùa", "Vaxigrip", "Vaxigrip Tetra", "Influvac", "Influvac Tetra"],
  varicella: ["Thủy đậu", "Varivax", "Varilrix"],
  hepa: ["Viêm gan A", "Avaxim"],
  "hepa-hepb": ["Twinrix"],
  meningococcal: ["Não mô cầu", "VA-Mengoc-BC", "Menactra", "Bexsero"],
  typhoid: ["Thương hàn", "Typhim Vi"],
  cholera: ["Tả", "mORCVAX"],
  rabies: ["Dại", "Verorab", "Abhayrab"]
}

/**
 * Vaccines by their words, to the codes that Viet Nam's schedules use (`@tramyte/pack-vn/immunization`), and to codes of their own for those in
 * no schedule. Hyphens stand without spaces.
 */
export const vaccineWords: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(words).flatMap(([code, spellings]) => spellings.map((word) => [word, code])))

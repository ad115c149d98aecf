import { aged, all, alive, cite, definePack, facts, months, on, param, rule, text, valueSet, years } from "@tramyte/core/pack"

// Duyên Hải is a province that does not exist, and so is its decision: an example may not look like law.
const decision = cite("duyen-hai-decision-12-2026", "Điều 3")
const from = "2026-09-01"

/** What the province of Duyên Hải adds to national law, and the interval that it replaces. */
export const duyenHai = definePack({
  format: 1,
  id: "duyen-hai",
  version: "2026.1.0",
  label: text("Tỉnh Duyên Hải (ví dụ, không có thật)", "Province of Duyên Hải (an example, not a real one)"),
  needs: [{ pack: "vietnam", version: "^2026.1.0" }],
  citations: [{
    id: "duyen-hai-decision-12-2026",
    issuer: "UBND tỉnh Duyên Hải (không có thật)",
    number: "12/2026/QĐ-UBND",
    year: 2026,
    signed: "2026-08-20",
    title: text("Quyết định về chăm sóc sức khỏe ngư dân", "Decision on the health of fishing crews")
  }],
  valueSets: [{
    id: "duyen-hai/fishing-work",
    label: text("Nghề đi biển", "Work at sea"),
    from, cites: [decision], status: "verified", reviewedOn: "2026-11-21",
    codes: [
      { code: "deckhand", label: text("thuyền viên tàu cá", "deckhand on a fishing boat") },
      { code: "skipper", label: text("thuyền trưởng tàu cá", "skipper of a fishing boat") }
    ]
  }],
  parameters: [
    {
      id: "duyen-hai/crew-age",
      label: text("Tuổi đi biển", "Age from which one goes to sea"),
      from, cites: [decision], status: "verified", reviewedOn: "2026-11-21",
      value: years(18)
    },
    {
      // The national year becomes six months, here only: the trace of every answer shows both, with both sources.
      id: "duyen-hai/hypertension-screening-interval",
      label: text("Khoảng cách đo huyết áp tầm soát", "Interval of blood pressure screening"),
      from, cites: [cite("duyen-hai-decision-12-2026", "Điều 5")], status: "verified", reviewedOn: "2026-11-21",
      overrides: "vietnam/hypertension-screening-interval",
      value: months(6)
    }
  ],
  rules: [{
    id: "duyen-hai/fishing-crew",
    label: text("Ngư dân đi biển", "Member of a fishing crew"),
    from, cites: [decision], status: "verified", reviewedOn: "2026-11-21",
    when: all(
      alive,
      aged({ atLeast: param("duyen-hai/crew-age") }),
      facts("employment").coded(valueSet("duyen-hai/fishing-work")).activeOn(on).exist()
    )
  }],
  groupings: [{
    id: "duyen-hai/priority-groups",
    label: text("Thứ tự khám của tỉnh", "The province's order of examination"),
    from, cites: [decision], status: "verified", reviewedOn: "2026-11-21",
    mode: "first",
    main: true,
    scope: alive,
    groups: [
      { id: "duyen-hai/group-crew", label: text("Ngư dân đi biển", "Fishing crews"), when: rule("duyen-hai/fishing-crew") },
      { id: "duyen-hai/group-elderly", label: text("Người cao tuổi", "Elderly people"), when: rule("vietnam/elderly") }
    ],
    otherwise: { id: "duyen-hai/group-others", label: text("Người khác", "Everybody else") }
  }],
  indicators: [{
    id: "duyen-hai/crews-examined",
    label: text("Tỷ lệ ngư dân được khám sức khỏe trong kỳ", "Share of fishing crews examined in the period"),
    from, cites: [cite("duyen-hai-decision-12-2026", "Điều 7")], status: "verified", reviewedOn: "2026-11-21",
    basis: "person",
    measures: "period",
    denominator: rule("duyen-hai/fishing-crew"),
    numerator: facts("encounter").coded(valueSet("vietnam/yearly-right-exams")).inPeriod().exist(),
    target: { share: 0.9, by: "2027-12-31" },
    direction: "up"
  }]
})

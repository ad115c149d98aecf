/**
 * Which proportions the NCHS standards show, by the code of the CDC's R package surveytable (R/z_lpe.R). Px: suppress; Pc: footnote,
 * as the complement is unreliable; P0: review, as it is 0 % or 100 % (whose width that code sets to 0).
 */
export const nchsFlags: readonly (readonly [x: number, n: number, displayed: boolean, reason: string, flag: string])[] = [
  [0, 12, false, "n_eff<30", "Px"],
  [3, 12, false, "n_eff<30", "Px"],
  [0, 29, false, "n_eff<30", "Px"],
  [5, 29, false, "n_eff<30", "Px"],
  [0, 30, true, "width<=0.05", "P0"],
  [30, 30, true, "width<=0.05", "P0"],
  [1, 30, false, "relative width>1.30", "Px"],
  [6, 30, false, "width>=0.30", "Px"],
  [15, 30, false, "width>=0.30", "Px"],
  [24, 30, false, "width>=0.30", "Px"],
  [29, 30, true, "relative width<=1.30", "Pc"],
  [2, 60, false, "relative width>1.30", "Px"],
  [10, 60, true, "relative width<=1.30", ""],
  [30, 60, true, "relative width<=1.30", ""],
  [3, 150, false, "relative width>1.30", "Px"],
  [20, 150, true, "relative width<=1.30", ""],
  [75, 150, true, "relative width<=1.30", ""],
  [147, 150, true, "relative width<=1.30", "Pc"],
  [2, 7500, true, "width<=0.05", ""],
  [500, 1000, true, "relative width<=1.30", ""],
  [980, 1000, true, "width<=0.05", ""],
  [995, 1000, true, "width<=0.05", ""]
]

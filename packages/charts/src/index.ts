export { ChartError, type ChartErrorCode } from "./ChartError.ts"
export { type Fill } from "./fills.ts"
export { formatNumber, type Lang } from "./formatNumber.ts"
export { type ChartOptions } from "./frame.ts"
export { growthChart, type GrowthChartOptions } from "./growth/growthChart.ts"
export {
  growthCurves, type GrowthBand, type GrowthCurve, type GrowthCurves, type GrowthCurvesOptions, type GrowthLines
} from "./growth/growthCurves.ts"
export {
  growthPalettes, type GrowthFrameColours, type GrowthPalette, type GrowthPaletteName, type GrowthStroke
} from "./growth/growthPalettes.ts"
export { growthPoints, type ChartedGrowth } from "./growth/growthPoints.ts"
export { type GrowthPoint } from "./growth/growthPoint.ts"
export { type GrowthReference } from "./growth/openReference.ts"
export { heatTable, type HeatTableOptions } from "./heatTable.ts"
export { indicatorBar, type IndicatorBarOptions } from "./indicatorBar.ts"
export { indicatorProgress, type IndicatorProgressOptions, type ProgressMonth } from "./indicatorProgress.ts"
export { loadAgainstCapacity, type LoadAgainstCapacityOptions, type LoadPeriod } from "./loadAgainstCapacity.ts"
export { populationPyramid, type PopulationPyramidOptions, type PyramidBand } from "./populationPyramid.ts"
export { stackedBars, type StackedBarsOptions, type StackedPart, type StackedRow } from "./stackedBars.ts"
export { suppressSmallCells, type PublishedCell, type PublishedTable } from "./suppressSmallCells.ts"

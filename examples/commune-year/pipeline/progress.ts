import { MultiBar, Presets } from "cli-progress"

/** Shows how far a step has come: a bar in a terminal, plain lines in a pipe. */
export interface Progress {
  readonly step: (label: string) => { readonly to: (done: number, total: number) => void; readonly end: (summary: string) => void }
  readonly close: () => void
}

/** Bars come from `cli-progress`, which knows terminals better than we would. */
export const progressOn = (stream: NodeJS.WriteStream): Progress => {
  if (!stream.isTTY) {
    return {
      step: (label) => {
        const started = performance.now()
        return { to: () => {}, end: (summary) => void stream.write(`${label}: ${summary} (${seconds(started)})\n`) }
      },
      close: () => {}
    }
  }
  const bars = new MultiBar({ stream, format: " {bar} {percentage}% {label}", hideCursor: true, clearOnComplete: true, stopOnComplete: false }, Presets.shades_classic)
  return {
    step: (label) => {
      const started = performance.now()
      const bar = bars.create(100, 0, { label })
      return {
        to: (done, total) => bar.update(total === 0 ? 0 : Math.min(100, Math.floor(done * 100 / total))),
        end: (summary) => {
          bars.remove(bar)
          bars.log(`${label}: ${summary} (${seconds(started)})\n`)
        }
      }
    },
    close: () => bars.stop()
  }
}

const seconds = (started: number): string => `${((performance.now() - started) / 1000).toFixed(1)} s`

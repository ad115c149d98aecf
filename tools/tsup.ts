import { spawnSync } from "node:child_process"
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { defineConfig } from "tsup"
import { moduleSpecifiers, parse } from "./moduleSpecifiers.ts"
import { unpublished } from "./workspace.ts"

/**
 * The one build of every library package: each source file becomes one ES module with its source map and its declarations,
 * so that bundlers leave out what is not used and stack traces name real files.
 * Declarations come from the same incremental `tsgo -b` that `pnpm check` runs.
 */
export const library = () => defineConfig({
  entry: ["src/**/*.ts", ...unpublished.map((pattern) => `!${pattern}`)],
  format: ["esm"],
  target: "es2023",
  bundle: false,
  splitting: false,
  sourcemap: true,
  clean: true,
  dts: false,
  silent: true,
  esbuildOptions: (esbuild) => {
    // Node wants `with { type: "json" }` to stay, and every runtime of the last years reads it.
    esbuild.supported = { "import-attributes": true }
  },
  plugins: [{ name: "emitted-specifiers", renderChunk: (code, { path, map }) => ({ code: emittedSpecifiers(path, code), map: map ?? null }) }],
  onSuccess: async () => {
    emitDeclarations()
    copyData()
  }
})

/** `./x.ts` becomes `./x.js`: as long as before, so that source maps stay exact. */
export const emittedSpecifiers = (path: string, code: string): string => {
  let text = code
  for (const { text: specifier, start } of moduleSpecifiers(parse(path, code))) {
    if (!/^\.\.?\/.*\.ts$/.test(specifier)) continue
    const end = start + specifier.length
    text = `${text.slice(0, end - 3)}.js${text.slice(end)}`
  }
  return text
}

const published = (pattern: string): ReadonlyArray<string> => globSync(pattern, { exclude: [...unpublished] })

const emitDeclarations = (): void => {
  const tsgo = fileURLToPath(new URL("../node_modules/tsgo/bin/tsc", import.meta.url))
  const { status } = spawnSync(process.execPath, [tsgo, "-b"], { stdio: "inherit" })
  if (status !== 0) throw new Error("type errors: no declarations were written")
  for (const source of published("src/**/*.ts")) {
    const declaration = join(".tsc", source.slice("src/".length)).replace(/\.ts$/, ".d.ts")
    const target = declaration.replace(".tsc", "dist")
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, emittedSpecifiers(target, readFileSync(declaration, "utf8")))
    if (existsSync(`${declaration}.map`)) copyFileSync(`${declaration}.map`, `${target}.map`)
  }
}

/** Tables and pages that modules read or import (`.json`, `.sql`, `.css`, …) lie beside them in `dist` too. */
const copyData = (): void => {
  for (const source of published("src/**/*.*")) {
    if (/\.(ts|md)$/.test(source)) continue
    const target = source.replace("src", "dist")
    mkdirSync(dirname(target), { recursive: true })
    copyFileSync(source, target)
  }
}

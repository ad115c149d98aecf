import type { Fact } from "@tramyte/core"
import type { RawFact } from "@tramyte/sdk/testing"
import { DatabaseSync } from "node:sqlite"

/** The facts that lie in a file, read with plain SQL on a connection of its own. */
export const rawFacts = (path: string): readonly RawFact[] => {
  const db = new DatabaseSync(path, { readOnly: true })
  try {
    return db.prepare("SELECT * FROM readable_fact ORDER BY n").all().map(({ batch, code, end, id, key, kind, links, more, number, recorded, source, standing, start, status, subject, text, unit }) => {
      const texts = { id, subject, kind, recorded, status, start, end, value: number ?? text, unit }
      return {
        batch: batch as string,
        fact: {
          ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== null)),
          source: { id: source, key },
          ...(code === null ? {} : { code: JSON.parse(code as string) as readonly string[] }),
          ...(links === null ? {} : { links: JSON.parse(links as string) as Readonly<Record<string, string>> }),
          ...(more === null ? {} : JSON.parse(more as string) as Partial<Fact>)
        } as unknown as Fact,
        stands: standing === 1
      }
    })
  } finally {
    db.close()
  }
}

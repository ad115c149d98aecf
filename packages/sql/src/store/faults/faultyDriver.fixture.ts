import { StoreError } from "@tramyte/sdk"
import { NoAnswer, type Simulation } from "@tramyte/sdk/testing"
import type { DatabaseSync, StatementSync } from "node:sqlite"
import type { SqlRows } from "../../kpi/kpiReports.ts"
import type { Snapshot, SqlDriver } from "../driver.ts"
import { type Step, type Steps } from "../steps.ts"
import { sqliteStore } from "../storeDialect.ts"
import type { FaultPlan, Planned, StoreFault } from "./faultPlan.fixture.ts"
import type { Life } from "./machine.fixture.ts"

/** What is told of transactions, in the order in which they happen. */
export interface Journal {
  /** A transaction that may write begins: from here it sees what was committed before, and nothing else. */
  readonly writes: () => void
  readonly commits: () => void
  /** A state is read from now on. */
  readonly reads: () => void
}

/**
 * A driver as good ones are, over a database that is not: every fault of the plan strikes at its step. `at once`: a transaction runs
 * without waiting, as in SQLite. `waiting`: each step is waited for, others read in between, transactions that the database gave
 * up are begun anew, and so are those whose connection was lost before the commit, as in PostgreSQL.
 */
export const faultyDriver = (life: Life, form: "at once" | "waiting", { journal, plan, told, world }: {
  readonly journal: Journal
  readonly plan: FaultPlan
  readonly told: (line: string) => void
  readonly world: Simulation
}): SqlDriver => {
  let writer: DatabaseSync | undefined
  let idle: DatabaseSync[] = []

  const carryOut = (db: DatabaseSync, step: Step): SqlRows => {
    if ("sql" in step) return prepared(db, step.sql).all(...step.params as never[]) as unknown as SqlRows
    for (const row of step.rows) {
      prepared(db, `INSERT INTO ${step.insert} VALUES (${row.map(() => "?").join(", ")})${step.known === undefined ? "" : " ON CONFLICT DO NOTHING"}`).run(...row)
    }
    return []
  }
  const alive = (): void => {
    if (life.isOver()) throw new NoAnswer(`${life.name} has ended`)
  }
  const happens = (fault: StoreFault, where: string): void => {
    plan.counted(fault)
    told(`${life.name}: ${fault} ${where}`)
  }
  const crash = (): never => {
    life.end()
    throw new NoAnswer(`${life.name} has ended`)
  }
  const wait = async (longest: number): Promise<void> => {
    if (form === "waiting") await world.sleep(1 + world.below(longest))
    alive()
  }

  /** A fault that strikes before, within or after a step; `index` of the commit is -1. */
  const strike = (db: DatabaseSync, planned: Planned, step: Step | undefined): void => {
    const { fault } = planned
    happens(fault, step === undefined ? "at the commit" : `at step ${planned.step}: ${nameOf(step)}`)
    if (fault === "powerCut") {
      life.cutPower()
      throw new NoAnswer("the power is cut")
    }
    if (fault.startsWith("crash")) {
      if (step !== undefined && fault === "crashWithinStep") carryOut(db, halfOf(step))
      if (step !== undefined && fault === "crashAfterStep") carryOut(db, step)
      return crash()
    }
    throw new DatabaseFault(fault)
  }

  /** One attempt of a transaction, in which at most one thing goes wrong. */
  const attempt = async <A>(steps: () => Steps<A>, planned: Planned | undefined): Promise<A> => {
    alive()
    if (planned?.fault === "busy" || planned?.fault === "connectionRefused") {
      happens(planned.fault, "at the beginning")
      throw new DatabaseFault(planned.fault)
    }
    const db = writer ??= life.connect()
    db.exec("BEGIN IMMEDIATE")
    try {
      journal.writes()
      const running = steps()
      let index = 0
      let next = running.next()
      while (next.done !== true) {
        let found: SqlRows
        try {
          if (planned?.step === index && !atCommit.has(planned.fault)) {
            if (planned.fault === "slowStep") {
              plan.counted("slowStep")
              await wait(400)
            } else strike(db, planned, next.value)
          }
          // Reading goes on between the steps of a writer, but waiting at each of them would only take time here.
          else if (form === "waiting" && world.chance(0.05)) await wait(10)
          found = carryOut(db, next.value)
        } catch (error) {
          if (life.isOver()) throw error
          next = running.throw(error)
          continue
        } finally {
          index++
        }
        next = running.next(found)
      }
      if (planned !== undefined && (atCommit.has(planned.fault) || planned.step >= index)) await commitWith(db, planned)
      else commit(db)
      return next.value
    } catch (error) {
      if (life.isOver()) throw new NoAnswer(`${life.name} has ended`)
      if (error instanceof DatabaseFault && error.fault.startsWith("connectionLost")) {
        life.lose(db)
        writer = undefined
      } else if (db.isTransaction) db.exec("ROLLBACK")
      throw error
    }
  }
  const commit = (db: DatabaseSync): void => {
    db.exec("COMMIT")
    journal.commits()
  }
  const commitWith = async (db: DatabaseSync, planned: Planned): Promise<void> => {
    const { fault } = planned
    if (fault === "slowStep" || fault === "slowCommit") {
      plan.counted(fault)
      await wait(400)
      return commit(db)
    }
    if (fault === "crashAfterCommit" || fault === "crashAfterStep" || fault === "connectionLostAfterCommit" || (fault === "powerCut" && planned.step % 2 === 0)) commit(db)
    strike(db, planned, undefined)
  }

  const write = async <A>(steps: () => Steps<A>): Promise<A> => {
    for (let tries = 1; ; tries++) {
      const release = form === "waiting" ? await life.writeLock() : () => {}
      try {
        return await attempt(steps, plan.ofWrite())
      } catch (error) {
        if (!(error instanceof DatabaseFault)) throw error
        if (form === "at once" || tries === 3 || !begunAnew.has(error.fault)) throw unavailable(error.fault)
      } finally {
        release()
      }
      await wait(50)
    }
  }

  const snapshot = async (): Promise<Snapshot & { readonly lost: () => void }> => {
    alive()
    const db = idle.pop() ?? life.connect()
    // A state begins with the first look at it.
    db.exec("BEGIN")
    prepared(db, "SELECT count(*) FROM sqlite_schema").all()
    journal.reads()
    let ended = false
    const planned = plan.ofRead()
    let index = 0
    const lost = (): void => {
      if (!ended && !life.isOver()) life.lose(db)
      ended = true
    }
    return {
      lost,
      read: async (steps) => {
        alive()
        if (ended) throw unavailable("connectionLost")
        const running = steps()
        let next = running.next()
        while (next.done !== true) {
          if (planned?.step === index++) {
            happens(planned.fault, `as it reads, at step ${index - 1}`)
            if (planned.fault === "crashInRead") crash()
            if (planned.fault === "connectionLostInRead") {
              lost()
              throw unavailable("connectionLost")
            }
            await wait(200)
          }
          next = running.next(carryOut(db, next.value))
        }
        return next.value
      },
      end: async () => {
        if (ended || life.isOver()) return
        ended = true
        db.exec("ROLLBACK")
        idle.push(db)
      }
    }
  }

  return {
    dialect: sqliteStore,
    place: "the simulated database",
    write,
    read: async (steps) => {
      const state = await snapshot()
      try {
        return await state.read(steps)
      } catch (error) {
        state.lost()
        throw error
      } finally {
        await state.end()
      }
    },
    snapshot,
    close: async () => {
      for (const db of [...idle, ...(writer === undefined ? [] : [writer])]) life.lose(db)
      idle = []
      writer = undefined
    }
  }
}

const statements = new WeakMap<DatabaseSync, Map<string, StatementSync>>()

const prepared = (db: DatabaseSync, sql: string): StatementSync => {
  let own = statements.get(db)
  if (own === undefined) statements.set(db, own = new Map())
  let statement = own.get(sql)
  if (statement === undefined) {
    statement = db.prepare(sql)
    statement.setReturnArrays(true)
    own.set(sql, statement)
  }
  return statement
}

/** What the database says went wrong. */
class DatabaseFault extends Error {
  override readonly name = "DatabaseFault"
  readonly fault: StoreFault

  constructor(fault: StoreFault) {
    super(fault)
    this.fault = fault
  }
}

const atCommit: ReadonlySet<StoreFault> = new Set(
  ["crashBeforeCommit", "crashAfterCommit", "diskFullAtCommit", "serializationAtCommit", "connectionLostBeforeCommit", "connectionLostAfterCommit", "slowCommit"])
const begunAnew: ReadonlySet<StoreFault> = new Set(
  ["serialization", "deadlock", "serializationAtCommit", "connectionLost", "connectionLostBeforeCommit", "connectionRefused"])

const unavailable = (fault: StoreFault): StoreError => new StoreError({ _tag: "Unavailable", retryable: true }, `the simulated database: ${fault}; try again`)

const halfOf = (step: Step): Step => "insert" in step ? { ...step, rows: step.rows.slice(0, Math.ceil(step.rows.length / 2)) } : step

const nameOf = (step: Step): string => "insert" in step ? `insert ${step.rows.length} into ${step.insert}` : step.sql.trim().replaceAll(/\s+/g, " ").slice(0, 70)

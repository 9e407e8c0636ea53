import { DatabaseSync } from 'node:sqlite';
import { isFull } from './room.ts';
import type { StreamSource } from './stream-source.ts';

/** The stream's records as the embedded engine keeps them: for a day, whoever has read them. */
export type StreamRecords = {
  /** Removes some of the records up to that one, the oldest first; never the newest of the table. */
  readonly forget: (tableName: string, through: string) => void;
  readonly close: () => void;
};

/** So many go in one transaction, which takes a few milliseconds: meanwhile nobody else can write. */
const atOnce = 1_000;
const everyMs = 1_000;
/** Who finds the engine writing comes back later. The runner stands still for as long. */
const patienceMs = 20;

/**
 * Opens the engine's own file, beside the engine. It looks for the latest record, and for records past their day, by
 * reading them all: with two indexes a transaction takes as long after 4 000 writes as after one (1 ms; without them 7 ms,
 * and growing).
 */
export const openStreamRecords = (file: string): StreamRecords => {
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA busy_timeout = 5000;
    PRAGMA synchronous = NORMAL;
    CREATE INDEX IF NOT EXISTS valsam_stream_age ON _stream_records(created_at);
    CREATE INDEX IF NOT EXISTS valsam_stream_order
      ON _stream_records(table_name, CAST(sequence_number AS INTEGER));
    PRAGMA busy_timeout = ${patienceMs};`);
  // The engine numbers the next record by the highest that is there: without it, readers would wait for the wrong ones.
  const remove = database.prepare(`
    DELETE FROM _stream_records WHERE id IN (
      SELECT id FROM _stream_records
      WHERE table_name = :table AND CAST(sequence_number AS INTEGER) <= CAST(:through AS INTEGER)
        AND CAST(sequence_number AS INTEGER) <
          (SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = :table)
      ORDER BY CAST(sequence_number AS INTEGER) LIMIT ${atOnce})`);
  return {
    forget: (table, through) => {
      try {
        remove.run({ table, through });
      } catch (error) {
        // Nor is there always room for it: what is removed is first written down.
        if (!isFull(error) && !/locked|busy/i.test((error as Error).message)) throw error;
      }
    },
    close: () => database.close(),
  };
};

/** Until it is stopped, removes what every reader of a table has passed: a store grows by what is stored in it. */
export const startForgetting = (sources: readonly StreamSource[], records: StreamRecords): (() => void) => {
  const forgetPassed = (): void => {
    for (const [table, readers = []] of Map.groupBy(sources, ({ tableName }) => tableName)) {
      for (const shard of readers[0]?.passed.keys() ?? []) {
        const passed = readers.map((reader) => reader.passed.get(shard));
        const least = passed.reduce((one, other) =>
          one === undefined || other === undefined ? undefined : BigInt(one) < BigInt(other) ? one : other,
        );
        if (least !== undefined) records.forget(table, least);
      }
    }
  };
  const timer = setInterval(forgetPassed, everyMs).unref();
  return () => clearInterval(timer);
};

/**
 * One line of JSON per record on standard output. Never log tokens, bodies, names or texts: ids and figures only.
 */
type Level = 'info' | 'warn' | 'error';

const write = (level: Level, message: string, fields: Readonly<Record<string, unknown>>): void => {
  process.stdout.write(`${JSON.stringify({ level, message, at: new Date().toISOString(), ...fields })}\n`);
};

export const log = {
  info: (message: string, fields: Readonly<Record<string, unknown>> = {}): void => write('info', message, fields),
  warn: (message: string, fields: Readonly<Record<string, unknown>> = {}): void => write('warn', message, fields),
  /** The error's stack goes to the log and nowhere else. */
  error: (message: string, error: unknown, fields: Readonly<Record<string, unknown>> = {}): void =>
    write('error', message, { ...fields, error: error instanceof Error ? error.stack : String(error) }),
};

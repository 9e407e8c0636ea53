import { setTimeout as wait } from 'node:timers/promises';
import { Cron } from 'croner';
import type { Checkpoints } from './checkpoints.ts';
import { type Resolve, refuseOthers, resourcesOf, type Template } from './template.ts';

/** EventBridge Scheduler. Source: its User Guide, "Schedule types". */
export type Schedule = {
  readonly id: string;
  readonly name: string;
  readonly expression: string;
  readonly timeZone: string;
  readonly functionName: string;
  readonly input: unknown;
  /** How often Lambda tries again after a failed invocation of its own queue of events. */
  readonly retries: number;
  readonly onFailureArn: string | undefined;
};

export type Schedules = {
  /** Runs one at once, by its name or logical id, and answers what its function answers. Throws when that fails. */
  readonly run: (name: string) => Promise<unknown>;
  readonly stop: () => void;
};

type ScheduleProperties = {
  readonly Name?: string;
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone?: string;
  readonly FlexibleTimeWindow: { readonly Mode: string };
  readonly State?: string;
  readonly Target: { readonly Arn: string; readonly Input?: string };
};

type InvokeConfig = {
  readonly FunctionName: string;
  readonly MaximumRetryAttempts?: number;
  readonly DestinationConfig?: { readonly OnFailure?: { readonly Destination: string } };
};

const understood = ['Name', 'GroupName', 'Description', 'ScheduleExpression', 'ScheduleExpressionTimezone'];
const alsoUnderstood = ['FlexibleTimeWindow', 'State', 'Target'];
const pauseMs = 1_000;

const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);

/** The schedules of the template that are enabled. Throws on kinds that it does not know. */
export const schedulesOf = (template: Template, resolve: Resolve): readonly Schedule[] => {
  const configs = resourcesOf<InvokeConfig>(template, 'AWS::Lambda::EventInvokeConfig', resolve);
  return resourcesOf<ScheduleProperties>(template, 'AWS::Scheduler::Schedule', resolve)
    .filter(({ properties }) => properties.State !== 'DISABLED')
    .map(({ id, properties }) => {
      refuseOthers(id, properties, [...understood, ...alsoUnderstood]);
      const functionName = lastPart(properties.Target.Arn);
      const config = configs.find((one) => lastPart(one.properties.FunctionName) === functionName)?.properties;
      return {
        id,
        name: properties.Name ?? id,
        expression: properties.ScheduleExpression,
        timeZone: properties.ScheduleExpressionTimezone ?? 'UTC',
        functionName,
        input: JSON.parse(properties.Target.Input ?? '{}') as unknown,
        retries: config?.MaximumRetryAttempts ?? 2,
        onFailureArn: config?.DestinationConfig?.OnFailure?.Destination,
      };
    });
};

const units: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * The first time after `from` that an expression names: `cron(minutes hours day month weekday year)` in its time zone, or
 * `rate(n unit)`. Throws on any other expression; undefined when there is no such time.
 */
export const nextTime = (expression: string, timeZone: string, from: Date): Date | undefined => {
  const [, kind, argument = ''] = /^(cron|rate)\((.+)\)$/.exec(expression) ?? [];
  if (kind === 'rate') {
    const [amount, unit = ''] = argument.split(' ');
    const lengthMs = Number(amount) * (units[unit.replace(/s$/, '')] ?? Number.NaN);
    if (lengthMs > 0) return new Date(from.getTime() + lengthMs);
  }
  if (kind === 'cron') {
    // AWS counts weekdays from Sunday = 1, as Quartz does, and writes `?` for "whichever".
    const pattern = `0 ${argument.replaceAll('?', '*')}`;
    return new Cron(pattern, { timezone: timeZone, alternativeWeekdays: true }).nextRun(from) ?? undefined;
  }
  throw new Error(`The runner does not understand the schedule ${expression}.`);
};

/** A timer cannot be set further ahead than this. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Runs the schedules until they are stopped. When a run was due while the machine was off, it is made up for once: a
 * laptop that is never on at six in the morning still gets its daily jobs.
 */
export const startSchedules = (
  schedules: readonly Schedule[],
  checkpoints: Checkpoints,
  invoke: (functionName: string, event: unknown) => Promise<unknown>,
  report: (queueArn: string, body: object) => Promise<void>,
): Schedules => {
  const abort = new AbortController();

  /** As Lambda treats an event that nobody waits for: tried again, then reported. */
  const invokeLater = async ({ functionName, input, retries, onFailureArn }: Schedule): Promise<void> => {
    for (let tries = 0; ; tries++) {
      try {
        await invoke(functionName, input);
        return;
      } catch (error) {
        if (abort.signal.aborted) return;
        if (tries >= retries) {
          const responsePayload = { errorMessage: (error as Error).message };
          const failure = { version: '1.0', requestPayload: input, responsePayload };
          // Where that cannot be told either, the next run still comes.
          if (onFailureArn) await report(onFailureArn, failure).catch(() => {});
          return;
        }
        await wait(pauseMs * 2 ** tries, undefined, { signal: abort.signal });
      }
    }
  };
  const keep = async (schedule: Schedule): Promise<void> => {
    const key = `schedule ${schedule.id}`;
    let last = new Date(checkpoints.get(key) ?? Date.now());
    checkpoints.set(key, last.toISOString());
    for (;;) {
      const due = nextTime(schedule.expression, schedule.timeZone, last);
      if (!due) return;
      for (let left = due.getTime() - Date.now(); left > 0; left = due.getTime() - Date.now()) {
        await wait(Math.min(left, longestTimerMs), undefined, { signal: abort.signal });
      }
      await invokeLater(schedule);
      abort.signal.throwIfAborted();
      last = new Date();
      checkpoints.set(key, last.toISOString());
    }
  };
  for (const schedule of schedules) keep(schedule).catch(() => {});
  return {
    run: async (name) => {
      const schedule = schedules.find((one) => one.name === name || one.id === name);
      if (!schedule) throw new Error(`There is no schedule ${name}.`);
      return invoke(schedule.functionName, schedule.input);
    },
    stop: () => abort.abort(),
  };
};

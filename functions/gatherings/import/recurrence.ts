import { dayOfWeek } from '../../../shared/weeks.ts';
import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts';

/**
 * On which days a recurring event is, looked at day by day: so however a rule is written, it costs no more than the days
 * it is looked at for. (An iterator of the usual kind runs for ever on rules that never match.) Pure.
 * Source: RFC 5545, 3.3.10; what people's calendars write, and no more of it.
 */
export type Rule = {
  readonly freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly count?: number | undefined;
  /** The last day, included. */
  readonly until?: Day | undefined;
  readonly byday?: readonly { readonly nth: number; readonly weekday: number }[] | undefined;
  readonly bymonthday?: readonly number[] | undefined;
  readonly bymonth?: readonly number[] | undefined;
  readonly bysetpos?: readonly number[] | undefined;
  /** 0 is Monday. */
  readonly wkst: number;
};

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const partsOf = (day: Day) => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  date: Number(day.slice(8)),
});

const numbers = (value: unknown): readonly number[] | undefined =>
  value === undefined ? undefined : (Array.isArray(value) ? value : [value]).map(Number);
const bydays = (value: unknown): Rule['byday'] =>
  value === undefined
    ? undefined
    : (Array.isArray(value) ? value : [value]).map((each) => {
        const [, nth = '', name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(String(each)) ?? [];
        return { nth: Number(nth), weekday: weekdays.indexOf(name) };
      });

/** No rule that anybody means lists more: each is looked at for each day. */
const longestList = 100;

const known = ['freq', 'interval', 'count', 'until', 'byday', 'bymonthday', 'bymonth', 'bysetpos', 'wkst'];

/**
 * A rule as ical.js reads it. Undefined for what is not expanded: more often than daily, and parts that only other rules
 * have (BYHOUR, BYWEEKNO, BYYEARDAY, ...).
 */
export const ruleFrom = (said: Readonly<Record<string, unknown>>): Rule | undefined => {
  const { freq, interval = 1, count, until, byday, bymonthday, bymonth, bysetpos, wkst = 2 } = said;
  if (!['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(String(freq))) return undefined;
  if (Object.keys(said).some((name) => !known.includes(name))) return undefined;
  if (Object.values(said).some((value) => Array.isArray(value) && value.length > longestList)) return undefined;
  if (bysetpos !== undefined && freq !== 'MONTHLY') return undefined;
  const days = bydays(byday);
  if (days?.some(({ weekday }) => weekday < 0)) return undefined;
  return {
    freq: freq as Rule['freq'],
    interval: Math.max(1, Number(interval) || 1),
    count: count === undefined ? undefined : Number(count),
    until: until === undefined ? undefined : String(until).slice(0, 10),
    byday: days,
    bymonthday: numbers(bymonthday),
    bymonth: numbers(bymonth),
    bysetpos: numbers(bysetpos),
    // ical.js counts from Sunday, which is 1.
    wkst: typeof wkst === 'number' ? (wkst + 5) % 7 : Math.max(0, weekdays.indexOf(String(wkst))),
  };
};

const lengthOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The nth of its weekday in the month or year, counted from either end. */
const isNth = (nth: number, place: number, length: number): boolean =>
  nth === 0 || (nth > 0 ? Math.ceil(place / 7) === nth : Math.ceil((length - place + 1) / 7) === -nth);

const isOnDay = (rule: Rule, day: Day, start: Day): boolean => {
  const { year, month, date } = partsOf(day);
  const { byday, bymonthday, bymonth, freq } = rule;
  const length = lengthOfMonth(year, month);
  if (bymonth && !bymonth.includes(month)) return false;
  if (bymonthday && !bymonthday.some((each) => (each > 0 ? each === date : length + each + 1 === date))) return false;
  if (byday) {
    const inYear = freq === 'YEARLY' && !bymonth;
    const first = `${day.slice(0, 4)}-01-01`;
    const place = inYear ? daysBetween(first, day) + 1 : date;
    const whole = inYear ? daysBetween(first, `${year + 1}-01-01`) : length;
    const counts = freq === 'MONTHLY' || freq === 'YEARLY';
    const weekday = dayOfWeek(day);
    return byday.some((each) => each.weekday === weekday && (!counts || isNth(each.nth, place, whole)));
  }
  if (bymonthday || freq === 'DAILY') return true;
  if (freq === 'WEEKLY') return dayOfWeek(day) === dayOfWeek(start);
  const { month: startMonth, date: startDate } = partsOf(start);
  return date === startDate && (freq === 'MONTHLY' || bymonth !== undefined || month === startMonth);
};

/** Which day, week, month or year from the first it lies in. */
const periodOf = ({ freq, wkst }: Rule, day: Day, start: Day): number => {
  if (freq === 'DAILY') return daysBetween(start, day);
  if (freq === 'WEEKLY') {
    const into = (each: Day) => (dayOfWeek(each) - wkst + 7) % 7;
    return (daysBetween(start, day) + into(start) - into(day)) / 7;
  }
  const [from, to] = [partsOf(start), partsOf(day)];
  return freq === 'YEARLY' ? to.year - from.year : (to.year - from.year) * 12 + to.month - from.month;
};

const picked = (days: readonly Day[], { bysetpos }: Rule): readonly Day[] =>
  bysetpos
    ? Object.values(Object.groupBy(days, (day) => day.slice(0, 7))).flatMap((month = []) =>
        month.filter((_, i) => bysetpos.includes(i + 1) || bysetpos.includes(i - month.length)),
      )
    : days;

/**
 * The days of a rule from its first on, to the last day looked at, both included; the first is one of them whatever the
 * rule says. The caller bounds how many days that is.
 */
export const daysOfRule = (rule: Rule, start: Day, last: Day): readonly Day[] => {
  const [from, to] = [rule.bysetpos ? `${start.slice(0, 7)}-01` : start, rule.bysetpos ? endOfMonth(last) : last];
  const found: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    if (periodOf(rule, day, start) % rule.interval === 0 && isOnDay(rule, day, start)) found.push(day);
  const days = picked(found, rule).filter((day) => day > start && day <= last);
  const { count = Infinity, until = last } = rule;
  return [start, ...days].slice(0, count).filter((day) => day <= until);
};

const endOfMonth = (day: Day): Day => {
  const { year, month } = partsOf(day);
  return `${day.slice(0, 8)}${lengthOfMonth(year, month)}`;
};

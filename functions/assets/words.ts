import {
  act,
  type Announcement,
  announcing,
  enumerated,
  know,
  type NameOf,
  type Sentences,
  type Told,
  whom,
} from '../../shared/words.ts';
import { type Text, text } from '../../shared/problems.ts';
import type { Unit } from '../../shared/units.ts';
import type { AssetsNotice } from './events.ts';
import type { Kind, Span } from './state.ts';

/** What is said of bikes and cabins. Pure; free texts (notes, reasons) stay behind the link, since they may name a person. */

const nouns: Readonly<Record<Kind, Text>> = {
  cabin: text('valstugan', 'the cabin'),
  bike: text('valcykeln', 'the campaign bike'),
  other: text('tillgången', 'the asset'),
};
const named = ({ kind, asset }: { readonly kind: Kind; readonly asset: string }): Text =>
  text(`${nouns[kind].sv} ${asset}`, `${nouns[kind].en} ${asset}`);
const during = ({ from, to }: Span): Text =>
  from === to ? text(from, from) : text(`från ${from} till ${to}`, `from ${from} to ${to}`);

const hours = (minutes: number): Text => {
  const figure = (minutes / 60).toFixed(1).replace(/\.0$/, '');
  return text(`${figure.replace('.', ',')} timmar`, `${figure} hours`);
};

/** Who has booked it is asked to fill the hours that are left. */
const unstaffed = (minutes: number, isOwn: boolean, sv: string, en: string): Announcement => {
  if (minutes === 0) return know(`${sv}.`, `${en}.`);
  const left = hours(minutes);
  return (isOwn ? act : know)(
    `${sv}; ${left.sv} av öppettiden är ännu obemannade.`,
    `${en}; ${left.en} of the opening hours are not staffed yet.`,
  );
};

const sentences: Sentences<AssetsNotice> = {
  AssetSet: (event) => {
    const name = named(event);
    return know(`${name.sv} finns att boka.`, `${name.en} can be booked.`);
  },
  AssetBooked: (event, reader) => {
    const [name, days, by] = [named(event), during(event), whom(reader, event)];
    const isOwn = reader.unit === event.unit;
    return unstaffed(
      event.unattendedMinutes,
      isOwn,
      `${by.sv} har bokat ${name.sv} ${days.sv}`,
      `${by.en} ${isOwn ? 'have' : 'has'} booked ${name.en} ${days.en}`,
    );
  },
  CrewSet: (event, reader) => {
    const [name, days] = [named(event), during(event)];
    return unstaffed(
      event.unattendedMinutes,
      reader.unit === event.unit,
      `bemanningen av ${name.sv} ${days.sv} är ändrad`,
      `the crew of ${name.en} ${days.en} was changed`,
    );
  },
  BookingCancelled: (event, reader) => {
    const [name, by] = [named(event), whom(reader, event)];
    const days = during({ from: event.freedFrom, to: event.to });
    const whose = reader.unit === event.unit ? text('er bokning', 'your booking') : by;
    return reader.unit === event.unit
      ? know(`${whose.sv} av ${name.sv} ${days.sv} är avbokad.`, `${whose.en} of ${name.en} ${days.en} is cancelled.`)
      : know(
          `bokningen av ${name.sv} ${days.sv} för ${by.sv} är avbokad.`,
          `the booking of ${name.en} ${days.en} for ${by.en} is cancelled.`,
        );
  },
  DefectReported: (event, { unit }) => {
    const [name, days] = [named(event), during(event)];
    const [sv, en] = [`${name.sv} går inte att använda ${days.sv}`, `${name.en} cannot be used ${days.en}`];
    const own = event.affected.filter((each) => each.unit === unit);
    if (own.length === 0) {
      const count = event.affected.length;
      return know(`${sv} (berörda bokningar: ${count}).`, `${en} (bookings affected: ${count}).`);
    }
    const booked = own.map((each) => ({ days: during(each), free: enumerated(each.instead) }));
    const said = (language: 'sv' | 'en', none: string, free: string) =>
      booked.map(
        (each) => `${each.days[language]} ${each.free[language] === '' ? none : `${free} ${each.free[language]}`}`,
      );
    return act(
      `${sv}, men ni har bokat den: ${said('sv', 'är inget annat ledigt', 'är i stället lediga').join('; ')}.`,
      `${en}, but you have booked it: ${said('en', 'nothing else is free', 'there are free instead').join('; ')}.`,
    );
  },
  DefectEnded: (event, { unit }) => {
    const [name, days] = [named(event), during(event)];
    const own = event.affected.filter((each) => each.unit === unit);
    if (own.length === 0)
      return know(`${name.sv} går åter att använda ${days.sv}.`, `${name.en} can be used again ${days.en}.`);
    const booked = own.map(during);
    return know(
      `${name.sv} går åter att använda, som ni har bokat ${booked.map((each) => each.sv).join('; ')}.`,
      `${name.en} can be used again, which you have booked ${booked.map((each) => each.en).join('; ')}.`,
    );
  },
};

const said = announcing<AssetsNotice>('assets', sentences);

/** The events' partition is the assets' own; what they are about is found below the materials. */
const linked = (event: Told<AssetsNotice>, recipient: Unit): string => {
  if (event.type !== 'DefectReported' && event.type !== 'DefectEnded')
    return event.subject.replace(/^assets\/(?=bookings\/)/, 'materials/').replace(/^assets\//, 'materials/assets/');
  const own = event.affected.find(({ unit }) => unit === recipient);
  return own ? `materials/bookings/${own.booking}` : `materials/assets/${event.asset}`;
};

/**
 * What an event of bikes and cabins means for the recipient: what happened, and what is expected of whom. Pure.
 * @throws when there is no such event: a message made by a later version of Valsam.
 */
export const announce = (event: Told<AssetsNotice>, recipient: Unit, nameOf: NameOf): Announcement => ({
  ...said(event, recipient, nameOf),
  about: linked(event, recipient),
});

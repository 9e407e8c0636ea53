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
import { assetCalled, titles } from './called.ts';
import type { Span } from './state.ts';

/** What is said of bikes and cabins. Pure; free texts (notes, reasons) stay behind the link, since they may name a person. */

const named = ({ asset }: { readonly asset: string }): Text => text(assetCalled(asset), assetCalled(asset));
const during = ({ from, to }: Span): Text =>
  from === to ? text(from, from) : text(`från ${from} till ${to}`, `from ${from} to ${to}`);

const hours = (minutes: number): Text => {
  const figure = (minutes / 60).toFixed(1).replace(/\.0$/, '');
  return text(`${figure.replace('.', ',')} timmar`, `${figure} hours`);
};

/** By whom, where it was somebody else. */
const why = (
  { by, unit }: { readonly by?: Unit; readonly unit: Unit },
  { nameOf, unit: reader }: { readonly nameOf: NameOf; readonly unit: Unit },
): Text =>
  by === undefined || by === unit || by === reader
    ? text('', '')
    : text(
        `; det gjorde ${nameOf(by)}, och skälet finns vid bokningen`,
        `; this was done by ${nameOf(by)}, and the reason is with the booking`,
      );

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
  AssetRemoved: (event) => {
    const name = named(event);
    return event.retired
      ? know(`${name.sv} lånas inte längre ut.`, `${name.en} is lent out no more.`)
      : know(`${name.sv} är borttagen.`, `${name.en} was removed.`);
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
      `bemanningen av ${name.sv} ${days.sv} är ändrad${why(event, reader).sv}`,
      `the crew of ${name.en} ${days.en} was changed${why(event, reader).en}`,
    );
  },
  BookingChanged: (event, reader) => {
    const [name, days, by] = [named(event), during(event), whom(reader, event)];
    const [was, before, said] = [named(event.was), during(event.was), why(event, reader)];
    const isOwn = reader.unit === event.unit;
    return unstaffed(
      event.unattendedMinutes,
      isOwn,
      `${isOwn ? 'er bokning' : `bokningen för ${by.sv}`} av ${was.sv} ${before.sv} gäller nu ${name.sv} ${days.sv}${said.sv}`,
      `${isOwn ? 'your booking' : `the booking for ${by.en}`} of ${was.en} ${before.en} is now of ${name.en} ${days.en}${said.en}`,
    );
  },
  BookingCancelled: (event, reader) => {
    const [name, by] = [named(event), whom(reader, event)];
    const days = during({ from: event.freedFrom, to: event.to });
    const whose = reader.unit === event.unit ? text('er bokning', 'your booking') : by;
    const said = why(event, reader);
    return reader.unit === event.unit
      ? know(
          `${whose.sv} av ${name.sv} ${days.sv} är avbokad${said.sv}.`,
          `${whose.en} of ${name.en} ${days.en} is cancelled${said.en}.`,
        )
      : know(
          `bokningen av ${name.sv} ${days.sv} för ${by.sv} är avbokad${said.sv}.`,
          `the booking of ${name.en} ${days.en} for ${by.en} is cancelled${said.en}.`,
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
    const booked = own.map((each) => ({ days: during(each), free: enumerated(each.instead.map(assetCalled)) }));
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

const said = announcing<AssetsNotice>('assets', sentences, titles);

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

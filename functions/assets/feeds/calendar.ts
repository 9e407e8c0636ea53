import ical, { escape, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { sentence } from '../../../shared/words.ts';
import { assetName } from '../called.ts';
import { addDays, type Day } from '../../../shared/calendar.ts';
import { sha256 } from '../../../shared/ids.ts';
import { type Language, type Text, text } from '../../../shared/problems.ts';
import type { ById } from '../../../shared/reads.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import { hoursOf, unattended } from '../crew.ts';
import type { Asset, Booking, Span } from '../state.ts';

/** The calendars of bikes and cabins: a unit's bookings, or the days of one asset. Pure. Source of the form: RFC 5545. */
type Entry = Span & {
  readonly uid: string;
  readonly sequence: number;
  readonly changedAt: string;
  readonly summary: Text;
  readonly description: readonly Text[];
  readonly cancelled?: boolean;
};

const named = (asset: Pick<Asset, 'kind' | 'id' | 'name'>): Text => {
  const { sv, en } = assetName(asset);
  return sentence(sv, en);
};

const bookingEntry = (booking: Booking, asset: Asset | undefined): Entry => {
  const { id: uid, kind, from, to, status, version: sequence, updatedAt: changedAt } = booking;
  const open = asset && hoursOf(asset);
  const left = asset ? unattended(asset, booking, booking.crew).map((gap) => `${gap.day} ${gap.from}–${gap.to}`) : [];
  return {
    uid,
    sequence,
    changedAt,
    from,
    to,
    summary: named(asset ?? { kind, id: booking.asset }),
    description: [
      ...(asset?.home === undefined ? [] : [text(`Hämtas: ${asset.home}`, `Fetched at: ${asset.home}`)]),
      ...(open ? [text(`Öppet ${open.from}–${open.to}`, `Open ${open.from}–${open.to}`)] : []),
      ...(left.length === 0 ? [] : [text(`Obemannat: ${left.join(', ')}`, `Not staffed: ${left.join(', ')}`)]),
    ],
    cancelled: status === 'cancelled',
  };
};

/** What a unit has booked, what it cancelled as cancelled. */
export const entriesOfUnit = (bookings: readonly Booking[], assets: ById<Asset>): readonly Entry[] =>
  bookings.map((booking) => bookingEntry(booking, assets[booking.asset]));

/** When an asset is taken or defective. By whom: only for an office, and for who it is. */
export const entriesOfAsset = (asset: Asset, reader: Unit, nameOf: (unit: Unit) => string): readonly Entry[] => {
  const { version: sequence, updatedAt: changedAt, taken, defects } = asset;
  const name = named(asset);
  const entry = (span: Span, uid: string, summary: Text): Entry => ({
    uid,
    sequence,
    changedAt,
    from: span.from,
    to: span.to,
    summary,
    description: [],
  });
  return [
    ...taken.map((each) => {
      const who = isOffice(reader) || each.unit === reader ? nameOf(each.unit) : undefined;
      // A booking's id says whose it is.
      const uid = sha256(each.booking).slice(0, 26);
      return entry(each, uid, text(`${name.sv}: ${who ?? 'bokad'}`, `${name.en}: ${who ?? 'booked'}`));
    }),
    ...defects.map((each) => entry(each, each.id, text(`${name.sv}: ur bruk`, `${name.en}: out of order`))),
  ];
};

/** Midnight in UTC stands for the day: of a whole day only its date is written, so no clock and no DST moves it. */
const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);

export const calendarOf = (campaign: string, title: Text, entries: readonly Entry[], language: Language): string => {
  const calendar = ical({
    // The library escapes what belongs to an event, but not the name of the calendar.
    name: escape(title[language], false),
    prodId: { company: 'Valsam', product: 'assets', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { uid, sequence, changedAt, from, to, summary, description, cancelled } of entries)
    calendar.createEvent({
      id: `${uid}.${campaign}@valsam`,
      sequence,
      stamp: new Date(changedAt),
      start: dateOf(from),
      // The end is the first day that is free again.
      end: dateOf(addDays(to, 1)),
      allDay: true,
      summary: summary[language],
      description: description.map((line) => line[language]).join('\n'),
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  return calendar.toString();
};

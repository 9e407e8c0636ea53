import { namesFrom } from '../../shared/words.ts';
import { fromListed, listedKey, listedOf, rowOf } from '../../functions/gatherings/listing.ts';
import type { Gathering } from '../../functions/gatherings/state.ts';
import { usualKinds } from '../../functions/gatherings/labels.ts';
import { spoken } from '../../functions/gatherings/languages.ts';
import { eventPage } from '../../functions/gatherings/public/event-page.ts';
import type { Site, SpokenEvent } from '../../functions/gatherings/public/shown.ts';
import { event } from './events-state.ts';

/** What the public pages and feeds are made of, for tests of them. */
export const site = (change: Partial<Site> = {}): Site => ({
  campaign: 'val-2018',
  campaignName: 'Valrörelsen 2018',
  nameOf: namesFrom({ solna: 'Solna', nacka: 'Nacka' }),
  kinds: usualKinds,
  language: 'sv',
  origin: 'https://valsam.example',
  ...change,
});

export const idOf = (number: number): string => `01M83Y8C5VKN9V3T2F${String(number).padStart(8, '0')}`;

export const published = (number: number, change: Partial<Gathering> = {}): Gathering =>
  event('published', { id: idOf(number), ...change });

/** As it comes back from the table. */
export const listed = (number: number, change: Partial<Gathering> = {}, wish = 'sv'): SpokenEvent => {
  const is = published(number, change);
  return spoken(fromListed({ key: listedKey(is), row: rowOf(listedOf(is)) }), wish);
};

/** Its page, for somebody who reads that language. */
export const pageFor = (
  event: Gathering,
  as: Partial<Site> = {},
  wish = 'sv',
  lang?: string,
  near: readonly SpokenEvent[] = [],
): string => {
  const told = spoken(event, wish);
  return eventPage({ listed: { ...listedOf(told), said: told.said }, event: told, near, site: site(as), lang });
};

/** Texts that would break a format which forgets to escape, each legal where it is stored. */
export const nasty: readonly string[] = [
  '<script>alert(1)</script>',
  ']]> and ]]> once more',
  '"double" \'single\' `tick`',
  'line\u2028separator\u2029paragraph',
  'A &amp; B & C &lt; D; E, F \\ G \\n H',
  '</title></style><!-- --> <![CDATA[ x ]]>',
  'BEGIN:VEVENT; X=1:END:VCALENDAR',
  'Åäö ÅÄÖ – 東京 العربية ትግርኛ 👩‍👩‍👧‍👦',
  '\u2067שלום\u2069 עולם',
  '{{7*7}} ${7*7} %0d%0aSet-Cookie:x=1 %s',
];
/** Legal in JSON and HTML, but XML cannot hold it. */
export const notInXml = 'a\uffffb\ufffec';

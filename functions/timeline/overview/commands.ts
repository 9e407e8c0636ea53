import type { AllOf } from '../../../shared/capability.ts';
import { dayOf } from '../../../shared/calendar.ts';
import { show } from '../../../shared/command.ts';
import { csvOf } from '../../../shared/csv.ts';
import { associations } from '../../../shared/directory.ts';
import type { Raw } from '../../../shared/edge/answer.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { inOrder } from '../../../shared/reads.ts';
import { type NameOf, namesFrom } from '../../../shared/words.ts';
import { governing } from '../governed.ts';
import { governedBehind } from '../on-milestone.ts';
import { campaignDays, timelineShown } from '../store.ts';
import { viewAll, viewTimeline } from '../views.ts';
import { contract, csvType, svgType } from './contract.ts';
import { drawingOf } from './drawing.ts';
import { tableOf } from './table.ts';

/** The whole timeline, as it is shown. */
const unitNames = (campaign: string) =>
  associations(
    campaign,
    (all): NameOf => namesFrom(Object.fromEntries(all.map(({ id, name }) => [String(id), String(name)]))),
    { consistent: false },
  );
const readNamed = ({ params: { campaign } }: { readonly params: { readonly campaign: string } }) =>
  inOrder({ timeline: timelineShown(campaign), nameOf: unitNames(campaign), campaign: campaignDays(campaign) });

const file = (raw: string, headers: Readonly<Record<string, string>>): Raw => ({ status: 200, raw, headers });

export const operationsOf = (all: AllOf<'dated'>): Handlers<typeof contract> => {
  const governed = governing(all);
  return {
    showTimeline: show(contract.showTimeline, {
      reads: ({ params: { campaign } }) =>
        inOrder({ timeline: timelineShown(campaign) }, (found) => ({
          things: governed.things(campaign, governedBehind(found.timeline, undefined, '')),
        })),
      answer: ({ timeline, things }, _input, now) => ({
        status: 200,
        body: viewTimeline(timeline, things, dayOf(now)),
        version: timeline.version,
      }),
    }),

    exportTimeline: show(contract.exportTimeline, {
      reads: readNamed,
      answer: ({ timeline, nameOf }, { params: { campaign }, language }, now) =>
        file(csvOf(tableOf(timeline, viewAll(timeline, dayOf(now)), { nameOf, language })), {
          'content-type': `${csvType}; charset=utf-8`,
          'content-disposition': `attachment; filename="${campaign}-timeline.csv"`,
        }),
    }),

    drawTimeline: show(contract.drawTimeline, {
      reads: readNamed,
      answer: ({ timeline, nameOf, campaign: { name } }, { language }, now) =>
        file(
          drawingOf(viewAll(timeline, dayOf(now)), {
            title: name,
            electionDay: timeline.electionDay ?? '',
            today: dayOf(now),
            nameOf,
            language,
          }),
          {
            'content-type': `${svgType}; charset=utf-8`,
            'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
          },
        ),
    }),
  };
};

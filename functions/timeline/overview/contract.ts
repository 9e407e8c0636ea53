import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import * as example from '../examples.ts';
import { timeline } from '../resources.ts';

/** The whole timeline (D25): as data, as a table and as a picture. Pure. */
const path = '/campaigns/{campaign}/timeline';
const readable = { see: 'members', act: 'members', refusals: [] } as const;

export const csvType = 'text/csv';
export const svgType = 'image/svg+xml';

export const contract = {
  showTimeline: {
    ...readable,
    route: `GET ${path}`,
    summary: 'The timeline: days, how late each may be, what is in conflict, and who has how much to do',
    description:
      'D25. `float` is how many days later does no harm: neither moves a pinned one nor puts off what is meant for before election day; `criticalPath` are those without any, in their order. `outOfStep` are things that milestones govern and that have another day. `load` counts for each owner how many planned ones go on in a week.',
    result: timeline,
    example: { result: example.timeline },
  },
  exportTimeline: {
    ...readable,
    route: `GET ${path}.csv`,
    summary: 'Export the timeline as CSV',
    description:
      'With BOM, `;` between cells, CRLF and decimal comma, as a Swedish Excel opens it; a text that begins with `=`, `+`, `-` or `@` gets an apostrophe before it.',
    result: z.string(),
    produces: csvType,
    example: { result: 'Milstolpe;Ägare;…' },
  },
  drawTimeline: {
    ...readable,
    route: `GET ${path}.svg`,
    summary: 'The timeline as a picture',
    description:
      'A bar for each milestone by day: critical ones, pinned ones, conflicts, today and election day marked.',
    result: z.string(),
    produces: svgType,
    example: { result: '<svg …>' },
  },
} as const satisfies Contract;

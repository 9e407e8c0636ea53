import type { Send } from './sending.ts';

export type TimelinePart = { readonly timeline?: { readonly template: string } };

/** The milestones of a template, by a head; what a load before has entered stays. */
export const importTimeline = async ({ timeline }: TimelinePart, path: string, send: Send): Promise<void> => {
  if (!timeline) return;
  const { items } = await send('district-head', 'GET', `${path}/milestones`);
  if ((items as readonly object[]).length === 0)
    await send('district-head', 'POST', `${path}/milestones/template`, timeline, 'import-timeline');
};

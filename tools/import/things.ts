import type { CampaignFile } from './import.ts';

/** How many things of the file are whose: of a unit, or kept or employed by an office. */
export const thingsOf = (file: CampaignFile) => {
  const things = new Map<string, number>();
  const count = (unit: string | undefined): void => {
    if (unit !== undefined) things.set(unit, (things.get(unit) ?? 0) + 1);
  };
  for (const { office } of file.pot.contributions) count(office);
  for (const { employer, shares } of file.positions ?? [])
    for (const unit of new Set([employer, ...shares.map((share) => (share as { unit?: string }).unit)])) count(unit);
  for (const { unit } of [...(file.staffRequests ?? []), ...(file.visits ?? [])]) count(unit);
  for (const { owner } of file.channels ?? []) count(owner);
  for (const { organisers } of file.events ?? []) for (const unit of organisers) count(unit);
  // The district keeps the budget, the catalogue, what is lent out, and the candidates.
  for (const _ of [file.pot.budgetLines, file.catalogue, file.assets, file.candidates].flatMap((all) => [
    ...(all ?? []),
  ]))
    count('district');
  return [...things].map(([unit, number]) => ({ unit, things: number }));
};

import type { Names } from '../../core/names.ts';
import type { Answer } from '../../core/contract.ts';
import { read } from '../../core/data.ts';
import { copies } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { Chip, type Tone } from '../../parts/chip.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { editionName } from './sources.tsx';
import { texts } from './texts.ts';

type Listed = Answer<'GET /campaigns/{campaign}/materials/orders'>['items'][number];
type Status = Listed['status'];
const looks: Readonly<Record<Status, { readonly tone: Tone; readonly icon?: IconName }>> = {
  placed: { tone: 'plain', icon: 'check' },
  picking: { tone: 'told', icon: 'box' },
  'partly-delivered': { tone: 'told', icon: 'box' },
  delivered: { tone: 'soon', icon: 'box' },
  received: { tone: 'good', icon: 'check' },
  cancelled: { tone: 'plain', icon: 'cross' },
};

/** Where an order is, in words. */
export const OrderState = ({ order: { status } }: { readonly order: Pick<Listed, 'status'> }) => (
  <Chip {...looks[status]}>{texts().status[status]}</Chip>
);

/** What packs are called: by their size. */
export const packNamesIn = (campaign: string): ((id: string) => string) => {
  const { value } = read('GET /campaigns/{campaign}/materials/catalogue', { path: { campaign } });
  const sizes = new Map(value?.packs.map(({ id, size }) => [id, size]));
  return (id) => {
    const size = sizes.get(id);
    return size === undefined ? texts().plain : texts().pack[size];
  };
};
type OrderNames = { readonly called: Names; readonly pack: (id: string) => string };

/** What an order is called: by its packs, or by what it is of. */
export const orderName = (
  { packs = [], lines }: Pick<Listed, 'packs' | 'lines'>,
  { called, pack }: OrderNames,
): string => {
  const say = texts();
  if (packs.length > 0) return packs.map((each) => say.packs(pack(each.pack), each.quantity)).join(', ');
  const [line] = lines;
  return lines.length === 1 && line
    ? say.line(copies(line.quantity, language.value), editionName(called, line))
    : `${say.plain}, ${say.items(lines.length)}`;
};

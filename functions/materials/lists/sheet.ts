import { languageName } from '../../../shared/languages.ts';
import { light } from '../../../shared/look.ts';
import type { Language } from '../../../shared/problems.ts';
import { bytesOf, type Doc, type Drawing, drawingOn, type Fonts, openDocument, type Style } from './drawing.ts';
import type { Picked, PickedOrder, PickList } from './picking.ts';
import { aboutOrder, continued, pageOf, tooMuch, words } from './words.ts';

/** The pick list on paper: A4, lengths in points. */
const page = { left: 42, right: 553, top: 74, bottom: 796 } as const;
const columns = {
  box: { x: page.left, width: 10 },
  quantity: { x: 60, width: 48 },
  name: { x: 118, width: 320 },
  language: { x: 446, width: 107 },
} as const;
const styles = {
  title: { font: 'bold', size: 15 },
  unit: { font: 'bold', size: 12, colour: light.gran },
  line: { font: 'regular', size: 10 },
  quantity: { font: 'bold', size: 10 },
  small: { font: 'regular', size: 8, colour: light.soft },
  warning: { font: 'bold', size: 10, colour: light.falu },
} as const satisfies Record<string, Style>;
const leading = 1.35;

/** Something that is not divided between two pages. */
type Block = {
  readonly height: number;
  readonly draw: (y: number) => void;
  /** It never stands last on a page. */
  readonly keepsNext?: true;
  /** What stands above it when it comes first on a page. */
  readonly under?: Block;
};

const blocksFor = (doc: Doc, { linesOf, widthOf, write }: Drawing, language: Language) => {
  const paragraph = (text: string, style: Style, before = 0, x: number = page.left): Block => {
    const height = style.size * leading;
    const lines = linesOf(text, style, page.right - x);
    return {
      height: before + lines.length * height,
      draw: (y) => lines.forEach((line, i) => write(line, x, y + before + i * height + style.size, style)),
    };
  };

  /** A box to tick, how many, of what; what does not fit in a column goes on below. */
  const row = ({ quantity, name, language: edition }: Picked): Block => {
    const cells = [
      { ...columns.name, style: styles.line, text: name },
      { ...columns.language, style: styles.line, text: languageName(edition, language) },
    ].map((cell) => ({ ...cell, lines: linesOf(cell.text, cell.style, cell.width) }));
    const [copies = { text: '', direction: 'ltr' as const }] = linesOf(`${quantity}`, styles.quantity, 100);
    const { x, width } = columns.quantity;
    return {
      height: Math.max(...cells.map(({ lines, style }) => lines.length * style.size * leading)) + 5,
      draw: (y) => {
        doc
          .lineWidth(0.8)
          .rect(columns.box.x, y + 1, columns.box.width, columns.box.width)
          .stroke(light.ink);
        const foot = y + styles.line.size;
        write(copies, x + width - widthOf(copies, styles.quantity), foot, styles.quantity);
        for (const { lines, style, x: at } of cells)
          lines.forEach((line, i) => write(line, at, foot + i * style.size * leading, style));
      },
    };
  };

  const ofOrder = (order: PickedOrder, isFirst: boolean): readonly Block[] => {
    const unit: Block = { ...paragraph(order.name, styles.unit, 12), keepsNext: true };
    const above = (id?: string) => ({ under: paragraph(continued(order.name, id)[language], styles.unit) });
    const about: Block = {
      ...paragraph(aboutOrder(order)[language], styles.small, isFirst ? 0 : 6),
      keepsNext: true,
      ...(!isFirst && above()),
    };
    const { deliverTo } = order;
    const place = deliverTo?.trim().replaceAll(/\s*\n\s*/g, ', ');
    const to = place ? [paragraph(`${words.deliverTo[language]}: \u2068${place}\u2069`, styles.line)] : [];
    const again = above(order.order);
    return [
      ...(isFirst ? [unit] : []),
      about,
      ...to.map((block): Block => ({ ...block, height: block.height + 3, keepsNext: true })),
      ...order.lines.map((line) => ({ ...row(line), ...again })),
    ];
  };

  const ofTotals = (totals: readonly Picked[]): readonly Block[] => {
    const heading = words.totals[language];
    const under = paragraph(continued(heading)[language], styles.unit);
    return [
      { ...paragraph(heading, styles.unit, 20), keepsNext: true },
      ...totals.map((line) => ({ ...row(line), under })),
    ];
  };

  const all = ({ orders, totals, left }: PickList): readonly Block[] => [
    ...(left ? [paragraph(tooMuch(left)[language], styles.warning)] : []),
    ...(orders.length === 0 ? [paragraph(words.nothing[language], styles.line)] : []),
    ...orders.flatMap((order, i) => ofOrder(order, order.unit !== orders[i - 1]?.unit)),
    ...(totals.length === 0 ? [] : ofTotals(totals)),
  ];
  return { paragraph, all };
};

/** From the top of a first page down; what keeps the next goes with it to a new page. */
const place = (doc: Doc, blocks: readonly Block[]): void => {
  doc.addPage();
  let y: number = page.top;
  blocks.forEach((block, i) => {
    let needed = block.height;
    for (let next = i; blocks[next]?.keepsNext; next++) needed += blocks[next + 1]?.height ?? 0;
    if (y + needed > page.bottom) {
      doc.addPage();
      y = page.top;
      block.under?.draw(y);
      y += block.under ? block.under.height + 4 : 0;
    }
    block.draw(y);
    y += block.height;
  });
};

/** The PDF of a pick list; the same list makes the same bytes. */
export const pickSheet = (
  list: PickList,
  { depotName, language, fonts }: { readonly depotName: string; readonly language: Language; readonly fonts: Fonts },
): Promise<Uint8Array> => {
  const title = `${words.pickList[language]} · ${depotName} · ${list.day}`;
  const doc = openDocument(title, language, new Date(`${list.day}T00:00:00Z`));
  const { paragraph, all } = blocksFor(doc, drawingOn(doc, fonts), language);
  place(doc, all(list));
  const { count } = doc.bufferedPageRange();
  for (let at = 0; at < count; at++) {
    doc.switchToPage(at);
    paragraph(title, styles.title).draw(36);
    paragraph(pageOf(at + 1, count)[language], styles.small, 0, page.right - 70).draw(810);
  }
  return bytesOf(doc);
};

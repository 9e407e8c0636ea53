/**
 * A small strict reader of HTML for tests: what a browser would silently mend is an error here. Source of the form: HTML
 * Living Standard, 13.1 (elements nest, attributes are quoted, nothing but the five entities that we write).
 */
export type Element = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
};

const voids = new Set(['meta', 'link', 'input', 'br', 'img', 'hr']);
const raw = new Set(['style', 'script']);
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** @throws for an `&` that begins no entity which we write. */
export const decoded = (text: string): string =>
  text.replaceAll(/&([^;]{0,6});?/g, (whole, name: string) => {
    const char = entities[name];
    if (char === undefined) throw new Error(`not escaped: ${whole}`);
    return char;
  });

const tagPattern = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z:-]+(?:="[^"<>]*")?)*)\s*>/y;
const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([a-z:-]+)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [name as string, decoded(value)]),
  );

/** The tree of a whole page. @throws when it is not well formed. */
export const parseHtml = (html: string): Element => {
  if (!html.startsWith('<!doctype html>')) throw new Error('no doctype');
  const root: Element = { tag: '', attributes: {}, children: [] };
  const open: Element[] = [root];
  let at = '<!doctype html>'.length;
  while (at < html.length) {
    const here = open.at(-1) as Element;
    if (raw.has(here.tag)) {
      const end = html.indexOf(`</${here.tag}`, at);
      here.children.push(html.slice(at, end));
      at = end;
    }
    const next = html.indexOf('<', at);
    here.children.push(decoded(html.slice(at, next < 0 ? html.length : next)));
    if (next < 0) break;
    tagPattern.lastIndex = next;
    const [whole, closing, tag, attributes] = tagPattern.exec(html) ?? [];
    if (whole === undefined || tag === undefined) throw new Error(`no tag: ${html.slice(next, next + 60)}`);
    at = next + whole.length;
    if (closing) {
      const closed = open.pop();
      if (closed?.tag !== tag) throw new Error(`</${tag}> closes <${closed?.tag}>`);
    } else {
      const element: Element = { tag, attributes: attributesOf(attributes ?? ''), children: [] };
      (open.at(-1) as Element).children.push(element);
      if (!voids.has(tag)) open.push(element);
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.tag}> is not closed`);
  return root;
};

/** All elements of that tag below it, in their order; all whatsoever for `*`. */
export const all = (tag: string, { children }: Element): readonly Element[] =>
  children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(tag === '*' || child.tag === tag ? [child] : []), ...all(tag, child)],
  );

export const textOf = ({ children }: Element): string =>
  children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');

import { getDocumentProxy } from 'unpdf';
import type { PdfFault } from '../faults.ts';
import type { Inspected } from './inspect.ts';

/**
 * What PDF.js makes of a file: the reader that most of those who get it will have. It reads another way than `inspect` does,
 * by the file's own table, so what is written for one of the two is not what the other sees. Nothing is drawn, and no font or
 * script is run. It gets only what `inspect` has let through.
 */

/** More than any leaflet has; each is looked through. */
const mostPages = 1_000;

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;
type Link = { readonly unsafeUrl?: unknown; readonly items?: readonly Link[] };
type Annotation = Link & {
  readonly subtype?: string;
  readonly attachment?: unknown;
  readonly actions?: unknown;
  readonly resetForm?: unknown;
};

const outward = ['FileAttachment', 'Sound', 'Movie', 'Screen', 'RichMedia', '3D'];
const isWebAddress = (address: unknown): boolean => typeof address === 'string' && /^https?:\/\//i.test(address);
const leadsElsewhere = ({ unsafeUrl, items = [] }: Link): boolean =>
  (unsafeUrl !== undefined && !isWebAddress(unsafeUrl)) || items.some(leadsElsewhere);
const isActive = (annotation: Annotation): boolean =>
  leadsElsewhere(annotation) ||
  outward.includes(annotation.subtype ?? '') ||
  [annotation.attachment, annotation.actions, annotation.resetForm].some((each) => each !== undefined && each !== null);

const hasActiveContent = async (document: Document): Promise<boolean> => {
  const whole = await Promise.all([document.getAttachments(), document.getJSActions(), document.hasJSActions()]);
  if (whole.some(Boolean) || document.isPureXfa) return true;
  const outline = ((await document.getOutline()) ?? []) as readonly unknown[] as readonly Link[];
  if (outline.some(leadsElsewhere)) return true;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const annotations = (await page.getAnnotations()) as readonly Annotation[];
    if (annotations.some(isActive) || (await page.getJSActions())) return true;
    page.cleanup();
  }
  return false;
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** How many pages it has, or why it is not handed out. */
export const readAgain = async (bytes: Uint8Array): Promise<Inspected> => {
  const refused = (reason: PdfFault): Inspected => ({ refused: reason });
  let document: Document | undefined;
  try {
    // What it is given it takes away, so it gets its own.
    const data = new Uint8Array(bytes);
    document = await getDocumentProxy(data, {
      stopAtErrors: true,

      verbosity: 0,
      enableXfa: true,
    });
    if (document.numPages > mostPages) return refused('too-complex');
    return (await hasActiveContent(document)) ? refused('active-content') : { pages: document.numPages };
  } catch (error) {
    // Whatever it says of it, it is the file that is wrong: reading it depends on nothing else.
    return refused(nameOf(error) === 'PasswordException' ? 'encrypted' : 'damaged');
  } finally {
    await document?.loadingTask.destroy();
  }
};

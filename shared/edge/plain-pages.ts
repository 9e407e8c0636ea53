import { type Language, refuse, type Text, text } from '../problems.ts';
import { problem, type Reply } from './answer.ts';
import { withAnyMethod } from './any-method.ts';
import { funnel, type Request, type Routes, type Run } from './funnel.ts';
import { plainHeaders, type PlainPage, plainPage } from './plain-page.ts';

/** Pages that a letter leads to. Whoever looks changes nothing: programs that look through mail follow every link. */
export type Looked = {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly language: Language;
};
/** Undefined where nothing is. */
export type Shown = (looked: Looked) => Promise<(PlainPage & { readonly language?: Language }) | undefined>;

const nothing: Readonly<Record<'title' | 'body', Text>> = {
  title: text('Det finns inget här.', 'There is nothing here.'),
  body: text(
    'Länken är fel, har redan använts eller gäller inte längre.',
    'The link is wrong, was used before, or is good no longer.',
  ),
};

/** The path of a secret address is the secret; of it only the first word is told. */
const firstWord = ({ rawPath }: Request): string => `/${rawPath.split('/')[1] ?? ''}`;

const pageReply = (statusCode: number, page: PlainPage, language: Language): Reply['response'] => ({
  statusCode,
  headers: { ...plainHeaders, 'content-language': language },
  body: plainPage(page, language),
});

const notFound = (request: Request, language: Language): Reply => {
  const reply = problem(refuse('not-found'), language, request, firstWord(request));
  if (!request.headers.accept?.includes('text/html')) return reply;
  const page = { title: nothing.title[language], paragraphs: [nothing.body[language]] };
  return { ...reply, response: pageReply(404, page, language) };
};

const run =
  (shown: Shown): Run =>
  async (request, language) => {
    const { pathParameters: params = {}, queryStringParameters: query = {} } = request;
    const page = await shown({ params, query, language });
    return page ? { response: pageReply(200, page, page.language ?? language) } : notFound(request, language);
  };

/** The Lambda entry of such pages, by their routes. */
export const servePlainPages = (pages: Readonly<Record<string, Shown>>) => {
  const routes: Routes = Object.fromEntries(Object.entries(pages).map(([route, page]) => [route, run(page)]));
  const options = { instanceOf: firstWord };
  return funnel(withAnyMethod(routes, options), options);
};

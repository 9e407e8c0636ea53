import { serveOpen } from '../../../shared/edge/open.ts';
import { notFound } from '../public/layout.ts';
import { operations } from './commands.ts';
import { contract } from './contract.ts';

/** The function `gatherings-links`: whoever follows a link that leads nowhere reads so on a page. */
export const handler = serveOpen(contract, operations, notFound);

/** What holds for everything that is uploaded. Pure. */

/** Of an uploaded file, in bytes: 20 MB, decimal. */
export const mostBytes = 20_000_000;
/** How long a form takes something in, and a link leads to it. */
export const formSeconds = 15 * 60;
export const linkSeconds = 60;

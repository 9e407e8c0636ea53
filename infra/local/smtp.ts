import type { Forward } from './mailbox.ts';

/**
 * Hands letters to any server for mail, so that a party can run Valsam by itself. Loaded only then.
 * @throws an error with one clear line where the address is none.
 */
export const forwardBySmtp = async (address: string): Promise<Forward> => {
  const url = URL.parse(address);
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '')
    throw new Error('VALSAM_SMTP is to be an address such as smtp://localhost:1025.');
  const { createTransport } = await import('nodemailer');
  const transport = createTransport(address);
  return async ({ from, to, raw }) => {
    await transport.sendMail({ envelope: { from, to: [...to] }, raw });
  };
};

/** Examples for the description of the API. Pure. */
const event = '01M83Y8C5VKN9V3T2F4F6W6Q1D';
const link = 'https://valsam.example/s/4kT0zRb8Qx';
const page = `https://valsam.example/public/val-2018/events/${event}`;
const path = `/campaigns/val-2018/events/${event}/share-kit`;

export const shareKit = {
  event,
  page,
  link,
  texts: [
    {
      kind: 'sms',
      language: 'sv',
      url: link,
      text: `Gårdsfest i Hagalund, lör 22 aug 14.00, Hagalundsparken. ${link}`,
      used: 1,
      limit: 3,
      counted: 'segments',
    },
  ],
  qr: { svg: `${path}/qr.svg`, png: `${path}/qr.png` },
  card: `${page}/card.png`,
};

export const links = {
  visits: 7,
  items: [
    { channel: 'fb-district', code: '4kT0zRb8Qx', url: link, visits: 7, days: [{ day: '2026-08-20', visits: 7 }] },
  ],
};

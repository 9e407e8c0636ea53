import { type Answer, download, step, waitUntil } from './stage.ts';

type Upload = Answer & { readonly url: string; readonly fields: Readonly<Record<string, string>> };

/** A PDF of one page with one line of text, in letters without accents. */
const onePage = (line: string): string => {
  const text = `BT /F 28 Tf 60 760 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const place = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  return `${file}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
};

/** The form is sent straight to the store, as a browser does it. */
const sendForm = async ({ url, fields }: Upload, content: string): Promise<void> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([content]), 'leaflet.pdf');
  const { status } = await fetch(url, { method: 'POST', body: form });
  console.log(`  POST ${url} (the form and the file)\n  -> ${status}`);
};

/** Of the third act: a leaflet that associations print themselves. */
export const playFile = async (item: string): Promise<void> => {
  const edition = `/materials/items/${item}/editions/sv`;
  const upload = async (title: string, content: string, becomes: string): Promise<void> => {
    const opened = await step(title, 'district-staff', `POST ${edition}/uploads`, { name: 'leaflet.pdf' });
    await sendForm(opened as Upload, content);
    const path = `${edition}/uploads/${opened.id}`;
    await waitUntil(`It is ${becomes}.`, 'district-staff', path, ({ status }) => status === becomes);
  };
  await upload('By mistake somebody uploads a program that is called .pdf.', 'MZ this is no PDF', 'refused');
  await upload(
    'Now the leaflet itself, to be printed by whoever wants.',
    onePage('Bussen kommer tillbaka'),
    'accepted',
  );
  await download('nykvarn downloads it...', 'association-nykvarn', `${edition}/file`);
  await step('...and prints 40.', 'association-nykvarn', `POST ${edition}/copies`, { printed: 40 });
  const { file } = await step('What the district sees of it.', 'district-staff', `GET ${edition}`);
  console.log(`    ${JSON.stringify(file)}`);
};

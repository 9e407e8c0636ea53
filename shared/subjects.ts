/**
 * What a record by words of subjects has for this one: by the first word, or, for what is filed below a thing of another
 * capability, by the first and the third. Pure.
 */
export const bySubject = <T>(record: Readonly<Record<string, T>>, subject: string): T | undefined => {
  const [head = '', , below] = subject.split('/');
  const key = [`${head}/${below}`, head].find((each) => Object.hasOwn(record, each));
  return key === undefined ? undefined : record[key];
};

/** What is used of a package that brings no types. */
declare module 'saxen' {
  type Attributes = () => Readonly<Record<string, string>> | false;
  type Reader = {
    on(event: 'openTag', tell: (name: string, attributes: Attributes) => void): Reader;
    on(event: 'closeTag', tell: (name: string) => void): Reader;
    on(event: 'text' | 'cdata', tell: (text: string) => void): Reader;
    on(event: 'error', tell: (error: Error) => void): Reader;
    stop(): void;
    parse(xml: string): Error | undefined;
  };
  export const Parser: new () => Reader;
}

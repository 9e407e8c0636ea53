import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkedAddress, isPublic, mayReach } from '../../shared/outbound/addresses.ts';

const wrong = (address: string, local = false) => {
  const checked = checkedAddress(address, local);
  return 'wrong' in checked ? checked.wrong.code : 'fine';
};

describe('a hook leads only where everybody can go', () => {
  test.each([
    ['https://hooks.example.org/valsam', 'https://hooks.example.org/valsam'],
    ['HTTPS://Hooks.Example.ORG', 'https://hooks.example.org/'],
    ['https://hooks.example.org:443/x?y=1', 'https://hooks.example.org/x?y=1'],
    ['https://hooks.example.org:8443/', 'https://hooks.example.org:8443/'],
    ['https://93.184.216.34/', 'https://93.184.216.34/'],
    ['https://1572395042/', 'https://93.184.216.34/'],
    ['https://[2606:2800:220:1::1]/', 'https://[2606:2800:220:1::1]/'],
    // A homograph is another name, and shown as such: this one begins with a Cyrillic letter.
    ['https://еxample.org/', 'https://xn--xample-2of.org/'],
    ['https://räksmörgås.se/', 'https://xn--rksmrgs-5wao1o.se/'],
    ['https://localhost.example.org/', 'https://localhost.example.org/'],
    ['https://internal.example.org/', 'https://internal.example.org/'],
  ])('%s is kept as %s', (address, url) => {
    expect(checkedAddress(address, false)).toEqual({ url });
  });

  test.each([
    // This machine, in every notation that the URL standard reads.
    'https://127.0.0.1',
    'https://127.1',
    'https://127.0.1',
    'https://0x7f.1',
    'https://0x7f000001',
    'https://2130706433',
    'https://017700000001',
    'https://0177.0.0.1',
    'https://%31%32%37.0.0.1',
    'https://127。0。0。1',
    'https://１２７.０.０.１',
    'https://127.0.0.1.',
    'https://0.0.0.0',
    'https://0',
    'https://[::1]',
    'https://[::]',
    'https://[0:0:0:0:0:0:0:1]',
    // IPv4 in the clothes of IPv6.
    'https://[::ffff:127.0.0.1]',
    'https://[::ffff:7f00:1]',
    'https://[::127.0.0.1]',
    'https://[::ffff:0:127.0.0.1]',
    'https://[64:ff9b::7f00:1]',
    'https://[64:ff9b:1::7f00:1]',
    'https://[2002:7f00:1::]',
    'https://[2001:0:7f00:1::]',
    // Somebody's own network, a link, the metadata of an account, what is reserved.
    'https://10.0.0.1',
    'https://172.16.0.1',
    'https://192.168.1.1',
    'https://100.64.0.1',
    'https://169.254.169.254',
    'https://169.254.100.1',
    'https://2852039166',
    'https://192.0.0.192',
    'https://198.18.0.1',
    'https://203.0.113.7',
    'https://224.0.0.1',
    'https://240.0.0.1',
    'https://255.255.255.255',
    'https://[fe80::1]',
    'https://[fec0::1]',
    'https://[fd00:ec2::254]',
    'https://[fc00::1]',
    'https://[ff02::1]',
    'https://[2001:db8::1]',
    'https://[3fff::1]',
    'https://[5f00::1]',
    'https://[100::1]',
    'https://[4000::1]',
    // Names that lead inside.
    'https://localhost',
    'https://LOCALHOST',
    'https://localhost.',
    'https://ⓛocalhost',
    'https://a.localhost',
    'https://valsam.local',
    'https://metadata.google.internal',
    'https://instance-data.ec2.internal',
    'https://printer.lan',
    'https://router.home.arpa',
    'https://wiki.corp',
    'https://metadata',
    'https://a.test',
    'https://hooks.example.org.',
  ])('%s is refused', (address) => {
    expect(wrong(address)).toBe('public-address');
  });

  test.each([
    'http://hooks.example.org',
    'http://169.254.169.254/latest/meta-data',
    'ftp://hooks.example.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/plain,x',
    'https://user:pw@hooks.example.org',
    'https://user@hooks.example.org',
    'https://:pw@hooks.example.org',
    'https://hooks.example.org/#part',
    'https://[fe80::1%25eth0]/',
    'https://[fe80::1%eth0]/',
    'https://256.256.256.256',
    'https://1.2.3.4.5',
    'https://',
    'https:///',
    '//hooks.example.org',
    'hooks.example.org',
    ' https://hooks.example.org',
    'https://hooks.exa mple.org',
    'https://hooks.example.org/\tx',
    '',
  ])('%j is no https address', (address) => {
    expect(wrong(address)).toBe('https');
  });

  test.each(['22', '80', '25', '6379', '3000', '9001', '65535'])('port %s is refused', (port) => {
    expect(wrong(`https://hooks.example.org:${port}`)).toBe('port');
  });

  test('a host behind an odd beginning is the one that would be called', () => {
    expect(wrong('https:127.0.0.1')).toBe('public-address');
    expect(wrong(String.raw`https:\\127.0.0.1\x`)).toBe('public-address');
    expect(wrong('https://hooks.example.org:443@127.0.0.1')).toBe('https');
  });
});

describe('addresses', () => {
  test.each([
    ['93.184.216.34', true],
    ['1.1.1.1', true],
    ['2606:4700:4700::1111', true],
    ['127.0.0.1', false],
    ['192.31.196.1', false],
    ['192.88.99.1', false],
    ['::ffff:93.184.216.34', false],
    ['fe80::1%eth0', false],
    ['2606:4700::1%eth0', false],
    ['2130706433', false],
    ['0177.0.0.1', false],
    ['not an address', false],
    ['', false],
  ])('%s: public %s', (address, expected) => {
    expect(isPublic(address)).toBe(expected);
  });

  test('of all of 127/8, 10/8, 100.64/10, 169.254/16 none is public, nor are they within NAT64 and 6to4', () => {
    const hex = (a: number, b: number) => ((a << 8) | b).toString(16);
    const octet = fc.integer({ min: 0, max: 255 });
    const first = fc.constantFrom([127], [10], [100, 64], [169, 254], [192, 168], [0]);
    fc.assert(
      fc.property(first, octet, octet, octet, (start, ...rest) => {
        const [a, b, c, d] = [...start, ...rest] as [number, number, number, number];
        for (const hidden of [
          `${a}.${b}.${c}.${d}`,
          `::ffff:${a}.${b}.${c}.${d}`,
          `64:ff9b::${hex(a, b)}:${hex(c, d)}`,
          `2002:${hex(a, b)}:${hex(c, d)}::1`,
        ])
          expect([hidden, isPublic(hidden)]).toEqual([hidden, false]);
      }),
    );
  });

  test('whatever is registered by number is an address that may be reached', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xff_ff_ff_ff }), (number) => {
        const checked = checkedAddress(`https://${number}/`, false);
        if ('url' in checked) expect(isPublic(new URL(checked.url).hostname)).toBe(true);
      }),
    );
  });
});

describe('the local stack', () => {
  test('lets hooks lead to this machine, at any port, and nowhere else inside', () => {
    expect(wrong('https://localhost:4433/x', true)).toBe('fine');
    expect(wrong('https://127.0.0.1:4433/x', true)).toBe('fine');
    expect(wrong('https://[::1]:4433/x', true)).toBe('fine');
    for (const address of ['https://169.254.169.254', 'https://10.0.0.1', 'https://a.local', 'https://[fd00::1]'])
      expect(wrong(address, true)).toBe('public-address');
    expect(wrong('http://localhost:4433/x', true)).toBe('https');
    expect([mayReach('127.0.0.1', true), mayReach('10.0.0.1', true), mayReach('127.0.0.1', false)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

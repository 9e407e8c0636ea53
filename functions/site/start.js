// The page /docs: what Swagger UI is told. Served as it is; `document.body.dataset` says where one signs in.
const isAbout = (words, texts) => {
  const text = texts.join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
};

/** All words must be in an operation's heading, path, method, name or summary. Swagger UI alone looks at headings only. */
const opsFilter = (tags, phrase) => {
  const words = phrase.toLowerCase().split(/\s+/).filter(Boolean);
  return tags
    .map((of, tag) =>
      of.update('operations', (operations) =>
        operations.filter((each) =>
          isAbout(words, [
            tag,
            each.get('method'),
            each.get('path'),
            each.getIn(['operation', 'operationId']),
            each.getIn(['operation', 'summary']),
          ]),
        ),
      ),
    )
    .filter((of) => of.get('operations').size > 0);
};

const partsOf = (request) => {
  const body = request.get('body');
  return {
    method: request.get('method').toUpperCase(),
    url: request.get('url'),
    headers: request.get('headers')?.toJS() ?? {},
    ...(body === undefined || body === '' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
};
const indented = (json, by) => JSON.stringify(json, null, 2).replaceAll('\n', `\n${by}`);
const parsed = (body) => {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
};

const typescript = (request) => {
  const { method, url, headers, body } = partsOf(request);
  const sent = body === undefined ? '' : `\n  body: JSON.stringify(${indented(parsed(body), '  ')}),`;
  return `const response = await fetch(${JSON.stringify(url)}, {
  method: ${JSON.stringify(method)},
  headers: ${indented(headers, '  ')},${sent}
});
if (!response.ok) throw new Error((await response.json()).code);
const answer = await response.json();`;
};

/** JSON as Python writes it. */
const python = (value, by = '') => {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  const inner = `${by}    `;
  const [open, close, parts] = Array.isArray(value)
    ? ['[', ']', value.map((each) => python(each, inner))]
    : ['{', '}', Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${python(each, inner)}`)];
  if (parts.length === 0) return open + close;
  return `${open}\n${parts.map((part) => `${inner}${part},`).join('\n')}\n${by}${close}`;
};
const pythonRequest = (request) => {
  const { method, url, headers, body } = partsOf(request);
  const sent = body === undefined ? '' : `\n    json=${python(parsed(body), '    ')},`;
  return `import httpx

response = httpx.request(
    ${JSON.stringify(method)},
    ${JSON.stringify(url)},
    headers=${python(headers, '    ')},${sent}
)
response.raise_for_status()
answer = response.json()`;
};

const { clientId, scope } = document.body.dataset;
const ui = SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#page',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
  persistAuthorization: false,
  validatorUrl: null,
  filter: true,
  oauth2RedirectUrl: new URL('docs/oauth2-redirect.html', location.href).href,
  requestSnippetsEnabled: true,
  requestSnippets: {
    generators: {
      curl_bash: { title: 'curl', syntax: 'bash' },
      typescript: { title: 'TypeScript', syntax: 'javascript' },
      python: { title: 'Python', syntax: 'python' },
    },
    languages: ['curl_bash', 'typescript', 'python'],
  },
  plugins: [
    () => ({
      fn: { opsFilter, requestSnippetGenerator_typescript: typescript, requestSnippetGenerator_python: pythonRequest },
    }),
  ],
});
ui.initOAuth({ clientId, scopes: ['openid', scope], usePkceWithAuthorizationCodeGrant: true });

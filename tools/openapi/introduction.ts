/** What the API's description begins with. */
export const introduction = `Valsam coordinates an election campaign run by three offices.

JSON, camelCase; money in whole öre, days as \`YYYY-MM-DD\`, instants in UTC. Lists answer \`{"items": [...], "next": "cursor"}\`.
Requests with fields or query parameters that are not known are refused; answers may get new fields, so leave alone what you
do not know. Errors are \`application/problem+json\` (RFC 9457) with a stable \`code\`; what the gateway itself answers (401
without a valid token, 404 for an unknown route, 429 when there are too many of all callers together) is \`{"message": "..."}\`. Who
asks too often alone gets 429 as a problem, with \`Retry-After\`; there are no \`RateLimit\` headers. Open addresses answer HEAD as
GET, and 405 with \`Allow\` to other methods; where a token is asked for, a method that there is not is a 404 of the gateway's.
Keys stand in the order of the schemas. What somebody may not see does not exist for them: 404. By the offices
their staff and heads are meant; *its unit* is whose a thing is.`;

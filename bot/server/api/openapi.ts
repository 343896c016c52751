import { z } from 'zod';
import { problemBody } from '../../api/problem.js';
import { CSRF_HEADER } from '../../api/session.js';
import type { Json } from '../../../records/json.js';
import { route, type Route } from './route.js';

type Schema = { readonly [key: string]: Json | undefined };

const document = z.record(z.string(), z.json());

/** `GET /api/openapi.json`: the routes, as OpenAPI 3.1, from the schemas that check them. `x-who` says who may call each. */
export function describedBy(routes: readonly Route[]): Route {
  let made: Readonly<Record<string, Json>> | undefined;
  const described: Route = route({
    method: 'GET', path: '/api/openapi.json', who: 'anyone', summary: 'This description', answer: document, beforeNewPassword: true,
    handle: () => Promise.resolve(document.parse(made ??= describe([...routes, described]))),
  });
  return described;
}

function describe(routes: readonly Route[]): Readonly<Record<string, Json>> {
  const paths: Record<string, Record<string, Json>> = {};
  for (const each of routes) (paths[each.path.replaceAll(/:(\w+)/g, '{$1}')] ??= {})[each.method.toLowerCase()] = operation(each);
  return {
    openapi: '3.1.0',
    info: { title: 'Guitai', version: '1', description: `The console's API. What is not a GET carries the session's anti-forgery token in ${CSRF_HEADER}.` },
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemBody, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'guitai', description: 'POST /api/session sets it; under https it is __Host-guitai' } },
    },
  };
}

function operation({ method, path, who, summary, params, query, body, answer, status, largest }: Route): Json {
  const problem = { description: 'Refused', content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  const content: Json | undefined = answer === undefined || answer === 'redirect' ? undefined : answer === 'file' ? { 'application/octet-stream': {} } : { 'application/json': { schema: jsonSchema(answer, 'output') } };
  const usual = answer === undefined ? 204 : answer === 'redirect' ? 303 : 200;
  return {
    operationId: `${method.toLowerCase()}${path.slice('/api'.length).replaceAll(/[^A-Za-z0-9]+(\w?)/g, (_all, letter: string) => letter.toUpperCase())}`,
    summary,
    'x-who': typeof who === 'string' ? who : [...who],
    ...(largest !== undefined && { 'x-largest': largest }),
    security: who === 'anyone' ? [] : [{ session: [] }],
    parameters: [...parameters(params, 'path'), ...parameters(query, 'query'), ...(method === 'GET' || who === 'anyone' ? [] : [{ name: CSRF_HEADER, in: 'header', required: true, schema: { type: 'string' } }])],
    ...(body !== undefined && { requestBody: { required: true, content: body === 'raw' ? { 'application/octet-stream': {} } : { 'application/json': { schema: jsonSchema(body, 'input') } } } }),
    responses: { [String(status ?? usual)]: { description: 'Done', ...(content !== undefined && { content }) }, default: problem },
  };
}

function parameters(schema: z.ZodType | undefined, where: 'path' | 'query'): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = z.object({ properties: z.record(z.string(), z.json()).optional(), required: z.array(z.string()).optional() }).parse(jsonSchema(schema, 'input'));
  return Object.entries(properties).map(([name, of]) => ({ name, in: where, required: where === 'path' || required.includes(name), schema: of }));
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _dialect, '~standard': _standard, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return z.record(z.string(), z.json()).parse(rest);
}

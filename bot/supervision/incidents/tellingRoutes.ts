import { audienceBody, bannerBody, countView, incidentId, incidentPart, incidentView, messageBody } from '../../api/incidents.js';
import { route, type Route } from '../../server/api/route.js';
import { OVERSEERS } from '../parts.js';
import { performed } from './incidentRoutes.js';
import type { IncidentParts } from './parts.js';
import { noSuch } from './refusals.js';
import { viewOf } from './view.js';

/** What customers are told: the notice on the page, and messages that two people answer for. */
export function tellingRoutes(parts: IncidentParts): Route[] {
  const { files, addressees } = parts;
  return [
    route({
      method: 'PUT', path: '/api/incidents/:id/banner', who: OVERSEERS, summary: 'Puts a notice on the customers’ page, or changes what it says', params: incidentId, body: bannerBody, answer: incidentView,
      handle: async ({ params, body, session }) => await viewOf(parts, await performed(parts, params.id, { do: 'banner', texts: body.texts }, session.staff)),
    }),
    route({
      method: 'DELETE', path: '/api/incidents/:id/banner', who: OVERSEERS, summary: 'Takes the notice away', params: incidentId, answer: incidentView, status: 200,
      handle: async ({ params, session }) => await viewOf(parts, await performed(parts, params.id, { do: 'lift' }, session.staff)),
    }),
    route({
      method: 'POST', path: '/api/incidents/:id/audience', who: OVERSEERS, summary: 'Counts whom a message would reach', params: incidentId, body: audienceBody, answer: countView,
      handle: async ({ params, body }) => {
        if ((await files.byId(params.id)) === undefined) throw noSuch();
        const found = await addressees(body);
        const channels = new Map<string, number>();
        for (const { channel } of found) channels.set(channel, (channels.get(channel) ?? 0) + 1);
        return { count: found.length, channels: [...channels].map(([channel, count]) => ({ channel, count })).sort((one, other) => other.count - one.count) };
      },
    }),
    route({
      method: 'POST', path: '/api/incidents/:id/messages', who: OVERSEERS, summary: 'Prepares a message to customers; nothing leaves before a second person confirms it', params: incidentId, body: messageBody, answer: incidentView, status: 201,
      handle: async ({ params, body: { purpose, audience, texts }, session }) => {
        const counted = (await addressees(audience)).length;
        return await viewOf(parts, await performed(parts, params.id, { do: 'prepare', purpose, audience, texts, counted }, session.staff));
      },
    }),
    route({
      method: 'POST', path: '/api/incidents/:id/messages/:part/confirm', who: OVERSEERS, summary: 'A second person lets a message go out', params: incidentPart, answer: incidentView,
      handle: async ({ params, session }) => {
        const kept = await files.byId(params.id);
        const round = kept?.incident.rounds.find(({ id }) => id === params.part);
        if (kept === undefined || round === undefined) throw noSuch();
        const counted = (await addressees(round.audience)).length;
        return await viewOf(parts, await performed(parts, params.id, { do: 'confirm', round: params.part, counted }, session.staff));
      },
    }),
    route({
      method: 'POST', path: '/api/incidents/:id/messages/:part/cancel', who: OVERSEERS, summary: 'A message that was prepared does not go out', params: incidentPart, answer: incidentView,
      handle: async ({ params, session }) => await viewOf(parts, await performed(parts, params.id, { do: 'cancel', round: params.part }, session.staff)),
    }),
  ];
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SavedSearch } from '../../../supervision/review/savedSearches.js';
import { changeSearchBody, reviewFilters, saveSearchBody, savedSearch, savedSearches, type SavedSearchView } from '../../api/review.js';
import { notFound } from '../../console/refused.js';
import { ApiProblem } from '../../problem.js';
import { route, type Route } from '../../server/api/route.js';
import { OVERSEERS } from '../parts.js';
import type { ReviewParts } from './parts.js';

const params = z.object({ id: z.uuid() });
/** Searches that one person may keep. */
const MOST = 100;

/** Searches that people keep, and share. */
export function savedSearchRoutes({ searches, clock }: Pick<ReviewParts, 'searches' | 'clock'>): Route[] {
  const own = async (id: string, staff: string): Promise<SavedSearch> => {
    const found = await searches.byId(id);
    if (found?.owner !== staff) throw notFound();
    return found;
  };
  const now = (): string => new Date(clock.now()).toISOString();
  return [
    route({
      method: 'GET', path: '/api/review/searches', who: OVERSEERS, summary: 'Searches that one keeps, and that others share', answer: savedSearches,
      handle: async ({ session }) => ({ searches: (await searches.of(session.staff.id)).flatMap(searchView) }),
    }),
    route({
      method: 'POST', path: '/api/review/searches', who: OVERSEERS, summary: 'Keeps a search', body: saveSearchBody, answer: savedSearch, status: 201,
      handle: async ({ body: { name, shared, filters }, session }) => {
        if ((await searches.of(session.staff.id)).filter(({ owner }) => owner === session.staff.id).length >= MOST) {
          throw new ApiProblem(409, 'TooMany', { en: `more than ${MOST} searches can't be kept; delete one first`, 'zh-Hans': `最多保存 ${MOST} 个搜索，请先删除一个` });
        }
        const kept: SavedSearch = { id: randomUUID(), owner: session.staff.id, name, shared, savedAt: now(), version: 1, filters: JSON.stringify(filters) };
        await searches.add(kept);
        return { id: kept.id, name, shared, owner: kept.owner, savedAt: kept.savedAt, version: 1, filters };
      },
    }),
    route({
      method: 'PUT', path: '/api/review/searches/:id', who: OVERSEERS, summary: 'Changes a search that one keeps', params, body: changeSearchBody, answer: savedSearch,
      handle: async ({ params: { id }, body: { name, shared, filters, version }, session }) => {
        const before = await own(id, session.staff.id);
        const next: SavedSearch = { ...before, name, shared, savedAt: now(), version: version + 1, filters: JSON.stringify(filters) };
        if (!(await searches.change(next))) throw new ApiProblem(409, 'Changed', { en: 'this search was changed elsewhere; look again', 'zh-Hans': '该搜索已在别处修改，请刷新后再试' });
        return { id, name, shared, owner: next.owner, savedAt: next.savedAt, version: next.version, filters };
      },
    }),
    route({
      method: 'DELETE', path: '/api/review/searches/:id', who: OVERSEERS, summary: 'Deletes a search that one keeps', params,
      handle: async ({ params: { id }, session }) => {
        await own(id, session.staff.id);
        await searches.remove(id);
      },
    }),
  ];
}

/** A search of an older program that can't be read any more is left out. */
function searchView({ filters, id, name, shared, owner, savedAt, version }: SavedSearch): SavedSearchView[] {
  const read = reviewFilters.safeParse(JSON.parse(filters));
  return read.success ? [{ id, name, shared, owner, savedAt, version, filters: read.data }] : [];
}

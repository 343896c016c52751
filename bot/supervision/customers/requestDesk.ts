import type { DataRequestDesk } from '../../../dialogs/dataRequest/port.js';
import type { CustomerParts } from './parts.js';
import { requestsOf } from './requestRoutes.js';

/** Where the chat takes requests about customers' data down. */
export function dataRequestDesk(parts: Pick<CustomerParts, 'dossiers' | 'profile' | 'vault'>): DataRequestDesk {
  const requests = requestsOf(parts);
  return {
    open: async ({ formKey, conversation, at, locale, wants, contacts, identity, correction }) => {
      const { id, dueAt = at } = await requests.open({
        id: `request-${formKey}`, by: { role: 'customer', id: 'customer' }, at, conversation, wants, locale, words: '',
        person: { contacts: [...contacts], identities: identity === undefined ? [] : [identity] },
        ...(correction && { correction: { about: '', ...correction } }),
        verified: { how: identity === undefined ? 'code' : 'sign-in', at, by: 'customer' },
      });
      return { id, dueAt };
    },
  };
}

import { openDatabase, type Database } from '../../adapters/database/store.js';
import { systemClock } from '../../bot/clock.js';
import { Vault } from '../../records/vault.js';
import type { Party } from '../../records/record.js';

/** Records of one conversation. */
const EACH = 20;
/** Conversations written at once: what the store puts into one transaction. */
const ABREAST = 256;
const BOT: Party = { role: 'bot', id: 'guitai' };
const SAID = '您好，我想了解一下在浦东支行办理个人开户需要带哪些材料，另外周末是否营业，谢谢。';

/** Fills a database with so many records through the store's own door: chained, sealed, with the inbox's keys. */
export async function fill(file: string, seal: string, records: number): Promise<void> {
  const database = await openDatabase({ file, sealKey: Buffer.from(seal), vault: new Vault([{ id: 'bench', secret: Buffer.from(seal) }]), instance: 'filler', leaseMs: 15_000, clock: systemClock });
  try {
    const conversations = Math.ceil(records / EACH);
    for (let first = 0; first < conversations; first += ABREAST) {
      const names = Array.from({ length: Math.min(ABREAST, conversations - first) }, (_, index) => `filled-${first + index}`);
      await Promise.all(names.map((name) => converse(database, name)));
    }
  } finally {
    await database.close();
  }
}

async function converse({ turns }: Database, conversation: string): Promise<void> {
  const customer: Party = { role: 'customer', id: `dl_${conversation}` };
  for (let number = 0; number < EACH; number++) {
    const at = new Date().toISOString();
    if (number % 2 === 0) {
      await turns.accept({
        conversation, key: `c:${number}`, wantsTurn: false,
        record: { kind: 'message', at, from: customer, to: BOT, outcome: 'received', content: { text: SAID, locale: 'zh-Hans', clientId: String(number) } },
        ...(number === 0 && { opening: { channel: 'directline', customer, locale: 'zh-Hans' } }),
      }, Date.now());
    } else {
      await turns.append({ conversation, draft: { kind: 'message', at, from: BOT, to: customer, outcome: 'sent', content: { text: SAID, locale: 'zh-Hans', texts: ['counter.help'] } } });
    }
  }
}

import type { Addressee, Broadcasts, BroadcastWork, Settled } from '../../../supervision/incidents/port.js';
import type { Draft } from '../../../records/record.js';
import type { Clock } from '../../clock.js';
import type { Perform } from '../../handoff/acts.js';
import { Lookout } from '../../lookout.js';
import { faultOf, type TurnLog } from '../../turn/faults.js';

/** What sending is made of. */
export interface BroadcasterParts {
  readonly broadcasts: Broadcasts;
  /** Whom a broadcast is for. */
  readonly addressees: (broadcast: BroadcastWork) => Promise<readonly Addressee[]>;
  /** Puts it into a conversation, under its lock; see `Core.act`. */
  readonly perform: Perform;
  /** Told of each broadcast that is in everybody's conversation; may be told twice. */
  readonly sent: (broadcast: BroadcastWork) => Promise<void>;
  readonly clock: Clock;
  readonly log: TurnLog;
}

/** How often one looks for work, in ms. */
const LOOK_MS = 1_000;
/** A broadcast is in hand for so long, and longer while one works on it; after a crash somebody else goes on with it then. */
const LEASE_MS = 5_000;
const RENEW_MS = 2_000;
/** Written into so many conversations at once: chats go on between. */
const AT_ONCE = 16;
const PAGE = 64;
/** What became of messages is looked for this often at first, then less often, and given up in the end. */
const FOLLOW_MS = 3_000;
const FOLLOW_LATER_MS = 60_000;
const FOLLOW_CLOSELY_MS = 10 * 60_000;
const FOLLOW_LONGEST_MS = 72 * 3_600_000;

const BOT = { role: 'bot', id: 'guitai' } as const;

/**
 * Sends messages to many customers. Each is a message on record in the customer's own conversation, in their language,
 * pushed by the outbox where the channel is pushed to. Its key in the conversation is the broadcast's id: whatever
 * crashes, and however many instances work at it, it is there once.
 */
export class Broadcaster {
  readonly #lookout: Lookout;

  constructor(private readonly parts: BroadcasterParts) {
    this.#lookout = new Lookout(parts.clock, LOOK_MS, () => this.tick());
  }

  /** Looks for work now and from time to time. */
  start(): void {
    this.#lookout.start();
  }

  /** Ends after the page in hand; the rest is sent by whoever starts next. */
  async stop(): Promise<void> {
    await this.#lookout.stop();
  }

  /** Everything that is due now. Never throws. */
  async tick(): Promise<void> {
    const { broadcasts, clock, log } = this.parts;
    try {
      for (;;) {
        const work = this.#lookout.stopped ? undefined : await broadcasts.claim(clock.now(), LEASE_MS);
        if (work === undefined) return;
        await this.#advance(work);
      }
    } catch (fault) {
      // Its lease runs out, and it is due again.
      log.warn({ fault: faultOf(fault) }, 'messages to customers not sent; they are tried again');
    }
  }

  async #advance(work: BroadcastWork): Promise<void> {
    const { broadcasts, addressees, clock } = this.parts;
    if (work.phase === 'following') {
      await this.#follow(work);
      return;
    }
    if (work.phase === 'gathering') await this.#holding(work, async () => { await broadcasts.found(work.id, (await addressees(work)).map(({ conversation }) => conversation)); });
    for (;;) {
      const page = await broadcasts.waiting(work.id, PAGE);
      if (page.length === 0) break;
      await broadcasts.settle(work.id, await this.#sent(work, page));
      if (this.#lookout.stopped) {
        // Whoever starts next need not wait.
        await broadcasts.keep(work.id, clock.now());
        return;
      }
      await broadcasts.keep(work.id, clock.now() + LEASE_MS);
    }
    await this.parts.sent(work);
    await broadcasts.sent(work.id, clock.now() + FOLLOW_MS);
  }

  /** Keeps it in hand while something takes its time. */
  async #holding(work: BroadcastWork, during: () => Promise<void>): Promise<void> {
    const { broadcasts, clock } = this.parts;
    let over = false;
    let callOff = (): void => undefined;
    const renew = (): void => {
      callOff = clock.after(RENEW_MS, () => {
        // One that fails is made good by the next.
        broadcasts.keep(work.id, clock.now() + LEASE_MS).catch(() => undefined).finally(() => { if (!over) renew(); });
      });
    };
    renew();
    try {
      await during();
    } finally {
      over = true;
      callOff();
    }
  }

  async #sent(work: BroadcastWork, conversations: readonly string[]): Promise<Settled[]> {
    const outcomes: Settled[] = [];
    for (let from = 0; from < conversations.length; from += AT_ONCE) {
      outcomes.push(...(await Promise.all(conversations.slice(from, from + AT_ONCE).map((conversation) => this.#tell(work, conversation)))));
    }
    return outcomes;
  }

  async #tell({ id, texts }: BroadcastWork, conversation: string): Promise<Settled> {
    const { perform, clock } = this.parts;
    const acted = await perform({
      conversation, key: `broadcast:${id}`,
      decide: ({ owner, locale, customer }) => {
        const draft: Draft = { kind: 'message', at: new Date(clock.now()).toISOString(), from: BOT, to: customer, outcome: 'sent', content: { text: texts[locale], locale, texts: ['incident.message'] } };
        return { done: { owner, turn: false }, drafts: [draft] };
      },
    });
    switch (acted.kind) {
      case 'done': return { conversation, state: 'sent', sequence: acted.records.at(-1)?.sequence ?? 0 };
      // Sent before a crash, and not written down.
      case 'duplicate': return { conversation, state: 'sent', sequence: acted.sequence };
      case 'unknown-conversation':
      case 'refused': return { conversation, state: 'gone', sequence: 0 };
    }
  }

  async #follow(work: BroadcastWork): Promise<void> {
    const { broadcasts, clock } = this.parts;
    const { id, begunAt } = work;
    let open = 0;
    await this.#holding(work, async () => { open = await broadcasts.follow(id); });
    const age = clock.now() - begunAt;
    // A customer who never opens the page again has not got it, and may yet.
    const again = open === 0 || age > FOLLOW_LONGEST_MS ? undefined : clock.now() + (age < FOLLOW_CLOSELY_MS ? FOLLOW_MS : FOLLOW_LATER_MS);
    await broadcasts.leave(id, again);
  }
}

import { setImmediate as nextRound } from 'node:timers/promises';
import { startGuitai, type Guitai } from '../../../bot/app.js';
import { act } from '../../../bot/handoff/acts.js';
import { openKeys } from '../../../bot/keys.js';
import type { Settings } from '../../../bot/settings.js';
import { putStep } from '../../../bot/staffStep.js';
import type { TurnLog } from '../../../bot/turn/faults.js';
import type { Act } from '../../../handoff/act.js';
import type { Json } from '../../../records/json.js';
import { Vault } from '../../../records/vault.js';
import { inZone, isDeskTime } from '../calendar.js';
import type { DemoPeople, DemoStaff } from '../people/staff.js';
import type { DemoClock } from './demoClock.js';
import type { Outside } from './outside.js';

/** Nothing looks around by itself: the demo's hours are over in a moment. In ms. */
const SELDOM_MS = 3_600_000;
/** How long turns may take until the demo gives up, in ms. */
const PATIENCE_MS = 30_000;
/** Signs of life come no closer than this, in ms. */
const BEAT_MS = 10_000;
/** More pieces of work than a conversation brings about. */
const TASKS = 50;

/** What the house is opened with. */
export interface HouseOptions {
  readonly settings: Settings;
  readonly clock: DemoClock;
  readonly outside: Outside;
  readonly people: DemoPeople;
  readonly log: TurnLog;
}

/** The product at work in this process, and what its staff do. */
export class House {
  #served = 0;
  #beaten = 0;
  #chats = 0;

  private constructor(
    readonly app: Guitai,
    readonly vault: Vault,
    private readonly options: HouseOptions,
  ) {}

  static async open(options: HouseOptions): Promise<House> {
    const { settings, clock, log } = options;
    const { personal } = await openKeys(settings);
    const app = await startGuitai({ settings, clock, log, unsupervised: true, waits: { desk: { lookMs: SELDOM_MS, beatMs: SELDOM_MS } } });
    return new House(app, new Vault(personal), options);
  }

  get clock(): DemoClock {
    return this.options.clock;
  }

  get outside(): Outside {
    return this.options.outside;
  }

  get password(): string {
    return this.options.people.password;
  }

  /** Everybody of a role. */
  staff(role: DemoStaff['role']): readonly DemoStaff[] {
    return this.options.people.staff.filter((each) => each.role === role);
  }

  /** The clock goes on to a moment; while chats are with people, who is at the desk gives a sign of life. */
  async reach(moment: number): Promise<void> {
    const at = Math.max(moment, this.clock.now());
    if (this.#chats > 0) await this.#beat(at);
    this.clock.set(at);
  }

  /** A chat waits for a person, or is with one, as long as `work` lasts. */
  async *chat<Result>(work: AsyncGenerator<number, Result>): AsyncGenerator<number, Result> {
    this.#chats += 1;
    try {
      await this.#beat(this.clock.now());
      return yield* work;
    } finally {
      this.#chats -= 1;
    }
  }

  async #beat(at: number): Promise<void> {
    if (!isDeskTime(inZone(at)) || at - this.#beaten <= BEAT_MS) return;
    this.#beaten = at;
    for (const { id } of this.onDuty(at)) await this.app.database.presence.beat(id, at, 'available');
  }

  /** Who is at the desk at a moment: in turns, so that not all days are alike. */
  onDuty(at: number): readonly DemoStaff[] {
    const day = Math.floor(at / 86_400_000);
    const agents = this.staff('agent');
    return [...agents.filter((_each, index) => (index + day) % agents.length !== 0), ...this.staff('supervisor').slice(0, 1)];
  }

  /** Waits until everything in a conversation is answered. */
  async settled(conversation: string): Promise<void> {
    const { core, database } = this.app;
    const end = Date.now() + PATIENCE_MS;
    while (core.activeTurns > 0 || ((await database.turns.load(conversation))?.pending.length ?? 0) > 0) {
      if (Date.now() > end) throw new Error(`${conversation} is not answered`);
      await nextRound();
    }
  }

  /** Fires what is due, and waits for what it brings about. */
  async tick(): Promise<void> {
    await this.app.timers.tick();
    await nextRound();
    const end = Date.now() + PATIENCE_MS;
    while (this.app.core.activeTurns > 0) {
      if (Date.now() > end) throw new Error('what was due is not answered');
      await nextRound();
    }
  }

  /** Looks after the queue. */
  async look(): Promise<void> {
    await this.app.router.tick();
  }

  /** Does what somebody does at the desk, and waits for the turn that it brings about. False when it was refused. */
  async does(conversation: string, what: Act, handoff?: string): Promise<boolean> {
    const numbers = new Map(this.options.people.staff.map(({ id, workNumber }) => [id, workNumber]));
    this.#served += 1;
    const parts = { perform: this.app.core.act.bind(this.app.core), clock: this.clock, numberOf: (id: string) => numbers.get(id) ?? id };
    const acted = await act(parts, conversation, what, { key: `demo:${this.#served}`, ...(handoff !== undefined && { handoff }) });
    await this.settled(conversation);
    return acted.kind === 'done';
  }

  /** Takes up what waits in a conversation that is work on a case. */
  async takesTasks(conversation: string, by: DemoStaff): Promise<void> {
    for (const { id, kind, state } of await this.app.database.handoffs.history(conversation, TASKS)) {
      if (kind === 'task' && state === 'waiting') await this.does(conversation, { do: 'claim', by: actorOf(by) }, id);
    }
  }

  /** Closes what somebody holds of it. */
  async endsTasks(conversation: string, by: DemoStaff): Promise<void> {
    for (const { id, kind, state } of await this.app.database.handoffs.history(conversation, TASKS)) {
      if (kind === 'task' && state === 'held') await this.does(conversation, { do: 'close', by: { ...actorOf(by), supervisor: true }, outcome: 'solved', note: '' }, id);
    }
  }

  /** Puts a step of staff's into a case's conversation, and waits until it is carried out. */
  async steps(number: string, conversation: string, by: string, step: Readonly<Record<string, Json>>): Promise<void> {
    this.#served += 1;
    await putStep({ host: this.app.core, vault: this.vault, clock: this.clock }, { number, conversation, by, key: `demo:${this.#served}`, step });
    await this.settled(conversation);
  }
}

/** Somebody of the staff as who acts at the desk. */
export function actorOf({ id, role }: Pick<DemoStaff, 'id' | 'role'>): { readonly id: string; readonly supervisor: boolean } {
  return { id, supervisor: role === 'supervisor' };
}

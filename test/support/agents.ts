import { act } from '../../bot/handoff/acts.js';
import type { Actor } from '../../handoff/act.js';
import { isLive, type Handoff, type Outcome } from '../../handoff/handoff.js';
import type { Acted } from '../../handoff/port.js';
import type { RunningApp } from './app.js';
import { settled } from './cases.js';
import { addStaff } from './staff.js';

/** The agent of tests. */
export const AGENT: Actor = { id: 'a1', supervisor: false };
const SUPERVISOR: Actor = { id: 's1', supervisor: true };

/** What an agent does to a conversation. */
export interface AgentAct {
  readonly claims?: true | undefined;
  readonly closes?: Outcome | undefined;
  readonly returns?: string | undefined;
  readonly says?: string | undefined;
}

/** Does what an agent does at the desk, through the same acts; waits for the turn that it brings about. */
export async function agentDoes(running: RunningApp, conversation: string, { claims, closes, returns, says }: AgentAct, by: Actor = AGENT): Promise<Acted> {
  const { app, clock } = running;
  const parts = { perform: app.core.act.bind(app.core), clock, numberOf: (staff: string) => staff };
  const locale = (await app.core.conversation(conversation))?.locale ?? 'zh-Hans';
  const acted = await (claims
    ? act(parts, conversation, { do: 'claim', by })
    : closes !== undefined
      ? act(parts, conversation, { do: 'close', by, outcome: closes, note: '' })
      : returns !== undefined
        ? act(parts, conversation, { do: 'return', by, note: returns })
        : act(parts, conversation, { do: 'say', by, message: { text: says ?? '', locale } }));
  if (acted.kind === 'refused') throw new Error(`refused: ${acted.why}`);
  await settled(app, conversation);
  return acted;
}

/** So many agents give a sign of life. */
export async function atDesk({ app, clock }: RunningApp, agents: number): Promise<void> {
  const known = new Set((await app.database.staff.list()).map(({ id }) => id));
  for (let index = 1; index <= agents; index += 1) {
    const id = `a${index}`;
    if (!known.has(id)) await addStaff({ app }, id, ['agent'], { id, languages: ['zh-Hans', 'zh-Hant', 'en'] });
    await app.database.presence.beat(id, clock.now(), 'available');
  }
}

/** Everything that waits or is held is closed, and everybody goes home. */
export async function emptyDesk(running: RunningApp): Promise<void> {
  const { handoffs, presence } = running.app.database;
  const live = [...(await handoffs.waiting(500)), ...(await handoffs.held())].filter(isLive);
  for (const { conversation, id } of live) await act({ perform: running.app.core.act.bind(running.app.core), clock: running.clock, numberOf: (staff) => staff }, conversation, { do: 'close', by: SUPERVISOR, outcome: 'no-answer', note: '' }, { handoff: id });
  for (const { staff } of await presence.present(0)) await presence.beat(staff, running.clock.now(), 'away');
}

/** The handoffs of a conversation, newest first. */
export function handoffsOf({ app }: RunningApp, conversation: string): Promise<Handoff[]> {
  return app.database.handoffs.history(conversation, 50);
}

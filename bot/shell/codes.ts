import type { Contact } from '../../cases/booking/booking.js';
import { answerChallenge, newChallenge, newCode, resendAllowed, type Challenge, type CodeHash } from '../../dialogs/identify/code.js';
import type { Codes } from '../../dialogs/form/known.js';
import { SILENT } from '../../dialogs/form/reply.js';
import type { DialogTurn } from '../../dialogs/form/turn.js';
import type { ConversationState } from './state.js';

/** What one-time codes are made and carried with. */
export interface CodeMaking {
  /** Hashes codes of one conversation. */
  hash(conversation: string): CodeHash;
  /** A whole number from 0 to below `max` that nobody can guess. */
  random(max: number): number;
  /** Whether a courier is set up for such a contact. */
  reaches(contact: Contact): boolean;
  /** Counts a code that is about to be sent to a contact (keyed), over all conversations; how long to wait where it may not be. */
  leave(contactKey: string, conversation: string): Promise<{ readonly ok: true } | { readonly ok: false; readonly waitSeconds: number }>;
}

const KEPT = 20;

/** One-time codes of one turn: what is sent and answered changes the conversation's state with the turn's commit. */
export class TurnCodes implements Codes {
  #challenge: Challenge | undefined;
  #sent: readonly number[];

  constructor(
    private readonly making: CodeMaking,
    private readonly turn: DialogTurn,
    private readonly now: number,
    state: Pick<ConversationState, 'challenge' | 'codesSent'>,
  ) {
    this.#challenge = state.challenge;
    this.#sent = state.codesSent;
  }

  /** What the conversation is to remember. */
  get state(): { readonly challenge: Challenge | undefined; readonly codesSent: number[] } {
    return { challenge: this.#challenge, codesSent: this.#sent.slice(-KEPT) };
  }

  reaches(contact: Contact): boolean {
    return this.making.reaches(contact);
  }

  open(contact: Contact): boolean {
    return this.#challenge?.contactKey === keyOf(contact) && this.#challenge.triesLeft > 0 && this.now < this.#challenge.expiresAt;
  }

  async send(contact: Contact): ReturnType<Codes['send']> {
    if (!this.reaches(contact)) return { kind: 'no-way' };
    const here = resendAllowed(this.#sent, this.now);
    const leave = here.ok ? await this.making.leave(keyOf(contact), this.turn.conversation) : here;
    if (!leave.ok) return { kind: 'wait', seconds: leave.waitSeconds };
    const code = newCode((max) => this.making.random(max));
    this.#challenge = newChallenge(keyOf(contact), code, this.now, this.making.hash(this.turn.conversation));
    this.#sent = [...this.#sent, this.now];
    this.turn.say({ ...SILENT, notices: [{ to: contact, subject: 'identify.notice.subject', lines: [{ key: 'identify.notice', params: { code } }], secret: ['code'] }], events: [{ event: 'code.sent', data: { by: contact.kind } }] });
    return { kind: 'sent' };
  }

  answer(contact: Contact, said: string): ReturnType<Codes['answer']> {
    const challenge = this.#challenge;
    if (challenge?.contactKey !== keyOf(contact)) return { kind: 'expired' };
    const answered = answerChallenge(challenge, said, this.now, this.making.hash(this.turn.conversation));
    switch (answered.kind) {
      case 'right':
        this.#challenge = undefined;
        this.turn.learn({ contact, verified: [...this.turn.known.verified, contact] });
        return { kind: 'right' };
      case 'wrong':
        this.#challenge = answered.challenge;
        return answered.challenge.triesLeft > 0 ? { kind: 'wrong', triesLeft: answered.challenge.triesLeft } : { kind: 'used-up' };
      default:
        return answered;
    }
  }
}

function keyOf({ kind, value }: Contact): string {
  return `${kind}:${value}`;
}

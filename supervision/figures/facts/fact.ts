/**
 * What is counted. docs/figures.md defines each figure that is made of them.
 *
 * `contact`: a customer came, and how it went. `answer`: a customer's words were answered. `unanswered`: they were not.
 * `handoff`: a person was wanted. `wait`: a customer waited for a person. `transfer`: somebody passed it on. `handled`: somebody
 * ended it. `returned`: a customer came back after somebody had served them. `clause`: the norms answered with a clause.
 * `declined`: a question the norms did not answer. `rated`: what the customer thought of an answer. `booking`: an appointment.
 * `survey`: how the customer took the survey. `mark`: a mark on one of the four dimensions (norm 7.2). `case`: something was asked
 * for. `settled`: it was ended. `reopened`: it was not settled after all. `deadline`: a promise in time was kept or missed
 * (norm 4.3.2). `complaint`: by class (norm 1.5.1). `cause`: what a complaint was found to come from (norm 1.5.2). `renewal`: a
 * service's term was reminded of, or confirmed ended (norms 7.1, 7.3). `fault`: the bot failed.
 */
export const FACT_KINDS = [
  'contact', 'answer', 'unanswered', 'handoff', 'wait', 'transfer', 'handled', 'returned', 'clause', 'declined', 'rated', 'booking', 'survey', 'mark', 'case', 'settled', 'reopened', 'deadline', 'complaint', 'cause', 'renewal', 'fault',
] as const;
/** One of {@link FACT_KINDS}. */
export type FactKind = (typeof FACT_KINDS)[number];

/** One thing that counts once, with the line of the record that it can be read at. */
export interface Fact {
  readonly conversation: string;
  /** Its place among the conversation's facts, from 1. */
  readonly ordinal: number;
  /** The record that shows it: `/console/review/CONV#sN`. */
  readonly sequence: number;
  /** When it counts, ISO 8601 in UTC: an answer when it was given, a wait when it ended, a deadline when it was met or due. */
  readonly at: string;
  /** That day on the institution's clock, `2026-12-02`. */
  readonly day: string;
  readonly kind: FactKind;
  /** What it is, by kind: a clause's id, a policy's id, a reason; '' where the kind says all. */
  readonly label: string;
  /** Which side of it, by kind: `bot` or `person`, `kept` or `missed`; '' where there is none. */
  readonly side: string;
  /** The member of staff it is counted for, by id; '' for nobody. */
  readonly agent: string;
  /** The branch it is about, by the profile's id; '' when none is known. */
  readonly branch: string;
  readonly channel: string;
  /** The institution's class of customer; '' when unknown. */
  readonly customerClass: string;
  /** The receipt number of the case or appointment it is about; '' for none. */
  readonly matter: string;
  /** A length of time in ms by the clock on the wall, or a mark; absent where nothing is measured. */
  readonly value?: number;
  /** The same length of time in ms of the desk's hours; absent where they do not matter or are not known. */
  readonly desk?: number;
}

/** A fact before its conversation is known to it. */
export interface Seen extends Pick<Fact, 'kind' | 'sequence' | 'at'> {
  readonly label?: string | undefined;
  readonly side?: string | undefined;
  readonly agent?: string | undefined;
  readonly branch?: string | undefined;
  readonly matter?: string | undefined;
  /** What is measured from when on: an instant in UTC. The fact's value is the time from it to `at`. */
  readonly since?: string | undefined;
  /** A person did it: the desk's hours are counted, too. */
  readonly byDesk?: boolean | undefined;
  /** A value that is no length of time. */
  readonly value?: number | undefined;
}

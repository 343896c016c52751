import type { ArchiveFiles } from '../../../records/keeping/archivePort.js';
import type { ArchiveRows } from '../../../records/keeping/archiveRows.js';
import type { RecordReader } from '../../../records/reader.js';
import type { Deletions } from '../../../supervision/keeping/deletions.js';
import type { Holds } from '../../../supervision/keeping/holds.js';
import type { DeletionRows } from '../../../supervision/keeping/port.js';
import type { KeepingPerson } from '../../api/keeping.js';
import { ApiProblem } from '../../problem.js';
import type { SupervisionParts } from '../parts.js';
import type { ArchiveWorker } from './archiveWorker.js';

/** What keeping's routes stand on. */
export interface KeepingParts extends Pick<SupervisionParts, 'profile' | 'vault' | 'audit' | 'clock' | 'staff' | 'cases' | 'bookings' | 'log'> {
  readonly archive: ArchiveRows;
  readonly files: ArchiveFiles;
  readonly worker: ArchiveWorker;
  readonly deletion: DeletionRows;
  readonly deletions: Deletions;
  readonly holds: Holds;
  /** Records wherever they are. */
  readonly records: Pick<RecordReader, 'recordsAfter'>;
}

/** Who ids are. What the machine or an operator did bears their own word. */
export async function peopleOf({ staff }: Pick<KeepingParts, 'staff'>): Promise<(id: string) => KeepingPerson> {
  const names = new Map((await staff.list()).map(({ id, displayName }) => [id, displayName]));
  return (id) => ({ id, name: names.get(id) ?? id });
}

/** Nothing bears that name, or nothing that whoever asks may see. */
export function noSuch(): ApiProblem {
  return new ApiProblem(404, 'NotFound', { en: 'there is no such thing', 'zh-Hans': '没有找到' });
}

/** Contacts as customers are looked up by, from what somebody typed: a phone number, a mail address, or an identity. */
export function customerKeys({ vault }: Pick<KeepingParts, 'vault'>, typed: string): readonly string[] {
  const plain = typed.replace(/[\s()-]/g, '');
  const forms = /^\+?\d{6,15}$/.test(plain)
    ? [`phone:${plain}`, ...(plain.startsWith('+') ? [] : [`phone:+${plain}`, `phone:+86${plain}`])]
    : typed.includes('@') ? [`mail:${typed}`, `mail:${typed.toLowerCase()}`] : [];
  return [...forms.flatMap((form) => vault.lookups(form)), typed];
}

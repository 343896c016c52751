import { createHash } from 'node:crypto';
import type { MenuEntry } from '../../cases/profile/channels.js';

/** An entry of the menu as the platform has it. */
export interface PlatformButton {
  readonly name: string;
  readonly type?: 'click' | 'view';
  readonly key?: string;
  readonly url?: string;
  readonly sub_button?: readonly PlatformButton[];
}

/** The key of an entry that says something: made of the words, so that a menu that is still cached in a phone goes on meaning what it shows. */
export function menuKey(say: string): string {
  return `say-${createHash('sha256').update(say).digest('hex').slice(0, 24)}`;
}

/** The menu of the profile as the platform takes it. */
export function platformMenu(menu: readonly MenuEntry[]): { readonly button: readonly PlatformButton[] } {
  return { button: menu.map(({ entries, ...entry }) => (entries === undefined ? buttonOf(entry) : { name: entry.name, sub_button: entries.map(buttonOf) })) };
}

/** What an entry says, by its key; undefined for one that is no more. */
export function menuWords(menu: readonly MenuEntry[], key: string): string | undefined {
  return menu.flatMap(({ say, entries = [] }) => [say, ...entries.map((each) => each.say)]).find((say) => say !== undefined && menuKey(say) === key);
}

function buttonOf({ name, say, url }: { readonly name: string; readonly say?: string | undefined; readonly url?: string | undefined }): PlatformButton {
  return url === undefined ? { name, type: 'click', key: menuKey(say ?? '') } : { name, type: 'view', url };
}

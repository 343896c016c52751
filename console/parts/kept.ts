import { useCallback, useSyncExternalStore } from 'react';

const PREFIX = 'guitai.';
/** What is somebody's own: at a desk that several people share, nobody finds, or sends, another's words. */
const OWN = /^(?:draft|outbox|read|availability)(?:\.|$)/;
let owner = '';

/** Says whose what is kept from here on. */
export function keptBy(staff: string): void {
  owner = staff;
}

function nameOf(key: string): string {
  return `${PREFIX}${OWN.test(key) ? `${owner}.` : ''}${key}`;
}

/** Forgets what somebody had half written here, as they leave. What they sent and what has not arrived stays, to go out when they are back. */
export function forgetDrafts(): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(nameOf('draft.'))) localStorage.removeItem(name);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

const watchers = new Map<string, Set<() => void>>();

/** Reads what is kept on this machine; undefined where there is nothing, or nothing may be kept. */
export function readKept(key: string): string | undefined {
  try {
    return localStorage.getItem(nameOf(key)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps something on this machine, across reloads; undefined forgets it. */
export function keep(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(nameOf(key));
    else localStorage.setItem(nameOf(key), value);
  } catch {
    // A browser that keeps nothing: it lasts as long as the page.
  }
  for (const watcher of watchers.get(key) ?? []) watcher();
}

/** Tells of changes, also those of other tabs. */
export function watchKept(key: string, watcher: () => void): () => void {
  const own = watchers.get(key) ?? new Set();
  watchers.set(key, own.add(watcher));
  const other = (event: StorageEvent): void => {
    if (event.key === nameOf(key)) watcher();
  };
  addEventListener('storage', other);
  return () => {
    own.delete(watcher);
    removeEventListener('storage', other);
  };
}

/** A value kept on this machine. */
export function useKept(key: string, otherwise: string): [string, (value: string) => void] {
  const value = useSyncExternalStore(useCallback((changed) => watchKept(key, changed), [key]), () => readKept(key) ?? otherwise);
  return [value, useCallback((next: string) => keep(key, next), [key])];
}

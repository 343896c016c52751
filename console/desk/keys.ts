import { useEffect } from 'react';
import type { ChatView } from '../../bot/api/chats.ts';

interface DeskKeys {
  readonly chats: readonly ChatView[];
  readonly open: (conversation: string) => void;
  readonly claimNext: () => void;
}

/** Keys that work everywhere on the desk. By place on the keyboard, so that Chinese input and other layouts don't matter. */
export function useDeskKeys({ chats, open, claimNext }: DeskKeys): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
      const digit = /^Digit([1-8])$/.exec(event.code)?.[1];
      const chat = digit === undefined ? undefined : chats[Number(digit) - 1];
      if (chat) open(chat.handoff.conversation);
      else if (event.code === 'KeyQ') claimNext();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [chats, open, claimNext]);
}

/** What a chat's own keys do, by `KeyboardEvent.code`. */
export function useChatKeys(actions: Readonly<Partial<Record<'KeyN' | 'KeyI' | 'KeyT' | 'KeyB' | 'KeyW', () => void>>>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
      const { code } = event;
      const action = code === 'KeyN' || code === 'KeyI' || code === 'KeyT' || code === 'KeyB' || code === 'KeyW' ? actions[code] : undefined;
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [actions]);
}

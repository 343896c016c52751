import type { KeyboardEvent } from 'react';

/** Ctrl+Enter (⌘+Enter) confirms a dialog from wherever one writes in it. */
export function confirmsBy(submit: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
}

/** Puts the focus on what is chosen in a dialog, else on its first field. */
export function focusFirst(within: HTMLElement | null): void {
  const field = within?.querySelector<HTMLElement>('input[type=radio]:checked') ?? within?.querySelector<HTMLElement>('input:not([type=hidden]):not([disabled]), textarea:not([disabled])');
  field?.focus();
}

/** A call that is made at once, and then once more for all that came within so many ms: a busy floor tells of changes faster than lists need to be asked again. */
export function gathered(call: () => void, ms: number): { readonly tell: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let more = false;
  const rest = (): void => {
    timer = undefined;
    if (!more) return;
    more = false;
    tell();
  };
  const tell = (): void => {
    if (timer !== undefined) {
      more = true;
      return;
    }
    timer = setTimeout(rest, ms);
    call();
  };
  return { tell, stop: () => clearTimeout(timer) };
}

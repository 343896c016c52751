import { Button, type ButtonProps } from 'antd';
import { useHref, useNavigate } from 'react-router-dom';

/** A link that looks like a button: it can be opened in another tab, and is one stop of the keyboard. */
export function LinkButton({ to, ...rest }: Omit<ButtonProps, 'href' | 'onClick'> & { readonly to: string }) {
  const href = useHref(to);
  const go = useNavigate();
  return (
    <Button
      {...rest}
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        void go(to);
      }}
    />
  );
}

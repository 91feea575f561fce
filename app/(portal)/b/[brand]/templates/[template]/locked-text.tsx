'use client';

import { type ClipboardEvent, useLayoutEffect, useRef } from 'react';

type Props = {
  text: string;
  label: string;
  invalid: boolean;
  onChange: (text: string) => void;
  onFocus: () => void;
  onCaret: (offset: number | null) => void;
};

/** Browsers write hard spaces while one types. */
const plain = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').slice(0, 2000);

/** Locked words, edited where they stand in the running text. */
export function LockedText({ text, label, invalid, onChange, onFocus, onCaret }: Props) {
  const ref = useRef<HTMLSpanElement>(null);

  // The browser owns the text while it is typed; writing it back would throw the caret to the start.
  useLayoutEffect(() => {
    if (ref.current && plain(ref.current) !== text) ref.current.textContent = text;
  }, [text]);

  const caret = () => {
    const selection = window.getSelection();
    const inside = selection?.anchorNode && ref.current?.contains(selection.anchorNode);
    onCaret(inside ? selection.anchorOffset : null);
  };
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    document.execCommand('insertText', false, event.clipboardData.getData('text/plain').replace(/\s+/g, ' '));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: an input cannot flow with the text around it
    <span
      ref={ref}
      role="textbox"
      aria-label={label}
      aria-invalid={invalid || undefined}
      tabIndex={0}
      contentEditable="plaintext-only"
      suppressContentEditableWarning
      spellCheck
      data-placeholder="locked text"
      className="rounded-sm bg-lock text-lock-foreground box-decoration-clone px-1.5 py-1 outline-offset-2 empty:before:text-muted empty:before:content-[attr(data-placeholder)] focus-visible:outline-2 focus-visible:outline-focus aria-invalid:bg-danger-soft"
      onInput={(event) => onChange(plain(event.currentTarget))}
      onFocus={onFocus}
      onBlur={caret}
      onKeyUp={caret}
      onPointerUp={caret}
      onPaste={paste}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
    />
  );
}

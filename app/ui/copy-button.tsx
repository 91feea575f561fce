'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { buttonClass } from './button-class';

/** Copies a text; says so to the eye and to a screen reader. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      className={buttonClass({
        variant: 'ghost',
        size: 'sm',
        iconOnly: true,
        className: 'size-6 min-w-6 md:size-6 md:h-6 h-6',
      })}
      aria-label={copied ? 'Copied' : label}
      title={copied ? 'Copied' : label}
      onClick={copy}
    >
      <Icon aria-hidden="true" className="size-3.5!" />
    </button>
  );
}

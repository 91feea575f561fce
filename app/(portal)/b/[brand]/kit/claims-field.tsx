'use client';

import { Button } from '@heroui/react/button';
import { Plus, Trash2 } from 'lucide-react';
import { TextInput } from '@/app/ui/fields/text-input';
import { nextKey } from './market-terms-field';

/** An empty market means everywhere. */
export type TypedClaim = { key: number; market: string; phrase: string; note: string };
type Props = { value: TypedClaim[]; onChange: (value: TypedClaim[]) => void };

/** Phrases that may not be said, with the market and with why: the note stands in every refusal. */
export function ClaimsField({ value, onChange }: Props) {
  const change = (key: number, part: Partial<TypedClaim>) =>
    onChange(value.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <div className="space-y-3">
      {value.length === 0 ? <p className="text-dense text-muted">No claim is forbidden yet.</p> : null}
      <ol className="space-y-3">
        {value.map((row, index) => (
          <li
            key={row.key}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 border-b border-separator pb-3 last:border-0 sm:grid-cols-[minmax(0,3fr)_8rem_minmax(0,3fr)_auto]"
          >
            <TextInput
              name={`claims.${index}.phrase`}
              label="Claim"
              value={row.phrase}
              maxLength={120}
              placeholder="clinically proven"
              onChange={(phrase) => change(row.key, { phrase })}
            />
            <TextInput
              name={`claims.${index}.market`}
              label="Market"
              className="max-sm:order-last max-sm:col-span-2"
              value={row.market}
              maxLength={6}
              placeholder="everywhere"
              onChange={(market) => change(row.key, { market: market.trim() })}
            />
            <TextInput
              name={`claims.${index}.note`}
              label="Why"
              className="max-sm:order-last max-sm:col-span-2"
              value={row.note}
              maxLength={200}
              onChange={(note) => change(row.key, { note })}
            />
            <Button
              size="sm"
              variant="ghost"
              isIconOnly
              className="mt-6"
              aria-label={`Remove ${row.phrase || `claim ${index + 1}`}`}
              onPress={() => onChange(value.filter((entry) => entry.key !== row.key))}
            >
              <Trash2 aria-hidden size={14} />
            </Button>
          </li>
        ))}
      </ol>
      <Button
        size="sm"
        variant="secondary"
        isDisabled={value.length >= 200}
        onPress={() => onChange([...value, { key: nextKey(value), market: '', phrase: '', note: '' }])}
      >
        <Plus aria-hidden size={14} /> Add a claim
      </Button>
    </div>
  );
}

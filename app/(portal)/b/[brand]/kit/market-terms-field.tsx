'use client';

import { Button } from '@heroui/react/button';
import { Plus, Trash2 } from 'lucide-react';
import { TextInput } from '@/app/ui/fields/text-input';
import { marketName } from '@/lib/templates/compose';

export type MarketTerms = { key: number; market: string; terms: string };
type Props = { value: MarketTerms[]; onChange: (value: MarketTerms[]) => void };

export const nextKey = (rows: readonly { key: number }[]) => Math.max(0, ...rows.map((row) => row.key + 1));

/** Terms that are forbidden in one market beside those that are forbidden everywhere. */
export function MarketTermsField({ value, onChange }: Props) {
  const change = (key: number, part: Partial<MarketTerms>) =>
    onChange(value.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <div className="space-y-3">
      <ol className="space-y-4">
        {value.map((row, index) => (
          <li key={row.key} className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2">
            <TextInput
              name={`marketTerms.${index}.market`}
              label="Market"
              help={/^[a-z]{2,3}-[A-Z]{2}$/.test(row.market) ? marketName(row.market) : 'Such as de-DE.'}
              maxLength={6}
              value={row.market}
              onChange={(market) => change(row.key, { market: market.trim() })}
            />
            <Button
              size="sm"
              variant="ghost"
              isIconOnly
              className="mb-6"
              aria-label={`Remove ${row.market || `market ${index + 1}`}`}
              onPress={() => onChange(value.filter((entry) => entry.key !== row.key))}
            >
              <Trash2 aria-hidden size={14} />
            </Button>
            <TextInput
              name={`marketTerms.${index}.terms`}
              label="Forbidden there, one a line"
              className="col-span-2"
              rows={3}
              value={row.terms}
              onChange={(terms) => change(row.key, { terms })}
            />
          </li>
        ))}
      </ol>
      <Button
        size="sm"
        variant="secondary"
        isDisabled={value.length >= 60}
        onPress={() => onChange([...value, { key: nextKey(value), market: '', terms: '' }])}
      >
        <Plus aria-hidden size={14} /> Add a market
      </Button>
    </div>
  );
}

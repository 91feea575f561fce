'use client';

import { useState } from 'react';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { marketName } from '@/lib/templates/compose';
import { type Wording, wordingProblems, wordingSentence } from '@/lib/templates/wording-rules';

/** A place to try whether a sentence would be refused, by everything that is typed on this page. */
export function TryWords({ wording }: { wording: Wording }) {
  const [sentence, setSentence] = useState('');
  const [market, setMarket] = useState('');
  const markets = [
    ...new Set([
      ...wording.marketTerms.map((entry) => entry.market),
      ...wording.claims.flatMap((claim) => claim.market ?? []),
    ]),
  ].sort();
  const asked = market === '' ? markets : [market];
  const found = wordingProblems(sentence, wording, asked);
  return (
    // A try is nothing to save.
    <div className="space-y-3" onChange={(event) => event.stopPropagation()}>
      <TextInput
        name="try-sentence"
        label="Try a sentence"
        value={sentence}
        onChange={setSentence}
        placeholder="Good coffee is never cheap"
      />
      {markets.length > 0 ? (
        <SelectInput
          name="try-market"
          label="Where it would be said"
          none="In every market"
          value={market}
          onChange={setMarket}
          options={markets.map((entry) => ({ value: entry, label: `${marketName(entry)}, ${entry}` }))}
        />
      ) : null}
      {sentence.trim() ? (
        <div role="status" className="text-dense">
          {found.length > 0 ? (
            <ul className="space-y-1 text-danger-text">
              {found.map((problem) => (
                <li key={`${problem.kind} ${problem.term} ${problem.market}`}>
                  {wordingSentence('It', problem)}
                </li>
              ))}
            </ul>
          ) : (
            'Nothing forbidden in it.'
          )}
        </div>
      ) : null}
    </div>
  );
}

'use client';

import { Button } from '@heroui/react/button';
import { useState } from 'react';
import { Panel } from '@/app/ui/panel';
import { Callout } from '@/app/ui/problems';
import type { SpecProblem } from '@/lib/templates/draft-schemas';
import { Line } from './fields';

type Props = {
  nextNumber: number;
  published: number | null;
  canPublish: boolean;
  problems: SpecProblem[];
  pending: boolean;
  onPublish: (note: string) => Promise<boolean>;
};

/** Where a problem is, in the page's own words. */
function place(path: string): string {
  const [first, second] = path.split('.');
  if (first === 'slots') return `Slot ${Number(second) + 1}`;
  if (first === 'operations')
    return `${(second ?? '').charAt(0).toUpperCase()}${(second ?? '').slice(1)} prompt`;
  return (first ?? '').charAt(0).toUpperCase() + (first ?? '').slice(1);
}

/** Freezes the draft as a version, or says what is missing first. */
export function PublishPanel({ nextNumber, published, canPublish, problems, pending, onPublish }: Props) {
  const [note, setNote] = useState('');
  if (!canPublish)
    return (
      <Panel title="Publish">
        <p className="text-dense text-muted">A brand owner publishes.</p>
      </Panel>
    );
  return (
    <Panel
      id="publish"
      title={`Publish version ${nextNumber}`}
      description="A version is frozen for ever. Campaigns pin it; later drafts do not touch it."
    >
      {published !== null ? (
        <p role="status" className="rounded-md bg-success-soft px-3 py-2 text-dense">
          Version {published} is published. Campaigns can pin it now.
        </p>
      ) : null}
      {problems.length > 0 ? (
        <Callout
          tone="warning"
          title={`${problems.length} ${problems.length === 1 ? 'thing needs' : 'things need'} attention`}
        >
          <ul className="mt-1 list-disc space-y-1 pl-4">
            {problems.slice(0, 8).map((problem) => (
              <li key={`${problem.path} ${problem.message}`}>
                {place(problem.path)}: {problem.message}
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      <Line
        label="What changed"
        help="Stands beside the version in every record."
        value={note}
        maxLength={300}
        onChange={setNote}
      />
      <Button
        fullWidth
        isDisabled={pending || problems.length > 0 || note.trim() === ''}
        onPress={async () => {
          if (await onPublish(note)) setNote('');
        }}
      >
        {pending ? 'Publishing…' : `Publish version ${nextNumber}`}
      </Button>
    </Panel>
  );
}

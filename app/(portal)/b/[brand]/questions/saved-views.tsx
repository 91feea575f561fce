'use client';

import Link from 'next/link';
import { useState } from 'react';
import { ConfirmButton } from '@/app/ui/confirm-button';
import { TextInput } from '@/app/ui/fields/text-input';
import { useVerb } from '@/app/ui/use-verb';
import type { ViewPage } from '@/lib/saved-views/schemas';
import { deleteViewAction, renameViewAction, saveViewAction } from './actions';

type View = { id: string; name: string; href: string };
type Props = { brand: string; page: ViewPage; query: string; current: string | null; views: View[] };

/** A person's own views of a page: open one, keep what is on the screen, rename or delete the open one. */
export function SavedViews({ brand, page, query, current, views }: Props) {
  const saving = useVerb(saveViewAction, brand);
  const renaming = useVerb(renameViewAction, brand);
  const deleting = useVerb(deleteViewAction, brand);
  const open = views.find((view) => view.id === current);
  const [name, setName] = useState('');
  const field = (
    <TextInput name="name" label="Name" maxLength={60} required value={name} onChange={setName} />
  );
  const look = { variant: 'ghost' } as const;
  return (
    <div className="flex flex-wrap items-center gap-1.5 text-dense">
      {views.length > 0 && (
        <ul aria-label="Your views" className="flex flex-wrap gap-1.5">
          {views.map((view) => (
            <li key={view.id}>
              <Link
                href={view.href}
                aria-current={view.id === current ? 'page' : undefined}
                className={`chip chip--sm px-2 ${view.id === current ? 'chip--accent chip--soft' : 'chip--default chip--secondary hover:bg-default-hover'}`}
              >
                {view.name}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {open ? (
        <>
          <ConfirmButton
            key={`rename ${open.id}`}
            label="Rename view"
            look={look}
            title={`Rename “${open.name}”`}
            confirmLabel="Rename"
            ready={name.trim() !== ''}
            verb={renaming}
            onOpen={() => setName(open.name)}
            onConfirm={() => renaming.run({ viewId: open.id, name })}
          >
            {field}
          </ConfirmButton>
          <ConfirmButton
            key={`delete ${open.id}`}
            label="Delete view"
            look={look}
            title={`Delete the view “${open.name}”?`}
            confirmLabel="Delete the view"
            danger
            verb={deleting}
            onConfirm={() => deleting.run({ viewId: open.id })}
          >
            <p>Only your name for these filters goes; the assets stay.</p>
          </ConfirmButton>
        </>
      ) : (
        <ConfirmButton
          key="save"
          label="Save this view"
          look={look}
          title="Save this view"
          confirmLabel="Save"
          ready={name.trim() !== ''}
          verb={saving}
          onOpen={() => setName('')}
          onConfirm={() => saving.run({ page, name, query })}
        >
          <p>The question with its filters, for you alone. It is counted anew each time you open it.</p>
          {field}
        </ConfirmButton>
      )}
    </div>
  );
}

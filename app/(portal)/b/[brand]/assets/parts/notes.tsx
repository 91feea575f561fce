import { DateTime } from '@/app/ui/date-time';
import { NoteForm } from './note-form';

type Note = { id: string; text: string; writtenAt: Date; writtenByName: string | null };

/** What people wrote about the asset. Notes are about it, never in it. */
export function Notes({
  brand,
  assetId,
  notes,
  mayWrite,
}: {
  brand: string;
  assetId: string;
  notes: readonly Note[];
  mayWrite: boolean;
}) {
  return (
    <div className="flex flex-col gap-3 text-dense">
      {notes.length === 0 && <p className="text-muted">No notes yet.</p>}
      <ul className="flex flex-col gap-2.5">
        {notes.map((note) => (
          <li key={note.id}>
            <p className="text-xs text-muted">
              {note.writtenByName ?? 'Somebody'}, <DateTime at={note.writtenAt} />
            </p>
            <p className="wrap-anywhere whitespace-pre-wrap">{note.text}</p>
          </li>
        ))}
      </ul>
      {mayWrite && <NoteForm brand={brand} assetId={assetId} />}
    </div>
  );
}

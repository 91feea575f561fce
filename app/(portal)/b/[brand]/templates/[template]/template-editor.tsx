'use client';

import { Button } from '@heroui/react/button';
import dynamic from 'next/dynamic';
import { useEffect, useMemo, useState } from 'react';
import { ButtonLink } from '@/app/ui/button-link';
import { Panel } from '@/app/ui/panel';
import { Callout, Problems } from '@/app/ui/problems';
import { Chip } from '@/app/ui/state-chip';
import { useKeptDraft } from '@/app/ui/use-kept-draft';
import { useLeaveWarning } from '@/app/ui/use-leave-warning';
import { useVerb } from '@/app/ui/use-verb';
import { specFromDraft, type TemplateDraft } from '@/lib/templates/draft-schemas';
import {
  addSlot,
  changeSlot,
  moved,
  operationsWith,
  removeSlot,
  setParts,
  slotTypeNames,
} from '@/lib/templates/edit-rules';
import type { Operation } from '@/lib/templates/schemas';
import type { Wording } from '@/lib/templates/wording-rules';
import { publishTemplateAction, saveTemplateDraftAction } from '../actions';
import { Line } from './fields';
import { OperationTabs, operationNames } from './operation-tabs';
import type { Parent } from './parent';
import { Policies } from './policies';
import { PreviewPanel } from './preview-panel';
import { PromptDocument } from './prompt-document';
import { PublishPanel } from './publish-panel';
import { SlotInspector } from './slot-inspector';
import { SlotList } from './slot-list';
import { useWidenings } from './use-widenings';

const ParentPanel = dynamic(() => import('./parent-panel').then((module) => module.ParentPanel), {
  ssr: false,
});

type Props = {
  brand: string;
  template: { id: string; name: string; revision: number; draft: TemplateDraft };
  /** What it narrows; null when it stands on its own. */
  parent: Parent | null;
  nextNumber: number;
  canPublish: boolean;
  palette: { name: string; hex: string }[];
  wording: Wording;
  /** Names of the sets that the library's references are in. */
  sets: string[];
};
type Work = { name: string; draft: TemplateDraft };
type Kept = Work & { revision: number };

export function TemplateEditor({
  brand,
  template,
  parent,
  nextNumber,
  canPublish,
  palette,
  wording,
  sets,
}: Props) {
  const [work, setWork] = useState<Work>({ name: template.name, draft: template.draft });
  const [saved, setSaved] = useState(() => ({ text: JSON.stringify(work), revision: template.revision }));
  const [operation, setOperation] = useState<Operation>('generate');
  const [slotIndex, setSlotIndex] = useState<number | null>(template.draft.slots.length > 0 ? 0 : null);
  const [published, setPublished] = useState<number | null>(null);
  const save = useVerb(saveTemplateDraftAction, brand);
  const publish = useVerb(publishTemplateAction, brand);

  const text = useMemo(() => JSON.stringify(work), [work]);
  const unsaved = text !== saved.text;
  useLeaveWarning(unsaved);
  const kept = useKeptDraft<Kept>(
    `template:2:${template.id}`,
    { ...work, revision: saved.revision },
    unsaved,
  );

  const { draft } = work;
  const setDraft = (next: TemplateDraft) => {
    setPublished(null);
    setWork((before) => ({ ...before, draft: next }));
  };
  const missing = useMemo(() => {
    const read = specFromDraft(draft);
    return 'problems' in read ? read.problems : [];
  }, [draft]);
  const widenings = useWidenings(parent, draft);
  const problems = useMemo(() => [...missing, ...widenings], [missing, widenings]);
  const problemAt = (path: string) => problems.find((problem) => problem.path === path)?.message;
  const slot = slotIndex === null ? undefined : draft.slots[slotIndex];
  const selectSlot = (key: string) => {
    const index = draft.slots.findIndex((entry) => entry.key === key);
    setSlotIndex(index < 0 ? null : index);
    // On a narrow screen the inspector stands below the prompt.
    if (window.matchMedia('(max-width: 1023px)').matches)
      requestAnimationFrame(() =>
        document.getElementById('slot-inspector')?.scrollIntoView({ block: 'nearest' }),
      );
  };

  const saveNow = async (): Promise<number | null> => {
    if (!unsaved) return saved.revision;
    const result = await save.run({ templateId: template.id, revision: saved.revision, ...work });
    if (!result) return null;
    setSaved({ text, revision: result.revision });
    kept.drop();
    return result.revision;
  };
  const publishNow = async (note: string): Promise<boolean> => {
    const revision = await saveNow();
    if (revision === null) return false;
    const result = await publish.run({ templateId: template.id, revision, note });
    if (!result) return false;
    setSaved((before) => ({ ...before, revision: result.revision }));
    setPublished(result.number);
    return true;
  };

  useEffect(() => {
    const shortcut = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 's') {
        event.preventDefault();
        document.getElementById('save-draft')?.click();
      }
    };
    window.addEventListener('keydown', shortcut);
    return () => window.removeEventListener('keydown', shortcut);
  }, []);

  const error = save.error ?? publish.error;
  const restore =
    kept.found && JSON.stringify({ name: kept.found.name, draft: kept.found.draft }) !== text
      ? kept.found
      : null;

  return (
    <div className="space-y-4">
      {restore && !unsaved ? (
        <Callout tone="warning" title="This browser still has changes that were never saved.">
          <div className="mt-2 flex flex-wrap gap-2">
            <Button
              size="sm"
              variant="secondary"
              onPress={() => setWork({ name: restore.name, draft: restore.draft })}
            >
              Bring them back
            </Button>
            <Button size="sm" variant="ghost" onPress={kept.drop}>
              Throw them away
            </Button>
          </div>
        </Callout>
      ) : null}
      {parent ? (
        <ParentPanel
          brand={brand}
          template={{ id: template.id, revision: saved.revision }}
          parent={parent}
          unsaved={unsaved}
          widenings={widenings.length}
          onFollowed={(revision) => setSaved((before) => ({ ...before, revision }))}
        />
      ) : null}
      {error ? <Problems message={error.message} reasons={error.reasons} /> : null}
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-56 flex-1">
          <Line
            label="Name"
            value={work.name}
            maxLength={80}
            error={save.fieldError('name')}
            onChange={(name) => setWork((before) => ({ ...before, name }))}
          />
        </div>
        <div className="flex items-center gap-2">
          <Chip tone={unsaved ? 'warning' : 'neutral'} icon={unsaved ? 'pen' : 'check'}>
            {unsaved ? 'Not saved' : 'Saved'}
          </Chip>
          <Button id="save-draft" variant="secondary" isDisabled={!unsaved || save.pending} onPress={saveNow}>
            {save.pending ? 'Saving…' : 'Save draft'}
          </Button>
          {canPublish ? <ButtonLink href="#publish">Publish …</ButtonLink> : null}
        </div>
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0 space-y-4">
          <Panel
            title="Prompt"
            description="Shaded words are locked: nobody who runs this template can change them."
          >
            <OperationTabs
              current={operation}
              troubled={(entry) => problems.some((problem) => problem.path.startsWith(`operations.${entry}`))}
              onChange={setOperation}
            />
            <PromptDocument
              key={operation}
              parts={draft.operations[operation]}
              slots={draft.slots}
              selectedSlot={slot?.key ?? null}
              problemAt={(index) => problemAt(`operations.${operation}.${index}`)}
              onChange={(parts) => setDraft(setParts(draft, operation, parts))}
              onSelectSlot={selectSlot}
            />
          </Panel>
          <Panel
            title="Preview"
            description={`${operationNames[operation].name}, composed with sample values.`}
          >
            <PreviewPanel draft={draft} operation={operation} palette={palette} wording={wording} />
          </Panel>
        </div>
        <div className="space-y-4 lg:row-span-2">
          <Panel>
            <SlotList
              slots={draft.slots}
              selected={slot?.key ?? null}
              troubled={(index) => problems.some((problem) => problem.path.startsWith(`slots.${index}.`))}
              onSelect={selectSlot}
              onMove={(index, by) => {
                setDraft({ ...draft, slots: moved(draft.slots, index, by) });
                if (slotIndex === index) setSlotIndex(index + by);
                else if (slotIndex === index + by) setSlotIndex(index);
              }}
              onAdd={(type) => {
                setDraft(addSlot(draft, type, `New ${slotTypeNames[type].toLowerCase()}`).draft);
                setSlotIndex(draft.slots.length);
              }}
            />
          </Panel>
          {slot && slotIndex !== null ? (
            <Panel id="slot-inspector" title={slot.label || 'Slot'}>
              <SlotInspector
                key={slotIndex}
                slot={slot}
                palette={palette}
                others={draft.slots.filter((_, n) => n !== slotIndex)}
                usedIn={operationsWith(draft, slot.key).map((entry) =>
                  operationNames[entry].name.toLowerCase(),
                )}
                problem={(field) => problemAt(`slots.${slotIndex}.${field}`)}
                onChange={(next) => setDraft(changeSlot(draft, slot.key, next))}
                onRemove={() => {
                  setDraft(removeSlot(draft, slot.key));
                  setSlotIndex(draft.slots.length > 1 ? 0 : null);
                }}
              />
            </Panel>
          ) : null}
        </div>
        <div className="min-w-0 space-y-4 lg:col-start-1">
          <Panel title="Policies">
            <Policies draft={draft} sets={sets} problem={problemAt} onChange={setDraft} />
          </Panel>
          <PublishPanel
            nextNumber={nextNumber}
            published={published}
            canPublish={canPublish}
            problems={problems}
            pending={publish.pending || save.pending}
            onPublish={publishNow}
          />
        </div>
      </div>
    </div>
  );
}

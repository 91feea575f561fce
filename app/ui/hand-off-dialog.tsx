'use client';

import { AlertDialog } from '@heroui/react/alert-dialog';
import { Button } from '@heroui/react/button';
import { Spinner } from '@heroui/react/spinner';
import { useEffect, useId, useState } from 'react';
import { handOffConceptAction, previewHandOffAction } from '@/app/(portal)/b/[brand]/hand-offs/actions';
import { type HandedOff, type HandOffPreview, leastReason } from '@/lib/hand-offs/schemas';
import { ButtonLink } from './button-link';
import { formatBytes, formatMoney } from './format';
import { HashChip } from './hash-chip';
import { handOffUrl } from './media-url';
import { Callout, Problems } from './problems';
import { useVerb } from './use-verb';

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** Says what will be packed and why, takes the note, and offers the package when it is made. */
export function HandOffDialog({
  open,
  onClose,
  brand,
  conceptId,
  conceptName,
  passed,
  handOffs,
}: {
  open: boolean;
  onClose: () => void;
  brand: string;
  conceptId: string;
  conceptName: string;
  passed: string | null;
  handOffs: number;
}) {
  const preview = useVerb(previewHandOffAction, brand);
  const verb = useVerb(handOffConceptAction, brand);
  const [plan, setPlan] = useState<HandOffPreview | null>(null);
  const [done, setDone] = useState<HandedOff | null>(null);
  const [note, setNote] = useState('');
  // One key per dialog: a second press, or a repeat after a lost answer, finds the first package.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const id = useId();
  const { run: look } = preview;

  useEffect(() => {
    void look({ conceptId }).then((found) => found && setPlan(found));
  }, [look, conceptId]);

  const why = plan ? plan.passed : passed;
  const refusal = plan?.refusal ?? null;
  const ready = plan !== null && refusal === null && (why !== null || note.trim().length >= leastReason);
  const pack = async () => {
    const answer = await verb.run({ conceptId, note, idempotencyKey });
    if (answer) setDone(answer);
  };

  return (
    <AlertDialog isOpen={open} onOpenChange={(next) => !next && onClose()}>
      <AlertDialog.Backdrop isKeyboardDismissDisabled={verb.pending}>
        <AlertDialog.Container size="md">
          <AlertDialog.Dialog>
            <AlertDialog.Header>
              <AlertDialog.Heading>
                {done ? 'The package is ready' : `Hand ${conceptName} to a designer`}
              </AlertDialog.Heading>
            </AlertDialog.Header>
            <AlertDialog.Body className="flex flex-col gap-3">
              {done ? (
                <div role="status" className="flex flex-col gap-3">
                  <p>
                    {done.filename}, {formatBytes(done.size)}. Creatives of this brand were told and find it
                    on their home page.
                  </p>
                  <p className="flex flex-wrap items-center gap-2 text-dense text-muted">
                    SHA-256 <HashChip hash={done.sha256} />
                  </p>
                </div>
              ) : (
                <>
                  <Why passed={why} handOffs={handOffs} />
                  {preview.error && (
                    <Problems message={preview.error.message} reasons={preview.error.reasons} />
                  )}
                  {refusal && <Problems message={refusal} reasons={[]} />}
                  <div className="min-h-28">
                    <Contents plan={plan} loading={preview.error === null} />
                  </div>
                  <label htmlFor={id} className="flex flex-col gap-1 text-dense font-medium">
                    {why === null ? 'Why hand it off now?' : 'Note to the designer'}
                    <textarea
                      id={id}
                      rows={3}
                      maxLength={2000}
                      value={note}
                      disabled={verb.pending}
                      aria-describedby={`${id}-help`}
                      onChange={(event) => setNote(event.target.value)}
                      className="textarea textarea--primary w-full font-normal"
                    />
                    <span id={`${id}-help`} className="text-xs font-normal text-muted">
                      {why === null
                        ? `At least ${leastReason} characters. The designer reads it at the top of the brief.`
                        : 'What is wanted, and what was wrong with the drafts. It stands at the top of the brief.'}
                    </span>
                  </label>
                  {verb.error && <Problems message={verb.error.message} reasons={verb.error.reasons} />}
                  <p role="status" className="text-dense text-muted empty:hidden">
                    {verb.pending && plan
                      ? `Reading ${counted(plan.drafts + plan.references, 'file')} and packing ${formatBytes(plan.bytes)} …`
                      : ''}
                  </p>
                </>
              )}
            </AlertDialog.Body>
            <AlertDialog.Footer>
              <Button variant="outline" onPress={onClose} isDisabled={verb.pending}>
                {done ? 'Close' : 'Cancel'}
              </Button>
              {done ? (
                <ButtonLink href={handOffUrl(brand, done.handOffId)} download>
                  Download the package
                </ButtonLink>
              ) : (
                <Button isPending={verb.pending} isDisabled={!ready} onPress={() => void pack()}>
                  {verb.pending && <Spinner size="sm" color="current" />}
                  {verb.pending ? 'Packing …' : 'Make the package'}
                </Button>
              )}
            </AlertDialog.Footer>
          </AlertDialog.Dialog>
        </AlertDialog.Container>
      </AlertDialog.Backdrop>
    </AlertDialog>
  );
}

function Why({ passed, handOffs }: { passed: string | null; handOffs: number }) {
  return (
    <>
      <Callout title={passed ? 'Going on no longer pays' : 'It has not passed its inflection point'}>
        <p>{passed ?? 'Say why it is handed off all the same.'}</p>
      </Callout>
      {handOffs > 0 && (
        <p className="text-dense text-muted">
          It was handed off {handOffs === 1 ? 'once' : `${handOffs} times`} before. Earlier packages stay as
          they are.
        </p>
      )}
    </>
  );
}

function Contents({ plan, loading }: { plan: HandOffPreview | null; loading: boolean }) {
  if (!plan)
    return loading ? (
      <p role="status" className="flex items-center gap-2 text-dense text-muted">
        <Spinner size="sm" /> Counting what goes in …
      </p>
    ) : null;
  const spent = plan.spent.map((entry) => formatMoney(entry.micros, entry.currency)).join(' and ');
  return (
    <div className="text-dense">
      <p className="font-medium">What goes in, {formatBytes(plan.bytes)} in all</p>
      <ul className="mt-1 list-disc pl-5">
        <li>
          The brief: brand, campaign, template with its locked text, prompts, and what was tried:{' '}
          {counted(plan.attempts, 'attempt')}
          {spent && ` for ${spent}`}
        </li>
        <li>{counted(plan.drafts, 'draft')} as original files</li>
        <li>
          {counted(plan.references, 'locked reference')} with {plan.references === 1 ? 'its' : 'their'} rights
        </li>
        <li>The history and the SHA-256 of every file</li>
      </ul>
      {plan.leftOut.length > 0 && (
        <div className="mt-2">
          <p className="font-medium">Named, but left out</p>
          <ul className="mt-1 list-disc pl-5 text-muted">
            {plan.leftOut.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

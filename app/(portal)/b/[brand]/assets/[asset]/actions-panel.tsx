'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { buttonClass } from '@/app/ui/button-class';
import { ButtonLink } from '@/app/ui/button-link';
import { ConfirmButton } from '@/app/ui/confirm-button';
import { mediaUrl } from '@/app/ui/media-url';
import { Problems } from '@/app/ui/problems';
import { useVerb } from '@/app/ui/use-verb';
import {
  discardAssetAction,
  pickAssetAction,
  recallSubmissionAction,
  retryDeliveryAction,
  submitAssetAction,
  unpickAssetAction,
  withdrawSubmissionAction,
} from '../actions';

/** What this person may do with the asset now; decided on the server. */
export type Offers = {
  pick: boolean;
  unpick: boolean;
  submit: boolean;
  withdraw: boolean;
  review: boolean;
  recall: boolean;
  retry: boolean;
  discard: boolean;
};

const area = 'textarea textarea--primary w-full';

export function ActionsPanel({
  brand,
  assetId,
  submissionId,
  offers,
  delivered,
  descendants,
  downloadRefusal,
}: {
  brand: string;
  assetId: string;
  submissionId: string | null;
  offers: Offers;
  delivered: boolean;
  descendants: number;
  /** Why there is nothing to download; null when there is. */
  downloadRefusal: string | null;
}) {
  const router = useRouter();
  const pick = useVerb(pickAssetAction, brand);
  const unpick = useVerb(unpickAssetAction, brand);
  const submit = useVerb(submitAssetAction, brand);
  const withdraw = useVerb(withdrawSubmissionAction, brand);
  const recall = useVerb(recallSubmissionAction, brand);
  const retry = useVerb(retryDeliveryAction, brand);
  const discard = useVerb(discardAssetAction, brand);
  const [note, setNote] = useState('');
  const [reason, setReason] = useState('');
  const error = [pick, unpick, submit, withdraw, retry].find((verb) => verb.error)?.error;
  const busy = [pick, unpick, submit, withdraw, retry].some((verb) => verb.pending);
  const id = submissionId ?? '';
  const plain = buttonClass({ variant: 'outline', fullWidth: true });

  return (
    <div className="flex flex-col gap-2">
      {error && <Problems message={error.message} reasons={error.reasons} />}
      {offers.review && (
        <ButtonLink href={`/b/${brand}/review?submission=${id}`} fullWidth>
          Open in review
        </ButtonLink>
      )}
      {offers.pick && (
        <button
          type="button"
          disabled={busy}
          className={buttonClass({ fullWidth: true })}
          onClick={() => void pick.run({ assetId })}
        >
          Pick
        </button>
      )}
      {offers.submit && (
        <>
          <label className="flex flex-col gap-1 text-dense font-medium">
            Note to the reviewers
            <textarea
              rows={2}
              maxLength={1000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              className={`${area} font-normal`}
            />
          </label>
          <button
            type="button"
            disabled={busy}
            className={buttonClass({ fullWidth: true })}
            onClick={() => void submit.run({ assetId, note })}
          >
            {submit.pending ? 'Submitting …' : 'Submit for review'}
          </button>
        </>
      )}
      {offers.unpick && (
        <button type="button" disabled={busy} className={plain} onClick={() => void unpick.run({ assetId })}>
          Take the pick back
        </button>
      )}
      {offers.withdraw && (
        <button
          type="button"
          disabled={busy}
          className={plain}
          onClick={() => void withdraw.run({ submissionId: id })}
        >
          Withdraw the submission
        </button>
      )}
      {offers.retry && (
        <button
          type="button"
          disabled={busy}
          className={buttonClass({ fullWidth: true })}
          onClick={() => void retry.run({ submissionId: id })}
        >
          Deliver again
        </button>
      )}
      {downloadRefusal === null && (
        <>
          {delivered && (
            <ButtonLink href={mediaUrl(brand, 'sealed', assetId)} download fullWidth>
              Download the sealed file
            </ButtonLink>
          )}
          <ButtonLink href={mediaUrl(brand, 'asset', assetId)} download variant="outline" fullWidth>
            Download the original
          </ButtonLink>
        </>
      )}
      {offers.recall && (
        <ConfirmButton
          label="Recall"
          look={{ variant: 'danger-soft', fullWidth: true }}
          title="Recall this asset?"
          confirmLabel="Recall"
          danger
          verb={recall}
          ready={reason.trim().length >= 3}
          onConfirm={() => recall.run({ submissionId: id, reason, delivered })}
        >
          <p>
            {delivered
              ? '1 delivered file is marked as recalled; whoever has it must stop using it.'
              : 'Its delivery is stopped before the file goes out.'}{' '}
            {descendants > 0 &&
              `${descendants === 1 ? '1 picture was' : `${descendants} pictures were`} made from it and will show that.`}{' '}
            This cannot be undone.
          </p>
          <label className="flex flex-col gap-1 text-dense font-medium">
            Why?
            <textarea
              rows={3}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              className={`${area} font-normal`}
            />
          </label>
        </ConfirmButton>
      )}
      {offers.discard && (
        <ConfirmButton
          label="Discard"
          look={{ variant: 'danger-soft', fullWidth: true }}
          title="Discard this picture?"
          confirmLabel="Discard 1 picture"
          danger
          verb={discard}
          onConfirm={async () => {
            const done = await discard.run({ assetId });
            if (done) router.push(`/b/${brand}/assets`);
            return done;
          }}
        >
          <p>It is deleted with its name and notes. The record of it stays, with its hashes.</p>
        </ConfirmButton>
      )}
      {downloadRefusal && <p className="text-xs text-muted">{downloadRefusal}</p>}
    </div>
  );
}

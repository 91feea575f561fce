'use client';

import { Button } from '@heroui/react/button';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Callout, Problems } from '@/app/ui/problems';
import { useVerb } from '@/app/ui/use-verb';
import { followParentTemplateAction } from '../actions';
import type { Parent } from './parent';

type Props = {
  brand: string;
  template: { id: string; revision: number };
  parent: Parent;
  unsaved: boolean;
  widenings: number;
  onFollowed: (revision: number) => void;
};

/** What a child template is held to, and the step to a newer version of it. */
export function ParentPanel({ brand, template, parent, unsaved, widenings, onFollowed }: Props) {
  const router = useRouter();
  const follow = useVerb(followParentTemplateAction, brand);
  const { newer } = parent;
  const title = `Narrows ${parent.name}, version ${parent.number}, for ${parent.market}`;
  return (
    <Callout tone={widenings > 0 ? 'warning' : 'info'} title={title}>
      <p>
        {widenings > 0
          ? `${widenings === 1 ? 'One thing allows' : `${widenings} things allow`} more than the parent does; each is marked where it stands.`
          : 'Everything in it is allowed by the parent. Fewer options, tighter limits, more forbidden terms and locks are yours to set; labels and help may be in the language of the market.'}
      </p>
      {newer ? (
        <div className="mt-2 flex flex-wrap items-center gap-3">
          <Button
            size="sm"
            variant="secondary"
            isDisabled={unsaved || follow.pending}
            onPress={async () => {
              const answer = await follow.run({
                templateId: template.id,
                revision: template.revision,
                parentVersionId: newer.versionId,
              });
              if (!answer) return;
              onFollowed(answer.revision);
              router.refresh();
            }}
          >
            {follow.pending ? 'Following …' : `Follow version ${newer.number}`}
          </Button>
          <Link
            href={`/b/${brand}/templates/${parent.templateId}?view=versions&from=${parent.number}&to=${newer.number}`}
            className="underline underline-offset-2"
          >
            What changed in it
          </Link>
          {unsaved ? <span className="text-muted">Save the draft first.</span> : null}
        </div>
      ) : null}
      {follow.error ? <Problems message={follow.error.message} reasons={follow.error.reasons} /> : null}
    </Callout>
  );
}

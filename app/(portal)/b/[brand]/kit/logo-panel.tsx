'use client';

import { Button } from '@heroui/react/button';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { Panel } from '@/app/ui/panel';
import { Problems } from '@/app/ui/problems';
import { useUpload } from '@/app/ui/use-upload';
import { LogoPicture } from './logo-picture';

type Props = {
  brand: { slug: string; name: string };
  revision: number;
  logo: string | null;
  removing: boolean;
  onRevision: (revision: number) => void;
  onRemove: () => void;
};

/** The logo is stored as soon as it is chosen; the rest of the kit waits for Save. */
export function LogoPanel({ brand, revision, logo, removing, onRevision, onRemove }: Props) {
  const router = useRouter();
  const file = useRef<HTMLInputElement>(null);
  const upload = useUpload<{ revision: number }>(`/api/b/${brand.slug}/uploads`);
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    const form = new FormData();
    form.set('purpose', 'logo');
    form.set('revision', String(revision));
    form.set('file', chosen);
    const result = await upload.send(form);
    if (file.current) file.current.value = '';
    if (!result) return;
    onRevision(result.revision);
    router.refresh();
  };
  return (
    <Panel title="Logo" description="PNG, JPEG or WebP, at most 25 MB. Stored at once.">
      {logo ? (
        <LogoPicture src={logo} brandName={brand.name} />
      ) : (
        <p className="rounded-md border border-dashed border-border p-6 text-center text-dense text-muted">
          No logo yet.
        </p>
      )}
      {upload.error ? <Problems message={upload.error.message} reasons={upload.error.reasons} /> : null}
      <input
        ref={file}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        className="sr-only"
        aria-label="Logo file"
        tabIndex={-1}
        onChange={(event) => {
          // Stored at once: nothing of the form around it became unsaved.
          event.stopPropagation();
          choose(event.target.files?.[0]);
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          variant="secondary"
          isPending={upload.pending}
          onPress={() => file.current?.click()}
        >
          {upload.pending ? 'Storing …' : logo ? 'Replace logo' : 'Upload logo'}
        </Button>
        {logo ? (
          <Button size="sm" variant="ghost" isDisabled={removing || upload.pending} onPress={onRemove}>
            Remove logo
          </Button>
        ) : null}
      </div>
    </Panel>
  );
}

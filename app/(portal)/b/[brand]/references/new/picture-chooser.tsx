'use client';

import { Button } from '@heroui/react/button';
import { ImageUp } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { TextInput } from '@/app/ui/fields/text-input';
import { formatBytes } from '@/app/ui/format';
import { maxUploadBytes } from '@/lib/references/schemas';

export type Source = { kind: 'file'; file: File | null } | { kind: 'url'; url: string };
type Props = { source: Source; error: string | undefined; onChange: (source: Source) => void };

/** A file by dropping, pasting or choosing it, or a public web address. */
export function PictureChooser({ source, error, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const file = source.kind === 'file' ? source.file : null;
  const preview = usePreview(file);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const take = (chosen: File | undefined) => chosen && onChange({ kind: 'file', file: chosen });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };

  return (
    <div className="space-y-4">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`flex min-h-64 flex-col items-center justify-center gap-3 rounded-lg border border-dashed p-4 text-center ${
          over ? 'border-accent bg-accent-soft' : 'border-border bg-mat'
        }`}
      >
        {preview && preview !== unreadable ? (
          // biome-ignore lint/performance/noImgElement: a picture that is still on this computer
          <img
            src={preview}
            alt="The chosen file"
            className="max-h-96 max-w-full object-contain"
            onError={() => setUnreadable(preview)}
          />
        ) : (
          <ImageUp aria-hidden className="size-7 text-muted" strokeWidth={1.5} />
        )}
        <p className="text-dense text-muted">
          {file ? `${file.name}, ${formatBytes(file.size)}` : 'Drop a PNG, JPEG or WebP here, at most 25 MB.'}
        </p>
        {file && file.size > maxUploadBytes ? (
          <p className="text-dense text-danger-text">This file is larger than 25 MB and will be refused.</p>
        ) : null}
        <Button size="sm" variant="secondary" onPress={() => input.current?.click()}>
          {file ? 'Choose another file' : 'Choose a file'}
        </Button>
        <input
          ref={input}
          id="field-file"
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-label="Picture file"
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => take(event.target.files?.[0])}
        />
        {error ? <p className="text-dense text-danger-text">{error}</p> : null}
      </div>
      <TextInput
        name="url"
        label="Or fetch it from a public web address"
        type="url"
        placeholder="https://example.com/photo.jpg"
        help={file ? 'The chosen file counts; typing an address here puts it aside.' : undefined}
        value={source.kind === 'url' ? source.url : ''}
        onChange={(url) => onChange(url ? { kind: 'url', url } : { kind: 'file', file: null })}
      />
    </div>
  );
}

function usePreview(file: File | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!file?.type.startsWith('image/')) {
      setAddress(null);
      return;
    }
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
}

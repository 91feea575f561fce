'use client';

import { Button } from '@heroui/react/button';
import { Description } from '@heroui/react/description';
import { FieldError } from '@heroui/react/field-error';
import { Input } from '@heroui/react/input';
import { Label } from '@heroui/react/label';
import { TextField } from '@heroui/react/textfield';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useState } from 'react';
import type { Problem } from '@/lib/action-error';
import { uploadSources } from '@/lib/runs/upload-sources';
import { Picker } from '../picker';

type Fields = {
  name: string;
  rightsOwner: string;
  licence: string;
  consent: string;
  territories: string;
  expiresOn: string;
};
const empty: Fields = {
  name: '',
  rightsOwner: '',
  licence: '',
  consent: '',
  territories: 'WORLD',
  expiresOn: '',
};

const offline: Problem = {
  code: 'unavailable',
  message: 'The portal could not be reached. Nothing was stored and what you typed is still here.',
  reasons: [],
};

/** A product shot with its rights, as the root of a concept. */
export function UploadForm({ brand, campaignId, base }: { brand: string; campaignId: string; base: string }) {
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<string | null>(null);
  const [fields, setFields] = useState(empty);
  const [source, setSource] = useState<keyof typeof uploadSources>('photograph');
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (!file) return setPreview(null);
    const url = URL.createObjectURL(file);
    setPreview(url);
    return () => URL.revokeObjectURL(url);
  }, [file]);
  const errorOf = (path: string) => problem?.reasons.find((reason) => reason.path === path)?.message;
  const text = (key: keyof Fields, label: string, help: string, required = true, type = 'text') => (
    <TextField
      name={key}
      value={fields[key]}
      onChange={(value) => setFields((before) => ({ ...before, [key]: value }))}
      isRequired={required}
      isInvalid={errorOf(key) !== undefined}
      type={type}
      fullWidth
    >
      <Label>{label}</Label>
      <Input />
      {help && <Description>{help}</Description>}
      <FieldError>{errorOf(key)}</FieldError>
    </TextField>
  );

  async function send(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    setProblem(null);
    const form = new FormData();
    form.set('purpose', 'concept');
    if (file) form.set('file', file);
    const { territories, expiresOn, ...rest } = fields;
    const list = territories
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map((entry) => entry.toUpperCase());
    form.set(
      'about',
      JSON.stringify({ ...rest, campaignId, source, territories: list, expiresOn: expiresOn || null }),
    );
    const response = await fetch(`/api/b/${brand}/uploads`, { method: 'POST', body: form }).catch(() => null);
    const answer = (await response?.json().catch(() => null)) as
      | (Problem & { conceptId?: string; assetId?: string })
      | null;
    setPending(false);
    if (!response || !answer) return setProblem(offline);
    if (!response.ok) return setProblem(answer);
    router.push(`${base}?from=${answer.assetId}&op=vary`);
  }

  return (
    <form
      onSubmit={(event) => void send(event)}
      className="mx-auto grid w-full max-w-4xl gap-6 md:grid-cols-2"
    >
      <div className="flex flex-col gap-3">
        <h2 className="text-lg font-medium">Start a concept from a shot</h2>
        <label className="flex min-h-56 cursor-pointer flex-col items-center justify-center gap-2 rounded-lg border border-dashed border-border bg-surface p-3 text-center focus-within:outline-2 focus-within:outline-accent">
          {preview ? (
            // biome-ignore lint/performance/noImgElement: a local preview that never leaves the browser
            <img src={preview} alt="The chosen file" className="max-h-72 w-auto rounded-md object-contain" />
          ) : (
            <span className="text-muted">Choose a PNG, JPEG or WebP, at most 25 MB</span>
          )}
          <input
            type="file"
            accept="image/png,image/jpeg,image/webp"
            className="sr-only"
            aria-label="Picture"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </label>
        <p className="text-[13px] text-danger">{errorOf('file')}</p>
      </div>
      <div className="flex flex-col gap-4">
        {text('name', 'Name of the concept', 'People find it by this.')}
        <Picker
          name="source"
          label="What it is"
          value={source}
          options={Object.entries(uploadSources).map(([id, entry]) => ({ id, label: entry.label }))}
          onChange={(value) => setSource(value as keyof typeof uploadSources)}
        />
        {text('rightsOwner', 'Who owns the rights', '')}
        {text('licence', 'Licence', 'Under which you may use it, such as "own work" or a contract number.')}
        {text('consent', 'Consent of people shown', 'Leave empty when nobody is shown.', false)}
        {text('territories', 'Territories', 'Country codes such as DE FR, or WORLD.')}
        {text('expiresOn', 'Rights end on', 'Leave empty when they do not end.', false, 'date')}
        {problem && (
          <p role="alert" className="text-[13px] text-danger">
            {problem.message}{' '}
            {problem.reasons
              .filter((reason) => !reason.path)
              .map((reason) => reason.message)
              .join(' ')}
          </p>
        )}
        <Button type="submit" variant="primary" isPending={pending} isDisabled={pending || !file}>
          {pending ? 'Uploading' : 'Upload and go on'}
        </Button>
      </div>
    </form>
  );
}

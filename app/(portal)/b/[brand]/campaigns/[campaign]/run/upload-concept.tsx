import { Upload } from 'lucide-react';
import Link from 'next/link';

/** The other way to begin: from a shot that exists. */
export function UploadConcept({ base }: { base: string }) {
  return (
    <Link
      href={`${base}/upload`}
      className="flex min-h-16 w-36 shrink-0 items-center justify-center gap-2 rounded-lg border border-dashed border-border text-[13px]"
    >
      <Upload aria-hidden className="size-4" /> Start from a shot
    </Link>
  );
}

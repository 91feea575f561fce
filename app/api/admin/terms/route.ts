import { revalidatePath } from 'next/cache';
import { refusalResponse } from '@/app/api/refusal-response';
import { requireSameOrigin } from '@/app/api/same-origin';
import { installationCtxForAction } from '@/lib/auth/require';
import { invalid } from '@/lib/errors';
import { readTerms } from '@/lib/terms/read-terms';
import { readForm } from '@/lib/uploads/read-form';

/** Records a reading of a provider's terms: `about` as JSON, and `file`, the document that was read, if a copy is kept. */
export async function POST(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request);
    const ctx = await installationCtxForAction();
    const form = await readForm(request);
    const file = form.get('file');
    const document =
      file instanceof File && file.size > 0
        ? { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name }
        : null;
    const recorded = await readTerms(ctx, document, aboutOf(form));
    revalidatePath('/', 'layout');
    return Response.json(recorded, { status: 201 });
  } catch (error) {
    return refusalResponse(error);
  }
}

function aboutOf(form: FormData): unknown {
  try {
    return JSON.parse(String(form.get('about')));
  } catch {
    throw invalid('The fields of the reading could not be read. Nothing was saved.');
  }
}

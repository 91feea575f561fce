import { refusalResponse } from '@/app/api/refusal-response';
import { requireSameOrigin } from '@/app/api/same-origin';
import { ctxForAction } from '@/lib/auth/require';
import { setBrandLogo } from '@/lib/brands/set-brand-logo';
import { invalid } from '@/lib/errors';
import { uploadReference } from '@/lib/references/upload-reference';
import { uploadConcept } from '@/lib/runs/upload-concept';
import { fileOf, readForm } from '@/lib/uploads/read-form';

type Params = { params: Promise<{ brand: string }> };

/** Takes a picture as multipart form: `purpose` (reference, logo or concept), `file`, and what is said about it. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  try {
    requireSameOrigin(request);
    const ctx = await ctxForAction((await params).brand);
    const form = await readForm(request);
    switch (form.get('purpose')) {
      case 'reference':
        return Response.json(await uploadReference(ctx, await fileOf(form), aboutOf(form)), { status: 201 });
      case 'logo':
        return Response.json(await setBrandLogo(ctx, await fileOf(form), Number(form.get('revision'))), {
          status: 201,
        });
      case 'concept':
        return Response.json(await uploadConcept(ctx, await fileOf(form), aboutOf(form)), { status: 201 });
      default:
        throw invalid('Say what the upload is for. Nothing was stored.');
    }
  } catch (error) {
    return refusalResponse(error);
  }
}

function aboutOf(form: FormData): unknown {
  try {
    return JSON.parse(String(form.get('about')));
  } catch {
    throw invalid('The fields of the upload could not be read. Nothing was stored.');
  }
}

/** The logo whole on the mat. */
export function LogoPicture({ src, brandName }: { src: string; brandName: string }) {
  return (
    <span className="flex items-center justify-center rounded-md bg-mat p-6">
      {/* biome-ignore lint/performance/noImgElement: served after an access check, at a width that fits already */}
      <img src={src} alt={`Logo of ${brandName}`} className="max-h-32 max-w-full object-contain" />
    </span>
  );
}

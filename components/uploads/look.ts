/** What this browser makes of a file: its address and size, or no size when it can't show it. */
export async function look(file: Blob): Promise<{ url: string; image: HTMLImageElement; size: { width: number; height: number } | null }> {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return { url, image, size: { width: image.naturalWidth, height: image.naturalHeight } };
  } catch {
    return { url, image, size: null };
  }
}

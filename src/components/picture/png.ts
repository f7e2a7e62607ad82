import type { Picture } from '@/formats/picture/draw-workflow'

/** Pixels per unit of the drawing, so that the picture is sharp on fine screens and in print. */
const SHARPNESS = 2
/** What browsers can draw on: a longer side or a bigger area stays empty. */
const LONGEST_SIDE = 16_000
const LARGEST_AREA = 100_000_000

/** How many pixels a unit of the drawing gets: fewer where the picture would be too big to draw. */
export function pixelsPerUnit({ width, height }: Pick<Picture, 'width' | 'height'>): number {
  return Math.min(
    SHARPNESS,
    LONGEST_SIDE / Math.max(width, height),
    Math.sqrt(LARGEST_AREA / (width * height)),
  )
}

/**
 * Turns a picture into a PNG. Runs in a page; the image comes from a `blob:` address.
 *
 * @throws Error when the browser cannot draw it
 */
export async function pictureToPng(picture: Picture): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([picture.svg], { type: 'image/svg+xml' }))
  try {
    return await drawPng(await loadImage(address), picture)
  } finally {
    URL.revokeObjectURL(address)
  }
}

async function loadImage(address: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = address
  try {
    await image.decode()
  } catch (error) {
    throw new Error('the browser could not read the picture', { cause: error })
  }
  return image
}

async function drawPng(image: HTMLImageElement, picture: Picture): Promise<Blob> {
  const scale = pixelsPerUnit(picture)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.floor(picture.width * scale))
  canvas.height = Math.max(1, Math.floor(picture.height * scale))
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('the browser offers nothing to draw on')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  const png = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png')
  })
  if (png === null) throw new Error('the picture is too big for this browser')
  return png
}

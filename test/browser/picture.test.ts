import { describe, expect, it } from 'vitest'
import { compatOf } from '@/engine/compat'
import { emptyState } from '@/engine/effects/empty-state'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { pictureColours } from '@/formats/picture/colours'
import { pictureToPng, pixelsPerUnit } from '@/components/picture/png'
import { workflowPicture } from '@/components/picture/workflow-picture'
import blueprint from '../../blueprints/block-on-pap-red-or-tlp-red.json?raw'

const lookup = { compat: compatOf('2.5.19'), state: emptyState(0) }
const title = '</text><img src=x onerror="alert(1)"> & \u0001\uD800'

function picture(theme: 'light' | 'dark') {
  const nodes = readWorkflowFile(blueprint).blueprints[0]?.nodes ?? []
  return workflowPicture({ nodes, frames: [] }, { title, theme, lookup })
}

/** The colour of the picture's first pixel, as `#rrggbb`. */
async function cornerOf(png: Blob): Promise<string> {
  const bitmap = await createImageBitmap(png)
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  context?.drawImage(bitmap, 0, 0)
  const pixel = context?.getImageData(0, 0, 1, 1).data ?? []
  return `#${[...pixel]
    .slice(0, 3)
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')}`
}

describe('a workflow’s picture', () => {
  it('is well-formed XML that shows hostile texts as texts', () => {
    const { svg } = picture('light')
    const page = new DOMParser().parseFromString(svg, 'image/svg+xml')
    expect(page.querySelector('parsererror')).toBeNull()
    expect(page.querySelector('img, script')).toBeNull()
    expect(page.querySelectorAll('title')[0]?.textContent).toBe(
      '</text><img src=x onerror="alert(1)"> & \uFFFD',
    )
    expect([...page.querySelectorAll('text')].map(({ textContent }) => textContent)).toContain(
      'Stop execution',
    )
  })

  it.each(['light', 'dark'] as const)('becomes a PNG, twice as fine (%s)', async (theme) => {
    const drawn = picture(theme)
    const png = await pictureToPng(drawn)
    expect(png.type).toBe('image/png')
    const { width, height } = await createImageBitmap(png)
    expect({ width, height }).toEqual({ width: drawn.width * 2, height: drawn.height * 2 })
    expect(await cornerOf(png)).toBe(pictureColours[theme].canvas)
  })

  it('is coarser where it would be too big, and says when it cannot be drawn', async () => {
    expect(pixelsPerUnit({ width: 100, height: 100 })).toBe(2)
    expect(pixelsPerUnit({ width: 160_000, height: 100 })).toBe(0.1)
    expect(pixelsPerUnit({ width: 16_000, height: 100_000 })).toBeCloseTo(0.16)
    await expect(pictureToPng({ svg: 'no picture', width: 10, height: 10 })).rejects.toThrow(
      'the browser could not read the picture',
    )
  })
})

import type { MountedChart } from './engine.ts'

type Words = { title: string; source: string; name: string }

/** The chart with its title above and where it comes from below, as a PNG file. */
export async function savePicture(chart: MountedChart, { title, source, name }: Words): Promise<void> {
  const tokens = getComputedStyle(document.documentElement)
  const ground = tokens.getPropertyValue('--ground').trim()
  const image = new Image()
  image.src = chart.image(ground)
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.width + 48
  canvas.height = image.height + 132
  const pen = canvas.getContext('2d')
  if (pen === null) return
  pen.fillStyle = ground
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 24, 72)
  pen.fillStyle = tokens.getPropertyValue('--text').trim()
  pen.font = '600 28px system-ui, sans-serif'
  pen.fillText(title, 24, 48, canvas.width - 48)
  pen.fillStyle = tokens.getPropertyValue('--text-muted').trim()
  pen.font = '20px system-ui, sans-serif'
  pen.fillText(`Depindex · ${source}`, 24, canvas.height - 22, canvas.width - 48)
  const link = document.createElement('a')
  link.href = canvas.toDataURL('image/png')
  link.download = `depindex-${name}.png`
  link.click()
}

import { BarChart } from 'echarts/charts'
import { GridSimpleComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { buildOption, type Drawers, isThin, linesOf, type Shape } from './build-option.ts'
import type { Frame } from './frame.ts'

use([BarChart, GridSimpleComponent, CanvasRenderer])

/** The only door to ECharts. Whoever mounts a chart disposes of it. */
export function mountChart(element: HTMLElement) {
  const create = () => init(element, null, { renderer: 'canvas' })
  let chart = create()
  const drawers: Drawers = {}
  let gone = false
  let last: { readonly frame: Frame; readonly shape: Shape } | undefined
  return {
    /** Fetches first what the frame needs and is not there yet; false where it was overtaken meanwhile. */
    draw: async (frame: Frame, shape: Shape): Promise<boolean> => {
      last = { frame, shape }
      const asked = last
      if (isThin(frame, shape)) drawers.thin ??= (await import('./draw-thin.ts')).drawThin
      if (drawers.line === undefined && linesOf(frame, shape).length > 0) {
        const lines = await import('./engine-lines.ts')
        if (gone) return false
        // A chart knows the kinds of series that were there when it was made.
        if (drawers.line === undefined) {
          chart.dispose()
          chart = create()
          drawers.line = lines.drawLine
        }
      }
      if (last !== asked || gone) return false
      chart.setOption(buildOption(frame, shape, drawers), { notMerge: true })
      return true
    },
    resize: () => chart.resize(),
    /** Middle of a period, in pixels from the left of the element. */
    toX: (index: number): number => Number(chart.convertToPixel({ xAxisIndex: 0 }, index)),
    /** Index of the period and value of the axis under a place; the index may lie outside the data. */
    at: (x: number, y: number): { index: number; value: number } => {
      const [index, value] = chart.convertFromPixel({ gridIndex: 0 }, [x, y])
      return { index: Number(index), value: Number(value) }
    },
    image: (ground: string): string =>
      chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: ground }),
    dispose: () => {
      gone = true
      chart.dispose()
    },
  }
}

export type MountedChart = ReturnType<typeof mountChart>

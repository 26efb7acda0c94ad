import { BarChart } from 'echarts/charts'
import { GridSimpleComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { buildOption } from './build-option.ts'

use([BarChart, GridSimpleComponent, CanvasRenderer])

export type Option = ReturnType<typeof buildOption>

/** The only door to ECharts. Whoever mounts a chart disposes of it. */
export function mountChart(element: HTMLElement) {
  const create = () => init(element, null, { renderer: 'canvas' })
  let chart = create()
  let knowsLines = false
  let gone = false
  let wanted: Option | undefined
  return {
    /** Fetches first what the option needs and is not there yet; false where the option was overtaken meanwhile. */
    draw: async (option: Option): Promise<boolean> => {
      wanted = option
      if (!knowsLines && option.series.some(({ type }) => type === 'line')) {
        await import('./engine-lines.ts')
        if (gone) return false
        // A chart knows the kinds of series that were there when it was made.
        if (!knowsLines) {
          chart.dispose()
          chart = create()
          knowsLines = true
        }
      }
      if (wanted !== option || gone) return false
      chart.setOption(option, { notMerge: true })
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

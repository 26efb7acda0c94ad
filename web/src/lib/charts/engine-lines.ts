import { LineChart } from 'echarts/charts'
import { use } from 'echarts/core'

/** Lines come in a file of their own, because the first view of the page draws bars only. */
use([LineChart])

export { drawLine } from './draw-line.ts'

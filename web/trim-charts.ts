import type { Plugin } from 'vite'

const unused = (what: string) => `throw new Error('${what} is not in this build: see web/trim-charts.ts')`

/**
 * Parts of the chart library that no chart of ours reaches, and that it imports all the same: 16 kB of the first view.
 * Each does nothing where the library calls it in passing, and throws where only a use of the feature would call it.
 * A version that imports another name from one of them fails the build, and the browser tests draw every kind of chart.
 */
const trimmed: Readonly<Record<string, string>> = {
  // Options of old versions, which ours are not.
  'echarts/lib/preprocessor/backwardCompat.js': 'export default function () {}',
  'echarts/lib/preprocessor/helper/compatStyle.js': 'export default function () {}',
  // Themes and languages are the page's.
  'echarts/lib/i18n/langZH.js': 'export default {}',
  'echarts/lib/theme/dark.js': 'export default {}',
  // The page has skeletons.
  'echarts/lib/loading/default.js': `export default function () { ${unused('loading')} }`,
  // Data comes ready to be drawn.
  'echarts/lib/data/helper/transform.js': `export class ExternalSource {}
    export function registerExternalTransform() { ${unused('dataset transform')} }
    export function applyDataTransform() { ${unused('dataset transform')} }`,
  // Periods are categories.
  'echarts/lib/scale/Time.js': `export default class { constructor() { ${unused('time axis')} } }
    export function calcNiceForTimeScale() { ${unused('time axis')} }`,
  // Nothing moves.
  'zrender/lib/animation/easing.js': 'export default {}',
  // No polar bars.
  'echarts/lib/label/sectorLabel.js': `export function createSectorCalculateTextPosition() { ${unused('polar bar')} }
    export function setSectorTextRotation() { ${unused('polar bar')} }`,
  'zrender/lib/graphic/helper/roundSector.js': `export function buildPath() { ${unused('sector')} }`,
  // No symbols from SVG paths.
  'zrender/lib/tool/path.js': `export function createFromString() { ${unused('SVG path')} }
    export function extendFromString() { ${unused('SVG path')} }
    export function mergePath() { ${unused('SVG path')} }
    export function clonePath() { ${unused('SVG path')} }`,
  // Pointer and keyboard belong to Chart.svelte, so nothing asks what lies under the pointer.
  'zrender/lib/dom/HandlerProxy.js': 'export default class { dispose() {} }',
  'zrender/lib/Handler.js':
    'export default class { on() {} off() {} trigger() {} resize() {} setCursorStyle() {} dispose() {} }',
  'zrender/lib/contain/path.js': `export function contain() { ${unused('hit test')} }
    export function containStroke() { ${unused('hit test')} }`,
}

export function trimCharts(): Plugin {
  return {
    name: 'trim-charts',
    enforce: 'pre',
    load(id) {
      const path = id.replaceAll('\\', '/')
      const found = Object.keys(trimmed).find((file) => path.endsWith(`/node_modules/${file}`))
      return found === undefined ? undefined : trimmed[found]
    },
  }
}

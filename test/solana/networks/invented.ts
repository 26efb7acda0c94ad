import { inventedNetwork } from '../token-moves.ts'

export default inventedNetwork()

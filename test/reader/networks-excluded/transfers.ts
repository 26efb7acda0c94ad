import { transfersNetwork } from '../transfers.ts'

export default transfersNetwork({ senders: ['one', 'two'], exclude: ['two'] })

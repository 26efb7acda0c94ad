import { defineNetwork } from '../../schemas/network.ts'
import { jobPayment } from '../decoders/solana/job-payment.ts'

const nos = 'nosXBVoaCTtYdLvKY6Csb4AC8JCdQKKAaWYtx2ZMoo7'
const jobsProgram = 'nosJhNRqr2bc9g1nfGDcXXTXvYUmxD4cVwy2pMWhrYM'

export default defineNetwork({
  id: 'nosana',
  name: 'Nosana',
  category: 'compute',
  description:
    'GPU compute for AI: clients put NOS down for a job, and the node that runs it is paid from that.',
  colour: { light: '#775599', dark: '#ffff77' },
  links: {
    website: 'https://nosana.com',
    docs: 'https://docs.nosana.com',
    explorer: `https://solscan.io/token/${nos}`,
  },
  tokens: {
    NOS: {
      name: 'Nosana',
      decimals: 6,
      addresses: { solana: nos },
      price: { coingecko: 'nosana' },
    },
  },
  sources: [
    {
      id: 'jobs',
      chain: 'solana',
      address: jobsProgram,
      firstBlock: 158_569_587,
      // The slot is in the middle of the day before.
      since: '2022-11-02',
      decoder: jobPayment({ program: jobsProgram, service: 'compute' }),
      facts: ['payment'],
      what: 'Tokens that the vault of a market pays to the node when a job ends. When the program was first used is not verified: the first slot is one of 2022-11-01, days after the program was written as it is, and payments before it, if there were any, are not in the figures.',
      source: 'https://github.com/nosana-ci/nosana-programs/tree/10a64e45/programs/nosana-jobs',
    },
    {
      id: 'pools',
      chain: 'solana',
      address: 'nosPdZrfDzND1LAR28FLMDEATUPK53K8xbRBXAirevD',
      firstBlock: 0,
      since: '2022-11-01',
      decoder: null,
      facts: ['emission'],
      what: 'NOS that pools release to stakers and nodes; not read yet, because which pool pays whom is not verified.',
      source: 'https://github.com/nosana-ci/nosana-programs/tree/10a64e45/programs/nosana-pools',
    },
  ],
  revenue: { fact: 'payment', basis: 'accrual' },
  recipients: ['payees'],
  splits: [
    {
      since: '2022-11-01',
      supplySide: '1',
      protocol: '0',
      holders: '0',
      why: 'The vault pays the node in full. A network fee is paid beside it to stakers; its rate is zero in the published source.',
      source:
        'https://github.com/nosana-ci/nosana-programs/blob/10a64e45/programs/nosana-jobs/src/instructions/finish.rs',
    },
  ],
  exclusions: [],
  methodology: {
    fees: 'What the vaults of job markets pay to nodes when jobs end: the first of the two transfers of the instructions finish and end; complete and quit are asked for too and move no tokens in the published source. A deposit counts only as far as it is used. Anybody can open a market and pay himself, and such payments are not told apart.',
    supply_side_revenue: 'All fees: they go to the nodes.',
    revenue: 'None: the market keeps no part of a payment.',
    burned: 'Nosana burns no token for jobs.',
    emitted: 'NOS released by pools, not read yet.',
    supply:
      'Not closed: job payments move NOS and make or destroy none, and no endpoint of Solana tells a supply as of a day that is past.',
    utilization:
      'Nodes that were paid for jobs on a day, as distinct addresses of our own movements. Nodes that wait for a job stand in accounts of the jobs program and are not read; their capacity is not on chain.',
  },
  notCounted: [
    {
      what: 'Deposits for jobs that are listed, assigned or extended.',
      why: 'Money put down is not money paid; what is used of it counts when the job ends.',
    },
    {
      what: 'Refunds: the second transfer when a job ends, and jobs that are delisted or recovered.',
      why: 'The money goes back to who put it down.',
    },
    {
      what: 'Tokens that are not NOS, of markets that anybody can open.',
      why: 'They are kept without an amount; what they are worth is not known.',
    },
  ],
  methodVersion: 1,
})

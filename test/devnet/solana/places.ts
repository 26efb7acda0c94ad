import { address } from '@solana/kit'
import { solanaAccount } from './chain.ts'

/** Written here a second time on purpose: a wrong address in a network file must not be wrong in the same way here. */
export const solanaPlaces = {
  hnt: address('hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux'),
  dataCredit: address('dcuc8Amr83Wz27ZkQ2K9NS6r8zRpf1J6cvArEBDZDmm'),
  dao: address('BQ3MCuTT5zVBhNfQ4SjMh3NPVhFy73MPV8rjfq5d1zie'),
  iotDao: address('39Lw1RH6zt8AJvKn3BTxmUDofzduCM2J3kSaGDZ8L7Sk'),
  mobileDao: address('Gm9xDCJawDEKDrrQW6haw94gABaYzQwCq4ZQU8h8bd22'),
  iotAuthority: address('iotdbYfWqPiDa5MruziFHxBsjHamKuEnMhkPFoW4mKE'),
  mobileAuthority: address('mobMc6Q18xT78cRiExgVbhadEKHiTUm6ZDnSZn2cU8h'),
  /** Token accounts of the grants that HIP-149 voted, of which the council has 1.25 %. */
  grantVault: address('AGPDcgpXan5RB2Y9usHvdJmmJHpyyYqcQm8KouRkK6f4'),
  grantCouncil: address('EYbAXgLq1aRr9a9y55DbjfMdXNrZuMa69WXN9c1UR6eK'),
  dataCredits: address('credMBJhYFzfn7NxBMdU4aUqFggAjgztaCcv2Fo6fPT'),
  subDaos: address('hdaoVTCqhfHHo75XdAMxBKdUqvq1i5bF23sisBqVgGR'),
  entityManager: address('hemjuPXBpNvggtaUnN1MwT3wrdhttKEfosTcc2P9Pg8'),
  lazyDistributor: address('1azyuavdMyvsivtNxPoz6SucD18eDHeXzFCUPq5XU7w'),
  circuitBreaker: address('circAbx64bbsscPbQzZAUvuXpHqrCe6fLMzc2uKXz9g'),
  noEmit: address('noEmmgLmQdk6DLiPV8CSwQv3qQDyGEhz9m5A4zhtByv'),
  taskQueue: address('tuktukUrfhXT6ZT77QTU8RQtvgL967uRuVagWF57zVA'),
  honey: address('4vMsoUT2BWatFweudnQM1xedRLfJgJ7hswhcpz4xgBTy'),
  honeyRewards: address('EEjwuvCMVYjgHUeX1BM9qmUog59Pft88c3jbt2ATwcJw'),
  honeyPayments: address('BNH1dUp3ExFbgo3YctSqQbJXRFn3ffkwbcmSas8azfaW'),
  render: address('rndrizKT3MK1iimdxRdWabcF7Zg7AR5T4nud4EkHBof'),
  renderBurner: address('rbrnm7nPhfhBxPSh8qhRFrhB5MLnJGMNoyNQPvSi7vq'),
  geod: address('7JA5eZdCzztSfQbJvS8aVVxMFfd81Rs9VvwnocV1mKHu'),
  incinerator: address('1nc1nerator11111111111111111111111111111111'),
  nos: address('nosXBVoaCTtYdLvKY6Csb4AC8JCdQKKAaWYtx2ZMoo7'),
  nosanaJobs: address('nosJhNRqr2bc9g1nfGDcXXTXvYUmxD4cVwy2pMWhrYM'),
  nosanaRewards: address('nosRB8DUV67oLNrL45bo2pFLrmsWPiewe2Lk2DRNYCp'),
  memo: address('MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr'),
  system: address('11111111111111111111111111111111'),
  associatedToken: address('ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL'),
  computeBudget: address('ComputeBudget111111111111111111111111111111'),
} as const

/** Pays the fees of whoever has no wallet of his own in the play. */
export const feePayer = solanaAccount('fee payer')

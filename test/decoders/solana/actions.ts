import { createHash } from 'node:crypto'
import { addressOf, type Call } from './make-answer.ts'
import { accountOf, mints, renderWallet, type World, wallet } from './world.ts'

const programs = {
  credits: 'credMBJhYFzfn7NxBMdU4aUqFggAjgztaCcv2Fo6fPT',
  subDaos: 'hdaoVTCqhfHHo75XdAMxBKdUqvq1i5bF23sisBqVgGR',
  noEmit: 'noEmmgLmQdk6DLiPV8CSwQv3qQDyGEhz9m5A4zhtByv',
  breaker: 'circAbx64bbsscPbQzZAUvuXpHqrCe6fLMzc2uKXz9g',
  entities: 'hemjuPXBpNvggtaUnN1MwT3wrdhttKEfosTcc2P9Pg8',
  honeyRewards: 'EEjwuvCMVYjgHUeX1BM9qmUog59Pft88c3jbt2ATwcJw',
  honeyPayments: 'BNH1dUp3ExFbgo3YctSqQbJXRFn3ffkwbcmSas8azfaW',
  jobs: 'nosJhNRqr2bc9g1nfGDcXXTXvYUmxD4cVwy2pMWhrYM',
}
const authorities = {
  iot: 'iotdbYfWqPiDa5MruziFHxBsjHamKuEnMhkPFoW4mKE',
  mobile: 'mobMc6Q18xT78cRiExgVbhadEKHiTUm6ZDnSZn2cU8h',
}
const u64 = (value: bigint) => {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, value, true)
  return bytes
}
const anchor = (name: string, ...rest: Uint8Array[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat([createHash('sha256').update(`global:${name}`).digest().subarray(0, 8), ...rest]),
  )

const usage =
  (service: 'iot' | 'mobile') =>
  (world: World, wanted: bigint): Call => {
    const burn = world.burn('dc', `${service} escrow`, wanted, wallet('a router'), false)
    const amount = burn.data?.slice(1, 9) ?? new Uint8Array()
    return {
      program: programs.credits,
      accounts: [
        ...['an epoch', 'a sub-DAO'].map(addressOf),
        authorities[service],
        ...['a registrar', 'a DAO'].map(addressOf),
        mints.dc,
        accountOf(`${service} escrow`),
      ],
      data: anchor('burn_delegated_data_credits_v0', amount),
      calls: [burn, { program: programs.subDaos, data: anchor('track_dc_burn_v0', amount) }],
    }
  }

const breaker = (...calls: Call[]): Call => ({ program: programs.breaker, data: anchor('mint_v0'), calls })
const honey = (name: string, ...calls: Call[]): Call => ({
  program: programs.honeyRewards,
  accounts: [mints.honey],
  data: anchor(name),
  calls,
})
const pays = (name: string, ...calls: Call[]): Call => ({
  program: programs.honeyPayments,
  data: anchor(name),
  calls,
})

/** What can happen, each in the shape of its program; what is no movement stands below. */
export const actions: Readonly<Record<string, (world: World, amount: bigint) => Call>> = {
  'traffic of sensors': usage('iot'),
  'traffic of phones': usage('mobile'),
  'onboarding by the entity manager': (world, wanted) => {
    const burn = world.burn('dc', 'maker', wanted, wallet('maker'), false)
    const credits: Call = {
      program: programs.credits,
      accounts: [addressOf('data credits'), accountOf('maker'), wallet('maker'), mints.dc],
      data: anchor('burn_without_tracking_v0', burn.data?.slice(1, 9) ?? new Uint8Array()),
      calls: [burn],
    }
    return { program: programs.entities, data: anchor('onboard_iot_hotspot_v0'), calls: [credits] }
  },
  'credits made': (world, wanted) => ({
    program: programs.credits,
    accounts: [...['a', 'b', 'c', 'd', 'e', 'f'].map(addressOf), mints.hnt, mints.dc],
    data: anchor('mint_data_credits_v0', Uint8Array.of(1), u64(wanted), Uint8Array.of(0)),
    calls: [world.burn('hnt', 'buyer', wanted), breaker(world.mint('dc', 'buyer of credits', wanted / 3n))],
  }),
  'rewards issued': (world, amount) => ({
    program: programs.subDaos,
    accounts: [
      ...['a', 'b', 'c', 'd', 'e'].map(addressOf),
      mints.hnt,
      addressOf('sub-DAO mint'),
      ...['treasury', 'rewards escrow', 'delegator pool'].map(accountOf),
    ],
    data: anchor('issue_rewards_v0', u64(1n)),
    calls: ['treasury', 'rewards escrow', 'delegator pool', 'vault', 'council'].map((role, index) =>
      breaker(world.mint('hnt', role, amount >> BigInt(index))),
    ),
  }),
  'a claim that is forfeited': (world, wanted) => ({
    program: programs.subDaos,
    accounts: [mints.hnt],
    data: anchor('claim_rewards_v1', u64(1n)),
    calls: [breaker(world.burn('hnt', 'claim pool', wanted))],
  }),
  'what is not emitted': (world, wanted) => ({
    program: programs.noEmit,
    accounts: [mints.hnt],
    data: anchor('no_emit_v0'),
    calls: [world.burn('hnt', 'not emitted', wanted)],
  }),
  'map credits made': (world, wanted) =>
    honey('mint_map_credit', world.burn('honey', 'map customer', wanted)),
  'coverage paid': (world, amount) =>
    pays('pay_reward', honey('mint_to', world.mint('honey', 'driver', amount))),
  'consumption paid, and a part burned': (world, amount) =>
    pays(
      'pay_consumption_reward',
      honey('mint_to', world.mint('honey', 'consumption', amount)),
      honey('burn', world.burn('honey', 'netting', amount)),
    ),
  'HONEY minted to the foundation': (world, amount) =>
    honey('mint_to', world.mint('honey', 'foundation', amount)),
  'a render job': (world, wanted) => world.burn('render', 'render burner', wanted, renderWallet),
  'GEOD incinerated': (world, wanted) => world.move('geod', 'geod treasury', 'incinerator', wanted),
  'a job that ended': (world, wanted) => {
    const vault = accountOf('job vault')
    const pay = world.move('nos', 'job vault', 'node', wanted, vault)
    const refund = world.move('nos', 'job vault', 'client', wanted / 2n, vault)
    return {
      program: programs.jobs,
      data: anchor(wanted % 2n === 0n ? 'finish' : 'end'),
      calls: [pay, refund],
    }
  },

  // No movement.
  'credits delegated': (world, wanted) => ({
    program: programs.credits,
    accounts: [mints.dc],
    data: anchor('delegate_data_credits_v0', u64(wanted)),
    calls: [world.move('dc', 'buyer of credits', 'idle escrow', wanted)],
  }),
  'a claim that is paid': (world, wanted) => ({
    program: programs.subDaos,
    accounts: [mints.hnt],
    data: anchor('claim_rewards_v1', u64(1n)),
    calls: [breaker(world.move('hnt', 'paying pool', 'claimant', wanted))],
  }),
  'a deposit for a job': (world, wanted) => ({
    program: programs.jobs,
    data: anchor('list'),
    calls: [world.move('nos', 'depositor', 'idle vault', wanted)],
  }),
  'a job that is delisted': (world, wanted) => ({
    program: programs.jobs,
    data: anchor('delist'),
    calls: [world.move('nos', 'idle vault', 'depositor', wanted, accountOf('idle vault'))],
  }),
  'HNT burned by a holder': (world, wanted) => world.burn('hnt', 'holder', wanted),
  'HONEY burned by a holder': (world, wanted) => world.burn('honey', 'bee', wanted),
  'RENDER burned by a holder': (world, wanted) => world.burn('render', 'artist', wanted),
  'GEOD sent on': (world, wanted) => world.move('geod', 'surveyor', 'farmer', wanted),
  'GEOD moved within an account': (world, wanted) => world.move('geod', 'surveyor', 'surveyor', wanted),
  'a foreign token burned by the render wallet': (world, wanted) =>
    world.burn('foreign', 'foreign one', wanted, renderWallet),
  'a foreign token moved': (world, wanted) => world.move('foreign', 'foreign one', 'foreign other', wanted),
  'a foreign token minted': (world, amount) => world.mint('foreign', 'foreign other', amount),
  'an unknown program': (_, amount) => ({
    program: addressOf('unknown'),
    data: u64(amount),
    accounts: [mints.hnt],
  }),
}

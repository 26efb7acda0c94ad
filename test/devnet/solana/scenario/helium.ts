import type { Address } from '@solana/kit'
import {
  AccountState,
  getBurnInstruction,
  getFreezeAccountInstruction,
  getMintToInstruction,
  getThawAccountInstruction,
  getTransferInstruction,
} from '@solana-program/token'
import { daySeconds, listDays } from '../../scenario/day.ts'
import { accounts, callData, optional, type SolanaPlay, tokenProgram, u64, unitLimit } from '../call.ts'
import { type SolanaChain, solanaAccount } from '../chain.ts'
import { solanaPlaces as at, feePayer } from '../places.ts'
import { type Play, type PlayedTransaction, signer } from '../play.ts'

/*
 * Helium, in the accounts and arguments of its public interface descriptions:
 * https://github.com/helium/helium-program-library/tree/145947ee (and the package @helium/idls).
 */

export type Service = 'iot' | 'mobile'
export type Helium = Awaited<ReturnType<typeof placeHelium>>

const own = (name: string) => solanaAccount(`helium ${name}`)
/** Signs for the credits and their mint, and for the tokens' mint. */
const dataCredits = own('data credits')
const hntAuthority = own('hnt authority')
const carrier = own('carrier')
const maker = own('maker')
const services = {
  iot: { dao: at.iotDao, authority: at.iotAuthority },
  mobile: { dao: at.mobileDao, authority: at.mobileAuthority },
} as const
const delegated = (service: Service) => own(`delegated credits of ${service}`)
const hotspots = Array.from({ length: 5 }, (_, index) => own(`hotspot owner ${index}`))
const routerKey = 'router'

export async function placeHelium(chain: SolanaChain) {
  chain.machine.placeMint(at.hnt, hntAuthority, 8)
  chain.machine.placeMint(at.dataCredit, dataCredits, 0)
  for (const payer of [carrier, maker, at.iotAuthority, at.mobileAuthority, ...hotspots]) chain.fund(payer)
  for (const grant of [at.grantVault, at.grantCouncil])
    chain.machine.placeHolding(grant, {
      mint: at.hnt,
      owner: own('grant'),
      amount: 0n,
      program: tokenProgram,
    })
  const hnt = (owner: Address, amount = 0n) => chain.hold(at.hnt, owner, amount)
  const credits = (owner: Address, amount = 0n) => chain.hold(at.dataCredit, owner, amount)
  // Credits cannot be traded: the accounts of those who bought them are frozen but while they are used.
  const frozen = (owner: Address, amount: bigint) =>
    chain.hold(at.dataCredit, owner, amount, AccountState.Frozen)
  const plenty = 900_000_000_000_000n
  return {
    carrierHnt: await hnt(carrier, plenty),
    carrierCredits: await frozen(carrier, plenty),
    makerHnt: await hnt(maker, plenty),
    makerCredits: await frozen(maker, plenty),
    escrow: {
      iot: await credits(delegated('iot'), plenty),
      mobile: await credits(delegated('mobile'), plenty),
    },
    treasury: await hnt(own('treasury')),
    rewards: await hnt(own('rewards escrow'), plenty),
    delegators: await hnt(own('delegator pool'), plenty),
    unissued: await hnt(own('not emitted'), plenty),
    hotspots: await Promise.all(hotspots.map((owner) => hnt(owner, 5_000_000_000n))),
  }
}

/** Credits that a router used: the argument is the amount, and the burn inside of it the same. */
export function burnDelegated(helium: Helium, service: Service, amount: bigint): PlayedTransaction {
  const { dao, authority } = services[service]
  const escrow = helium.escrow[service]
  const epoch = own(`epoch info of ${service}`)
  const payer = own('account payer')
  return {
    payer: authority,
    instructions: [
      unitLimit,
      {
        programAddress: at.dataCredits,
        name: 'BurnDelegatedDataCreditsV0',
        data: callData('9223fefc22ccdd85', u64(amount)),
        accounts: accounts(
          [epoch, 'w'],
          [dao, 'w'],
          [authority, 's'],
          own('registrar'),
          at.dao,
          [at.dataCredit, 'w'],
          [payer, 'w'],
          dataCredits,
          delegated(service),
          [escrow, 'w'],
          tokenProgram,
          at.subDaos,
          at.system,
        ),
        inner: [
          getBurnInstruction({
            account: escrow,
            mint: at.dataCredit,
            authority: signer(delegated(service)),
            amount,
          }),
          {
            programAddress: at.subDaos,
            name: 'TrackDcBurnV0',
            data: callData('d8b6f68e72073a9e', u64(amount), [254]),
            accounts: accounts(
              [epoch, 'w'],
              [dao, 'w'],
              own('registrar'),
              at.dao,
              at.dataCredit,
              [payer, 'ws'],
              at.system,
            ),
            inner: [],
          },
        ],
      },
    ],
  }
}

/** A hotspot's onboarding, paid by its maker: the credits are burned two calls below. */
function onboard(helium: Helium, owner: Address, amount: bigint, fails?: number): PlayedTransaction {
  const burner = helium.makerCredits
  const thaw = { account: burner, mint: at.dataCredit, owner: signer(dataCredits) }
  return {
    payer: maker,
    tables: {
      [own('table')]: [
        at.dataCredit,
        dataCredits,
        at.dataCredits,
        tokenProgram,
        at.system,
        at.dao,
        at.iotDao,
      ],
    },
    instructions: [
      {
        programAddress: at.entityManager,
        name: 'OnboardIotHotspotV0',
        data: callData('2d1881260e41070f', new Uint8Array(96).fill(7), [9, 0, 0, 0, 0, 0, 0]),
        accounts: accounts(
          [maker, 'ws'],
          [maker, 'ws'],
          [own('issuing authority'), 's'],
          [own('iot info'), 'w'],
          [owner, 'ws'],
          own('merkle tree'),
          [burner, 'w'],
          own('entity config'),
          own('maker approval'),
          own('maker record'),
          at.dao,
          own('key to asset'),
          [at.iotDao, 'w'],
          [at.dataCredit, 'w'],
          dataCredits,
          own('compression'),
          at.dataCredits,
          tokenProgram,
          at.associatedToken,
          at.system,
          at.subDaos,
        ),
        ...(fails !== undefined && { fails }),
        inner: [
          {
            programAddress: at.dataCredits,
            name: 'BurnWithoutTrackingV0',
            data: callData('816a2b04348f66d0', u64(amount)),
            accounts: accounts(
              dataCredits,
              [burner, 'w'],
              [maker, 'ws'],
              [at.dataCredit, 'w'],
              at.associatedToken,
              tokenProgram,
              at.system,
            ),
            inner: [
              getThawAccountInstruction(thaw),
              getBurnInstruction({ account: burner, mint: at.dataCredit, authority: signer(maker), amount }),
              getFreezeAccountInstruction(thaw),
            ],
          },
        ],
      },
    ],
  }
}

/** HNT burned to make credits: one of the two arguments is given, and the chain tells the other. */
export function mintCredits(
  helium: Helium,
  hnt: bigint,
  credits: bigint,
  given: 'hnt' | 'credits',
): PlayedTransaction {
  const breaker = own('credits breaker')
  const account = { account: helium.carrierCredits, mint: at.dataCredit, owner: signer(dataCredits) }
  return {
    payer: carrier,
    instructions: [
      {
        programAddress: at.dataCredits,
        name: 'MintDataCreditsV0',
        data: callData(
          '4e6da984905edd39',
          optional(given === 'hnt' ? hnt : undefined),
          optional(given === 'credits' ? credits : undefined),
        ),
        accounts: accounts(
          dataCredits,
          own('price oracle'),
          [helium.carrierHnt, 'w'],
          [helium.carrierCredits, 'w'],
          carrier,
          [carrier, 'ws'],
          [at.hnt, 'w'],
          [at.dataCredit, 'w'],
          [breaker, 'w'],
          at.circuitBreaker,
          tokenProgram,
          at.system,
          at.associatedToken,
        ),
        inner: [
          getBurnInstruction({
            account: helium.carrierHnt,
            mint: at.hnt,
            authority: signer(carrier),
            amount: hnt,
          }),
          getThawAccountInstruction(account),
          mintThroughBreaker(at.dataCredit, helium.carrierCredits, dataCredits, breaker, credits),
          getFreezeAccountInstruction(account),
        ],
      },
    ],
  }
}

function mintThroughBreaker(
  mint: Address,
  to: Address,
  authority: Address,
  breaker: Address,
  amount: bigint,
): Play {
  return {
    programAddress: at.circuitBreaker,
    name: 'MintV0',
    data: callData('d2a4a1d34780dff4', u64(amount)),
    accounts: accounts([mint, 'w'], [to, 'w'], [authority, 's'], [breaker, 'w'], tokenProgram),
    inner: [getMintToInstruction({ mint, token: to, mintAuthority: signer(authority), amount })],
  }
}

function moveThroughBreaker(from: Address, to: Address, owner: Address, amount: bigint): Play {
  return {
    programAddress: at.circuitBreaker,
    name: 'TransferV0',
    data: callData('a2b6c16166557fbd', u64(amount)),
    accounts: accounts([from, 'w'], [to, 'w'], [owner, 's'], [own('breaker'), 'w'], tokenProgram),
    inner: [getTransferInstruction({ source: from, destination: to, authority: signer(owner), amount })],
  }
}

/** What a sub-DAO is issued for an epoch, by recipient; the accounts of the grants come after the listed ones. */
function issue(
  helium: Helium,
  service: Service,
  epoch: bigint,
  amounts: Record<'treasury' | 'rewards' | 'delegators' | 'grant', bigint>,
): PlayedTransaction {
  const breaker = own('hnt breaker')
  const to = (target: Address, amount: bigint) =>
    amount === 0n ? [] : [mintThroughBreaker(at.hnt, target, hntAuthority, breaker, amount)]
  return {
    payer: feePayer,
    instructions: [
      {
        programAddress: at.subDaos,
        name: 'IssueRewardsV0',
        data: callData('a6ce1d9d4990a429', u64(epoch)),
        accounts: accounts(
          at.dao,
          [services[service].dao, 'w'],
          [own('dao epoch info'), 'w'],
          [own(`epoch info of ${service}`), 'w'],
          [breaker, 'w'],
          [at.hnt, 'w'],
          [own(`old token of ${service}`), 'w'],
          [helium.treasury, 'w'],
          [helium.rewards, 'w'],
          [helium.delegators, 'w'],
          at.system,
          tokenProgram,
          at.circuitBreaker,
          own(`previous epoch info of ${service}`),
          ...[at.grantVault, at.grantCouncil].map((grant) => [grant, 'w'] as const),
        ),
        inner: [
          ...to(helium.treasury, amounts.treasury),
          ...to(helium.rewards, amounts.rewards),
          ...to(helium.delegators, amounts.delegators),
          ...to(at.grantVault, amounts.grant - amounts.grant / 80n),
          ...to(at.grantCouncil, amounts.grant / 80n),
        ],
      },
    ],
  }
}

/** A delegator's claim, run by a task queue: what is not claimable is burned, the rest is moved. */
function claim(helium: Helium, epoch: bigint, paid: bigint, burned: bigint): PlayedTransaction {
  const pool = own('delegator pool')
  const [target = helium.treasury] = helium.hotspots
  const burnBreaker: Play = {
    programAddress: at.circuitBreaker,
    name: 'BurnV0',
    data: callData('adf6f0eae5b2f939', u64(burned)),
    accounts: accounts([helium.delegators, 'w'], at.dao, [at.hnt, 'w'], [pool, 's'], tokenProgram),
    inner: [
      getBurnInstruction({
        account: helium.delegators,
        mint: at.hnt,
        authority: signer(pool),
        amount: burned,
      }),
    ],
  }
  return {
    payer: feePayer,
    instructions: [
      unitLimit,
      {
        programAddress: at.taskQueue,
        name: 'RunTaskV0',
        data: callData('34b827817ef5b0ed', [0, 0, 0, 0]),
        accounts: accounts([feePayer, 'ws'], own('task queue'), own('task')),
        inner: [
          {
            programAddress: at.subDaos,
            name: 'ClaimRewardsV1',
            data: callData('60b6c45174ce9a69', u64(epoch)),
            accounts: accounts(
              [own('position'), 'w'],
              [own('position mint'), 'w'],
              own('position account'),
              hotspots[0] ?? feePayer,
              [own('registrar'), 'w'],
              [at.dao, 'w'],
              [at.iotDao, 'w'],
              [own('delegated position'), 'w'],
              [at.hnt, 'w'],
              own('dao epoch info'),
              [helium.delegators, 'w'],
              [target, 'w'],
              [own('breaker'), 'w'],
              own('vote program'),
              at.system,
              at.circuitBreaker,
              at.associatedToken,
              tokenProgram,
              [feePayer, 'ws'],
            ),
            inner: [
              ...(paid === 0n ? [] : [moveThroughBreaker(helium.delegators, target, pool, paid)]),
              ...(burned === 0n ? [] : [burnBreaker]),
            ],
          },
        ],
      },
    ],
  }
}

function cancel(helium: Helium, amount: bigint): PlayedTransaction {
  const wallet = own('not emitted')
  return {
    payer: feePayer,
    instructions: [
      {
        programAddress: at.noEmit,
        name: 'NoEmitV0',
        data: callData('0131d3394993e33d'),
        accounts: accounts(
          [feePayer, 'ws'],
          wallet,
          [helium.unissued, 'w'],
          [at.hnt, 'w'],
          tokenProgram,
          at.system,
        ),
        inner: [
          getBurnInstruction({ account: helium.unissued, mint: at.hnt, authority: signer(wallet), amount }),
        ],
      },
    ],
  }
}

/** Rewards that a hotspot's owner takes out: they were issued before. */
function distribute(helium: Helium, index: number, amount: bigint): PlayedTransaction {
  const owner = hotspots[index % hotspots.length] ?? feePayer
  const target = helium.hotspots[index % hotspots.length] ?? helium.treasury
  return {
    payer: feePayer,
    instructions: [
      {
        programAddress: at.lazyDistributor,
        name: 'DistributeCustomDestinationV0',
        data: callData('52268acb365ff0b6'),
        accounts: accounts(
          [feePayer, 'ws'],
          own('distributor'),
          [own('recipient'), 'w'],
          at.hnt,
          [helium.rewards, 'w'],
          [own('breaker'), 'w'],
          [owner, 'w'],
          [target, 'w'],
          at.associatedToken,
          at.circuitBreaker,
          at.system,
          tokenProgram,
        ),
        inner: [moveThroughBreaker(helium.rewards, target, own('rewards escrow'), amount)],
      },
    ],
  }
}

/** Credits put where a router can use them: they moved and are not used. */
function delegate(helium: Helium, service: Service, amount: bigint): PlayedTransaction {
  const account = { account: helium.carrierCredits, mint: at.dataCredit, owner: signer(dataCredits) }
  return {
    payer: carrier,
    instructions: [
      {
        programAddress: at.dataCredits,
        name: 'DelegateDataCreditsV0',
        data: callData('9a38e280a273e205', u64(amount), [routerKey.length, 0, 0, 0], Buffer.from(routerKey)),
        accounts: accounts(
          [delegated(service), 'w'],
          dataCredits,
          at.dataCredit,
          at.dao,
          services[service].dao,
          [carrier, 's'],
          [helium.carrierCredits, 'w'],
          [helium.escrow[service], 'w'],
          [carrier, 'ws'],
          at.associatedToken,
          tokenProgram,
          at.system,
        ),
        inner: [
          getThawAccountInstruction(account),
          getTransferInstruction({
            source: helium.carrierCredits,
            destination: helium.escrow[service],
            authority: signer(carrier),
            amount,
          }),
          getFreezeAccountInstruction(account),
        ],
      },
    ],
  }
}

/** HNT that its owner burns by himself: no rule names it. */
function burnPrivately(helium: Helium, amount: bigint): PlayedTransaction {
  return {
    payer: maker,
    instructions: [
      getBurnInstruction({ account: helium.makerHnt, mint: at.hnt, authority: signer(maker), amount }),
      getTransferInstruction({
        source: helium.makerHnt,
        destination: helium.carrierHnt,
        authority: signer(maker),
        amount,
      }),
    ],
  }
}

export function heliumPlays(helium: Helium, seed: string, days: number, endTime: number): SolanaPlay[] {
  const plays: SolanaPlay[] = []
  for (const { index, start, random } of listDays(`${seed}/helium`, days, endTime)) {
    const play = (second: number, transaction: PlayedTransaction) =>
      plays.push({ time: start + second, transaction })
    const epoch = BigInt(Math.floor(start / daySeconds))
    if (index % 11 !== 6) {
      for (let hour = 0; hour < 24; hour += random.int(3, 7)) {
        play(hour * 3_600 + 11, burnDelegated(helium, 'mobile', random.big(1_000_000n, 90_000_000n)))
        if (random.chance(0.6))
          play(hour * 3_600 + 12, burnDelegated(helium, 'iot', random.big(1_000n, 900_000n)))
      }
      if (index % 4 === 1) play(daySeconds - 1, burnDelegated(helium, 'iot', 3n))
      if (index % 4 === 2) play(0, burnDelegated(helium, 'mobile', 5n))
    }
    for (let count = random.int(0, 4); count > 0; count--)
      play(
        random.int(600, daySeconds),
        onboard(helium, hotspots[count] ?? maker, random.pick([4_000_000n, 1_000_000n, 500_000n])),
      )
    // Its credits are burned below, and then it gives up: nothing of it happened.
    if (index % 6 === 3) play(40_000, onboard(helium, hotspots[0] ?? maker, 4_000_001n, 6_004))
    if (index % 3 === 0) {
      const hnt = random.big(20_000_000_000n, 400_000_000_000n)
      play(
        random.int(600, 80_000),
        mintCredits(helium, hnt, (hnt * 23n) / 10_000n, random.pick(['hnt', 'credits'] as const)),
      )
    }
    if (index % 5 === 2) play(50_000, delegate(helium, 'mobile', random.big(1_000n, 90_000n)))
    for (const service of ['iot', 'mobile'] as const) {
      const issued = random.big(300_000_000_000n, 900_000_000_000n)
      play(
        1_800 + (service === 'iot' ? 0 : 7),
        issue(helium, service, epoch, {
          treasury: index % 8 === 0 ? 1_000_000n : 0n,
          rewards: issued - (issued * 6n) / 100n,
          delegators: (issued * 6n) / 100n,
          grant: 9_800_000_000_000n,
        }),
      )
    }
    for (let count = random.int(1, 4); count > 0; count--)
      play(
        random.int(3_000, daySeconds),
        claim(helium, epoch, random.chance(0.5) ? random.big(1n, 90_000_000n) : 0n, random.big(0n, 90_000n)),
      )
    if (index % 2 === 0) play(5_000, cancel(helium, random.big(1_000_000n, 90_000_000_000n)))
    play(random.int(9_000, daySeconds), distribute(helium, index, random.big(0n, 9_000_000n)))
    if (index % 7 === 4) play(60_000, burnPrivately(helium, random.big(1n, 9_000_000n)))
  }
  return plays
}

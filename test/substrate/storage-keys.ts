/**
 * Where items stand in the state of the real chain: twox128 of the pallet and twox128 of the item. Written down here, so that
 * a fault in how our reader makes keys is a fault in tests. The recorded metadata of block 0xd7f3f7c5… of 2026-03-27 describe them.
 * https://github.com/opentensor/async-substrate-interface
 */
const subtensor = '0x658faa385070e074c85bf6b568cf0555'
export const storageKeys: Readonly<Record<string, string>> = {
  'SubtensorModule.TotalIssuance': `${subtensor}57c875e4cff74148e4628f264b974c80`,
  'SubtensorModule.BlockEmission': `${subtensor}34ebdb22bbd04c61ef98f1974907c68d`,
  'SubtensorModule.SubnetworkN': `${subtensor}a1048e9d244171852dfe8db314dc68ca`,
  'SubtensorModule.SubnetTAO': `${subtensor}7a57dce016211512d1700561066b85a3`,
  'SubtensorModule.SubnetLocked': `${subtensor}0b239b14aabff725a67226cfb60116c4`,
  'SubtensorModule.RAORecycledForRegistration': `${subtensor}0675ef84d5b014be06eda8faa54a78fb`,
  'System.Events': '0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7',
  'Timestamp.Now': '0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb',
}

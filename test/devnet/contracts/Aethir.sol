// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity ^0.8.30;

/// Says what Aethir's core contract would say of service fees, and moves nothing.
contract AethirCore {
    struct Vouchers {
        uint16 count;
        uint32 offset;
        bytes bitset;
    }

    event DepositServiceFee(address indexed developer, uint64 nonce, uint256 amount);
    event WithdrawServiceFee(address indexed developer, uint64 nonce, uint256 amount);
    event ClaimServiceFee(address indexed provider, uint64 nonce, Vouchers vouchers);
    event ClaimReward(address indexed provider, uint64 nonce, Vouchers vouchers);

    function deposit(address developer, uint64 nonce, uint256 amount) external {
        emit DepositServiceFee(developer, nonce, amount);
    }

    function withdraw(address developer, uint64 nonce, uint256 amount) external {
        emit WithdrawServiceFee(developer, nonce, amount);
    }

    /// What is claimed is not in the events.
    function claim(address provider, uint64 nonce) external {
        emit ClaimServiceFee(provider, nonce, Vouchers(1, 0, hex"80"));
        emit ClaimReward(provider, nonce, Vouchers(3, 2, hex"e0"));
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity ^0.8.30;

contract TicketBroker {
    event WinningTicketTransfer(address indexed sender, address indexed recipient, uint256 amount);
    event WinningTicketRedeemed(
        address indexed sender,
        address indexed recipient,
        uint256 faceValue,
        uint256 winProb,
        uint256 senderNonce,
        uint256 recipientRand,
        bytes auxData
    );

    /// `paid` is less than `faceValue` where deposit and reserve of the sender do not cover it.
    function redeem(address sender, address recipient, uint256 faceValue, uint256 paid) external {
        emit WinningTicketTransfer(sender, recipient, paid);
        emit WinningTicketRedeemed(sender, recipient, faceValue, 1 << 200, 1, block.number, "");
    }
}

contract BondingManager {
    event Reward(address indexed transcoder, uint256 amount);
    event TreasuryReward(address indexed transcoder, address treasury, uint256 amount);
    event Bond(
        address indexed newDelegate,
        address indexed oldDelegate,
        address indexed delegator,
        uint256 additionalAmount,
        uint256 bondedAmount
    );

    function reward(address transcoder, uint256 amount, address treasury, uint256 treasuryAmount) external {
        if (treasuryAmount > 0) emit TreasuryReward(transcoder, treasury, treasuryAmount);
        emit Reward(transcoder, amount);
    }

    function bond(address delegator, address delegate, uint256 amount) external {
        emit Bond(delegate, address(0), delegator, amount, amount);
    }
}

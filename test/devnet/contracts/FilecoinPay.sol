// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity ^0.8.30;

/// Says what Filecoin Pay would say, and moves nothing: the events are what an indexer reads.
contract FilecoinPay {
    event RailCreated(
        uint256 indexed railId,
        address indexed payer,
        address indexed payee,
        address token,
        address operator,
        address validator,
        address serviceFeeRecipient,
        uint256 commissionRateBps
    );
    event RailSettled(
        uint256 indexed railId,
        uint256 totalSettledAmount,
        uint256 totalNetPayeeAmount,
        uint256 operatorCommission,
        uint256 networkFee,
        uint256 settledUpTo
    );
    event RailOneTimePaymentProcessed(
        uint256 indexed railId, uint256 netPayeeAmount, uint256 operatorCommission, uint256 networkFee
    );
    event RailRateModified(uint256 indexed railId, uint256 oldRate, uint256 newRate);
    event AccountLockupSettled(
        address indexed token,
        address indexed owner,
        uint256 lockupCurrent,
        uint256 lockupRate,
        uint256 lockupLastSettledAt
    );
    event DepositRecorded(
        address indexed token, address indexed from, address indexed to, uint256 amount
    );

    function createRail(
        uint256 railId,
        address payer,
        address payee,
        address token,
        address operator,
        uint256 commissionRateBps
    ) external {
        emit RailCreated(railId, payer, payee, token, operator, operator, operator, commissionRateBps);
    }

    /// The network takes 0.5 %, rounded up, and the operator its part of what is left.
    function settle(uint256 railId, uint256 total, uint256 commissionRateBps) external {
        (uint256 payee, uint256 commission, uint256 fee) = parts(total, commissionRateBps);
        emit RailSettled(railId, total, payee, commission, fee, block.number);
    }

    function payOnce(uint256 railId, uint256 total, uint256 commissionRateBps) external {
        (uint256 payee, uint256 commission, uint256 fee) = parts(total, commissionRateBps);
        emit RailOneTimePaymentProcessed(railId, payee, commission, fee);
    }

    function modifyRate(uint256 railId, uint256 oldRate, uint256 newRate) external {
        emit RailRateModified(railId, oldRate, newRate);
    }

    function deposit(address token, address owner, uint256 amount) external {
        emit DepositRecorded(token, owner, owner, amount);
        emit AccountLockupSettled(token, owner, amount, 1, block.number);
    }

    function parts(uint256 total, uint256 bps) private pure returns (uint256, uint256, uint256) {
        uint256 fee = total / 200 + (total % 200 == 0 ? 0 : 1);
        uint256 rest = total - fee;
        uint256 commission = bps == 0 ? 0 : (rest / 10_000) * bps;
        return (rest - commission, commission, fee);
    }
}

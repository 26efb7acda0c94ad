// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity ^0.8.30;

contract GraphPayments {
    event GraphPaymentCollected(
        uint8 indexed paymentType,
        address indexed payer,
        address receiver,
        address indexed dataService,
        uint256 tokens,
        uint256 tokensProtocol,
        uint256 tokensDataService,
        uint256 tokensDelegationPool,
        uint256 tokensReceiver,
        address receiverDestination
    );

    /// The protocol takes 1 %, rounded up; the data service 10 % and the delegators 15 % of what is left each time.
    function collect(uint8 paymentType, address payer, address receiver, address service, uint256 tokens) external {
        uint256 protocol = tokens / 100 + (tokens % 100 == 0 ? 0 : 1);
        uint256 rest = tokens - protocol;
        uint256 ofService = rest / 10;
        rest -= ofService;
        uint256 pool = (rest / 20) * 3;
        emit GraphPaymentCollected(
            paymentType,
            payer,
            receiver,
            service,
            tokens,
            protocol,
            ofService,
            pool,
            rest - pool,
            address(0)
        );
    }
}

/// Tells again what GraphPayments told, with the customer's name.
contract PaymentsEscrow {
    event EscrowCollected(
        uint8 indexed paymentType,
        address indexed payer,
        address indexed collector,
        address receiver,
        uint256 tokens,
        address receiverDestination
    );

    function collected(uint8 paymentType, address payer, address receiver, uint256 tokens) external {
        emit EscrowCollected(paymentType, payer, address(this), receiver, tokens, address(0));
    }
}

/// Tells it a third time.
contract SubgraphService {
    event QueryFeesCollected(
        address indexed serviceProvider,
        address indexed payer,
        address indexed allocationId,
        bytes32 subgraphDeploymentId,
        uint256 tokensCollected,
        uint256 tokensCurators
    );

    function collected(address provider, address payer, uint256 tokens) external {
        emit QueryFeesCollected(provider, payer, provider, bytes32(uint256(1)), tokens, tokens / 10);
    }
}

contract RewardsManager {
    event HorizonRewardsAssigned(address indexed indexer, address indexed allocationID, uint256 amount);
    event RewardsDenied(address indexed indexer, address indexed allocationID);

    function assign(address indexer, address allocation, uint256 amount) external {
        emit HorizonRewardsAssigned(indexer, allocation, amount);
    }

    function deny(address indexer, address allocation) external {
        emit RewardsDenied(indexer, allocation);
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity ^0.8.30;

contract DimoReward {
    event TokensTransferred(address indexed user, uint256 _amount, uint256 indexed vehicleNodeId);
    event TokensTransferredForDevice(
        uint256 week,
        address indexed user,
        uint256 _amount,
        uint256 indexed vehicleNodeId,
        address deviceNftProxy,
        uint256 indexed deviceNode
    );
    event TokensTransferredForConnectionStreak(
        uint256 week,
        address indexed user,
        uint256 _amount,
        uint256 indexed vehicleNodeId,
        uint256 connectionStreak
    );
    event DidntQualify(address indexed user, uint256 _amount, uint256 indexed vehicleNodeId);

    /// The parts, and then what they sum to.
    function reward(address user, uint256 amount, uint256 vehicle) external {
        uint256 streak = amount / 4;
        emit TokensTransferredForDevice(block.number, user, amount - streak, vehicle, address(this), vehicle + 1);
        emit TokensTransferredForConnectionStreak(block.number, user, streak, vehicle, 20);
        emit TokensTransferred(user, amount, vehicle);
    }

    function refuse(address user, uint256 amount, uint256 vehicle) external {
        emit DidntQualify(user, amount, vehicle);
    }
}

contract DimoLicense {
    event Issued(uint256 indexed tokenId, address indexed owner, address indexed clientId);

    function issue(uint256 tokenId, address owner) external {
        emit Issued(tokenId, owner, owner);
    }
}

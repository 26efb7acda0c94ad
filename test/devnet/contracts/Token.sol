// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity ^0.8.30;

/// An ERC-20 that keeps no balances: whoever plays it decides who moves what. Its name may be anything, as on a real chain.
contract Token {
    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    string public name;
    string public symbol;
    uint8 public decimals;
    /// Made less destroyed; it wraps where more is destroyed than ever was made.
    uint256 public totalSupply;

    function setUp(string calldata name_, string calldata symbol_, uint8 decimals_) external {
        name = name_;
        symbol = symbol_;
        decimals = decimals_;
    }

    function move(address from, address to, uint256 value) external {
        unchecked {
            if (from == address(0)) totalSupply += value;
            if (to == address(0)) totalSupply -= value;
        }
        emit Transfer(from, to, value);
    }

    function allow(address owner, address spender, uint256 value) external {
        emit Approval(owner, spender, value);
    }
}

/// Several calls in one transaction, so that several events share a hash.
contract Stage {
    function run(address[] calldata to, bytes[] calldata data) external {
        for (uint256 index = 0; index < to.length; index++) {
            (bool done,) = to[index].call(data[index]);
            require(done, "call failed");
        }
    }
}

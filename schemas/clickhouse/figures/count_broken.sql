-- How many identities are broken. {network:String} {from:Date} {to:Date}
SELECT count() AS broken FROM identity_breaks FINAL WHERE network = {network:String} AND day >= {from:Date} AND day < {to:Date}

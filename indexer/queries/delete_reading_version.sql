-- Forgets which version made the readings of a source. {network:String} {source:String}
DELETE FROM reading_versions WHERE network = {network:String} AND source = {source:String}

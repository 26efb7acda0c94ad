-- Forgets what the reading of a source is doing. {network:String} {source:String}
DELETE FROM reading_states WHERE network = {network:String} AND source = {source:String}

-- The version that made the readings of a source, if any did. {network:String} {source:String}
SELECT version FROM reading_versions FINAL WHERE network = {network:String} AND source = {source:String}

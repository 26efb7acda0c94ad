-- The checksum under which something was imported last. {name:String}
SELECT checksum FROM imports FINAL WHERE name = {name:String}

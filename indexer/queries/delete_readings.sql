-- Deletes what a source told. What was asked and answered stays. {network:String} {source:String}
DELETE FROM readings WHERE network = {network:String} AND source = {source:String}

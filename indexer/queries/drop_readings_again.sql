-- Takes away what a check made again. {run:String}
ALTER TABLE readings_again DROP PARTITION {run:String}

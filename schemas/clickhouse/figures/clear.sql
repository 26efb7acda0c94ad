-- Takes away the figures of a network for which nothing is left. {network:String}
ALTER TABLE figures DROP PARTITION {network:String}

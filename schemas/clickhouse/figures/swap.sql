-- Puts a network's new figures in the place of the old ones, in one step for every reader. {network:String}
ALTER TABLE figures REPLACE PARTITION {network:String} FROM figures_next

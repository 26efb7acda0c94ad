-- Empties the place where a network's next figures are built. {network:String}
ALTER TABLE figures_next DROP PARTITION {network:String}

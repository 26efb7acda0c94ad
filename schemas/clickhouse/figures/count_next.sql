-- How many figures were built for a network. {network:String}
SELECT count() AS figures FROM figures_next WHERE network = {network:String}

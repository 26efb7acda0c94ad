-- Takes the longer periods out of the figures that are being made. {network:String}
ALTER TABLE figures_next DELETE WHERE network = {network:String} AND grain != 'own'

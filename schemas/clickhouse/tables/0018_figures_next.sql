-- Where the next version of a network's figures is built before it is swapped in.
CREATE TABLE IF NOT EXISTS figures_next AS figures

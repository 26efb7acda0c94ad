-- What is made here becomes a partition of figures as it is.
ALTER TABLE figures_next MODIFY SETTING min_bytes_for_wide_part = 0

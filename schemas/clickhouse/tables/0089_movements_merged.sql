-- A month that nothing was written to for an hour becomes one part: of many, a file in order would read and compare all at once.
ALTER TABLE movements MODIFY SETTING min_age_to_force_merge_seconds = 3600, min_age_to_force_merge_on_partition_only = 1

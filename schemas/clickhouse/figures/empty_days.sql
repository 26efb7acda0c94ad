TRUNCATE TABLE figures_days

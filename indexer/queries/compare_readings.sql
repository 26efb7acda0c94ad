-- What stands of a source beside what a check made again, month by month. {network:String} {source:String} {run:String}
SELECT
    toString(month) AS month,
    maxIf(readings, run = '') AS kept,
    maxIf(readings, run != '') AS again,
    maxIf(sha256, run = '') AS kept_sha256,
    maxIf(sha256, run != '') AS again_sha256
FROM reading_hashes
WHERE network = {network:String} AND source = {source:String} AND run IN ('', {run:String})
GROUP BY month
ORDER BY month

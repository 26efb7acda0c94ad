-- How far each chain is read, side by side: the last block, the last final one; and the time from which on rows may not be final.
SELECT
    groupArray(toString(chain)) AS chains, groupArray(head_height) AS heads, groupArray(height) AS finals,
    toUnixTimestamp(minIf(final_time, head_height > height)) AS open_since
FROM cursors FINAL

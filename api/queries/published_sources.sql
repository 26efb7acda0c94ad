-- Where published figures and prices come from.
SELECT source, what, place, licence, caution FROM published_sources ORDER BY source

-- What was asked of a source for each group of borders, and the answer that stands. {network:String} {source:String}
SELECT r.borders AS borders, r.request AS request, r.answer AS answer, a.body AS body
FROM (SELECT borders, request, answer FROM reading_requests FINAL WHERE network = {network:String} AND source = {source:String}) AS r
INNER JOIN (SELECT answer, any(body) AS body FROM reading_answers GROUP BY answer) AS a ON a.answer = r.answer
ORDER BY borders, request

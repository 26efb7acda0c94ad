-- What was asked of a source for some borders, and the answer that stands. {network:String} {source:String} {borders:String}
WITH asked AS
    (
        SELECT r.request AS request, r.answer AS answer
        FROM reading_requests AS r FINAL
        WHERE r.network = {network:String} AND r.source = {source:String} AND r.borders = {borders:String}
    )
SELECT q.request AS request, q.answer AS answer, a.body AS body
FROM asked AS q
INNER JOIN
(
    SELECT answer, any(body) AS body FROM reading_answers WHERE answer IN (SELECT answer FROM asked) GROUP BY answer
) AS a ON a.answer = q.answer

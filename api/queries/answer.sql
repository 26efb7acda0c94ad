-- An answer of an endpoint as it was kept. {answer:String} its SHA-256
SELECT any(body) AS body FROM reading_answers WHERE answer = {answer:String} GROUP BY answer

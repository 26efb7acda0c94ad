-- Parts that figures of these movements have.
SELECT DISTINCT toString(class) AS class FROM exported WHERE class != '' AND excluded = '' ORDER BY class

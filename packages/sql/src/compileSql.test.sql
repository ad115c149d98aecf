-- Days are counted from 1 January 1970: 20649 is 15 July 2026, the day of the rules; 20454 the first day of that year, 20819 of the next.

-- sex: {"op":"sex","is":["female"]}
-- "female"
-- SQLite
SELECT p.n, p.id,
  p.sex = ? AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST(p.sex = $1::text AS integer) AS answer1
FROM q_person p;

-- sex, of several: {"op":"sex","is":["female","other"]}
-- "female", "other"
-- SQLite
SELECT p.n, p.id,
  p.sex IN (?, ?) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST(p.sex IN ($1::text, $2::text) AS integer) AS answer1
FROM q_person p;

-- age: {"op":"age","atLeast":{"years":60}}
-- -1266, -1266
-- SQLite
SELECT p.n, p.id,
  CASE WHEN p.birth_hi <= ? THEN TRUE WHEN p.birth_lo > ? THEN FALSE END AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST(CASE WHEN p.birth_hi <= $1::bigint THEN TRUE WHEN p.birth_lo > $2::bigint THEN FALSE END AS integer) AS answer1
FROM q_person p;

-- age, between: {"op":"age","atLeast":{"years":6},"below":{"years":18},"at":"yearEnd"}
-- 18628, 14245, 18628, 14245
-- SQLite
SELECT p.n, p.id,
  CASE WHEN p.birth_hi <= ? AND p.birth_lo > ? THEN TRUE WHEN p.birth_lo > ? OR p.birth_hi <= ? THEN FALSE END AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST(CASE WHEN p.birth_hi <= $1::bigint AND p.birth_lo > $2::bigint THEN TRUE WHEN p.birth_lo > $3::bigint OR p.birth_hi <= $4::bigint THEN FALSE END AS integer) AS answer1
FROM q_person p;

-- alive: {"op":"alive"}
-- 20649, 20649
-- SQLite
SELECT p.n, p.id,
  CASE WHEN p.death_lo IS NULL OR p.death_lo > ? THEN TRUE WHEN p.death_hi <= ? THEN FALSE END AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST(CASE WHEN p.death_lo IS NULL OR p.death_lo > $1::bigint THEN TRUE WHEN p.death_hi <= $2::bigint THEN FALSE END AS integer) AS answer1
FROM q_person p;

-- exists, begun by the day: {"op":"exists","in":{"kind":"observation"}}
-- 20649, "observation", 20649, "observation", 20648
-- SQLite
SELECT p.n, p.id,
  CASE (
    SELECT max(CASE WHEN f.start_hi <= ? AND f.status = 'final' THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo <= ? AND f.status IN ('final', 'preliminary')
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- PostgreSQL
WITH d1 AS (
  SELECT f.person, max(CASE WHEN f.start_hi <= $1::bigint AND f.status = 'final' THEN 1 ELSE 0 END) AS found
  FROM q_fact f WHERE f.kind = $2::text AND f.start_lo <= $3::bigint AND f.status IN ('final', 'preliminary') GROUP BY f.person
)
SELECT p.n, p.id,
  CAST(CASE p.d1_found WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $4::text AND day >= $5::bigint) THEN FALSE END END AS integer) AS answer1
FROM (SELECT p.*, d1.found AS d1_found FROM q_person p FULL JOIN d1 ON d1.person = p.n OFFSET 0) p;

-- exists, active: {"op":"exists","in":{"kind":"condition","codes":["I10","I11"],"activeAt":"on"}}
-- 20649, 20649, "condition", 20649, 20649, "[\"I10\",\"I11\"]", "condition", 20649, "[\"condition/I10\",\"condition/I11\"]", 20649, 2
-- SQLite
SELECT p.n, p.id,
  CASE (
    SELECT max(CASE WHEN f.start_hi <= ? AND f.end_lo > ? AND f.status = 'final' AND f.codes IS NOT NULL THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo <= ? AND coalesce(f.end_hi, 10000000) > ? AND f.status IN ('final', 'preliminary') AND (f.codes IS NULL OR f.codes IN (SELECT codes FROM q_code WHERE code IN (SELECT value FROM json_each(?))))
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN (p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) OR p.known IN (SELECT known FROM q_complete WHERE kind IN (SELECT value FROM json_each(?)) AND day >= ? GROUP BY known HAVING count(*) = ?)) THEN FALSE END END AS answer1
FROM q_person p;
-- PostgreSQL
WITH d1 AS (
  SELECT f.person, max(CASE WHEN f.start_hi <= $1::bigint AND f.end_lo > $2::bigint AND f.status = 'final' AND f.codes IS NOT NULL THEN 1 ELSE 0 END) AS found
  FROM q_fact f WHERE f.kind = $3::text AND f.start_lo <= $4::bigint AND coalesce(f.end_hi, 10000000) > $5::bigint AND f.status IN ('final', 'preliminary') AND (f.codes IS NULL OR f.codes IN (SELECT codes FROM q_code WHERE code = ANY(ARRAY(SELECT jsonb_array_elements_text($6::text::jsonb))))) GROUP BY f.person
)
SELECT p.n, p.id,
  CAST(CASE p.d1_found WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN (p.known IN (SELECT known FROM q_complete WHERE kind = $7::text AND day >= $8::bigint) OR p.known IN (SELECT known FROM q_complete WHERE kind = ANY(ARRAY(SELECT jsonb_array_elements_text($9::text::jsonb))) AND day >= $10::bigint GROUP BY known HAVING count(*) = $11::bigint)) THEN FALSE END END AS integer) AS answer1
FROM (SELECT p.*, d1.found AS d1_found FROM q_person p FULL JOIN d1 ON d1.person = p.n OFFSET 0) p;

-- exists, of a list of who has it now: {"op":"exists","in":{"kind":"insurance","activeAt":"on"}}
-- 20649, 20649, "insurance", 20649, 20649, "insurance", 20619, 20679
-- SQLite
SELECT p.n, p.id,
  CASE (
    SELECT max(CASE WHEN f.start_hi <= ? AND f.end_lo > ? AND f.status = 'final' THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo <= ? AND coalesce(f.end_hi, 10000000) > ? AND f.status IN ('final', 'preliminary')
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ? AND day <= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- PostgreSQL
WITH d1 AS (
  SELECT f.person, max(CASE WHEN f.start_hi <= $1::bigint AND f.end_lo > $2::bigint AND f.status = 'final' THEN 1 ELSE 0 END) AS found
  FROM q_fact f WHERE f.kind = $3::text AND f.start_lo <= $4::bigint AND coalesce(f.end_hi, 10000000) > $5::bigint AND f.status IN ('final', 'preliminary') GROUP BY f.person
)
SELECT p.n, p.id,
  CAST(CASE p.d1_found WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $6::text AND day >= $7::bigint AND day <= $8::bigint) THEN FALSE END END AS integer) AS answer1
FROM (SELECT p.*, d1.found AS d1_found FROM q_person p FULL JOIN d1 ON d1.person = p.n OFFSET 0) p;

-- exists, begun in a window: {"op":"exists","in":{"kind":"observation","startsIn":{"from":"yearStart","until":"yearEnd"}}}
-- 20454, 20819, "observation", 20454, 20819, "observation", 20648
-- SQLite
SELECT p.n, p.id,
  CASE (
    SELECT max(CASE WHEN f.start_lo >= ? AND f.start_hi < ? AND f.status = 'final' THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_hi >= ? AND f.start_lo < ? AND f.status IN ('final', 'preliminary')
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- PostgreSQL
WITH d1 AS (
  SELECT f.person, max(CASE WHEN f.start_lo >= $1::bigint AND f.start_hi < $2::bigint AND f.status = 'final' THEN 1 ELSE 0 END) AS found
  FROM q_fact f WHERE f.kind = $3::text AND f.start_hi >= $4::bigint AND f.start_lo < $5::bigint AND f.status IN ('final', 'preliminary') GROUP BY f.person
)
SELECT p.n, p.id,
  CAST(CASE p.d1_found WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $6::text AND day >= $7::bigint) THEN FALSE END END AS integer) AS answer1
FROM (SELECT p.*, d1.found AS d1_found FROM q_person p FULL JOIN d1 ON d1.person = p.n OFFSET 0) p;

-- exists, overlapping a window: {"op":"exists","in":{"kind":"survey","overlaps":{"from":"yearStart","until":"yearEnd"}}}
-- 20819, 20454, 20454, "survey", 20819, 20454, "survey", 20649
-- SQLite
SELECT p.n, p.id,
  CASE (
    SELECT max(CASE WHEN f.start_hi < ? AND (f.start_lo >= ? OR f.end_lo > ?) AND f.status = 'final' THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo < ? AND coalesce(f.end_hi, f.start_hi + 1) > ? AND coalesce(f.end_hi, f.start_hi + 1) > f.start_lo AND f.status IN ('final', 'preliminary')
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- PostgreSQL
WITH d1 AS (
  SELECT f.person, max(CASE WHEN f.start_hi < $1::bigint AND (f.start_lo >= $2::bigint OR f.end_lo > $3::bigint) AND f.status = 'final' THEN 1 ELSE 0 END) AS found
  FROM q_fact f WHERE f.kind = $4::text AND f.start_lo < $5::bigint AND coalesce(f.end_hi, f.start_hi + 1) > $6::bigint AND coalesce(f.end_hi, f.start_hi + 1) > f.start_lo AND f.status IN ('final', 'preliminary') GROUP BY f.person
)
SELECT p.n, p.id,
  CAST(CASE p.d1_found WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $7::text AND day >= $8::bigint) THEN FALSE END END AS integer) AS answer1
FROM (SELECT p.*, d1.found AS d1_found FROM q_person p FULL JOIN d1 ON d1.person = p.n OFFSET 0) p;

-- exists, in a window of no day: {"op":"exists","in":{"kind":"survey","overlaps":{"from":"yearEnd","until":"yearStart"}}}
-- "survey", "survey", 20453
-- SQLite
SELECT p.n, p.id,
  CASE (
    SELECT max(CASE WHEN f.status = 'final' THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND FALSE AND f.status IN ('final', 'preliminary')
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- PostgreSQL
WITH d1 AS (
  SELECT f.person, max(CASE WHEN f.status = 'final' THEN 1 ELSE 0 END) AS found
  FROM q_fact f WHERE f.kind = $1::text AND FALSE AND f.status IN ('final', 'preliminary') GROUP BY f.person
)
SELECT p.n, p.id,
  CAST(CASE p.d1_found WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $2::text AND day >= $3::bigint) THEN FALSE END END AS integer) AS answer1
FROM (SELECT p.*, d1.found AS d1_found FROM q_person p FULL JOIN d1 ON d1.person = p.n OFFSET 0) p;

-- exists, of a status: {"op":"exists","in":{"kind":"observation","status":["notDone"]}}
-- 20649, "observation", 20649, "observation", 20648
-- SQLite
SELECT p.n, p.id,
  CASE (
    SELECT max(CASE WHEN f.start_hi <= ? AND f.status = 'notDone' THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo <= ? AND f.status IN ('preliminary', 'notDone')
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- PostgreSQL
WITH d1 AS (
  SELECT f.person, max(CASE WHEN f.start_hi <= $1::bigint AND f.status = 'notDone' THEN 1 ELSE 0 END) AS found
  FROM q_fact f WHERE f.kind = $2::text AND f.start_lo <= $3::bigint AND f.status IN ('preliminary', 'notDone') GROUP BY f.person
)
SELECT p.n, p.id,
  CAST(CASE p.d1_found WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $4::text AND day >= $5::bigint) THEN FALSE END END AS integer) AS answer1
FROM (SELECT p.*, d1.found AS d1_found FROM q_person p FULL JOIN d1 ON d1.person = p.n OFFSET 0) p;

-- exists, with links: {"op":"exists","in":{"kind":"condition","links":{"commune":"c1"},"activeAt":"on"}}
-- 20649, 20649, "commune", "c1", "condition", 20649, 20649, "commune", "c1", "condition", 20649
-- SQLite
SELECT p.n, p.id,
  CASE (
    SELECT max(CASE WHEN f.start_hi <= ? AND f.end_lo > ? AND f.status = 'final' AND f.links IN (SELECT links FROM q_link WHERE role = ? AND target = ?) THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo <= ? AND coalesce(f.end_hi, 10000000) > ? AND f.status IN ('final', 'preliminary') AND (f.links IS NULL OR f.links NOT IN (SELECT links FROM q_link WHERE role = ? AND target <> ?))
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- PostgreSQL
WITH d1 AS (
  SELECT f.person, max(CASE WHEN f.start_hi <= $1::bigint AND f.end_lo > $2::bigint AND f.status = 'final' AND f.links IN (SELECT links FROM q_link WHERE role = $3::text AND target = $4::text) THEN 1 ELSE 0 END) AS found
  FROM q_fact f WHERE f.kind = $5::text AND f.start_lo <= $6::bigint AND coalesce(f.end_hi, 10000000) > $7::bigint AND f.status IN ('final', 'preliminary') AND (f.links IS NULL OR f.links NOT IN (SELECT links FROM q_link WHERE role = $8::text AND target <> $9::text)) GROUP BY f.person
)
SELECT p.n, p.id,
  CAST(CASE p.d1_found WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $10::text AND day >= $11::bigint) THEN FALSE END END AS integer) AS answer1
FROM (SELECT p.*, d1.found AS d1_found FROM q_person p FULL JOIN d1 ON d1.person = p.n OFFSET 0) p;

-- exists, with a component: {"op":"exists","in":{"kind":"observation","value":{"component":"systolic","atLeast":140}}}
-- 20649, 140, "systolic", "observation", 20649, 140, "systolic", "observation", 20648
-- SQLite
SELECT p.n, p.id,
  CASE (
    SELECT max(CASE WHEN f.start_hi <= ? AND f.status = 'final' AND (SELECT v.value >= ? FROM q_component v WHERE v.kind = f.kind AND v.person = f.person AND v.place = f.place AND v.name = ?) THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo <= ? AND f.status IN ('final', 'preliminary') AND ((SELECT v.value >= ? FROM q_component v WHERE v.kind = f.kind AND v.person = f.person AND v.place = f.place AND v.name = ?)) IS NOT FALSE
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- PostgreSQL
WITH d1 AS (
  SELECT f.person, max(CASE WHEN f.start_hi <= $1::bigint AND f.status = 'final' AND (SELECT v.value >= $2::bigint FROM q_component v WHERE v.kind = f.kind AND v.person = f.person AND v.place = f.place AND v.name = $3::text) THEN 1 ELSE 0 END) AS found
  FROM q_fact f WHERE f.kind = $4::text AND f.start_lo <= $5::bigint AND f.status IN ('final', 'preliminary') AND ((SELECT v.value >= $6::bigint FROM q_component v WHERE v.kind = f.kind AND v.person = f.person AND v.place = f.place AND v.name = $7::text)) IS NOT FALSE GROUP BY f.person
)
SELECT p.n, p.id,
  CAST(CASE p.d1_found WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $8::text AND day >= $9::bigint) THEN FALSE END END AS integer) AS answer1
FROM (SELECT p.*, d1.found AS d1_found FROM q_person p FULL JOIN d1 ON d1.person = p.n OFFSET 0) p;

-- count: {"op":"count","in":{"kind":"observation","startsIn":{"from":"yearStart","until":"yearEnd"}},"atLeast":2}
-- 20454, 20819, 2, 2, "observation", 20454, 20819, "observation", 20648
-- SQLite
SELECT p.n, p.id,
  CASE (
    SELECT CASE WHEN count(CASE WHEN f.start_lo >= ? AND f.start_hi < ? AND f.status = 'final' THEN 1 END) >= ? THEN 1 WHEN count(*) >= ? THEN 0 END
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_hi >= ? AND f.start_lo < ? AND f.status IN ('final', 'preliminary')
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- PostgreSQL
WITH d1 AS (
  SELECT f.person, CASE WHEN count(CASE WHEN f.start_lo >= $1::bigint AND f.start_hi < $2::bigint AND f.status = 'final' THEN 1 END) >= $3::bigint THEN 1 WHEN count(*) >= $4::bigint THEN 0 END AS found
  FROM q_fact f WHERE f.kind = $5::text AND f.start_hi >= $6::bigint AND f.start_lo < $7::bigint AND f.status IN ('final', 'preliminary') GROUP BY f.person
)
SELECT p.n, p.id,
  CAST(CASE p.d1_found WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $8::text AND day >= $9::bigint) THEN FALSE END END AS integer) AS answer1
FROM (SELECT p.*, d1.found AS d1_found FROM q_person p FULL JOIN d1 ON d1.person = p.n OFFSET 0) p;

-- value of the last: {"op":"value","which":"last","in":{"kind":"observation","codes":["bp"]},"is":{"component":"systolic","below":140}}
-- "observation", 20648, "observation/bp", 20648, "observation", 20649, "[\"bp\"]", 20649, 140, "systolic", "observation", 20649, "[\"bp\"]"
-- SQLite
SELECT p.n, p.id,
  CASE WHEN (p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) OR p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?)) THEN (
    SELECT CASE WHEN NOT EXISTS (
      SELECT 1 FROM q_fact o WHERE o.kind = ? AND o.person = p.n AND o.place <> f.place AND o.start_hi >= f.start_lo AND o.start_lo <= ? AND o.status IN ('final', 'preliminary') AND (o.codes IS NULL OR o.codes IN (SELECT codes FROM q_code WHERE code IN (SELECT value FROM json_each(?))))
        AND (o.start_lo <> o.start_hi OR f.start_lo <> f.start_hi OR (o.start_hi <= ? AND o.status = 'final' AND o.codes IS NOT NULL) IS NOT TRUE)
    ) THEN (SELECT v.value < ? FROM q_component v WHERE v.kind = f.kind AND v.person = f.person AND v.place = f.place AND v.name = ?) END AS found
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_hi <= ? AND f.status = 'final' AND f.codes IN (SELECT codes FROM q_code WHERE code IN (SELECT value FROM json_each(?)))
    ORDER BY f.start_hi DESC, f.place DESC LIMIT 1
  ) END AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST(CASE WHEN (p.known IN (SELECT known FROM q_complete WHERE kind = $1::text AND day >= $2::bigint) OR p.known IN (SELECT known FROM q_complete WHERE kind = $3::text AND day >= $4::bigint)) THEN (
    SELECT CASE WHEN NOT EXISTS (
      SELECT 1 FROM q_fact o WHERE o.kind = $5::text AND o.person = p.n AND o.place <> f.place AND o.start_hi >= f.start_lo AND o.start_lo <= $6::bigint AND o.status IN ('final', 'preliminary') AND (o.codes IS NULL OR o.codes IN (SELECT codes FROM q_code WHERE code = ANY(ARRAY(SELECT jsonb_array_elements_text($7::text::jsonb)))))
        AND (o.start_lo <> o.start_hi OR f.start_lo <> f.start_hi OR (o.start_hi <= $8::bigint AND o.status = 'final' AND o.codes IS NOT NULL) IS NOT TRUE)
    ) THEN (SELECT v.value < $9::bigint FROM q_component v WHERE v.kind = f.kind AND v.person = f.person AND v.place = f.place AND v.name = $10::text) END AS found
    FROM q_fact f WHERE f.kind = $11::text AND f.person = p.n AND f.start_hi <= $12::bigint AND f.status = 'final' AND f.codes IN (SELECT codes FROM q_code WHERE code = ANY(ARRAY(SELECT jsonb_array_elements_text($13::text::jsonb))))
    ORDER BY f.start_hi DESC, f.place DESC LIMIT 1
  ) END AS integer) AS answer1
FROM q_person p;

-- value of the first: {"op":"value","which":"first","in":{"kind":"observation"},"is":{"atLeast":5,"below":6}}
-- "observation", 20648, "observation", 20649, 20649, 5, 6, "observation", 20649
-- SQLite
SELECT p.n, p.id,
  CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN (
    SELECT CASE WHEN NOT EXISTS (
      SELECT 1 FROM q_fact o WHERE o.kind = ? AND o.person = p.n AND o.place <> f.place AND o.start_lo <= f.start_hi AND o.start_lo <= ? AND o.status IN ('final', 'preliminary')
        AND (o.start_lo <> o.start_hi OR f.start_lo <> f.start_hi OR (o.start_hi <= ? AND o.status = 'final') IS NOT TRUE)
    ) THEN f.value >= ? AND f.value < ? END AS found
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_hi <= ? AND f.status = 'final'
    ORDER BY f.start_hi, f.place LIMIT 1
  ) END AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST(CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $1::text AND day >= $2::bigint) THEN (
    SELECT CASE WHEN NOT EXISTS (
      SELECT 1 FROM q_fact o WHERE o.kind = $3::text AND o.person = p.n AND o.place <> f.place AND o.start_lo <= f.start_hi AND o.start_lo <= $4::bigint AND o.status IN ('final', 'preliminary')
        AND (o.start_lo <> o.start_hi OR f.start_lo <> f.start_hi OR (o.start_hi <= $5::bigint AND o.status = 'final') IS NOT TRUE)
    ) THEN f.value >= $6::bigint AND f.value < $7::bigint END AS found
    FROM q_fact f WHERE f.kind = $8::text AND f.person = p.n AND f.start_hi <= $9::bigint AND f.status = 'final'
    ORDER BY f.start_hi, f.place LIMIT 1
  ) END AS integer) AS answer1
FROM q_person p;

-- change: {"op":"change","in":{"kind":"observation"},"is":{"above":2}}
-- "observation", 20648, 2, "observation", 20649, 20649, "observation", 20649, 20649, "observation", 20649, "observation", 20649
-- SQLite
SELECT p.n, p.id,
  CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN (
    SELECT d.found > ? FROM (
      SELECT CASE WHEN NOT EXISTS (
        SELECT 1 FROM q_fact o WHERE o.kind = ? AND o.person = p.n AND o.place <> f.place AND o.start_lo <= f.start_hi AND o.start_lo <= ? AND o.status IN ('final', 'preliminary')
          AND (o.start_lo <> o.start_hi OR f.start_lo <> f.start_hi OR (o.start_hi <= ? AND o.status = 'final') IS NOT TRUE)
      ) THEN (
        SELECT CASE WHEN NOT EXISTS (
          SELECT 1 FROM q_fact o WHERE o.kind = ? AND o.person = p.n AND o.place <> l.place AND o.start_hi >= l.start_lo AND o.start_lo <= ? AND o.status IN ('final', 'preliminary')
            AND (o.start_lo <> o.start_hi OR l.start_lo <> l.start_hi OR (o.start_hi <= ? AND o.status = 'final') IS NOT TRUE)
        ) THEN l.value END AS found
        FROM q_fact l WHERE l.kind = ? AND l.person = p.n AND l.start_hi <= ? AND l.status = 'final' AND l.place <> f.place
        ORDER BY l.start_hi DESC, l.place DESC LIMIT 1
      ) - f.value END AS found
      FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_hi <= ? AND f.status = 'final'
      ORDER BY f.start_hi, f.place LIMIT 1
    ) d
  ) END AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST(CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $1::text AND day >= $2::bigint) THEN (
    SELECT d.found > $3::bigint FROM (
      SELECT CASE WHEN NOT EXISTS (
        SELECT 1 FROM q_fact o WHERE o.kind = $4::text AND o.person = p.n AND o.place <> f.place AND o.start_lo <= f.start_hi AND o.start_lo <= $5::bigint AND o.status IN ('final', 'preliminary')
          AND (o.start_lo <> o.start_hi OR f.start_lo <> f.start_hi OR (o.start_hi <= $6::bigint AND o.status = 'final') IS NOT TRUE)
      ) THEN (
        SELECT CASE WHEN NOT EXISTS (
          SELECT 1 FROM q_fact o WHERE o.kind = $7::text AND o.person = p.n AND o.place <> l.place AND o.start_hi >= l.start_lo AND o.start_lo <= $8::bigint AND o.status IN ('final', 'preliminary')
            AND (o.start_lo <> o.start_hi OR l.start_lo <> l.start_hi OR (o.start_hi <= $9::bigint AND o.status = 'final') IS NOT TRUE)
        ) THEN l.value END AS found
        FROM q_fact l WHERE l.kind = $10::text AND l.person = p.n AND l.start_hi <= $11::bigint AND l.status = 'final' AND l.place <> f.place
        ORDER BY l.start_hi DESC, l.place DESC LIMIT 1
      ) - f.value END AS found
      FROM q_fact f WHERE f.kind = $12::text AND f.person = p.n AND f.start_hi <= $13::bigint AND f.status = 'final'
      ORDER BY f.start_hi, f.place LIMIT 1
    ) d
  ) END AS integer) AS answer1
FROM q_person p;

-- elapsed since the last: {"op":"elapsed","which":"last","in":{"kind":"observation"},"atLeast":{"months":6}}
-- 20468, 20468, "observation", 20648, 20649, "observation", 20649
-- SQLite
SELECT p.n, p.id,
  (
    SELECT CASE WHEN lo IS NULL THEN NULL
      WHEN lo > ? THEN FALSE
      WHEN hi <= ? AND p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN TRUE END
    FROM (
      SELECT max(CASE WHEN f.start_hi <= ? AND f.status = 'final' THEN f.start_lo END) AS lo, max(f.start_hi) AS hi
      FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo <= ? AND f.status IN ('final', 'preliminary')
    ) span
  ) AS answer1
FROM q_person p;
-- PostgreSQL
WITH d1 AS (
  SELECT f.person, max(CASE WHEN f.start_hi <= $1::bigint AND f.status = 'final' THEN f.start_lo END) AS lo, max(f.start_hi) AS hi
  FROM q_fact f WHERE f.kind = $2::text AND f.start_lo <= $3::bigint AND f.status IN ('final', 'preliminary') GROUP BY f.person
)
SELECT p.n, p.id,
  CAST(CASE WHEN p.d1_lo IS NULL THEN NULL
    WHEN p.d1_lo > $4::bigint THEN FALSE
    WHEN p.d1_hi <= $5::bigint AND p.known IN (SELECT known FROM q_complete WHERE kind = $6::text AND day >= $7::bigint) THEN TRUE END AS integer) AS answer1
FROM (SELECT p.*, d1.lo AS d1_lo, d1.hi AS d1_hi FROM q_person p FULL JOIN d1 ON d1.person = p.n OFFSET 0) p;

-- elapsed since the first, between: {"op":"elapsed","which":"first","in":{"kind":"condition"},"atLeast":{"weeks":28},"below":{"weeks":42}}
-- 20453, "condition", 20649, 20355, 20453, 20355, "condition", 20649, 20649, "condition", 20649
-- SQLite
SELECT p.n, p.id,
  (
    SELECT CASE WHEN hi IS NULL THEN NULL
      WHEN lo > ? AND p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE
      WHEN hi <= ? THEN FALSE
      WHEN hi <= ? AND lo > ? AND p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN TRUE END
    FROM (
      SELECT min(f.start_lo) AS lo, min(CASE WHEN f.start_hi <= ? AND f.status = 'final' THEN f.start_hi END) AS hi
      FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo <= ? AND f.status IN ('final', 'preliminary')
    ) span
  ) AS answer1
FROM q_person p;
-- PostgreSQL
WITH d1 AS (
  SELECT f.person, min(f.start_lo) AS lo, min(CASE WHEN f.start_hi <= $1::bigint AND f.status = 'final' THEN f.start_hi END) AS hi
  FROM q_fact f WHERE f.kind = $2::text AND f.start_lo <= $3::bigint AND f.status IN ('final', 'preliminary') GROUP BY f.person
)
SELECT p.n, p.id,
  CAST(CASE WHEN p.d1_hi IS NULL THEN NULL
    WHEN p.d1_lo > $4::bigint AND p.known IN (SELECT known FROM q_complete WHERE kind = $5::text AND day >= $6::bigint) THEN FALSE
    WHEN p.d1_hi <= $7::bigint THEN FALSE
    WHEN p.d1_hi <= $8::bigint AND p.d1_lo > $9::bigint AND p.known IN (SELECT known FROM q_complete WHERE kind = $10::text AND day >= $11::bigint) THEN TRUE END AS integer) AS answer1
FROM (SELECT p.*, d1.lo AS d1_lo, d1.hi AS d1_hi FROM q_person p FULL JOIN d1 ON d1.person = p.n OFFSET 0) p;

-- flag: {"op":"flag","param":"p/on"}
-- 
-- SQLite
SELECT p.n, p.id,
  TRUE AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST(TRUE AS integer) AS answer1
FROM q_person p;

-- rule: {"op":"rule","id":"p/adult"}
-- 14075, 14075
-- SQLite
SELECT p.n, p.id,
  CASE WHEN p.birth_hi <= ? THEN TRUE WHEN p.birth_lo > ? THEN FALSE END AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST(CASE WHEN p.birth_hi <= $1::bigint THEN TRUE WHEN p.birth_lo > $2::bigint THEN FALSE END AS integer) AS answer1
FROM q_person p;

-- all, the person before the facts: {"op":"all","of":[{"op":"exists","in":{"kind":"survey"}},{"op":"age","atLeast":{"years":18}},{"op":"any","of":[{"op":"sex","is":["male"]},{"op":"alive"}]}]}
-- 14075, 14075, "male", 20649, 20649, 20649, "survey", 20649, "survey", 20649
-- SQLite
SELECT p.n, p.id,
  CASE WHEN p.birth_hi <= ? THEN TRUE WHEN p.birth_lo > ? THEN FALSE END
  AND (p.sex = ?
  OR CASE WHEN p.death_lo IS NULL OR p.death_lo > ? THEN TRUE WHEN p.death_hi <= ? THEN FALSE END)
  AND CASE (
    SELECT max(CASE WHEN f.start_hi <= ? AND f.status = 'final' THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo <= ? AND f.status IN ('final', 'preliminary')
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST(CASE WHEN p.birth_hi <= $1::bigint THEN TRUE WHEN p.birth_lo > $2::bigint THEN FALSE END
  AND (p.sex = $3::text
  OR CASE WHEN p.death_lo IS NULL OR p.death_lo > $4::bigint THEN TRUE WHEN p.death_hi <= $5::bigint THEN FALSE END)
  AND CASE (
    SELECT max(CASE WHEN f.start_hi <= $6::bigint AND f.status = 'final' THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = $7::text AND f.person = p.n AND f.start_lo <= $8::bigint AND f.status IN ('final', 'preliminary')
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $9::text AND day >= $10::bigint) THEN FALSE END END AS integer) AS answer1
FROM q_person p;

-- not, sure, known: {"op":"any","of":[{"op":"not","of":{"op":"sex","is":["male"]}},{"op":"sure","of":{"op":"alive"}},{"op":"known","of":{"op":"age","atLeast":{"years":1}}}]}
-- "male", 20649, 20649, 20284, 20284
-- SQLite
SELECT p.n, p.id,
  NOT (p.sex = ?)
  OR (CASE WHEN p.death_lo IS NULL OR p.death_lo > ? THEN TRUE WHEN p.death_hi <= ? THEN FALSE END) IS TRUE
  OR (CASE WHEN p.birth_hi <= ? THEN TRUE WHEN p.birth_lo > ? THEN FALSE END) IS NOT NULL AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST(NOT (p.sex = $1::text)
  OR (CASE WHEN p.death_lo IS NULL OR p.death_lo > $2::bigint THEN TRUE WHEN p.death_hi <= $3::bigint THEN FALSE END) IS TRUE
  OR (CASE WHEN p.birth_hi <= $4::bigint THEN TRUE WHEN p.birth_lo > $5::bigint THEN FALSE END) IS NOT NULL AS integer) AS answer1
FROM q_person p;

-- nothing asked: {"op":"all","of":[]}
-- 
-- SQLite
SELECT p.n, p.id,
  TRUE AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST(TRUE AS integer) AS answer1
FROM q_person p;

-- exists, of a rare kind, gathered once: {"op":"exists","in":{"kind":"condition","activeAt":"on"}}
-- "condition", 20649, 20649, "condition", 20649, 20649, "condition", 20649
-- SQLite
SELECT p.n, p.id,
  CASE
    WHEN p.n IN (SELECT f.person FROM q_fact f WHERE f.kind = ? AND f.start_hi <= ? AND f.end_lo > ? AND f.status = 'final') THEN TRUE
    WHEN p.n IN (SELECT f.person FROM q_fact f WHERE f.kind = ? AND f.start_lo <= ? AND coalesce(f.end_hi, 10000000) > ? AND f.status IN ('final', 'preliminary')) THEN NULL
    WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE
  END AS answer1
FROM q_person p;
-- PostgreSQL
WITH d1 AS (
  SELECT f.person, max(CASE WHEN f.start_hi <= $1::bigint AND f.end_lo > $2::bigint AND f.status = 'final' THEN 1 ELSE 0 END) AS found
  FROM q_fact f WHERE f.kind = $3::text AND f.start_lo <= $4::bigint AND coalesce(f.end_hi, 10000000) > $5::bigint AND f.status IN ('final', 'preliminary') GROUP BY f.person
)
SELECT p.n, p.id,
  CAST(CASE p.d1_found WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $6::text AND day >= $7::bigint) THEN FALSE END END AS integer) AS answer1
FROM (SELECT p.*, d1.found AS d1_found FROM q_person p FULL JOIN d1 ON d1.person = p.n OFFSET 0) p;

-- what is asked twice, worked out once, what rests on it a step later: [{"op":"all","of":[{"op":"rule","id":"p/seen"},{"op":"count","in":{"kind":"condition"},"atLeast":2}]},{"op":"rule","id":"p/seen"},{"op":"not","of":{"op":"all","of":[{"op":"rule","id":"p/seen"},{"op":"count","in":{"kind":"condition"},"atLeast":2}]}}]
-- 14075, 14075, 20454, 20819, "observation", 20454, 20819, "observation", 20648, 20649, 2, 2, "condition", 20649, "condition", 20649
-- SQLite
WITH s1 AS (
  SELECT p.*,
    CASE WHEN p.birth_hi <= ? THEN TRUE WHEN p.birth_lo > ? THEN FALSE END
    OR CASE (
      SELECT max(CASE WHEN f.start_lo >= ? AND f.start_hi < ? AND f.status = 'final' THEN 1 ELSE 0 END)
      FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_hi >= ? AND f.start_lo < ? AND f.status IN ('final', 'preliminary')
    ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS a1
  FROM q_person p LIMIT -1
), s2 AS (
  SELECT p.*,
    p.a1
    AND CASE (
      SELECT CASE WHEN count(CASE WHEN f.start_hi <= ? AND f.status = 'final' THEN 1 END) >= ? THEN 1 WHEN count(*) >= ? THEN 0 END
      FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo <= ? AND f.status IN ('final', 'preliminary')
    ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS a2
  FROM s1 p LIMIT -1
)
SELECT p.n, p.id,
  p.a2 AS answer1,
  p.a1 AS answer2,
  NOT p.a2 AS answer3
FROM s2 p;
-- PostgreSQL
WITH s1 AS (
  SELECT p.*,
    CASE WHEN p.birth_hi <= $1::bigint THEN TRUE WHEN p.birth_lo > $2::bigint THEN FALSE END
    OR CASE (
      SELECT max(CASE WHEN f.start_lo >= $3::bigint AND f.start_hi < $4::bigint AND f.status = 'final' THEN 1 ELSE 0 END)
      FROM q_fact f WHERE f.kind = $5::text AND f.person = p.n AND f.start_hi >= $6::bigint AND f.start_lo < $7::bigint AND f.status IN ('final', 'preliminary')
    ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $8::text AND day >= $9::bigint) THEN FALSE END END AS a1
  FROM q_person p OFFSET 0
), s2 AS (
  SELECT p.*,
    p.a1
    AND CASE (
      SELECT CASE WHEN count(CASE WHEN f.start_hi <= $10::bigint AND f.status = 'final' THEN 1 END) >= $11::bigint THEN 1 WHEN count(*) >= $12::bigint THEN 0 END
      FROM q_fact f WHERE f.kind = $13::text AND f.person = p.n AND f.start_lo <= $14::bigint AND f.status IN ('final', 'preliminary')
    ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $15::text AND day >= $16::bigint) THEN FALSE END END AS a2
  FROM s1 p OFFSET 0
)
SELECT p.n, p.id,
  CAST(p.a2 AS integer) AS answer1,
  CAST(p.a1 AS integer) AS answer2,
  CAST(NOT p.a2 AS integer) AS answer3
FROM s2 p;

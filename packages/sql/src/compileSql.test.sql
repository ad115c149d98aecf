-- Days are counted from 1 January 1970: 20649 is 15 July 2026, the day of the rules; 20454 the first day of that year, 20819 of the next.

-- sex: {"op":"sex","is":["female"]}
SELECT p.n, p.id,
  p.sex = ? AS answer1
FROM q_person p;
-- "female"

-- sex, of several: {"op":"sex","is":["female","other"]}
SELECT p.n, p.id,
  p.sex IN (?, ?) AS answer1
FROM q_person p;
-- "female", "other"

-- age: {"op":"age","atLeast":{"years":60}}
SELECT p.n, p.id,
  CASE WHEN p.birth_hi <= ? THEN TRUE WHEN p.birth_lo > ? THEN FALSE END AS answer1
FROM q_person p;
-- -1266, -1266

-- age, between: {"op":"age","atLeast":{"years":6},"below":{"years":18},"at":"yearEnd"}
SELECT p.n, p.id,
  CASE WHEN p.birth_hi <= ? AND p.birth_lo > ? THEN TRUE WHEN p.birth_lo > ? OR p.birth_hi <= ? THEN FALSE END AS answer1
FROM q_person p;
-- 18628, 14245, 18628, 14245

-- alive: {"op":"alive"}
SELECT p.n, p.id,
  CASE WHEN p.death_lo IS NULL OR p.death_lo > ? THEN TRUE WHEN p.death_hi <= ? THEN FALSE END AS answer1
FROM q_person p;
-- 20649, 20649

-- exists, begun by the day: {"op":"exists","in":{"kind":"observation"}}
SELECT p.n, p.id,
  CASE (
    SELECT max(CASE WHEN f.start_hi <= ? AND f.status = 'final' THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo <= ? AND f.status IN ('final', 'preliminary')
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- 20649, "observation", 20649, "observation", 20648

-- exists, active: {"op":"exists","in":{"kind":"condition","codes":["I10","I11"],"activeAt":"on"}}
SELECT p.n, p.id,
  CASE (
    SELECT max(CASE WHEN f.start_hi <= ? AND f.end_lo > ? AND f.status = 'final' AND f.codes IS NOT NULL THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo <= ? AND coalesce(f.end_hi, 10000000) > ? AND f.status IN ('final', 'preliminary') AND (f.codes IS NULL OR f.codes IN (SELECT codes FROM q_code WHERE code IN (SELECT value FROM json_each(?))))
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN (p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) OR p.known IN (SELECT known FROM q_complete WHERE kind IN (SELECT value FROM json_each(?)) AND day >= ? GROUP BY known HAVING count(*) = ?)) THEN FALSE END END AS answer1
FROM q_person p;
-- 20649, 20649, "condition", 20649, 20649, "[\"I10\",\"I11\"]", "condition", 20649, "[\"condition/I10\",\"condition/I11\"]", 20649, 2

-- exists, of a list of who has it now: {"op":"exists","in":{"kind":"insurance","activeAt":"on"}}
SELECT p.n, p.id,
  CASE (
    SELECT max(CASE WHEN f.start_hi <= ? AND f.end_lo > ? AND f.status = 'final' THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo <= ? AND coalesce(f.end_hi, 10000000) > ? AND f.status IN ('final', 'preliminary')
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ? AND day <= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- 20649, 20649, "insurance", 20649, 20649, "insurance", 20619, 20679

-- exists, begun in a window: {"op":"exists","in":{"kind":"observation","startsIn":{"from":"yearStart","until":"yearEnd"}}}
SELECT p.n, p.id,
  CASE (
    SELECT max(CASE WHEN f.start_lo >= ? AND f.start_hi < ? AND f.status = 'final' THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_hi >= ? AND f.start_lo < ? AND f.status IN ('final', 'preliminary')
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- 20454, 20819, "observation", 20454, 20819, "observation", 20648

-- exists, overlapping a window: {"op":"exists","in":{"kind":"survey","overlaps":{"from":"yearStart","until":"yearEnd"}}}
SELECT p.n, p.id,
  CASE (
    SELECT max(CASE WHEN f.start_hi < ? AND (f.start_lo >= ? OR f.end_lo > ?) AND f.status = 'final' THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo < ? AND coalesce(f.end_hi, f.start_hi + 1) > ? AND coalesce(f.end_hi, f.start_hi + 1) > f.start_lo AND f.status IN ('final', 'preliminary')
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- 20819, 20454, 20454, "survey", 20819, 20454, "survey", 20649

-- exists, in a window of no day: {"op":"exists","in":{"kind":"survey","overlaps":{"from":"yearEnd","until":"yearStart"}}}
SELECT p.n, p.id,
  CASE (
    SELECT max(CASE WHEN f.status = 'final' THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND FALSE AND f.status IN ('final', 'preliminary')
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- "survey", "survey", 20453

-- exists, of a status: {"op":"exists","in":{"kind":"observation","status":["notDone"]}}
SELECT p.n, p.id,
  CASE (
    SELECT max(CASE WHEN f.start_hi <= ? AND f.status = 'notDone' THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo <= ? AND f.status IN ('preliminary', 'notDone')
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- 20649, "observation", 20649, "observation", 20648

-- exists, with links: {"op":"exists","in":{"kind":"condition","links":{"commune":"c1"},"activeAt":"on"}}
SELECT p.n, p.id,
  CASE (
    SELECT max(CASE WHEN f.start_hi <= ? AND f.end_lo > ? AND f.status = 'final' AND f.links IN (SELECT links FROM q_link WHERE role = ? AND target = ?) THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo <= ? AND coalesce(f.end_hi, 10000000) > ? AND f.status IN ('final', 'preliminary') AND (f.links IS NULL OR f.links NOT IN (SELECT links FROM q_link WHERE role = ? AND target <> ?))
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- 20649, 20649, "commune", "c1", "condition", 20649, 20649, "commune", "c1", "condition", 20649

-- exists, with a component: {"op":"exists","in":{"kind":"observation","value":{"component":"systolic","atLeast":140}}}
SELECT p.n, p.id,
  CASE (
    SELECT max(CASE WHEN f.start_hi <= ? AND f.status = 'final' AND (SELECT v.value >= ? FROM q_component v WHERE v.kind = f.kind AND v.person = f.person AND v.place = f.place AND v.name = ?) THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo <= ? AND f.status IN ('final', 'preliminary') AND ((SELECT v.value >= ? FROM q_component v WHERE v.kind = f.kind AND v.person = f.person AND v.place = f.place AND v.name = ?)) IS NOT FALSE
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- 20649, 140, "systolic", "observation", 20649, 140, "systolic", "observation", 20648

-- count: {"op":"count","in":{"kind":"observation","startsIn":{"from":"yearStart","until":"yearEnd"}},"atLeast":2}
SELECT p.n, p.id,
  CASE (
    SELECT CASE WHEN count(CASE WHEN f.start_lo >= ? AND f.start_hi < ? AND f.status = 'final' THEN 1 END) >= ? THEN 1 WHEN count(*) >= ? THEN 0 END
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_hi >= ? AND f.start_lo < ? AND f.status IN ('final', 'preliminary')
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- 20454, 20819, 2, 2, "observation", 20454, 20819, "observation", 20648

-- value of the last: {"op":"value","which":"last","in":{"kind":"observation","codes":["bp"]},"is":{"component":"systolic","below":140}}
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
-- "observation", 20648, "observation/bp", 20648, "observation", 20649, "[\"bp\"]", 20649, 140, "systolic", "observation", 20649, "[\"bp\"]"

-- value of the first: {"op":"value","which":"first","in":{"kind":"observation"},"is":{"atLeast":5,"below":6}}
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
-- "observation", 20648, "observation", 20649, 20649, 5, 6, "observation", 20649

-- change: {"op":"change","in":{"kind":"observation"},"is":{"above":2}}
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
-- "observation", 20648, 2, "observation", 20649, 20649, "observation", 20649, 20649, "observation", 20649, "observation", 20649

-- elapsed since the last: {"op":"elapsed","which":"last","in":{"kind":"observation"},"atLeast":{"months":6}}
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
-- 20468, 20468, "observation", 20648, 20649, "observation", 20649

-- elapsed since the first, between: {"op":"elapsed","which":"first","in":{"kind":"condition"},"atLeast":{"weeks":28},"below":{"weeks":42}}
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
-- 20453, "condition", 20649, 20355, 20453, 20355, "condition", 20649, 20649, "condition", 20649

-- flag: {"op":"flag","param":"p/on"}
SELECT p.n, p.id,
  TRUE AS answer1
FROM q_person p;
-- 

-- rule: {"op":"rule","id":"p/adult"}
SELECT p.n, p.id,
  CASE WHEN p.birth_hi <= ? THEN TRUE WHEN p.birth_lo > ? THEN FALSE END AS answer1
FROM q_person p;
-- 14075, 14075

-- all, the person before the facts: {"op":"all","of":[{"op":"exists","in":{"kind":"survey"}},{"op":"age","atLeast":{"years":18}},{"op":"any","of":[{"op":"sex","is":["male"]},{"op":"alive"}]}]}
SELECT p.n, p.id,
  CASE WHEN p.birth_hi <= ? THEN TRUE WHEN p.birth_lo > ? THEN FALSE END
  AND (p.sex = ?
  OR CASE WHEN p.death_lo IS NULL OR p.death_lo > ? THEN TRUE WHEN p.death_hi <= ? THEN FALSE END)
  AND CASE (
    SELECT max(CASE WHEN f.start_hi <= ? AND f.status = 'final' THEN 1 ELSE 0 END)
    FROM q_fact f WHERE f.kind = ? AND f.person = p.n AND f.start_lo <= ? AND f.status IN ('final', 'preliminary')
  ) WHEN 1 THEN TRUE WHEN 0 THEN NULL ELSE CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END END AS answer1
FROM q_person p;
-- 14075, 14075, "male", 20649, 20649, 20649, "survey", 20649, "survey", 20649

-- not, sure, known: {"op":"any","of":[{"op":"not","of":{"op":"sex","is":["male"]}},{"op":"sure","of":{"op":"alive"}},{"op":"known","of":{"op":"age","atLeast":{"years":1}}}]}
SELECT p.n, p.id,
  NOT (p.sex = ?)
  OR (CASE WHEN p.death_lo IS NULL OR p.death_lo > ? THEN TRUE WHEN p.death_hi <= ? THEN FALSE END) IS TRUE
  OR (CASE WHEN p.birth_hi <= ? THEN TRUE WHEN p.birth_lo > ? THEN FALSE END) IS NOT NULL AS answer1
FROM q_person p;
-- "male", 20649, 20649, 20284, 20284

-- nothing asked: {"op":"all","of":[]}
SELECT p.n, p.id,
  TRUE AS answer1
FROM q_person p;
-- 

-- exists, of a rare kind, gathered once: {"op":"exists","in":{"kind":"condition","activeAt":"on"}}
SELECT p.n, p.id,
  CASE
    WHEN p.n IN (SELECT f.person FROM q_fact f WHERE f.kind = ? AND f.start_hi <= ? AND f.end_lo > ? AND f.status = 'final') THEN TRUE
    WHEN p.n IN (SELECT f.person FROM q_fact f WHERE f.kind = ? AND f.start_lo <= ? AND coalesce(f.end_hi, 10000000) > ? AND f.status IN ('final', 'preliminary')) THEN NULL
    WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE
  END AS answer1
FROM q_person p;
-- "condition", 20649, 20649, "condition", 20649, 20649, "condition", 20649

-- what is asked twice, worked out once, what rests on it a step later: [{"op":"all","of":[{"op":"rule","id":"p/seen"},{"op":"count","in":{"kind":"condition"},"atLeast":2}]},{"op":"rule","id":"p/seen"},{"op":"not","of":{"op":"all","of":[{"op":"rule","id":"p/seen"},{"op":"count","in":{"kind":"condition"},"atLeast":2}]}}]
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
-- 14075, 14075, 20454, 20819, "observation", 20454, 20819, "observation", 20648, 20649, 2, 2, "condition", 20649, "condition", 20649

-- a union: {"op":"exists","in":{"anyOf":[{"kind":"observation","startsIn":{"from":"yearStart","until":"yearEnd"}},{"kind":"condition","codes":["a"]}]}}
-- "observation", 20454, 20819, "condition", 20649, "[\"a\"]", "observation", 20649, "condition", 20649, "condition/a", 20649, "observation", "condition", "observation", 20454, 20819, "condition", 20649, "[\"a\"]"
-- SQLite
SELECT p.n, p.id,
  (
    SELECT CASE WHEN max(CASE WHEN ((f1.kind = ? AND f1.start_lo >= ? AND f1.start_hi < ? AND f1.status = 'final') OR (f1.kind = ? AND f1.start_hi <= ? AND f1.status = 'final' AND f1.codes IN (SELECT codes FROM q_code WHERE code IN (SELECT value FROM json_each(?))))) AND f1.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN (p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?)) AND ((p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) OR p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?))) THEN FALSE END
    FROM q_fact f1 WHERE f1.kind IN (?, ?) AND f1.person = p.n AND ((f1.kind = ? AND f1.start_hi >= ? AND f1.start_lo < ? AND f1.status IN ('final', 'preliminary')) OR (f1.kind = ? AND f1.start_lo <= ? AND f1.status IN ('final', 'preliminary') AND (f1.codes IS NULL OR f1.codes IN (SELECT codes FROM q_code WHERE code IN (SELECT value FROM json_each(?))))))
  ) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST((
    SELECT CASE WHEN max(CASE WHEN ((f1.kind = $1::text AND f1.start_lo >= $2::bigint AND f1.start_hi < $3::bigint AND f1.status = 'final') OR (f1.kind = $4::text AND f1.start_hi <= $5::bigint AND f1.status = 'final' AND f1.codes IN (SELECT codes FROM q_code WHERE code = ANY(ARRAY(SELECT jsonb_array_elements_text($6::text::jsonb)))))) AND f1.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN (p.known IN (SELECT known FROM q_complete WHERE kind = $7::text AND day >= $8::bigint)) AND ((p.known IN (SELECT known FROM q_complete WHERE kind = $9::text AND day >= $10::bigint) OR p.known IN (SELECT known FROM q_complete WHERE kind = $11::text AND day >= $12::bigint))) THEN FALSE END
    FROM q_fact f1 WHERE f1.kind IN ($13::text, $14::text) AND f1.person = p.n AND ((f1.kind = $15::text AND f1.start_hi >= $16::bigint AND f1.start_lo < $17::bigint AND f1.status IN ('final', 'preliminary')) OR (f1.kind = $18::text AND f1.start_lo <= $19::bigint AND f1.status IN ('final', 'preliminary') AND (f1.codes IS NULL OR f1.codes IN (SELECT codes FROM q_code WHERE code = ANY(ARRAY(SELECT jsonb_array_elements_text($20::text::jsonb)))))))
  ) AS integer) AS answer1
FROM q_person p;

-- without another set: {"op":"exists","in":{"kind":"observation","startsIn":{"from":"yearStart","until":"yearEnd"},"except":{"kind":"observation","codes":["a"]}}}
-- 20454, 20819, "observation", 20649, "[\"a\"]", "observation", 20649, "observation", 20454, 20819, "observation", 20649, "[\"a\"]"
-- SQLite
SELECT p.n, p.id,
  (
    SELECT CASE WHEN max(CASE WHEN f1.start_lo >= ? AND f1.start_hi < ? AND f1.status = 'final' AND (f1.kind = ? AND f1.start_lo <= ? AND f1.status IN ('final', 'preliminary') AND (f1.codes IS NULL OR f1.codes IN (SELECT codes FROM q_code WHERE code IN (SELECT value FROM json_each(?))))) IS NOT TRUE AND f1.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END
    FROM q_fact f1 WHERE f1.kind = ? AND f1.person = p.n AND f1.start_hi >= ? AND f1.start_lo < ? AND f1.status IN ('final', 'preliminary') AND (f1.kind = ? AND f1.start_hi <= ? AND f1.status = 'final' AND f1.codes IN (SELECT codes FROM q_code WHERE code IN (SELECT value FROM json_each(?)))) IS NOT TRUE
  ) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST((
    SELECT CASE WHEN max(CASE WHEN f1.start_lo >= $1::bigint AND f1.start_hi < $2::bigint AND f1.status = 'final' AND (f1.kind = $3::text AND f1.start_lo <= $4::bigint AND f1.status IN ('final', 'preliminary') AND (f1.codes IS NULL OR f1.codes IN (SELECT codes FROM q_code WHERE code = ANY(ARRAY(SELECT jsonb_array_elements_text($5::text::jsonb)))))) IS NOT TRUE AND f1.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $6::text AND day >= $7::bigint) THEN FALSE END
    FROM q_fact f1 WHERE f1.kind = $8::text AND f1.person = p.n AND f1.start_hi >= $9::bigint AND f1.start_lo < $10::bigint AND f1.status IN ('final', 'preliminary') AND (f1.kind = $11::text AND f1.start_hi <= $12::bigint AND f1.status = 'final' AND f1.codes IN (SELECT codes FROM q_code WHERE code = ANY(ARRAY(SELECT jsonb_array_elements_text($13::text::jsonb))))) IS NOT TRUE
  ) AS integer) AS answer1
FROM q_person p;

-- a window from a point of the person: {"op":"exists","in":{"kind":"observation","startsIn":{"from":{"shift":"birth","plus":{"days":42}},"through":"on"}}}
-- 20649, 20649, 20649, 20649, 20649, 0, "observation", "observation", 20649, 20649
-- SQLite
SELECT p.n, p.id,
  (
    SELECT CASE WHEN max(CASE WHEN f1.start_hi >= coalesce(CASE WHEN p.birth_lo <= -10000000 OR p.birth_lo > 9999999 THEN p.birth_lo ELSE p.birth_lo + 42 END, -10000000) AND f1.start_lo < ? + 1 AND ? + 1 > coalesce(CASE WHEN p.birth_lo <= -10000000 OR p.birth_lo > 9999999 THEN p.birth_lo ELSE p.birth_lo + 42 END, -10000000) AND f1.start_lo >= coalesce(CASE WHEN p.birth_hi <= -10000000 OR p.birth_hi > 9999999 THEN p.birth_hi ELSE p.birth_hi + 42 END, 10000001) AND f1.start_hi < ? + 1 AND f1.status = 'final' AND f1.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN (SELECT c.day >= min(min(10000000, ? + 1) - 1, ?) - ? FROM q_complete c WHERE c.known = p.known AND c.kind = ?) THEN FALSE END
    FROM q_fact f1 WHERE f1.kind = ? AND f1.person = p.n AND f1.start_hi >= coalesce(CASE WHEN p.birth_lo <= -10000000 OR p.birth_lo > 9999999 THEN p.birth_lo ELSE p.birth_lo + 42 END, -10000000) AND f1.start_lo < ? + 1 AND ? + 1 > coalesce(CASE WHEN p.birth_lo <= -10000000 OR p.birth_lo > 9999999 THEN p.birth_lo ELSE p.birth_lo + 42 END, -10000000) AND f1.status IN ('final', 'preliminary')
  ) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST((
    SELECT CASE WHEN max(CASE WHEN f1.start_hi >= coalesce(CASE WHEN p.birth_lo <= -10000000 OR p.birth_lo > 9999999 THEN p.birth_lo ELSE p.birth_lo + 42 END, -10000000) AND f1.start_lo < $1::bigint + 1 AND $2::bigint + 1 > coalesce(CASE WHEN p.birth_lo <= -10000000 OR p.birth_lo > 9999999 THEN p.birth_lo ELSE p.birth_lo + 42 END, -10000000) AND f1.start_lo >= coalesce(CASE WHEN p.birth_hi <= -10000000 OR p.birth_hi > 9999999 THEN p.birth_hi ELSE p.birth_hi + 42 END, 10000001) AND f1.start_hi < $3::bigint + 1 AND f1.status = 'final' AND f1.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN (SELECT c.day >= least(least(10000000, $4::bigint + 1) - 1, $5::bigint) - $6::bigint FROM q_complete c WHERE c.known = p.known AND c.kind = $7::text) THEN FALSE END
    FROM q_fact f1 WHERE f1.kind = $8::text AND f1.person = p.n AND f1.start_hi >= coalesce(CASE WHEN p.birth_lo <= -10000000 OR p.birth_lo > 9999999 THEN p.birth_lo ELSE p.birth_lo + 42 END, -10000000) AND f1.start_lo < $9::bigint + 1 AND $10::bigint + 1 > coalesce(CASE WHEN p.birth_lo <= -10000000 OR p.birth_lo > 9999999 THEN p.birth_lo ELSE p.birth_lo + 42 END, -10000000) AND f1.status IN ('final', 'preliminary')
  ) AS integer) AS answer1
FROM q_person p;

-- a shift by months: {"op":"within","point":"on","in":{"from":{"shift":"birth","plus":{"months":9}}}}
-- 20649, 20649, 20649, 20649, 20649
-- SQLite
SELECT p.n, p.id,
  (SELECT CASE WHEN ? IS NULL THEN NULL WHEN NOT (? >= coalesce(e1.lo, -10000000) AND ? < 10000001 AND 10000001 > coalesce(e1.lo, -10000000)) THEN FALSE WHEN ? >= coalesce(e1.hi, 10000001) AND ? < 10000001 THEN TRUE END
  FROM (SELECT q.lo, CASE WHEN q.bl = q.bh THEN q.lo ELSE (SELECT CASE WHEN x.d <= -10000000 THEN -10000000 WHEN x.d >= 10000000 THEN 10000000 ELSE x.d - (x.d + 14609700) % 146097 + 0 + (
      SELECT (SELECT t.first_day + CASE WHEN m.dom < t.length THEN m.dom ELSE t.length - 1 END FROM q_month t WHERE t.month = m.month + 9)
      FROM (SELECT c.month, (x.d + 14609700) % 146097 - c.first_day AS dom FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) m
    ) END FROM (SELECT CAST(q.bh AS INTEGER) AS d LIMIT -1) x) END AS hi FROM (SELECT p.birth_lo AS bl, p.birth_hi AS bh, (SELECT CASE WHEN x.d <= -10000000 THEN -10000000 WHEN x.d >= 10000000 THEN 10000000 ELSE x.d - (x.d + 14609700) % 146097 + 0 + (
        SELECT (SELECT t.first_day + CASE WHEN m.dom < t.length THEN m.dom ELSE t.length - 1 END FROM q_month t WHERE t.month = m.month + 9)
        FROM (SELECT c.month, (x.d + 14609700) % 146097 - c.first_day AS dom FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) m
      ) END FROM (SELECT CAST(p.birth_lo AS INTEGER) AS d LIMIT -1) x) AS lo LIMIT -1) q LIMIT -1) e1) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST((SELECT CASE WHEN $1::bigint IS NULL THEN NULL WHEN NOT ($2::bigint >= coalesce(e1.lo, -10000000) AND $3::bigint < 10000001 AND 10000001 > coalesce(e1.lo, -10000000)) THEN FALSE WHEN $4::bigint >= coalesce(e1.hi, 10000001) AND $5::bigint < 10000001 THEN TRUE END
  FROM (SELECT q.lo, CASE WHEN q.bl = q.bh THEN q.lo ELSE (SELECT CASE WHEN x.d <= -10000000 THEN -10000000 WHEN x.d >= 10000000 THEN 10000000 ELSE x.d - (x.d + 14609700) % 146097 + 0 + (
      SELECT (SELECT t.first_day + CASE WHEN m.dom < t.length THEN m.dom ELSE t.length - 1 END FROM q_month t WHERE t.month = m.month + 9)
      FROM (SELECT c.month, (x.d + 14609700) % 146097 - c.first_day AS dom FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) m
    ) END FROM (SELECT CAST(q.bh AS bigint) AS d OFFSET 0) x) END AS hi FROM (SELECT p.birth_lo AS bl, p.birth_hi AS bh, (SELECT CASE WHEN x.d <= -10000000 THEN -10000000 WHEN x.d >= 10000000 THEN 10000000 ELSE x.d - (x.d + 14609700) % 146097 + 0 + (
        SELECT (SELECT t.first_day + CASE WHEN m.dom < t.length THEN m.dom ELSE t.length - 1 END FROM q_month t WHERE t.month = m.month + 9)
        FROM (SELECT c.month, (x.d + 14609700) % 146097 - c.first_day AS dom FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) m
      ) END FROM (SELECT CAST(p.birth_lo AS bigint) AS d OFFSET 0) x) AS lo OFFSET 0) q OFFSET 0) e1) AS integer) AS answer1
FROM q_person p;

-- the first of the quarter: {"op":"within","point":{"floor":"birth","to":"quarter"},"in":{"until":"on"}}
-- 20649, 20649, 20649
-- SQLite
SELECT p.n, p.id,
  (SELECT CASE WHEN e1.lo IS NULL THEN NULL WHEN NOT (e1.hi >= -10000000 AND e1.lo < ? AND ? > -10000000) THEN FALSE WHEN e1.lo >= -10000000 AND e1.hi < ? THEN TRUE END
  FROM (SELECT q.lo, CASE WHEN q.bl = q.bh THEN q.lo ELSE (SELECT CASE WHEN x.d <= -10000000 THEN -10000000 WHEN x.d >= 10000000 THEN 10000000 ELSE x.d - (x.d + 14609700) % 146097 + 0 + (
      SELECT (SELECT t.first_day FROM q_month t WHERE t.month = m.month - m.month % 3)
      FROM (SELECT c.month, (x.d + 14609700) % 146097 - c.first_day AS dom FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) m
    ) END FROM (SELECT CAST(q.bh AS INTEGER) AS d LIMIT -1) x) END AS hi FROM (SELECT p.birth_lo AS bl, p.birth_hi AS bh, (SELECT CASE WHEN x.d <= -10000000 THEN -10000000 WHEN x.d >= 10000000 THEN 10000000 ELSE x.d - (x.d + 14609700) % 146097 + 0 + (
        SELECT (SELECT t.first_day FROM q_month t WHERE t.month = m.month - m.month % 3)
        FROM (SELECT c.month, (x.d + 14609700) % 146097 - c.first_day AS dom FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) m
      ) END FROM (SELECT CAST(p.birth_lo AS INTEGER) AS d LIMIT -1) x) AS lo LIMIT -1) q LIMIT -1) e1) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST((SELECT CASE WHEN e1.lo IS NULL THEN NULL WHEN NOT (e1.hi >= -10000000 AND e1.lo < $1::bigint AND $2::bigint > -10000000) THEN FALSE WHEN e1.lo >= -10000000 AND e1.hi < $3::bigint THEN TRUE END
  FROM (SELECT q.lo, CASE WHEN q.bl = q.bh THEN q.lo ELSE (SELECT CASE WHEN x.d <= -10000000 THEN -10000000 WHEN x.d >= 10000000 THEN 10000000 ELSE x.d - (x.d + 14609700) % 146097 + 0 + (
      SELECT (SELECT t.first_day FROM q_month t WHERE t.month = m.month - m.month % 3)
      FROM (SELECT c.month, (x.d + 14609700) % 146097 - c.first_day AS dom FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) m
    ) END FROM (SELECT CAST(q.bh AS bigint) AS d OFFSET 0) x) END AS hi FROM (SELECT p.birth_lo AS bl, p.birth_hi AS bh, (SELECT CASE WHEN x.d <= -10000000 THEN -10000000 WHEN x.d >= 10000000 THEN 10000000 ELSE x.d - (x.d + 14609700) % 146097 + 0 + (
        SELECT (SELECT t.first_day FROM q_month t WHERE t.month = m.month - m.month % 3)
        FROM (SELECT c.month, (x.d + 14609700) % 146097 - c.first_day AS dom FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) m
      ) END FROM (SELECT CAST(p.birth_lo AS bigint) AS d OFFSET 0) x) AS lo OFFSET 0) q OFFSET 0) e1) AS integer) AS answer1
FROM q_person p;

-- a window from a point of a fact, at the grain of instants: {"op":"exists","in":{"kind":"observation","startsIn":{"from":{"startOf":{"kind":"encounter","pick":"last"}},"grain":"instant"}}}
-- 20649, 0, "observation", "encounter", 20649, 20649, "encounter", 20649, "encounter", 20649, 20649, "encounter", 20649, "observation"
-- SQLite
SELECT p.n, p.id,
  (
    SELECT CASE WHEN max(CASE WHEN coalesce(f1_d.at_wall, CASE WHEN f1.start_hi <= -10000000 THEN f1.start_hi * 86400000 ELSE f1.start_hi * 86400000 + 86399999 END) >= coalesce(e9.lo, -864000000000000) AND coalesce(f1_d.at_wall, f1.start_lo * 86400000) < 864000086400000 AND 864000086400000 > coalesce(e9.lo, -864000000000000) AND coalesce(f1_d.at_wall, f1.start_lo * 86400000) >= coalesce(e9.hi, 864000086400000) AND coalesce(f1_d.at_wall, CASE WHEN f1.start_hi <= -10000000 THEN f1.start_hi * 86400000 ELSE f1.start_hi * 86400000 + 86399999 END) < 864000086400000 AND f1.status = 'final' AND f1.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN (SELECT (SELECT c.day >= min(min(10000000, ((CAST(864000086400000 - 1 AS INTEGER) + 1728000000000000) / 86400000 - 20000000) + 1) - 1, ?) - ? FROM q_complete c WHERE c.known = p.known AND c.kind = ?)
    FROM (SELECT max(coalesce(f2_d.at_wall, f2.start_lo * 86400000)) AS lo, max(coalesce(f2_d.at_wall, CASE WHEN f2.start_hi <= -10000000 THEN f2.start_hi * 86400000 ELSE f2.start_hi * 86400000 + 86399999 END)) AS hi FROM (
      SELECT y.kind, y.start_hi, y.place, CASE WHEN y.members = 1 AND (y.best = 1 OR y.sure = 1) AND p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN 2 ELSE 1 END AS fit FROM (
        SELECT z.*, count(*) OVER () AS members FROM (
          SELECT r.*, row_number() OVER w AS rank, first_value(r.klo) OVER w AS blo, first_value(r.khi) OVER w AS bhi, first_value(CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END) OVER w AS best
          FROM (
            SELECT f3.kind, f3.start_hi, f3.start_lo, f3.place, f3_d.turn AS turn, CASE WHEN f3.start_hi <= ? AND f3.status = 'final' THEN 1 ELSE 0 END AS sure, f3.start_lo AS klo, f3.start_hi AS khi, 0 AS kthen FROM q_fact f3 LEFT JOIN q_detail f3_d ON f3_d.kind = f3.kind AND f3_d.person = f3.person AND f3_d.place = f3.place WHERE f3.kind = ? AND f3.person = p.n AND f3.start_lo <= ? AND f3.status IN ('final', 'preliminary')
          ) r WINDOW w AS (ORDER BY CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END DESC, r.klo DESC, r.kthen DESC, r.turn DESC)
        ) z WHERE z.best = 0 OR z.rank = 1 OR ((z.klo IS NULL OR (z.khi >= z.blo AND (z.sure = 0 OR z.klo <> z.khi OR z.blo <> z.bhi))))
      ) y
    ) m4 CROSS JOIN q_fact f2 LEFT JOIN q_detail f2_d ON f2_d.kind = f2.kind AND f2_d.person = f2.person AND f2_d.place = f2.place
    WHERE f2.kind = m4.kind AND f2.person = p.n AND f2.start_hi = m4.start_hi AND f2.place = m4.place AND m4.fit = 2 LIMIT -1) e5) THEN FALSE END
    FROM (SELECT max(coalesce(f6_d.at_wall, f6.start_lo * 86400000)) AS lo, max(coalesce(f6_d.at_wall, CASE WHEN f6.start_hi <= -10000000 THEN f6.start_hi * 86400000 ELSE f6.start_hi * 86400000 + 86399999 END)) AS hi FROM (
      SELECT y.kind, y.start_hi, y.place, CASE WHEN y.members = 1 AND (y.best = 1 OR y.sure = 1) AND p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN 2 ELSE 1 END AS fit FROM (
        SELECT z.*, count(*) OVER () AS members FROM (
          SELECT r.*, row_number() OVER w AS rank, first_value(r.klo) OVER w AS blo, first_value(r.khi) OVER w AS bhi, first_value(CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END) OVER w AS best
          FROM (
            SELECT f7.kind, f7.start_hi, f7.start_lo, f7.place, f7_d.turn AS turn, CASE WHEN f7.start_hi <= ? AND f7.status = 'final' THEN 1 ELSE 0 END AS sure, f7.start_lo AS klo, f7.start_hi AS khi, 0 AS kthen FROM q_fact f7 LEFT JOIN q_detail f7_d ON f7_d.kind = f7.kind AND f7_d.person = f7.person AND f7_d.place = f7.place WHERE f7.kind = ? AND f7.person = p.n AND f7.start_lo <= ? AND f7.status IN ('final', 'preliminary')
          ) r WINDOW w AS (ORDER BY CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END DESC, r.klo DESC, r.kthen DESC, r.turn DESC)
        ) z WHERE z.best = 0 OR z.rank = 1 OR ((z.klo IS NULL OR (z.khi >= z.blo AND (z.sure = 0 OR z.klo <> z.khi OR z.blo <> z.bhi))))
      ) y
    ) m8 CROSS JOIN q_fact f6 LEFT JOIN q_detail f6_d ON f6_d.kind = f6.kind AND f6_d.person = f6.person AND f6_d.place = f6.place
    WHERE f6.kind = m8.kind AND f6.person = p.n AND f6.start_hi = m8.start_hi AND f6.place = m8.place AND m8.fit = 2 LIMIT -1) e9 CROSS JOIN q_fact f1 LEFT JOIN q_detail f1_d ON f1_d.kind = f1.kind AND f1_d.person = f1.person AND f1_d.place = f1.place WHERE f1.kind = ? AND f1.person = p.n AND coalesce(f1_d.at_wall, CASE WHEN f1.start_hi <= -10000000 THEN f1.start_hi * 86400000 ELSE f1.start_hi * 86400000 + 86399999 END) >= coalesce(e9.lo, -864000000000000) AND coalesce(f1_d.at_wall, f1.start_lo * 86400000) < 864000086400000 AND 864000086400000 > coalesce(e9.lo, -864000000000000) AND f1.status IN ('final', 'preliminary')
  ) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST((
    SELECT CASE WHEN max(CASE WHEN coalesce(f1_d.at_wall, CASE WHEN f1.start_hi <= -10000000 THEN f1.start_hi * 86400000 ELSE f1.start_hi * 86400000 + 86399999 END) >= coalesce(e9.lo, -864000000000000) AND coalesce(f1_d.at_wall, f1.start_lo * 86400000) < 864000086400000 AND 864000086400000 > coalesce(e9.lo, -864000000000000) AND coalesce(f1_d.at_wall, f1.start_lo * 86400000) >= coalesce(e9.hi, 864000086400000) AND coalesce(f1_d.at_wall, CASE WHEN f1.start_hi <= -10000000 THEN f1.start_hi * 86400000 ELSE f1.start_hi * 86400000 + 86399999 END) < 864000086400000 AND f1.status = 'final' AND f1.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN (SELECT (SELECT c.day >= least(least(10000000, ((CAST(864000086400000 - 1 AS bigint) + 1728000000000000) / 86400000 - 20000000) + 1) - 1, $1::bigint) - $2::bigint FROM q_complete c WHERE c.known = p.known AND c.kind = $3::text)
    FROM (SELECT max(coalesce(f2_d.at_wall, f2.start_lo * 86400000)) AS lo, max(coalesce(f2_d.at_wall, CASE WHEN f2.start_hi <= -10000000 THEN f2.start_hi * 86400000 ELSE f2.start_hi * 86400000 + 86399999 END)) AS hi FROM (
      SELECT y.kind, y.start_hi, y.place, CASE WHEN y.members = 1 AND (y.best = 1 OR y.sure = 1) AND p.known IN (SELECT known FROM q_complete WHERE kind = $4::text AND day >= $5::bigint) THEN 2 ELSE 1 END AS fit FROM (
        SELECT z.*, count(*) OVER () AS members FROM (
          SELECT r.*, row_number() OVER w AS rank, first_value(r.klo) OVER w AS blo, first_value(r.khi) OVER w AS bhi, first_value(CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END) OVER w AS best
          FROM (
            SELECT f3.kind, f3.start_hi, f3.start_lo, f3.place, f3_d.turn AS turn, CASE WHEN f3.start_hi <= $6::bigint AND f3.status = 'final' THEN 1 ELSE 0 END AS sure, f3.start_lo AS klo, f3.start_hi AS khi, 0 AS kthen FROM q_fact f3 LEFT JOIN q_detail f3_d ON f3_d.kind = f3.kind AND f3_d.person = f3.person AND f3_d.place = f3.place WHERE f3.kind = $7::text AND f3.person = p.n AND f3.start_lo <= $8::bigint AND f3.status IN ('final', 'preliminary')
          ) r WINDOW w AS (ORDER BY CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END DESC, r.klo DESC, r.kthen DESC, r.turn DESC)
        ) z WHERE z.best = 0 OR z.rank = 1 OR ((z.klo IS NULL OR (z.khi >= z.blo AND (z.sure = 0 OR z.klo <> z.khi OR z.blo <> z.bhi))))
      ) y
    ) m4 CROSS JOIN q_fact f2 LEFT JOIN q_detail f2_d ON f2_d.kind = f2.kind AND f2_d.person = f2.person AND f2_d.place = f2.place
    WHERE f2.kind = m4.kind AND f2.person = p.n AND f2.start_hi = m4.start_hi AND f2.place = m4.place AND m4.fit = 2 OFFSET 0) e5) THEN FALSE END
    FROM (SELECT max(coalesce(f6_d.at_wall, f6.start_lo * 86400000)) AS lo, max(coalesce(f6_d.at_wall, CASE WHEN f6.start_hi <= -10000000 THEN f6.start_hi * 86400000 ELSE f6.start_hi * 86400000 + 86399999 END)) AS hi FROM (
      SELECT y.kind, y.start_hi, y.place, CASE WHEN y.members = 1 AND (y.best = 1 OR y.sure = 1) AND p.known IN (SELECT known FROM q_complete WHERE kind = $9::text AND day >= $10::bigint) THEN 2 ELSE 1 END AS fit FROM (
        SELECT z.*, count(*) OVER () AS members FROM (
          SELECT r.*, row_number() OVER w AS rank, first_value(r.klo) OVER w AS blo, first_value(r.khi) OVER w AS bhi, first_value(CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END) OVER w AS best
          FROM (
            SELECT f7.kind, f7.start_hi, f7.start_lo, f7.place, f7_d.turn AS turn, CASE WHEN f7.start_hi <= $11::bigint AND f7.status = 'final' THEN 1 ELSE 0 END AS sure, f7.start_lo AS klo, f7.start_hi AS khi, 0 AS kthen FROM q_fact f7 LEFT JOIN q_detail f7_d ON f7_d.kind = f7.kind AND f7_d.person = f7.person AND f7_d.place = f7.place WHERE f7.kind = $12::text AND f7.person = p.n AND f7.start_lo <= $13::bigint AND f7.status IN ('final', 'preliminary')
          ) r WINDOW w AS (ORDER BY CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END DESC, r.klo DESC, r.kthen DESC, r.turn DESC)
        ) z WHERE z.best = 0 OR z.rank = 1 OR ((z.klo IS NULL OR (z.khi >= z.blo AND (z.sure = 0 OR z.klo <> z.khi OR z.blo <> z.bhi))))
      ) y
    ) m8 CROSS JOIN q_fact f6 LEFT JOIN q_detail f6_d ON f6_d.kind = f6.kind AND f6_d.person = f6.person AND f6_d.place = f6.place
    WHERE f6.kind = m8.kind AND f6.person = p.n AND f6.start_hi = m8.start_hi AND f6.place = m8.place AND m8.fit = 2 OFFSET 0) e9 CROSS JOIN q_fact f1 LEFT JOIN q_detail f1_d ON f1_d.kind = f1.kind AND f1_d.person = f1.person AND f1_d.place = f1.place WHERE f1.kind = $14::text AND f1.person = p.n AND coalesce(f1_d.at_wall, CASE WHEN f1.start_hi <= -10000000 THEN f1.start_hi * 86400000 ELSE f1.start_hi * 86400000 + 86399999 END) >= coalesce(e9.lo, -864000000000000) AND coalesce(f1_d.at_wall, f1.start_lo * 86400000) < 864000086400000 AND 864000086400000 > coalesce(e9.lo, -864000000000000) AND f1.status IN ('final', 'preliminary')
  ) AS integer) AS answer1
FROM q_person p;

-- a condition that speaks of the fact: {"op":"exists","in":{"kind":"observation","startsIn":{"from":"yearStart","until":"yearEnd"},"as":"r","where":{"op":"exists","in":{"linkedFrom":"r","link":"encounter","codes":["a"]}}}}
-- "observation", 20649, 20454, 20819, "[\"a\"]", "encounter", "encounter", "encounter", "[\"a\"]", "observation", 20454, 20819
-- SQLite
SELECT p.n, p.id,
  (
    SELECT CASE WHEN max(CASE WHEN m6.fit = 2 AND f1.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END
    FROM (
      SELECT x.* FROM (
        SELECT f5.kind, f5.start_hi, f5.place, min(CASE WHEN f5.start_lo >= ? AND f5.start_hi < ? AND f5.status = 'final' THEN 2 ELSE 1 END, CASE ((
          SELECT CASE WHEN max(CASE WHEN f7.codes IN (SELECT codes FROM q_code WHERE code IN (SELECT value FROM json_each(?))) AND f7.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN ((SELECT l.target FROM q_link l WHERE l.links = f5.links AND l.role = ?) IS NULL OR EXISTS (SELECT 1 FROM q_id i8 WHERE i8.person = p.n AND i8.id = (SELECT l.target FROM q_link l WHERE l.links = f5.links AND l.role = ?))) THEN FALSE END
          FROM q_id i8 CROSS JOIN q_fact f7 WHERE i8.person = p.n AND i8.id = (SELECT l.target FROM q_link l WHERE l.links = f5.links AND l.role = ?) AND f7.kind = i8.kind AND f7.person = p.n AND f7.start_hi = i8.start_hi AND f7.place = i8.place AND (f7.codes IS NULL OR f7.codes IN (SELECT codes FROM q_code WHERE code IN (SELECT value FROM json_each(?))))
        )) WHEN TRUE THEN 2 WHEN FALSE THEN 0 ELSE 1 END) AS fit FROM q_fact f5
        WHERE f5.kind = ? AND f5.person = p.n AND f5.start_hi >= ? AND f5.start_lo < ? AND f5.status IN ('final', 'preliminary') LIMIT -1
      ) x WHERE x.fit > 0
    ) m6 CROSS JOIN q_fact f1 WHERE f1.kind = m6.kind AND f1.person = p.n AND f1.start_hi = m6.start_hi AND f1.place = m6.place
  ) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST((
    SELECT CASE WHEN max(CASE WHEN m6.fit = 2 AND f1.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $1::text AND day >= $2::bigint) THEN FALSE END
    FROM (
      SELECT x.* FROM (
        SELECT f5.kind, f5.start_hi, f5.place, least(CASE WHEN f5.start_lo >= $3::bigint AND f5.start_hi < $4::bigint AND f5.status = 'final' THEN 2 ELSE 1 END, CASE ((
          SELECT CASE WHEN max(CASE WHEN f7.codes IN (SELECT codes FROM q_code WHERE code = ANY(ARRAY(SELECT jsonb_array_elements_text($5::text::jsonb)))) AND f7.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN ((SELECT l.target FROM q_link l WHERE l.links = f5.links AND l.role = $6::text) IS NULL OR EXISTS (SELECT 1 FROM q_id i8 WHERE i8.person = p.n AND i8.id = (SELECT l.target FROM q_link l WHERE l.links = f5.links AND l.role = $7::text))) THEN FALSE END
          FROM q_id i8 CROSS JOIN q_fact f7 WHERE i8.person = p.n AND i8.id = (SELECT l.target FROM q_link l WHERE l.links = f5.links AND l.role = $8::text) AND f7.kind = i8.kind AND f7.person = p.n AND f7.start_hi = i8.start_hi AND f7.place = i8.place AND (f7.codes IS NULL OR f7.codes IN (SELECT codes FROM q_code WHERE code = ANY(ARRAY(SELECT jsonb_array_elements_text($9::text::jsonb)))))
        )) WHEN TRUE THEN 2 WHEN FALSE THEN 0 ELSE 1 END) AS fit FROM q_fact f5
        WHERE f5.kind = $10::text AND f5.person = p.n AND f5.start_hi >= $11::bigint AND f5.start_lo < $12::bigint AND f5.status IN ('final', 'preliminary') OFFSET 0
      ) x WHERE x.fit > 0
    ) m6 CROSS JOIN q_fact f1 WHERE f1.kind = m6.kind AND f1.person = p.n AND f1.start_hi = m6.start_hi AND f1.place = m6.place
  ) AS integer) AS answer1
FROM q_person p;

-- a condition on the fact alone: {"op":"exists","in":{"kind":"observation","startsIn":{"from":"yearStart","until":"yearEnd"},"as":"r","where":{"op":"within","point":{"startOf":"r"},"in":{"from":"birth"}}}}
-- 20454, 20819, "observation", 20649, "observation", 20454, 20819
-- SQLite
SELECT p.n, p.id,
  (
    SELECT CASE WHEN max(CASE WHEN f1.start_lo >= ? AND f1.start_hi < ? AND f1.status = 'final' AND (CASE WHEN f1.start_lo IS NULL THEN NULL WHEN NOT (f1.start_hi >= coalesce(p.birth_lo, -10000000) AND f1.start_lo < 10000001 AND 10000001 > coalesce(p.birth_lo, -10000000)) THEN FALSE WHEN f1.start_lo >= coalesce(p.birth_hi, 10000001) AND f1.start_hi < 10000001 THEN TRUE END) IS TRUE AND f1.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END
    FROM q_fact f1 WHERE f1.kind = ? AND f1.person = p.n AND f1.start_hi >= ? AND f1.start_lo < ? AND f1.status IN ('final', 'preliminary') AND (CASE WHEN f1.start_lo IS NULL THEN NULL WHEN NOT (f1.start_hi >= coalesce(p.birth_lo, -10000000) AND f1.start_lo < 10000001 AND 10000001 > coalesce(p.birth_lo, -10000000)) THEN FALSE WHEN f1.start_lo >= coalesce(p.birth_hi, 10000001) AND f1.start_hi < 10000001 THEN TRUE END) IS NOT FALSE
  ) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST((
    SELECT CASE WHEN max(CASE WHEN f1.start_lo >= $1::bigint AND f1.start_hi < $2::bigint AND f1.status = 'final' AND (CASE WHEN f1.start_lo IS NULL THEN NULL WHEN NOT (f1.start_hi >= coalesce(p.birth_lo, -10000000) AND f1.start_lo < 10000001 AND 10000001 > coalesce(p.birth_lo, -10000000)) THEN FALSE WHEN f1.start_lo >= coalesce(p.birth_hi, 10000001) AND f1.start_hi < 10000001 THEN TRUE END) IS TRUE AND f1.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $3::text AND day >= $4::bigint) THEN FALSE END
    FROM q_fact f1 WHERE f1.kind = $5::text AND f1.person = p.n AND f1.start_hi >= $6::bigint AND f1.start_lo < $7::bigint AND f1.status IN ('final', 'preliminary') AND (CASE WHEN f1.start_lo IS NULL THEN NULL WHEN NOT (f1.start_hi >= coalesce(p.birth_lo, -10000000) AND f1.start_lo < 10000001 AND 10000001 > coalesce(p.birth_lo, -10000000)) THEN FALSE WHEN f1.start_lo >= coalesce(p.birth_hi, 10000001) AND f1.start_hi < 10000001 THEN TRUE END) IS NOT FALSE
  ) AS integer) AS answer1
FROM q_person p;

-- qualifiers, results and parts: {"op":"exists","in":{"kind":"observation","startsIn":{"from":"yearStart","until":"yearEnd"},"qualifiers":{"class":{"noneOf":["a"],"absent":"fits"}},"valueCodes":["b"],"has":["instant"],"lacks":["links.encounter"]}}
-- 20454, 20819, "[\"b\"]", "class", "class", "[\"a\"]", "class", "encounter", "observation", 20649, "observation", 20454, 20819, "[\"b\"]", "class", "class", "[\"a\"]", "class", "encounter"
-- SQLite
SELECT p.n, p.id,
  (
    SELECT CASE WHEN max(CASE WHEN f1.start_lo >= ? AND f1.start_hi < ? AND f1.status = 'final' AND f1_d.value_codes IN (SELECT codes FROM q_code WHERE code IN (SELECT value FROM json_each(?))) AND ((f1_d.qualifiers IN (SELECT qualifiers FROM q_qualifier WHERE name = ?) AND (f1_d.qualifiers IN (SELECT qualifiers FROM q_qualifier WHERE name = ? AND code IN (SELECT value FROM json_each(?)))) IS NOT TRUE) OR (f1_d.qualifiers IN (SELECT qualifiers FROM q_qualifier WHERE name = ?)) IS NOT TRUE) AND ((f1_d.parts & 128) <> 0) AND NOT EXISTS (SELECT 1 FROM q_link l WHERE l.links = f1.links AND l.role = ?) AND f1.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END
    FROM q_fact f1 LEFT JOIN q_detail f1_d ON f1_d.kind = f1.kind AND f1_d.person = f1.person AND f1_d.place = f1.place WHERE f1.kind = ? AND f1.person = p.n AND f1.start_hi >= ? AND f1.start_lo < ? AND f1.status IN ('final', 'preliminary') AND (f1_d.value_codes IN (SELECT codes FROM q_code WHERE code IN (SELECT value FROM json_each(?))) OR (f1_d.value_codes IS NULL AND (f1_d.parts & 4) = 0)) AND ((f1_d.qualifiers IN (SELECT qualifiers FROM q_qualifier WHERE name = ?) AND (f1_d.qualifiers IN (SELECT qualifiers FROM q_qualifier WHERE name = ? AND code IN (SELECT value FROM json_each(?)))) IS NOT TRUE) OR (f1_d.qualifiers IN (SELECT qualifiers FROM q_qualifier WHERE name = ?)) IS NOT TRUE) AND ((f1_d.parts & 128) <> 0) AND NOT EXISTS (SELECT 1 FROM q_link l WHERE l.links = f1.links AND l.role = ?)
  ) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST((
    SELECT CASE WHEN max(CASE WHEN f1.start_lo >= $1::bigint AND f1.start_hi < $2::bigint AND f1.status = 'final' AND f1_d.value_codes IN (SELECT codes FROM q_code WHERE code = ANY(ARRAY(SELECT jsonb_array_elements_text($3::text::jsonb)))) AND ((f1_d.qualifiers IN (SELECT qualifiers FROM q_qualifier WHERE name = $4::text) AND (f1_d.qualifiers IN (SELECT qualifiers FROM q_qualifier WHERE name = $5::text AND code = ANY(ARRAY(SELECT jsonb_array_elements_text($6::text::jsonb))))) IS NOT TRUE) OR (f1_d.qualifiers IN (SELECT qualifiers FROM q_qualifier WHERE name = $7::text)) IS NOT TRUE) AND ((f1_d.parts & 128) <> 0) AND NOT EXISTS (SELECT 1 FROM q_link l WHERE l.links = f1.links AND l.role = $8::text) AND f1.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $9::text AND day >= $10::bigint) THEN FALSE END
    FROM q_fact f1 LEFT JOIN q_detail f1_d ON f1_d.kind = f1.kind AND f1_d.person = f1.person AND f1_d.place = f1.place WHERE f1.kind = $11::text AND f1.person = p.n AND f1.start_hi >= $12::bigint AND f1.start_lo < $13::bigint AND f1.status IN ('final', 'preliminary') AND (f1_d.value_codes IN (SELECT codes FROM q_code WHERE code = ANY(ARRAY(SELECT jsonb_array_elements_text($14::text::jsonb)))) OR (f1_d.value_codes IS NULL AND (f1_d.parts & 4) = 0)) AND ((f1_d.qualifiers IN (SELECT qualifiers FROM q_qualifier WHERE name = $15::text) AND (f1_d.qualifiers IN (SELECT qualifiers FROM q_qualifier WHERE name = $16::text AND code = ANY(ARRAY(SELECT jsonb_array_elements_text($17::text::jsonb))))) IS NOT TRUE) OR (f1_d.qualifiers IN (SELECT qualifiers FROM q_qualifier WHERE name = $18::text)) IS NOT TRUE) AND ((f1_d.parts & 128) <> 0) AND NOT EXISTS (SELECT 1 FROM q_link l WHERE l.links = f1.links AND l.role = $19::text)
  ) AS integer) AS answer1
FROM q_person p;

-- the last of a set: {"op":"exists","in":{"of":{"kind":"observation","startsIn":{"from":"yearStart","until":"yearEnd"},"pick":"last"},"codes":["a"]}}
-- "[\"a\"]", "observation", 20649, "observation", 20649, 20454, 20819, "observation", 20454, 20819, "[\"a\"]"
-- SQLite
SELECT p.n, p.id,
  (
    SELECT CASE WHEN max(CASE WHEN m3.fit = 2 AND f1.codes IN (SELECT codes FROM q_code WHERE code IN (SELECT value FROM json_each(?))) AND f1.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN FALSE END
    FROM (
      SELECT y.kind, y.start_hi, y.place, CASE WHEN y.members = 1 AND (y.best = 1 OR y.sure = 1) AND p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN 2 ELSE 1 END AS fit FROM (
        SELECT z.*, count(*) OVER () AS members FROM (
          SELECT r.*, row_number() OVER w AS rank, first_value(r.klo) OVER w AS blo, first_value(r.khi) OVER w AS bhi, first_value(CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END) OVER w AS best
          FROM (
            SELECT f2.kind, f2.start_hi, f2.start_lo, f2.place, f2_d.turn AS turn, CASE WHEN f2.start_lo >= ? AND f2.start_hi < ? AND f2.status = 'final' THEN 1 ELSE 0 END AS sure, f2.start_lo AS klo, f2.start_hi AS khi, 0 AS kthen FROM q_fact f2 LEFT JOIN q_detail f2_d ON f2_d.kind = f2.kind AND f2_d.person = f2.person AND f2_d.place = f2.place WHERE f2.kind = ? AND f2.person = p.n AND f2.start_hi >= ? AND f2.start_lo < ? AND f2.status IN ('final', 'preliminary')
          ) r WINDOW w AS (ORDER BY CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END DESC, r.klo DESC, r.kthen DESC, r.turn DESC)
        ) z WHERE z.best = 0 OR z.rank = 1 OR ((z.klo IS NULL OR (z.khi >= z.blo AND (z.sure = 0 OR z.klo <> z.khi OR z.blo <> z.bhi))))
      ) y
    ) m3 CROSS JOIN q_fact f1 WHERE f1.kind = m3.kind AND f1.person = p.n AND f1.start_hi = m3.start_hi AND f1.place = m3.place AND (f1.codes IS NULL OR f1.codes IN (SELECT codes FROM q_code WHERE code IN (SELECT value FROM json_each(?))))
  ) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST((
    SELECT CASE WHEN max(CASE WHEN m3.fit = 2 AND f1.codes IN (SELECT codes FROM q_code WHERE code = ANY(ARRAY(SELECT jsonb_array_elements_text($1::text::jsonb)))) AND f1.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $2::text AND day >= $3::bigint) THEN FALSE END
    FROM (
      SELECT y.kind, y.start_hi, y.place, CASE WHEN y.members = 1 AND (y.best = 1 OR y.sure = 1) AND p.known IN (SELECT known FROM q_complete WHERE kind = $4::text AND day >= $5::bigint) THEN 2 ELSE 1 END AS fit FROM (
        SELECT z.*, count(*) OVER () AS members FROM (
          SELECT r.*, row_number() OVER w AS rank, first_value(r.klo) OVER w AS blo, first_value(r.khi) OVER w AS bhi, first_value(CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END) OVER w AS best
          FROM (
            SELECT f2.kind, f2.start_hi, f2.start_lo, f2.place, f2_d.turn AS turn, CASE WHEN f2.start_lo >= $6::bigint AND f2.start_hi < $7::bigint AND f2.status = 'final' THEN 1 ELSE 0 END AS sure, f2.start_lo AS klo, f2.start_hi AS khi, 0 AS kthen FROM q_fact f2 LEFT JOIN q_detail f2_d ON f2_d.kind = f2.kind AND f2_d.person = f2.person AND f2_d.place = f2.place WHERE f2.kind = $8::text AND f2.person = p.n AND f2.start_hi >= $9::bigint AND f2.start_lo < $10::bigint AND f2.status IN ('final', 'preliminary')
          ) r WINDOW w AS (ORDER BY CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END DESC, r.klo DESC, r.kthen DESC, r.turn DESC)
        ) z WHERE z.best = 0 OR z.rank = 1 OR ((z.klo IS NULL OR (z.khi >= z.blo AND (z.sure = 0 OR z.klo <> z.khi OR z.blo <> z.bhi))))
      ) y
    ) m3 CROSS JOIN q_fact f1 WHERE f1.kind = m3.kind AND f1.person = p.n AND f1.start_hi = m3.start_hi AND f1.place = m3.place AND (f1.codes IS NULL OR f1.codes IN (SELECT codes FROM q_code WHERE code = ANY(ARRAY(SELECT jsonb_array_elements_text($11::text::jsonb)))))
  ) AS integer) AS answer1
FROM q_person p;

-- how many, by days: {"op":"compare","what":{"get":"distinctDays","in":{"kind":"observation","startsIn":{"from":"yearStart","until":"yearEnd"}}},"is":{"atLeast":2}}
-- 2, 2, 20454, 20819, 20454, 20819, "observation", 20649, "observation", 20454, 20819
-- SQLite
SELECT p.n, p.id,
  (SELECT CASE WHEN e2.lo >= ? THEN TRUE WHEN e2.hi < ? THEN FALSE END
  FROM (SELECT max(count(DISTINCT CASE WHEN f1.start_lo >= ? AND f1.start_hi < ? AND f1.status = 'final' AND f1.place >= 0 AND f1.start_lo = f1.start_hi THEN f1.start_lo END), coalesce(max(CASE WHEN f1.start_lo >= ? AND f1.start_hi < ? AND f1.status = 'final' AND f1.place >= 0 THEN 1 ELSE 0 END), 0)) AS lo, CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN count(DISTINCT CASE WHEN f1.start_lo = f1.start_hi THEN f1.start_lo END) + count(*) - count(CASE WHEN f1.start_lo = f1.start_hi THEN f1.start_lo END) ELSE 9e999 END AS hi
  FROM q_fact f1 WHERE f1.kind = ? AND f1.person = p.n AND f1.start_hi >= ? AND f1.start_lo < ? AND f1.status IN ('final', 'preliminary') LIMIT -1) e2) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST((SELECT CASE WHEN e2.lo >= $1::bigint THEN TRUE WHEN e2.hi < $2::bigint THEN FALSE END
  FROM (SELECT greatest(count(DISTINCT CASE WHEN f1.start_lo >= $3::bigint AND f1.start_hi < $4::bigint AND f1.status = 'final' AND f1.place >= 0 AND f1.start_lo = f1.start_hi THEN f1.start_lo END), coalesce(max(CASE WHEN f1.start_lo >= $5::bigint AND f1.start_hi < $6::bigint AND f1.status = 'final' AND f1.place >= 0 THEN 1 ELSE 0 END), 0)) AS lo, CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $7::text AND day >= $8::bigint) THEN count(DISTINCT CASE WHEN f1.start_lo = f1.start_hi THEN f1.start_lo END) + count(*) - count(CASE WHEN f1.start_lo = f1.start_hi THEN f1.start_lo END) ELSE CAST('Infinity' AS double precision) END AS hi
  FROM q_fact f1 WHERE f1.kind = $9::text AND f1.person = p.n AND f1.start_hi >= $10::bigint AND f1.start_lo < $11::bigint AND f1.status IN ('final', 'preliminary') OFFSET 0) e2) AS integer) AS answer1
FROM q_person p;

-- the least, in a unit: {"op":"compare","what":{"get":"min","in":{"kind":"observation","startsIn":{"from":"yearStart","until":"yearEnd"}},"component":"systolic","unit":"mm[Hg]"},"is":{"below":140}}
-- 140, 140, "observation", 20649, "mm[Hg]", "kPa", 7.50061683, "mmHg", 1, "mm Hg", 1, "systolic", 20454, 20819, "observation", 20454, 20819
-- SQLite
SELECT p.n, p.id,
  (SELECT CASE WHEN e2.hi < ? THEN TRUE WHEN e2.lo >= ? THEN FALSE END
  FROM (SELECT CASE WHEN min(CASE WHEN r.sure = 1 THEN r.n END) IS NULL THEN NULL WHEN count(r.n) = count(*) AND p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN min(r.n) ELSE -9e999 END AS lo, min(CASE WHEN r.sure = 1 THEN r.n END) AS hi FROM (
    SELECT (SELECT CASE WHEN f1_d.unit = ? THEN v.value WHEN v.value IS NULL THEN NULL WHEN f1_d.unit = ? THEN CAST(printf('%.12g', v.value * ?) AS REAL) WHEN f1_d.unit = ? THEN CAST(printf('%.12g', v.value * ?) AS REAL) WHEN f1_d.unit = ? THEN CAST(printf('%.12g', v.value * ?) AS REAL) END FROM q_component v WHERE v.kind = f1.kind AND v.person = f1.person AND v.place = f1.place AND v.name = ?) AS n, CASE WHEN f1.start_lo >= ? AND f1.start_hi < ? AND f1.status = 'final' THEN 1 ELSE 0 END AS sure FROM q_fact f1 LEFT JOIN q_detail f1_d ON f1_d.kind = f1.kind AND f1_d.person = f1.person AND f1_d.place = f1.place WHERE f1.kind = ? AND f1.person = p.n AND f1.start_hi >= ? AND f1.start_lo < ? AND f1.status IN ('final', 'preliminary') LIMIT -1
  ) r LIMIT -1) e2) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST((SELECT CASE WHEN e2.hi < $1::bigint THEN TRUE WHEN e2.lo >= $2::bigint THEN FALSE END
  FROM (SELECT CASE WHEN min(CASE WHEN r.sure = 1 THEN r.n END) IS NULL THEN NULL WHEN count(r.n) = count(*) AND p.known IN (SELECT known FROM q_complete WHERE kind = $3::text AND day >= $4::bigint) THEN min(r.n) ELSE -CAST('Infinity' AS double precision) END AS lo, min(CASE WHEN r.sure = 1 THEN r.n END) AS hi FROM (
    SELECT (SELECT CASE WHEN f1_d.unit = $5::text THEN v.value WHEN v.value IS NULL THEN NULL WHEN f1_d.unit = $6::text THEN (
       SELECT CAST(round(CAST(split_part(w.t, 'e', 1) AS numeric), 11) || 'e' || split_part(w.t, 'e', 2) AS double precision)
       FROM (SELECT to_char(v.value * $7::double precision, '9.9999999999999999999999999999999999999999EEEE') AS t OFFSET 0) w
     ) WHEN f1_d.unit = $8::text THEN (
       SELECT CAST(round(CAST(split_part(w.t, 'e', 1) AS numeric), 11) || 'e' || split_part(w.t, 'e', 2) AS double precision)
       FROM (SELECT to_char(v.value * $9::bigint, '9.9999999999999999999999999999999999999999EEEE') AS t OFFSET 0) w
     ) WHEN f1_d.unit = $10::text THEN (
       SELECT CAST(round(CAST(split_part(w.t, 'e', 1) AS numeric), 11) || 'e' || split_part(w.t, 'e', 2) AS double precision)
       FROM (SELECT to_char(v.value * $11::bigint, '9.9999999999999999999999999999999999999999EEEE') AS t OFFSET 0) w
     ) END FROM q_component v WHERE v.kind = f1.kind AND v.person = f1.person AND v.place = f1.place AND v.name = $12::text) AS n, CASE WHEN f1.start_lo >= $13::bigint AND f1.start_hi < $14::bigint AND f1.status = 'final' THEN 1 ELSE 0 END AS sure FROM q_fact f1 LEFT JOIN q_detail f1_d ON f1_d.kind = f1.kind AND f1_d.person = f1.person AND f1_d.place = f1.place WHERE f1.kind = $15::text AND f1.person = p.n AND f1.start_hi >= $16::bigint AND f1.start_lo < $17::bigint AND f1.status IN ('final', 'preliminary') OFFSET 0
  ) r OFFSET 0) e2) AS integer) AS answer1
FROM q_person p;

-- the mean: {"op":"compare","what":{"get":"mean","in":{"kind":"observation","startsIn":{"from":"yearStart","until":"yearEnd"}}},"is":{"below":7}}
-- 7, 7, "observation", 20649, 20454, 20819, "observation", 20454, 20819
-- SQLite
SELECT p.n, p.id,
  (SELECT CASE WHEN e2.hi < ? THEN TRUE WHEN e2.lo >= ? THEN FALSE END
  FROM (SELECT q.n AS lo, q.n AS hi FROM (
    SELECT CASE WHEN count(*) > 0 AND min(r.sure) = 1 AND count(r.n) = count(*) AND p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN CAST(printf('%.12g', avg(r.n)) AS REAL) END AS n FROM (
      SELECT f1.value AS n, CASE WHEN f1.start_lo >= ? AND f1.start_hi < ? AND f1.status = 'final' THEN 1 ELSE 0 END AS sure FROM q_fact f1 WHERE f1.kind = ? AND f1.person = p.n AND f1.start_hi >= ? AND f1.start_lo < ? AND f1.status IN ('final', 'preliminary') LIMIT -1
    ) r
  ) q LIMIT -1) e2) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST((SELECT CASE WHEN e2.hi < $1::bigint THEN TRUE WHEN e2.lo >= $2::bigint THEN FALSE END
  FROM (SELECT q.n AS lo, q.n AS hi FROM (
    SELECT CASE WHEN count(*) > 0 AND min(r.sure) = 1 AND count(r.n) = count(*) AND p.known IN (SELECT known FROM q_complete WHERE kind = $3::text AND day >= $4::bigint) THEN (
      SELECT CAST(round(CAST(split_part(w.t, 'e', 1) AS numeric), 11) || 'e' || split_part(w.t, 'e', 2) AS double precision)
      FROM (SELECT to_char(avg(r.n), '9.9999999999999999999999999999999999999999EEEE') AS t OFFSET 0) w
    ) END AS n FROM (
      SELECT f1.value AS n, CASE WHEN f1.start_lo >= $5::bigint AND f1.start_hi < $6::bigint AND f1.status = 'final' THEN 1 ELSE 0 END AS sure FROM q_fact f1 WHERE f1.kind = $7::text AND f1.person = p.n AND f1.start_hi >= $8::bigint AND f1.start_lo < $9::bigint AND f1.status IN ('final', 'preliminary') OFFSET 0
    ) r
  ) q OFFSET 0) e2) AS integer) AS answer1
FROM q_person p;

-- an age at a day of the person: {"op":"compare","what":{"get":"age","in":"months","at":{"startOf":{"kind":"encounter","pick":"last"}}},"is":{"atLeast":9,"below":12}}
-- 9, 9, 12, 12, "encounter", 20649, 20649, "encounter", 20649
-- SQLite
SELECT p.n, p.id,
  (SELECT CASE WHEN e5.lo >= ? THEN TRUE WHEN e5.hi < ? THEN FALSE END AND CASE WHEN e5.hi < ? THEN TRUE WHEN e5.lo >= ? THEN FALSE END
  FROM (SELECT CASE WHEN x.bh >= 1000000000 OR x.eh >= 1000000000 OR x.bh IS NULL OR x.eh IS NULL THEN NULL WHEN x.bh <= -1 OR x.el >= 1000000000 THEN 9e999 WHEN x.bh >= 1000000000 OR x.el <= -1 THEN -9e999 ELSE CASE WHEN x.bh <= x.el THEN (x.el / 32 - x.bh / 32 - CASE WHEN x.el % 32 < x.bh % 32 THEN 1 ELSE 0 END) ELSE -(x.bh / 32 - x.el / 32 - CASE WHEN x.bh % 32 < x.el % 32 THEN 1 ELSE 0 END) END END AS lo, CASE WHEN x.bh >= 1000000000 OR x.eh >= 1000000000 OR x.bh IS NULL OR x.eh IS NULL THEN NULL WHEN x.bl <= -1 OR x.eh >= 1000000000 THEN 9e999 WHEN x.bl >= 1000000000 OR x.eh <= -1 THEN -9e999 ELSE CASE WHEN x.bl <= x.eh THEN (x.eh / 32 - x.bl / 32 - CASE WHEN x.eh % 32 < x.bl % 32 THEN 1 ELSE 0 END) ELSE -(x.bl / 32 - x.eh / 32 - CASE WHEN x.bl % 32 < x.eh % 32 THEN 1 ELSE 0 END) END END AS hi FROM (
    SELECT (SELECT CASE WHEN x.d <= -10000000 THEN -1 WHEN x.d >= 10000000 THEN 1000000000
        ELSE (SELECT ((x.d + 14609700) / 146097 * 4800 + c.month) * 32 + (x.d + 14609700) % 146097 - c.first_day FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) END
      FROM (SELECT CAST(p.birth_lo AS INTEGER) AS d LIMIT -1) x) AS bl, (SELECT CASE WHEN x.d <= -10000000 THEN -1 WHEN x.d >= 10000000 THEN 1000000000
          ELSE (SELECT ((x.d + 14609700) / 146097 * 4800 + c.month) * 32 + (x.d + 14609700) % 146097 - c.first_day FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) END
        FROM (SELECT CAST(p.birth_hi AS INTEGER) AS d LIMIT -1) x) AS bh, (SELECT CASE WHEN x.d <= -10000000 THEN -1 WHEN x.d >= 10000000 THEN 1000000000
            ELSE (SELECT ((x.d + 14609700) / 146097 * 4800 + c.month) * 32 + (x.d + 14609700) % 146097 - c.first_day FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) END
          FROM (SELECT CAST(e4.lo AS INTEGER) AS d LIMIT -1) x) AS el, (SELECT CASE WHEN x.d <= -10000000 THEN -1 WHEN x.d >= 10000000 THEN 1000000000
              ELSE (SELECT ((x.d + 14609700) / 146097 * 4800 + c.month) * 32 + (x.d + 14609700) % 146097 - c.first_day FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) END
            FROM (SELECT CAST(e4.hi AS INTEGER) AS d LIMIT -1) x) AS eh FROM (SELECT max(f1.start_lo) AS lo, max(f1.start_hi) AS hi FROM (
               SELECT y.kind, y.start_hi, y.place, CASE WHEN y.members = 1 AND (y.best = 1 OR y.sure = 1) AND p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN 2 ELSE 1 END AS fit FROM (
                 SELECT z.*, count(*) OVER () AS members FROM (
                   SELECT r.*, row_number() OVER w AS rank, first_value(r.klo) OVER w AS blo, first_value(r.khi) OVER w AS bhi, first_value(CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END) OVER w AS best
                   FROM (
                     SELECT f2.kind, f2.start_hi, f2.start_lo, f2.place, f2_d.turn AS turn, CASE WHEN f2.start_hi <= ? AND f2.status = 'final' THEN 1 ELSE 0 END AS sure, f2.start_lo AS klo, f2.start_hi AS khi, 0 AS kthen FROM q_fact f2 LEFT JOIN q_detail f2_d ON f2_d.kind = f2.kind AND f2_d.person = f2.person AND f2_d.place = f2.place WHERE f2.kind = ? AND f2.person = p.n AND f2.start_lo <= ? AND f2.status IN ('final', 'preliminary')
                   ) r WINDOW w AS (ORDER BY CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END DESC, r.klo DESC, r.kthen DESC, r.turn DESC)
                 ) z WHERE z.best = 0 OR z.rank = 1 OR ((z.klo IS NULL OR (z.khi >= z.blo AND (z.sure = 0 OR z.klo <> z.khi OR z.blo <> z.bhi))))
               ) y
             ) m3 CROSS JOIN q_fact f1
             WHERE f1.kind = m3.kind AND f1.person = p.n AND f1.start_hi = m3.start_hi AND f1.place = m3.place AND m3.fit = 2 LIMIT -1) e4 LIMIT -1
  ) x LIMIT -1) e5) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST((SELECT CASE WHEN e5.lo >= $1::bigint THEN TRUE WHEN e5.hi < $2::bigint THEN FALSE END AND CASE WHEN e5.hi < $3::bigint THEN TRUE WHEN e5.lo >= $4::bigint THEN FALSE END
  FROM (SELECT CASE WHEN x.bh >= 1000000000 OR x.eh >= 1000000000 OR x.bh IS NULL OR x.eh IS NULL THEN NULL WHEN x.bh <= -1 OR x.el >= 1000000000 THEN CAST('Infinity' AS double precision) WHEN x.bh >= 1000000000 OR x.el <= -1 THEN -CAST('Infinity' AS double precision) ELSE CASE WHEN x.bh <= x.el THEN (x.el / 32 - x.bh / 32 - CASE WHEN x.el % 32 < x.bh % 32 THEN 1 ELSE 0 END) ELSE -(x.bh / 32 - x.el / 32 - CASE WHEN x.bh % 32 < x.el % 32 THEN 1 ELSE 0 END) END END AS lo, CASE WHEN x.bh >= 1000000000 OR x.eh >= 1000000000 OR x.bh IS NULL OR x.eh IS NULL THEN NULL WHEN x.bl <= -1 OR x.eh >= 1000000000 THEN CAST('Infinity' AS double precision) WHEN x.bl >= 1000000000 OR x.eh <= -1 THEN -CAST('Infinity' AS double precision) ELSE CASE WHEN x.bl <= x.eh THEN (x.eh / 32 - x.bl / 32 - CASE WHEN x.eh % 32 < x.bl % 32 THEN 1 ELSE 0 END) ELSE -(x.bl / 32 - x.eh / 32 - CASE WHEN x.bl % 32 < x.eh % 32 THEN 1 ELSE 0 END) END END AS hi FROM (
    SELECT (SELECT CASE WHEN x.d <= -10000000 THEN -1 WHEN x.d >= 10000000 THEN 1000000000
        ELSE (SELECT ((x.d + 14609700) / 146097 * 4800 + c.month) * 32 + (x.d + 14609700) % 146097 - c.first_day FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) END
      FROM (SELECT CAST(p.birth_lo AS bigint) AS d OFFSET 0) x) AS bl, (SELECT CASE WHEN x.d <= -10000000 THEN -1 WHEN x.d >= 10000000 THEN 1000000000
          ELSE (SELECT ((x.d + 14609700) / 146097 * 4800 + c.month) * 32 + (x.d + 14609700) % 146097 - c.first_day FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) END
        FROM (SELECT CAST(p.birth_hi AS bigint) AS d OFFSET 0) x) AS bh, (SELECT CASE WHEN x.d <= -10000000 THEN -1 WHEN x.d >= 10000000 THEN 1000000000
            ELSE (SELECT ((x.d + 14609700) / 146097 * 4800 + c.month) * 32 + (x.d + 14609700) % 146097 - c.first_day FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) END
          FROM (SELECT CAST(e4.lo AS bigint) AS d OFFSET 0) x) AS el, (SELECT CASE WHEN x.d <= -10000000 THEN -1 WHEN x.d >= 10000000 THEN 1000000000
              ELSE (SELECT ((x.d + 14609700) / 146097 * 4800 + c.month) * 32 + (x.d + 14609700) % 146097 - c.first_day FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) END
            FROM (SELECT CAST(e4.hi AS bigint) AS d OFFSET 0) x) AS eh FROM (SELECT max(f1.start_lo) AS lo, max(f1.start_hi) AS hi FROM (
               SELECT y.kind, y.start_hi, y.place, CASE WHEN y.members = 1 AND (y.best = 1 OR y.sure = 1) AND p.known IN (SELECT known FROM q_complete WHERE kind = $5::text AND day >= $6::bigint) THEN 2 ELSE 1 END AS fit FROM (
                 SELECT z.*, count(*) OVER () AS members FROM (
                   SELECT r.*, row_number() OVER w AS rank, first_value(r.klo) OVER w AS blo, first_value(r.khi) OVER w AS bhi, first_value(CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END) OVER w AS best
                   FROM (
                     SELECT f2.kind, f2.start_hi, f2.start_lo, f2.place, f2_d.turn AS turn, CASE WHEN f2.start_hi <= $7::bigint AND f2.status = 'final' THEN 1 ELSE 0 END AS sure, f2.start_lo AS klo, f2.start_hi AS khi, 0 AS kthen FROM q_fact f2 LEFT JOIN q_detail f2_d ON f2_d.kind = f2.kind AND f2_d.person = f2.person AND f2_d.place = f2.place WHERE f2.kind = $8::text AND f2.person = p.n AND f2.start_lo <= $9::bigint AND f2.status IN ('final', 'preliminary')
                   ) r WINDOW w AS (ORDER BY CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END DESC, r.klo DESC, r.kthen DESC, r.turn DESC)
                 ) z WHERE z.best = 0 OR z.rank = 1 OR ((z.klo IS NULL OR (z.khi >= z.blo AND (z.sure = 0 OR z.klo <> z.khi OR z.blo <> z.bhi))))
               ) y
             ) m3 CROSS JOIN q_fact f1
             WHERE f1.kind = m3.kind AND f1.person = p.n AND f1.start_hi = m3.start_hi AND f1.place = m3.place AND m3.fit = 2 OFFSET 0) e4 OFFSET 0
  ) x OFFSET 0) e5) AS integer) AS answer1
FROM q_person p;

-- a time between two points: {"op":"compare","what":{"get":"time","from":{"startOf":{"kind":"encounter","pick":"last"}},"until":"on","in":"days"},"is":{"atMost":{"get":"number","is":30}}}
-- 30, 30, 20649, 20649, "encounter", 20649, 20649, "encounter", 20649
-- SQLite
SELECT p.n, p.id,
  (SELECT CASE WHEN e5.hi <= ? THEN TRUE WHEN e5.lo > ? THEN FALSE END
  FROM (SELECT CASE WHEN x.bh >= 10000000 OR x.eh >= 10000000 OR x.bh IS NULL OR x.eh IS NULL THEN NULL WHEN x.bh <= -10000000 OR x.el >= 10000000 THEN 9e999 WHEN x.bh >= 10000000 OR x.el <= -10000000 THEN -9e999 ELSE x.el - x.bh END AS lo, CASE WHEN x.bh >= 10000000 OR x.eh >= 10000000 OR x.bh IS NULL OR x.eh IS NULL THEN NULL WHEN x.bl <= -10000000 OR x.eh >= 10000000 THEN 9e999 WHEN x.bl >= 10000000 OR x.eh <= -10000000 THEN -9e999 ELSE x.eh - x.bl END AS hi FROM (
    SELECT CAST(e4.lo AS INTEGER) AS bl, CAST(e4.hi AS INTEGER) AS bh, CAST(? AS INTEGER) AS el, CAST(? AS INTEGER) AS eh FROM (SELECT max(f1.start_lo) AS lo, max(f1.start_hi) AS hi FROM (
       SELECT y.kind, y.start_hi, y.place, CASE WHEN y.members = 1 AND (y.best = 1 OR y.sure = 1) AND p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN 2 ELSE 1 END AS fit FROM (
         SELECT z.*, count(*) OVER () AS members FROM (
           SELECT r.*, row_number() OVER w AS rank, first_value(r.klo) OVER w AS blo, first_value(r.khi) OVER w AS bhi, first_value(CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END) OVER w AS best
           FROM (
             SELECT f2.kind, f2.start_hi, f2.start_lo, f2.place, f2_d.turn AS turn, CASE WHEN f2.start_hi <= ? AND f2.status = 'final' THEN 1 ELSE 0 END AS sure, f2.start_lo AS klo, f2.start_hi AS khi, 0 AS kthen FROM q_fact f2 LEFT JOIN q_detail f2_d ON f2_d.kind = f2.kind AND f2_d.person = f2.person AND f2_d.place = f2.place WHERE f2.kind = ? AND f2.person = p.n AND f2.start_lo <= ? AND f2.status IN ('final', 'preliminary')
           ) r WINDOW w AS (ORDER BY CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END DESC, r.klo DESC, r.kthen DESC, r.turn DESC)
         ) z WHERE z.best = 0 OR z.rank = 1 OR ((z.klo IS NULL OR (z.khi >= z.blo AND (z.sure = 0 OR z.klo <> z.khi OR z.blo <> z.bhi))))
       ) y
     ) m3 CROSS JOIN q_fact f1
     WHERE f1.kind = m3.kind AND f1.person = p.n AND f1.start_hi = m3.start_hi AND f1.place = m3.place AND m3.fit = 2 LIMIT -1) e4 LIMIT -1
  ) x LIMIT -1) e5) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST((SELECT CASE WHEN e5.hi <= $1::bigint THEN TRUE WHEN e5.lo > $2::bigint THEN FALSE END
  FROM (SELECT CASE WHEN x.bh >= 10000000 OR x.eh >= 10000000 OR x.bh IS NULL OR x.eh IS NULL THEN NULL WHEN x.bh <= -10000000 OR x.el >= 10000000 THEN CAST('Infinity' AS double precision) WHEN x.bh >= 10000000 OR x.el <= -10000000 THEN -CAST('Infinity' AS double precision) ELSE x.el - x.bh END AS lo, CASE WHEN x.bh >= 10000000 OR x.eh >= 10000000 OR x.bh IS NULL OR x.eh IS NULL THEN NULL WHEN x.bl <= -10000000 OR x.eh >= 10000000 THEN CAST('Infinity' AS double precision) WHEN x.bl >= 10000000 OR x.eh <= -10000000 THEN -CAST('Infinity' AS double precision) ELSE x.eh - x.bl END AS hi FROM (
    SELECT CAST(e4.lo AS bigint) AS bl, CAST(e4.hi AS bigint) AS bh, CAST($3::bigint AS bigint) AS el, CAST($4::bigint AS bigint) AS eh FROM (SELECT max(f1.start_lo) AS lo, max(f1.start_hi) AS hi FROM (
       SELECT y.kind, y.start_hi, y.place, CASE WHEN y.members = 1 AND (y.best = 1 OR y.sure = 1) AND p.known IN (SELECT known FROM q_complete WHERE kind = $5::text AND day >= $6::bigint) THEN 2 ELSE 1 END AS fit FROM (
         SELECT z.*, count(*) OVER () AS members FROM (
           SELECT r.*, row_number() OVER w AS rank, first_value(r.klo) OVER w AS blo, first_value(r.khi) OVER w AS bhi, first_value(CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END) OVER w AS best
           FROM (
             SELECT f2.kind, f2.start_hi, f2.start_lo, f2.place, f2_d.turn AS turn, CASE WHEN f2.start_hi <= $7::bigint AND f2.status = 'final' THEN 1 ELSE 0 END AS sure, f2.start_lo AS klo, f2.start_hi AS khi, 0 AS kthen FROM q_fact f2 LEFT JOIN q_detail f2_d ON f2_d.kind = f2.kind AND f2_d.person = f2.person AND f2_d.place = f2.place WHERE f2.kind = $8::text AND f2.person = p.n AND f2.start_lo <= $9::bigint AND f2.status IN ('final', 'preliminary')
           ) r WINDOW w AS (ORDER BY CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END DESC, r.klo DESC, r.kthen DESC, r.turn DESC)
         ) z WHERE z.best = 0 OR z.rank = 1 OR ((z.klo IS NULL OR (z.khi >= z.blo AND (z.sure = 0 OR z.klo <> z.khi OR z.blo <> z.bhi))))
       ) y
     ) m3 CROSS JOIN q_fact f1
     WHERE f1.kind = m3.kind AND f1.person = p.n AND f1.start_hi = m3.start_hi AND f1.place = m3.place AND m3.fit = 2 OFFSET 0) e4 OFFSET 0
  ) x OFFSET 0) e5) AS integer) AS answer1
FROM q_person p;

-- reached an age by a day of the person: {"op":"age","atLeast":{"years":18},"at":{"startOf":{"kind":"encounter","pick":"last"}}}
-- "encounter", 20649, 20649, "encounter", 20649
-- SQLite
SELECT p.n, p.id,
  (SELECT CASE WHEN e4.hi < 10000000 THEN CASE WHEN p.birth_hi <= (SELECT CASE WHEN x.d <= -10000000 THEN -10000000 WHEN x.d >= 10000000 THEN 10000000 ELSE x.d - (x.d + 14609700) % 146097 + 0 + (
      SELECT (SELECT t.first_day + CASE WHEN m.dom < t.length THEN m.dom ELSE t.length - 1 END FROM q_month t WHERE t.month = m.month + -216)
      FROM (SELECT c.month, (x.d + 14609700) % 146097 - c.first_day AS dom FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) m
    ) END FROM (SELECT CAST(e4.lo AS INTEGER) AS d LIMIT -1) x) THEN TRUE WHEN p.birth_lo > (SELECT CASE WHEN x.d <= -10000000 THEN -10000000 WHEN x.d >= 10000000 THEN 10000000 ELSE x.d - (x.d + 14609700) % 146097 + 0 + (
        SELECT (SELECT t.first_day + CASE WHEN m.dom < t.length THEN m.dom ELSE t.length - 1 END FROM q_month t WHERE t.month = m.month + -216)
        FROM (SELECT c.month, (x.d + 14609700) % 146097 - c.first_day AS dom FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) m
      ) END FROM (SELECT CAST(e4.hi AS INTEGER) AS d LIMIT -1) x) THEN FALSE END END
  FROM (SELECT max(f1.start_lo) AS lo, max(f1.start_hi) AS hi FROM (
    SELECT y.kind, y.start_hi, y.place, CASE WHEN y.members = 1 AND (y.best = 1 OR y.sure = 1) AND p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN 2 ELSE 1 END AS fit FROM (
      SELECT z.*, count(*) OVER () AS members FROM (
        SELECT r.*, row_number() OVER w AS rank, first_value(r.klo) OVER w AS blo, first_value(r.khi) OVER w AS bhi, first_value(CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END) OVER w AS best
        FROM (
          SELECT f2.kind, f2.start_hi, f2.start_lo, f2.place, f2_d.turn AS turn, CASE WHEN f2.start_hi <= ? AND f2.status = 'final' THEN 1 ELSE 0 END AS sure, f2.start_lo AS klo, f2.start_hi AS khi, 0 AS kthen FROM q_fact f2 LEFT JOIN q_detail f2_d ON f2_d.kind = f2.kind AND f2_d.person = f2.person AND f2_d.place = f2.place WHERE f2.kind = ? AND f2.person = p.n AND f2.start_lo <= ? AND f2.status IN ('final', 'preliminary')
        ) r WINDOW w AS (ORDER BY CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END DESC, r.klo DESC, r.kthen DESC, r.turn DESC)
      ) z WHERE z.best = 0 OR z.rank = 1 OR ((z.klo IS NULL OR (z.khi >= z.blo AND (z.sure = 0 OR z.klo <> z.khi OR z.blo <> z.bhi))))
    ) y
  ) m3 CROSS JOIN q_fact f1
  WHERE f1.kind = m3.kind AND f1.person = p.n AND f1.start_hi = m3.start_hi AND f1.place = m3.place AND m3.fit = 2 LIMIT -1) e4) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST((SELECT CASE WHEN e4.hi < 10000000 THEN CASE WHEN p.birth_hi <= (SELECT CASE WHEN x.d <= -10000000 THEN -10000000 WHEN x.d >= 10000000 THEN 10000000 ELSE x.d - (x.d + 14609700) % 146097 + 0 + (
      SELECT (SELECT t.first_day + CASE WHEN m.dom < t.length THEN m.dom ELSE t.length - 1 END FROM q_month t WHERE t.month = m.month + -216)
      FROM (SELECT c.month, (x.d + 14609700) % 146097 - c.first_day AS dom FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) m
    ) END FROM (SELECT CAST(e4.lo AS bigint) AS d OFFSET 0) x) THEN TRUE WHEN p.birth_lo > (SELECT CASE WHEN x.d <= -10000000 THEN -10000000 WHEN x.d >= 10000000 THEN 10000000 ELSE x.d - (x.d + 14609700) % 146097 + 0 + (
        SELECT (SELECT t.first_day + CASE WHEN m.dom < t.length THEN m.dom ELSE t.length - 1 END FROM q_month t WHERE t.month = m.month + -216)
        FROM (SELECT c.month, (x.d + 14609700) % 146097 - c.first_day AS dom FROM q_month c WHERE c.first_day <= (x.d + 14609700) % 146097 ORDER BY c.first_day DESC LIMIT 1) m
      ) END FROM (SELECT CAST(e4.hi AS bigint) AS d OFFSET 0) x) THEN FALSE END END
  FROM (SELECT max(f1.start_lo) AS lo, max(f1.start_hi) AS hi FROM (
    SELECT y.kind, y.start_hi, y.place, CASE WHEN y.members = 1 AND (y.best = 1 OR y.sure = 1) AND p.known IN (SELECT known FROM q_complete WHERE kind = $1::text AND day >= $2::bigint) THEN 2 ELSE 1 END AS fit FROM (
      SELECT z.*, count(*) OVER () AS members FROM (
        SELECT r.*, row_number() OVER w AS rank, first_value(r.klo) OVER w AS blo, first_value(r.khi) OVER w AS bhi, first_value(CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END) OVER w AS best
        FROM (
          SELECT f2.kind, f2.start_hi, f2.start_lo, f2.place, f2_d.turn AS turn, CASE WHEN f2.start_hi <= $3::bigint AND f2.status = 'final' THEN 1 ELSE 0 END AS sure, f2.start_lo AS klo, f2.start_hi AS khi, 0 AS kthen FROM q_fact f2 LEFT JOIN q_detail f2_d ON f2_d.kind = f2.kind AND f2_d.person = f2.person AND f2_d.place = f2.place WHERE f2.kind = $4::text AND f2.person = p.n AND f2.start_lo <= $5::bigint AND f2.status IN ('final', 'preliminary')
        ) r WINDOW w AS (ORDER BY CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END DESC, r.klo DESC, r.kthen DESC, r.turn DESC)
      ) z WHERE z.best = 0 OR z.rank = 1 OR ((z.klo IS NULL OR (z.khi >= z.blo AND (z.sure = 0 OR z.klo <> z.khi OR z.blo <> z.bhi))))
    ) y
  ) m3 CROSS JOIN q_fact f1
  WHERE f1.kind = m3.kind AND f1.person = p.n AND f1.start_hi = m3.start_hi AND f1.place = m3.place AND m3.fit = 2 OFFSET 0) e4) AS integer) AS answer1
FROM q_person p;

-- alive at a day of the person: {"op":"alive","at":{"startOf":{"kind":"encounter","pick":"last"}}}
-- "encounter", 20649, 20649, "encounter", 20649
-- SQLite
SELECT p.n, p.id,
  (SELECT CASE WHEN p.death_lo IS NULL OR p.death_lo > e4.hi THEN TRUE WHEN p.death_hi <= e4.lo THEN FALSE END
  FROM (SELECT max(f1.start_lo) AS lo, max(f1.start_hi) AS hi FROM (
    SELECT y.kind, y.start_hi, y.place, CASE WHEN y.members = 1 AND (y.best = 1 OR y.sure = 1) AND p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN 2 ELSE 1 END AS fit FROM (
      SELECT z.*, count(*) OVER () AS members FROM (
        SELECT r.*, row_number() OVER w AS rank, first_value(r.klo) OVER w AS blo, first_value(r.khi) OVER w AS bhi, first_value(CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END) OVER w AS best
        FROM (
          SELECT f2.kind, f2.start_hi, f2.start_lo, f2.place, f2_d.turn AS turn, CASE WHEN f2.start_hi <= ? AND f2.status = 'final' THEN 1 ELSE 0 END AS sure, f2.start_lo AS klo, f2.start_hi AS khi, 0 AS kthen FROM q_fact f2 LEFT JOIN q_detail f2_d ON f2_d.kind = f2.kind AND f2_d.person = f2.person AND f2_d.place = f2.place WHERE f2.kind = ? AND f2.person = p.n AND f2.start_lo <= ? AND f2.status IN ('final', 'preliminary')
        ) r WINDOW w AS (ORDER BY CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END DESC, r.klo DESC, r.kthen DESC, r.turn DESC)
      ) z WHERE z.best = 0 OR z.rank = 1 OR ((z.klo IS NULL OR (z.khi >= z.blo AND (z.sure = 0 OR z.klo <> z.khi OR z.blo <> z.bhi))))
    ) y
  ) m3 CROSS JOIN q_fact f1
  WHERE f1.kind = m3.kind AND f1.person = p.n AND f1.start_hi = m3.start_hi AND f1.place = m3.place AND m3.fit = 2 LIMIT -1) e4) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST((SELECT CASE WHEN p.death_lo IS NULL OR p.death_lo > e4.hi THEN TRUE WHEN p.death_hi <= e4.lo THEN FALSE END
  FROM (SELECT max(f1.start_lo) AS lo, max(f1.start_hi) AS hi FROM (
    SELECT y.kind, y.start_hi, y.place, CASE WHEN y.members = 1 AND (y.best = 1 OR y.sure = 1) AND p.known IN (SELECT known FROM q_complete WHERE kind = $1::text AND day >= $2::bigint) THEN 2 ELSE 1 END AS fit FROM (
      SELECT z.*, count(*) OVER () AS members FROM (
        SELECT r.*, row_number() OVER w AS rank, first_value(r.klo) OVER w AS blo, first_value(r.khi) OVER w AS bhi, first_value(CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END) OVER w AS best
        FROM (
          SELECT f2.kind, f2.start_hi, f2.start_lo, f2.place, f2_d.turn AS turn, CASE WHEN f2.start_hi <= $3::bigint AND f2.status = 'final' THEN 1 ELSE 0 END AS sure, f2.start_lo AS klo, f2.start_hi AS khi, 0 AS kthen FROM q_fact f2 LEFT JOIN q_detail f2_d ON f2_d.kind = f2.kind AND f2_d.person = f2.person AND f2_d.place = f2.place WHERE f2.kind = $4::text AND f2.person = p.n AND f2.start_lo <= $5::bigint AND f2.status IN ('final', 'preliminary')
        ) r WINDOW w AS (ORDER BY CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END DESC, r.klo DESC, r.kthen DESC, r.turn DESC)
      ) z WHERE z.best = 0 OR z.rank = 1 OR ((z.klo IS NULL OR (z.khi >= z.blo AND (z.sure = 0 OR z.klo <> z.khi OR z.blo <> z.bhi))))
    ) y
  ) m3 CROSS JOIN q_fact f1
  WHERE f1.kind = m3.kind AND f1.person = p.n AND f1.start_hi = m3.start_hi AND f1.place = m3.place AND m3.fit = 2 OFFSET 0) e4) AS integer) AS answer1
FROM q_person p;

-- the value of the last, of an extended set: {"op":"value","which":"last","in":{"kind":"observation","startsIn":{"from":"yearStart","until":"yearEnd"},"has":["value"]},"is":{"below":7}}
-- "observation", 20649, 7, 20454, 20819, "observation", 20454, 20819
-- SQLite
SELECT p.n, p.id,
  CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN (SELECT n.number < ? FROM (
    SELECT CASE WHEN max(z.best) = 1 AND count(CASE WHEN z.rank > 1 AND z.start_hi >= z.blo AND (z.sure = 0 OR z.start_lo <> z.start_hi OR z.blo <> z.bhi) THEN 1 END) = 0 THEN max(CASE WHEN z.rank = 1 THEN z.number END) END AS number,
      max(CASE WHEN z.rank = 1 THEN z.turn END) AS turn FROM (
      SELECT r.*, row_number() OVER w AS rank, first_value(r.start_lo) OVER w AS blo, first_value(r.start_hi) OVER w AS bhi, first_value(r.sure) OVER w AS best FROM (
        SELECT f1.start_lo, f1.start_hi, f1_d.turn AS turn, CASE WHEN f1.start_lo >= ? AND f1.start_hi < ? AND f1.status = 'final' AND ((f1_d.parts & 2) <> 0) THEN 1 ELSE 0 END AS sure, f1.value AS number FROM q_fact f1 LEFT JOIN q_detail f1_d ON f1_d.kind = f1.kind AND f1_d.person = f1.person AND f1_d.place = f1.place WHERE f1.kind = ? AND f1.person = p.n AND f1.start_hi >= ? AND f1.start_lo < ? AND f1.status IN ('final', 'preliminary') AND ((f1_d.parts & 2) <> 0)
      ) r WINDOW w AS (ORDER BY r.sure DESC, r.start_hi DESC, r.turn DESC)
    ) z
  ) n) END AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST(CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $1::text AND day >= $2::bigint) THEN (SELECT n.number < $3::bigint FROM (
    SELECT CASE WHEN max(z.best) = 1 AND count(CASE WHEN z.rank > 1 AND z.start_hi >= z.blo AND (z.sure = 0 OR z.start_lo <> z.start_hi OR z.blo <> z.bhi) THEN 1 END) = 0 THEN max(CASE WHEN z.rank = 1 THEN z.number END) END AS number,
      max(CASE WHEN z.rank = 1 THEN z.turn END) AS turn FROM (
      SELECT r.*, row_number() OVER w AS rank, first_value(r.start_lo) OVER w AS blo, first_value(r.start_hi) OVER w AS bhi, first_value(r.sure) OVER w AS best FROM (
        SELECT f1.start_lo, f1.start_hi, f1_d.turn AS turn, CASE WHEN f1.start_lo >= $4::bigint AND f1.start_hi < $5::bigint AND f1.status = 'final' AND ((f1_d.parts & 2) <> 0) THEN 1 ELSE 0 END AS sure, f1.value AS number FROM q_fact f1 LEFT JOIN q_detail f1_d ON f1_d.kind = f1.kind AND f1_d.person = f1.person AND f1_d.place = f1.place WHERE f1.kind = $6::text AND f1.person = p.n AND f1.start_hi >= $7::bigint AND f1.start_lo < $8::bigint AND f1.status IN ('final', 'preliminary') AND ((f1_d.parts & 2) <> 0)
      ) r WINDOW w AS (ORDER BY r.sure DESC, r.start_hi DESC, r.turn DESC)
    ) z
  ) n) END AS integer) AS answer1
FROM q_person p;

-- the change, of an extended set: {"op":"change","in":{"kind":"observation","startsIn":{"from":"yearStart","until":"yearEnd"},"has":["value"]},"is":{"below":0}}
-- "observation", 20649, 0, 20454, 20819, "observation", 20454, 20819, 20454, 20819, "observation", 20454, 20819
-- SQLite
SELECT p.n, p.id,
  CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN (SELECT d.change < ? FROM (
    SELECT CASE WHEN b.turn <> a.turn THEN b.number - a.number END AS change FROM (
      SELECT CASE WHEN max(z.best) = 1 AND count(CASE WHEN z.rank > 1 AND z.start_lo <= z.bhi AND (z.sure = 0 OR z.start_lo <> z.start_hi OR z.blo <> z.bhi) THEN 1 END) = 0 THEN max(CASE WHEN z.rank = 1 THEN z.number END) END AS number,
        max(CASE WHEN z.rank = 1 THEN z.turn END) AS turn FROM (
        SELECT r.*, row_number() OVER w AS rank, first_value(r.start_lo) OVER w AS blo, first_value(r.start_hi) OVER w AS bhi, first_value(r.sure) OVER w AS best FROM (
          SELECT f1.start_lo, f1.start_hi, f1_d.turn AS turn, CASE WHEN f1.start_lo >= ? AND f1.start_hi < ? AND f1.status = 'final' AND ((f1_d.parts & 2) <> 0) THEN 1 ELSE 0 END AS sure, f1.value AS number FROM q_fact f1 LEFT JOIN q_detail f1_d ON f1_d.kind = f1.kind AND f1_d.person = f1.person AND f1_d.place = f1.place WHERE f1.kind = ? AND f1.person = p.n AND f1.start_hi >= ? AND f1.start_lo < ? AND f1.status IN ('final', 'preliminary') AND ((f1_d.parts & 2) <> 0)
        ) r WINDOW w AS (ORDER BY r.sure DESC, r.start_hi, r.turn)
      ) z
    ) a CROSS JOIN (
      SELECT CASE WHEN max(z.best) = 1 AND count(CASE WHEN z.rank > 1 AND z.start_hi >= z.blo AND (z.sure = 0 OR z.start_lo <> z.start_hi OR z.blo <> z.bhi) THEN 1 END) = 0 THEN max(CASE WHEN z.rank = 1 THEN z.number END) END AS number,
        max(CASE WHEN z.rank = 1 THEN z.turn END) AS turn FROM (
        SELECT r.*, row_number() OVER w AS rank, first_value(r.start_lo) OVER w AS blo, first_value(r.start_hi) OVER w AS bhi, first_value(r.sure) OVER w AS best FROM (
          SELECT f2.start_lo, f2.start_hi, f2_d.turn AS turn, CASE WHEN f2.start_lo >= ? AND f2.start_hi < ? AND f2.status = 'final' AND ((f2_d.parts & 2) <> 0) THEN 1 ELSE 0 END AS sure, f2.value AS number FROM q_fact f2 LEFT JOIN q_detail f2_d ON f2_d.kind = f2.kind AND f2_d.person = f2.person AND f2_d.place = f2.place WHERE f2.kind = ? AND f2.person = p.n AND f2.start_hi >= ? AND f2.start_lo < ? AND f2.status IN ('final', 'preliminary') AND ((f2_d.parts & 2) <> 0)
        ) r WINDOW w AS (ORDER BY r.sure DESC, r.start_hi DESC, r.turn DESC)
      ) z
    ) b
  ) d) END AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST(CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $1::text AND day >= $2::bigint) THEN (SELECT d.change < $3::bigint FROM (
    SELECT CASE WHEN b.turn <> a.turn THEN b.number - a.number END AS change FROM (
      SELECT CASE WHEN max(z.best) = 1 AND count(CASE WHEN z.rank > 1 AND z.start_lo <= z.bhi AND (z.sure = 0 OR z.start_lo <> z.start_hi OR z.blo <> z.bhi) THEN 1 END) = 0 THEN max(CASE WHEN z.rank = 1 THEN z.number END) END AS number,
        max(CASE WHEN z.rank = 1 THEN z.turn END) AS turn FROM (
        SELECT r.*, row_number() OVER w AS rank, first_value(r.start_lo) OVER w AS blo, first_value(r.start_hi) OVER w AS bhi, first_value(r.sure) OVER w AS best FROM (
          SELECT f1.start_lo, f1.start_hi, f1_d.turn AS turn, CASE WHEN f1.start_lo >= $4::bigint AND f1.start_hi < $5::bigint AND f1.status = 'final' AND ((f1_d.parts & 2) <> 0) THEN 1 ELSE 0 END AS sure, f1.value AS number FROM q_fact f1 LEFT JOIN q_detail f1_d ON f1_d.kind = f1.kind AND f1_d.person = f1.person AND f1_d.place = f1.place WHERE f1.kind = $6::text AND f1.person = p.n AND f1.start_hi >= $7::bigint AND f1.start_lo < $8::bigint AND f1.status IN ('final', 'preliminary') AND ((f1_d.parts & 2) <> 0)
        ) r WINDOW w AS (ORDER BY r.sure DESC, r.start_hi, r.turn)
      ) z
    ) a CROSS JOIN (
      SELECT CASE WHEN max(z.best) = 1 AND count(CASE WHEN z.rank > 1 AND z.start_hi >= z.blo AND (z.sure = 0 OR z.start_lo <> z.start_hi OR z.blo <> z.bhi) THEN 1 END) = 0 THEN max(CASE WHEN z.rank = 1 THEN z.number END) END AS number,
        max(CASE WHEN z.rank = 1 THEN z.turn END) AS turn FROM (
        SELECT r.*, row_number() OVER w AS rank, first_value(r.start_lo) OVER w AS blo, first_value(r.start_hi) OVER w AS bhi, first_value(r.sure) OVER w AS best FROM (
          SELECT f2.start_lo, f2.start_hi, f2_d.turn AS turn, CASE WHEN f2.start_lo >= $9::bigint AND f2.start_hi < $10::bigint AND f2.status = 'final' AND ((f2_d.parts & 2) <> 0) THEN 1 ELSE 0 END AS sure, f2.value AS number FROM q_fact f2 LEFT JOIN q_detail f2_d ON f2_d.kind = f2.kind AND f2_d.person = f2.person AND f2_d.place = f2.place WHERE f2.kind = $11::text AND f2.person = p.n AND f2.start_hi >= $12::bigint AND f2.start_lo < $13::bigint AND f2.status IN ('final', 'preliminary') AND ((f2_d.parts & 2) <> 0)
        ) r WINDOW w AS (ORDER BY r.sure DESC, r.start_hi DESC, r.turn DESC)
      ) z
    ) b
  ) d) END AS integer) AS answer1
FROM q_person p;

-- the time since the first, of an extended set: {"op":"elapsed","which":"first","in":{"kind":"observation","startsIn":{"from":"yearStart","until":"yearEnd"},"has":["value"]},"atLeast":{"months":3}}
-- 20558, 20558, "observation", 20649, 20454, 20819, 20454, 20819, "observation", 20454, 20819
-- SQLite
SELECT p.n, p.id,
  (SELECT CASE WHEN s.told = 1 THEN CASE WHEN s.hi <= ? THEN TRUE WHEN s.lo > ? THEN FALSE END END
  FROM (SELECT CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = ? AND day >= ?) THEN min(f1.start_lo) ELSE -10000000 END AS lo, min(CASE WHEN f1.start_lo >= ? AND f1.start_hi < ? AND f1.status = 'final' AND ((f1_d.parts & 2) <> 0) AND f1.place >= 0 THEN f1.start_hi END) AS hi, max(CASE WHEN f1.start_lo >= ? AND f1.start_hi < ? AND f1.status = 'final' AND ((f1_d.parts & 2) <> 0) AND f1.place >= 0 THEN 1 ELSE 0 END) AS told FROM q_fact f1 LEFT JOIN q_detail f1_d ON f1_d.kind = f1.kind AND f1_d.person = f1.person AND f1_d.place = f1.place WHERE f1.kind = ? AND f1.person = p.n AND f1.start_hi >= ? AND f1.start_lo < ? AND f1.status IN ('final', 'preliminary') AND ((f1_d.parts & 2) <> 0)) s) AS answer1
FROM q_person p;
-- PostgreSQL
SELECT p.n, p.id,
  CAST((SELECT CASE WHEN s.told = 1 THEN CASE WHEN s.hi <= $1::bigint THEN TRUE WHEN s.lo > $2::bigint THEN FALSE END END
  FROM (SELECT CASE WHEN p.known IN (SELECT known FROM q_complete WHERE kind = $3::text AND day >= $4::bigint) THEN min(f1.start_lo) ELSE -10000000 END AS lo, min(CASE WHEN f1.start_lo >= $5::bigint AND f1.start_hi < $6::bigint AND f1.status = 'final' AND ((f1_d.parts & 2) <> 0) AND f1.place >= 0 THEN f1.start_hi END) AS hi, max(CASE WHEN f1.start_lo >= $7::bigint AND f1.start_hi < $8::bigint AND f1.status = 'final' AND ((f1_d.parts & 2) <> 0) AND f1.place >= 0 THEN 1 ELSE 0 END) AS told FROM q_fact f1 LEFT JOIN q_detail f1_d ON f1_d.kind = f1.kind AND f1_d.person = f1.person AND f1_d.place = f1.place WHERE f1.kind = $9::text AND f1.person = p.n AND f1.start_hi >= $10::bigint AND f1.start_lo < $11::bigint AND f1.status IN ('final', 'preliminary') AND ((f1_d.parts & 2) <> 0)) s) AS integer) AS answer1
FROM q_person p;

-- a set that is used twice, worked out once: [{"op":"exists","in":{"use":"q/readings"}},{"op":"compare","what":{"get":"sum","in":{"use":"q/readings"}},"is":{"atLeast":1}}]
-- 20454, 20649, 20649, 20454, 20454, 20649, "[\"a\"]", "encounter", "encounter", "encounter", "[\"a\"]", "observation", 20454, 20649, 20649, 20454, 20649, 20649, 0, "observation", 1, 1, 20649, 20649, 0, "observation"
-- SQLite
WITH d1 AS MATERIALIZED (
  SELECT x.* FROM (
    SELECT p.n AS person, f4.kind, f4.start_hi, f4.place, min(CASE WHEN f4.start_hi >= ? AND f4.start_lo < ? + 1 AND ? + 1 > ? AND f4.start_lo >= ? AND f4.start_hi < ? + 1 AND f4.status = 'final' THEN 2 ELSE 1 END, CASE (NOT ((
      SELECT CASE WHEN max(CASE WHEN f5.codes IN (SELECT codes FROM q_code WHERE code IN (SELECT value FROM json_each(?))) AND f5.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN ((SELECT l.target FROM q_link l WHERE l.links = f4.links AND l.role = ?) IS NULL OR EXISTS (SELECT 1 FROM q_id i6 WHERE i6.person = p.n AND i6.id = (SELECT l.target FROM q_link l WHERE l.links = f4.links AND l.role = ?))) THEN FALSE END
      FROM q_id i6 CROSS JOIN q_fact f5 WHERE i6.person = p.n AND i6.id = (SELECT l.target FROM q_link l WHERE l.links = f4.links AND l.role = ?) AND f5.kind = i6.kind AND f5.person = p.n AND f5.start_hi = i6.start_hi AND f5.place = i6.place AND (f5.codes IS NULL OR f5.codes IN (SELECT codes FROM q_code WHERE code IN (SELECT value FROM json_each(?))))
    ))) WHEN TRUE THEN 2 WHEN FALSE THEN 0 ELSE 1 END) AS fit FROM q_person p CROSS JOIN q_fact f4 WHERE f4.kind = ? AND f4.person = p.n AND f4.start_hi >= ? AND f4.start_lo < ? + 1 AND ? + 1 > ? AND f4.status IN ('final', 'preliminary') LIMIT -1
  ) x WHERE x.fit > 0
)
SELECT p.n, p.id,
  (
    SELECT CASE WHEN max(CASE WHEN d1_f1.fit = 2 AND f1.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN (SELECT c.day >= min(min(10000000, ? + 1) - 1, ?) - ? FROM q_complete c WHERE c.known = p.known AND c.kind = ?) THEN FALSE END
    FROM (
      SELECT * FROM d1 w WHERE w.person = p.n
    ) d1_f1 CROSS JOIN q_fact f1 WHERE f1.kind = d1_f1.kind AND f1.person = p.n AND f1.start_hi = d1_f1.start_hi AND f1.place = d1_f1.place
  ) AS answer1,
  (SELECT CASE WHEN e2.lo >= ? THEN TRUE WHEN e2.hi < ? THEN FALSE END
  FROM (SELECT q.n AS lo, q.n AS hi FROM (
    SELECT CASE WHEN count(*) > 0 AND min(r.sure) = 1 AND count(r.n) = count(*) AND (SELECT c.day >= min(min(10000000, ? + 1) - 1, ?) - ? FROM q_complete c WHERE c.known = p.known AND c.kind = ?) THEN CAST(printf('%.12g', sum(r.n)) AS REAL) END AS n FROM (
      SELECT f1.value AS n, CASE WHEN d1_f1.fit = 2 THEN 1 ELSE 0 END AS sure FROM (
        SELECT * FROM d1 w WHERE w.person = p.n
      ) d1_f1 CROSS JOIN q_fact f1 WHERE f1.kind = d1_f1.kind AND f1.person = p.n AND f1.start_hi = d1_f1.start_hi AND f1.place = d1_f1.place LIMIT -1
    ) r
  ) q LIMIT -1) e2) AS answer2
FROM q_person p;
-- PostgreSQL
WITH d1 AS MATERIALIZED (
  SELECT x.* FROM (
    SELECT p.n AS person, f4.kind, f4.start_hi, f4.place, least(CASE WHEN f4.start_hi >= $1::bigint AND f4.start_lo < $2::bigint + 1 AND $3::bigint + 1 > $4::bigint AND f4.start_lo >= $5::bigint AND f4.start_hi < $6::bigint + 1 AND f4.status = 'final' THEN 2 ELSE 1 END, CASE (NOT ((
      SELECT CASE WHEN max(CASE WHEN f5.codes IN (SELECT codes FROM q_code WHERE code = ANY(ARRAY(SELECT jsonb_array_elements_text($7::text::jsonb)))) AND f5.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN ((SELECT l.target FROM q_link l WHERE l.links = f4.links AND l.role = $8::text) IS NULL OR EXISTS (SELECT 1 FROM q_id i6 WHERE i6.person = p.n AND i6.id = (SELECT l.target FROM q_link l WHERE l.links = f4.links AND l.role = $9::text))) THEN FALSE END
      FROM q_id i6 CROSS JOIN q_fact f5 WHERE i6.person = p.n AND i6.id = (SELECT l.target FROM q_link l WHERE l.links = f4.links AND l.role = $10::text) AND f5.kind = i6.kind AND f5.person = p.n AND f5.start_hi = i6.start_hi AND f5.place = i6.place AND (f5.codes IS NULL OR f5.codes IN (SELECT codes FROM q_code WHERE code = ANY(ARRAY(SELECT jsonb_array_elements_text($11::text::jsonb)))))
    ))) WHEN TRUE THEN 2 WHEN FALSE THEN 0 ELSE 1 END) AS fit FROM q_person p CROSS JOIN q_fact f4 WHERE f4.kind = $12::text AND f4.person = p.n AND f4.start_hi >= $13::bigint AND f4.start_lo < $14::bigint + 1 AND $15::bigint + 1 > $16::bigint AND f4.status IN ('final', 'preliminary') OFFSET 0
  ) x WHERE x.fit > 0
), d2 AS MATERIALIZED (
  SELECT person, array_agg(kind) AS kind, array_agg(start_hi) AS start_hi, array_agg(place) AS place, array_agg(fit) AS fit FROM d1 GROUP BY person
)
SELECT p.n, p.id,
  CAST((
    SELECT CASE WHEN max(CASE WHEN d1_f1.fit = 2 AND f1.place >= 0 THEN 1 ELSE 0 END) = 1 THEN TRUE WHEN count(*) >= 1 THEN NULL WHEN (SELECT c.day >= least(least(10000000, $17::bigint + 1) - 1, $18::bigint) - $19::bigint FROM q_complete c WHERE c.known = p.known AND c.kind = $20::text) THEN FALSE END
    FROM (
      SELECT w.* FROM unnest(p.d2_kind, p.d2_start_hi, p.d2_place, p.d2_fit) AS w (kind, start_hi, place, fit)
    ) d1_f1 CROSS JOIN q_fact f1 WHERE f1.kind = d1_f1.kind AND f1.person = p.n AND f1.start_hi = d1_f1.start_hi AND f1.place = d1_f1.place
  ) AS integer) AS answer1,
  CAST((SELECT CASE WHEN e2.lo >= $21::bigint THEN TRUE WHEN e2.hi < $22::bigint THEN FALSE END
  FROM (SELECT q.n AS lo, q.n AS hi FROM (
    SELECT CASE WHEN count(*) > 0 AND min(r.sure) = 1 AND count(r.n) = count(*) AND (SELECT c.day >= least(least(10000000, $23::bigint + 1) - 1, $24::bigint) - $25::bigint FROM q_complete c WHERE c.known = p.known AND c.kind = $26::text) THEN (
      SELECT CAST(round(CAST(split_part(w.t, 'e', 1) AS numeric), 11) || 'e' || split_part(w.t, 'e', 2) AS double precision)
      FROM (SELECT to_char(sum(r.n), '9.9999999999999999999999999999999999999999EEEE') AS t OFFSET 0) w
    ) END AS n FROM (
      SELECT f1.value AS n, CASE WHEN d1_f1.fit = 2 THEN 1 ELSE 0 END AS sure FROM (
        SELECT w.* FROM unnest(p.d2_kind, p.d2_start_hi, p.d2_place, p.d2_fit) AS w (kind, start_hi, place, fit)
      ) d1_f1 CROSS JOIN q_fact f1 WHERE f1.kind = d1_f1.kind AND f1.person = p.n AND f1.start_hi = d1_f1.start_hi AND f1.place = d1_f1.place OFFSET 0
    ) r
  ) q OFFSET 0) e2) AS integer) AS answer2
FROM (SELECT p.*, d2.kind AS d2_kind, d2.start_hi AS d2_start_hi, d2.place AS d2_place, d2.fit AS d2_fit FROM q_person p FULL JOIN d2 ON d2.person = p.n OFFSET 0) p;

-- Words of the load's SQL: zones, the keyed hash of a caller, the digest that tells a corrected row from a repeated one.
create or replace temp macro local_to_utc(stamp, zone) as cast(timezone(zone, stamp) as timestamp);
create or replace temp macro utc_to_local(stamp, zone) as timezone(zone, timezone('UTC', stamp));
create or replace temp macro row_digest(parts) as
  md5_number_lower(array_to_string(list_transform(parts, lambda part: coalesce(part, chr(30))), chr(31)));
create or replace temp macro caller_hash(number, key) as
  cast('0x' || left(sha256(key || regexp_replace(number, '[^0-9]', '', 'g')), 16) as ubigint);

-- One row per key that the file leaves different from the warehouse.
select row_key, line_no, known_hash is not null as is_known
from chain
where after_hash is null
  and (known_hash is null or known_hash <> row_hash)

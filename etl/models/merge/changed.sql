-- One row per key that the file leaves different from the warehouse, with the row of the file that stands for it now.
select row_key, n, is_known
from chain
where is_newest
  and not says_known

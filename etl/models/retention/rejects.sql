-- One row per rejected row that is past its retention: it has no time of its own, so it goes with the newest row of its file.
select rejects.rowid as place
from rejects
join load_files on load_files.file_id = rejects.file_id
where rejects.source = $source
  and least(coalesce(data_until, loaded_at), loaded_at) < cast($kept_from as timestamp)

-- One row per file of the source that was loaded, by its content: whether an archived copy is past its retention, or holds no row that is not.
select
  sha256,
  coalesce(max(loaded_at) < cast($files_from as timestamp), false)
    or coalesce(max(data_until) < cast($kept_from as timestamp), false) as is_past
from load_files
where source = $source
group by sha256

-- One row per staged key that the warehouse knows already: where it stands there and its content.
select version.row_key, version.place, version.file_id, version.line_no, version.version_at, version.content
from (
  select rowid as place, row_key, file_id, line_no, version_at, {$$content} as content
  from $$target
  where source = $source
    and row_key in (select row_key from numbered)
) as version

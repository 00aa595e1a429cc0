-- One row per row of a centre in a table with a service date: that date made anew from its moment.
update $$target
set service_date = service_day(utc_to_local($$time, $centre_zone))
where centre = $centre

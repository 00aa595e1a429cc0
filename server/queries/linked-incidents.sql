-- One row per incident of a key: what a call's ticket number leads to.
select id, received_at, received_local, source, incident_key, category, district, response_s
from described_incidents([$incident])
where centre = $centre
order by received_at, source
limit 10

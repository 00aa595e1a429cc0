-- One row per source: rows kept although a stamp is out of order.
select source, cast(count(*) as integer) as n from fct_calls where out_of_order group by source
union all
select source, cast(count(*) as integer) from fct_incidents where out_of_order group by source

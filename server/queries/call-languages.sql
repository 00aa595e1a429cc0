-- One row per language of answered calls: calls.
select language, cast(sum(calls) as integer) as answered
from offered_calls($from, $to, $filters)
where outcome = 'answered'
group by language
order by answered desc, language
